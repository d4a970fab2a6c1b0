"""Who looks at an offer before others see it: the ambassadeur of its organisation, never of one's own offer.

Without another ambassadeur there the coördinator does, so that nobody waits for somebody who does not exist.
"""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from jbmb.models import Ruilaanbod
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Gebruiker, Lidmaatschap
from twentsekracht.organisaties.toegang import Rol

ROLLEN = (Rol.AMBASSADEUR, Rol.COORDINATOR)


def te_zien_door(gebruiker: Gebruiker, *, op: date) -> QuerySet[Ruilaanbod]:
    """Of the own organisations what was ever sent in: somebody's concept is their own."""
    gezien = Ruilaanbod.objects.exclude(status=Ruilaanbod.Status.CONCEPT).exclude(ingediend_op=None)
    return gezien.beheerbaar_door(gebruiker, op=op, rollen=ROLLEN)


def na_te_kijken_door(gebruiker: Gebruiker, *, op: date) -> QuerySet[Ruilaanbod]:
    """What waits for this person. For the coördinator: only where there is no other ambassadeur."""
    wacht = te_zien_door(gebruiker, op=op).filter(status=Ruilaanbod.Status.INGEDIEND)
    wacht = wacht.van_anderen(gebruiker)
    if toegang.organisatie_ids(gebruiker, Rol.COORDINATOR, op=op) is not toegang.OVERAL:
        return wacht
    eigen = toegang.organisatie_ids(gebruiker, Rol.AMBASSADEUR, op=op) or set()
    ander = ambassadeurs(op=op).filter(organisatie=OuterRef("organisatie"))
    verlaten = ~Exists(ander.exclude(gebruiker=OuterRef("deelnemer")))
    return wacht.filter(verlaten) | wacht.filter(organisatie__in=eigen)


def ambassadeurs(*, op: date) -> QuerySet[Lidmaatschap]:
    return Lidmaatschap.objects.geldig(op=op).filter(rol=Rol.AMBASSADEUR).order_by()


def beoordelaars(aanbod: Ruilaanbod, *, op: date) -> list[Gebruiker]:
    """To whom it is written."""
    ander = ambassadeurs(op=op).filter(organisatie=aanbod.organisatie_id)
    gevonden = ander.exclude(gebruiker=aanbod.deelnemer_id)
    if not gevonden.exists():
        gevonden = Lidmaatschap.objects.geldig(op=op).filter(rol=Rol.COORDINATOR)
        gevonden = gevonden.exclude(gebruiker=aanbod.deelnemer_id)
    mensen = Gebruiker.objects.filter(pk__in=gevonden.values("gebruiker"))
    return list(mensen.order_by("naam", "pk"))
