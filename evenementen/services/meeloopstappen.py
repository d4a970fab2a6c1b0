"""What every move of a place to go along, or of a request for one, does: along a way that exists, leaving a step."""

from datetime import datetime

from evenementen.fouten import EvenementFout
from evenementen.models import Meeloopplek, Meeloopverzoek
from twentsekracht.organisaties.models import Gebruiker


def zet(
    rij: Meeloopplek | Meeloopverzoek,
    naar: str,
    *,
    door: Gebruiker | None,
    op: datetime,
    reden: str = "",
    **velden,
) -> None:
    """`velden`: what else changes with it. Of a row that is new it is the first step."""
    is_nieuw = rij.pk is None
    van = "" if is_nieuw else rij.status
    if naar not in rij.OVERGANGEN.get(van, ()):
        raise EvenementFout(f"Dat kan niet meer. De status is nu ‘{rij.get_status_display()}’.")
    velden = {"status": naar, **velden}
    for naam, waarde in velden.items():
        setattr(rij, naam, waarde)
    rij.save(force_insert=True) if is_nieuw else rij.save(update_fields=list(velden))
    rij.stappen.create(van=van, naar=naar, reden=reden[:300], door=door, vastgelegd_op=op)
