"""Who looks at an offer before others see it: the ambassadeur of its organisation, never of one's own offer.

Without another ambassadeur there the coördinator does, so that nobody waits for somebody who does not exist.
"""

from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from jbmb.models import Kringakkoord, Kringlid, Ruilaanbod, Ruilkring
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
    return _aan_de_beurt(wacht.van_anderen(gebruiker), gebruiker, op)


def te_volgen_kringen(gebruiker: Gebruiker, *, op: date) -> QuerySet[Ruilkring]:
    """Rings with somebody of the own organisations in it, with who is in them. Two questions."""
    leden = Kringlid.objects.beheerbaar_door(gebruiker, op=op, rollen=ROLLEN)
    wie = Kringlid.objects.select_related("aanbod__deelnemer", "aanbod__organisatie").order_by("plek")
    return Ruilkring.objects.filter(pk__in=leden.values("kring")).prefetch_related(Prefetch("leden", wie))


def te_geven_akkoorden(gebruiker: Gebruiker, *, op: date) -> QuerySet[Kringakkoord]:
    """What waits for this person as ambassadeur, the first to lapse first. One question."""
    aanbod = te_zien_door(gebruiker, op=op).van_anderen(gebruiker)
    wacht = Kringakkoord.objects.filter(
        wie=Kringakkoord.Wie.AMBASSADEUR,
        besluit="",
        lid__kring__status=Ruilkring.Status.AKKOORD,
        lid__kring__uiterlijk__gte=op,
        lid__aanbod__deelnemer__isnull=False,
        lid__aanbod__in=_aan_de_beurt(aanbod, gebruiker, op).values("pk"),
    )
    return wacht.select_related("lid__kring", "lid__aanbod__deelnemer", "lid__aanbod__organisatie").order_by(
        "lid__kring__uiterlijk", "pk"
    )


def _aan_de_beurt(wacht: QuerySet[Ruilaanbod], gebruiker: Gebruiker, op: date) -> QuerySet[Ruilaanbod]:
    """All of it for an ambassadeur; for the coördinator where there is no other."""
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
