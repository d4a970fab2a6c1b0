"""The organiser moves parts about: other times, another room, more places."""

from datetime import datetime

from django.db import transaction

from evenementen.fouten import EvenementFout, ProgrammaVeranderd
from evenementen.models import Evenement, Onderdeel
from evenementen.plaatsen import bezettingen
from evenementen.programmabord import kenmerk
from evenementen.services.bijwerken import na_wijziging
from evenementen.services.grendel import vergrendel
from evenementen.woorden import al_bezet
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.organisaties.toegang import Rol


@transaction.atomic
def wijzig_programma(
    *,
    evenement: Evenement,
    wijzigingen: dict[int, dict],
    gezien: str,
    door: Gebruiker,
    rol: str = Rol.COORDINATOR,
    op: datetime,
) -> list[Onderdeel]:
    """Per part (id) which fields become what: all of it, or nothing. `gezien`: the `kenmerk` of what was looked at.

    `rol`: in which somebody does so; a contactpersoon acts for who hosts it. Returns the parts that
    changed. Who has a place keeps it; more places go to who waits.
    """
    nu = vergrendel(evenement.onderdelen.values_list("pk", flat=True))
    if kenmerk(nu) != gezien:
        raise ProgrammaVeranderd
    anders = [deel for deel in nu if wijzigingen.get(deel.pk)]
    _houd_plaatsen([deel for deel in anders if "capaciteit" in wijzigingen[deel.pk]], wijzigingen, op)
    namens = evenement.gastorganisatie if rol == Rol.CONTACTPERSOON else None
    for deel in anders:
        velden = wijzigingen[deel.pk]
        for naam, waarde in velden.items():
            setattr(deel, naam, waarde)
        deel.save(update_fields=list(velden))
        leg_vast(
            door=door,
            rol=rol,
            actie="gewijzigd",
            object=deel,
            velden=velden,
            organisatie=namens,
            op=op,
        )
    na_wijziging(onderdelen=[deel.pk for deel in anders], op=op)
    return anders


def _houd_plaatsen(onderdelen: list[Onderdeel], wijzigingen: dict[int, dict], op: datetime) -> None:
    bezet = bezettingen(onderdelen, op=op)
    for deel in onderdelen:
        wordt, aantal = wijzigingen[deel.pk]["capaciteit"], bezet[deel.pk].bezet.total()
        if wordt is not None and wordt < aantal:
            raise EvenementFout(f"Bij ‘{deel}’ {al_bezet(aantal)}.")
