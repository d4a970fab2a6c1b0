"""Who stayed away too often gets the waiting list instead of a place: by the rule of their own organisation.

It counts enrolments that ended in `no_show`, of the last twelve months and since the works council agreed. Who falls
under it waits behind everybody else, and is offered what is still free from two weeks before the start. So nobody is
kept out. Without a waiting list, or without a maximum, there is nothing to wait for and the rule does nothing.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from school.models import Inschrijving, NoShowbeleid, Uitvoering
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.vaste_vraag import VasteVraag

TERUG = timedelta(days=365)
ACHTERAAN_TOT = timedelta(days=14)  # before the start
# Of all organisations: there are not many.
MET_REGEL = VasteVraag(lambda: NoShowbeleid.objects.filter(is_aan=True).order_by())


@dataclass(frozen=True)
class TeVaak:
    """How often somebody stayed away, and from how many times on the rule holds."""

    keer: int
    vanaf: int


def te_vaak_weg(gebruikers: Iterable[Gebruiker], *, op: date) -> dict[int, TeVaak]:
    """Of these people (ids) for whom the rule of their organisation holds. Two queries, one where none has a rule."""
    organisatie_van = {gebruiker.pk: gebruiker.organisatie_id for gebruiker in gebruikers}
    betrokken = set(organisatie_van.values())
    beleid = {regel.organisatie_id: regel for regel in MET_REGEL() if regel.organisatie_id in betrokken}
    if not beleid:
        return {}
    weg = Inschrijving.objects.filter(
        deelnemer__in=organisatie_van,
        status=Inschrijving.Status.NO_SHOW,
        uitvoering__start__gte=op - TERUG,
        uitvoering__start__lte=op,
    ).values_list("deelnemer", "uitvoering__start")
    keren = Counter(
        wie for wie, dag in weg if (regel := beleid.get(organisatie_van[wie])) and dag >= regel.instemming_op
    )
    return {
        wie: TeVaak(keer, beleid[organisatie_van[wie]].aantal)
        for wie, keer in keren.items()
        if keer >= beleid[organisatie_van[wie]].aantal
    }


def geldt_voor(run: Uitvoering) -> bool:
    """Is there a waiting list to stand on?"""
    return run.max_deelnemers is not None and run.wachtlijst != Uitvoering.Volgorde.GEEN


def aan_de_beurt_op(run: Uitvoering) -> date:
    """From this day on who waits at the back is offered what is free."""
    return run.start - ACHTERAAN_TOT
