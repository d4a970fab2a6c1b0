"""Who answers a participant that asks for help: the ambassadeur of their organisation, else the coördinator."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from jbmb.beoordelaars import ROLLEN, ambassadeurs
from jbmb.models import Hulpvraag
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Gebruiker, Lidmaatschap
from twentsekracht.organisaties.toegang import Rol


def te_zien_door(gebruiker: Gebruiker, *, op: date) -> QuerySet[Hulpvraag]:
    """Of the own organisations; never one's own question, and not of who left."""
    rijen = Hulpvraag.objects.filter(deelname__deelnemer__isnull=False)
    return rijen.exclude(deelname__deelnemer=gebruiker).beheerbaar_door(gebruiker, op=op, rollen=ROLLEN)


def wachten_op(gebruiker: Gebruiker, *, op: date) -> QuerySet[Hulpvraag]:
    """For the coördinator only where there is no other ambassadeur: HR of the organisation itself comes first."""
    open_ = te_zien_door(gebruiker, op=op).filter(beantwoord_op__isnull=True)
    if toegang.organisatie_ids(gebruiker, Rol.COORDINATOR, op=op) is not toegang.OVERAL:
        return open_
    eigen = toegang.organisatie_ids(gebruiker, Rol.AMBASSADEUR, op=op) or set()
    ander = ambassadeurs(op=op).filter(organisatie=OuterRef("deelname__organisatie"))
    verlaten = ~Exists(ander.exclude(gebruiker=OuterRef("deelname__deelnemer")))
    return open_.filter(verlaten) | open_.filter(deelname__organisatie__in=eigen)


def helpers(hulpvraag: Hulpvraag, *, op: date) -> list[Gebruiker]:
    """To whom it is written."""
    wie = hulpvraag.deelname
    gevonden = ambassadeurs(op=op).filter(organisatie=wie.organisatie_id).exclude(gebruiker=wie.deelnemer_id)
    if not gevonden.exists():
        gevonden = Lidmaatschap.objects.geldig(op=op).filter(rol=Rol.COORDINATOR)
        gevonden = gevonden.exclude(gebruiker=wie.deelnemer_id)
    mensen = Gebruiker.objects.open(op=op).filter(pk__in=gevonden.values("gebruiker"))
    return list(mensen.order_by("naam", "pk"))
