"""Who stayed away too often gets the waiting list instead of a place: by the rule of their own organisation.

It counts enrolments that ended in `no_show`, of the last twelve months and since the works council agreed. Who falls
under it waits behind everybody else, and is offered what is still free from two weeks before the start. So nobody is
kept out. Without a waiting list, or without a maximum, there is nothing to wait for and the rule does nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from school.models import Inschrijving, NoShowbeleid, Uitvoering
from twentsekracht.organisaties.models import Gebruiker

TERUG = timedelta(days=365)
ACHTERAAN_TOT = timedelta(days=14)  # before the start


@dataclass(frozen=True)
class TeVaak:
    """How often somebody stayed away, and from how many times on the rule holds."""

    keer: int
    vanaf: int


def te_vaak_weg(gebruiker: Gebruiker, *, op: date) -> TeVaak | None:
    """One query; two where the rule holds."""
    beleid = NoShowbeleid.objects.filter(organisatie=gebruiker.organisatie_id, is_aan=True).first()
    if beleid is None:
        return None
    keer = _no_shows(op).filter(deelnemer=gebruiker, uitvoering__start__gte=beleid.instemming_op).count()
    return TeVaak(keer, beleid.aantal) if keer >= beleid.aantal else None


def nog_te_vaak_weg(gebruikers: Iterable[Gebruiker], *, op: date) -> set[int]:
    """Of these people (ids) for whom the rule still holds: what was noted of them may have been put right."""
    return {gebruiker.pk for gebruiker in gebruikers if te_vaak_weg(gebruiker, op=op)}


def _no_shows(op: date):
    return Inschrijving.objects.filter(
        status=Inschrijving.Status.NO_SHOW, uitvoering__start__gt=op - TERUG, uitvoering__start__lte=op
    )


def geldt_voor(run: Uitvoering) -> bool:
    """Is there a waiting list to stand on?"""
    return run.max_deelnemers is not None and run.wachtlijst != Uitvoering.Volgorde.GEEN


def aan_de_beurt_op(run: Uitvoering) -> date:
    """From this day on who waits at the back is offered what is free."""
    return run.start - ACHTERAAN_TOT
