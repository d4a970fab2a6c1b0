"""What cancelling a place costs on a day: by the rules that hold, and never more than was said when somebody enrolled.

The rules are rows that the platform office keeps. Whoever enrols sees what they come to for this run, and that stays
with the enrolment: the rules, the cost and the first day. When one of these changes afterwards, the cheaper of then
and now holds, day by day: a dearer course, a stricter rule or a run that is moved forward costs nobody more, a milder
one helps everybody. A cost that was not known when somebody enrolled was not agreed on, so it is not charged.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from school.models import Annuleerregel, Inschrijving, Uitvoering
from twentsekracht.vaste_vraag import VasteVraag

REGELS = VasteVraag(lambda: Annuleerregel.objects.order_by("dagen").values_list("dagen", "percentage"))
CENT = Decimal("0.01")
DAG = timedelta(days=1)
Regels = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Voorwaarden:
    """`regels`: from so many days before the start this percentage, the nearest to the start first."""

    start: date
    kosten: Decimal
    regels: Regels

    def op_dag(self, dag: date) -> Decimal:
        over = (self.start - dag).days
        percentage = next((deel for dagen, deel in self.regels if over <= dagen), 0)
        return (self.kosten * Decimal(percentage) / 100).quantize(CENT)

    def begindagen(self) -> set[date]:
        return {self.start - dagen * DAG for dagen, _ in self.regels}

    def als_json(self) -> dict:
        regels = [list(regel) for regel in self.regels]
        return {"start": self.start.isoformat(), "kosten": str(self.kosten), "regels": regels}


@dataclass(frozen=True)
class Trede:
    """From which day until which it costs this; empty: from the beginning, to the end."""

    van: date | None
    tot: date | None
    kosten: Decimal


@dataclass(frozen=True)
class Annuleren:
    """Of one enrolment, or of who thinks of enrolling. Of several sets of terms the cheapest holds each day."""

    voorwaarden: tuple[Voorwaarden, ...]

    def kosten(self, dag: date) -> Decimal:
        return min(een.op_dag(dag) for een in self.voorwaarden)

    def treden(self) -> list[Trede]:
        """From free to dear, in order of time."""
        treden = [Trede(None, None, Decimal(0))]
        for dag in sorted(set().union(*(een.begindagen() for een in self.voorwaarden))):
            if (kosten := self.kosten(dag)) != treden[-1].kosten:
                vorige = treden.pop()
                treden += [Trede(vorige.van, dag - DAG, vorige.kosten), Trede(dag, None, kosten)]
        return treden

    @property
    def gratis_tot(self) -> date | None:
        """The last day on which it costs nothing; None: it never costs anything."""
        return self.treden()[0].tot


def regels_nu() -> Regels:
    """One query."""
    return tuple(REGELS())


def nu(run: Uitvoering, regels: Regels) -> Voorwaarden:
    """What is said to who enrols now."""
    return Voorwaarden(run.start, run.opleiding.kosten_organisatie or Decimal(0), regels)


def voor_wie_wil(run: Uitvoering, regels: Regels) -> Annuleren:
    return Annuleren((nu(run, regels),))


def van(inschrijving: Inschrijving, regels: Regels) -> Annuleren:
    """`regels`: those that hold now."""
    voorwaarden = nu(inschrijving.uitvoering, regels)
    if inschrijving.voorwaarden is None:  # of an old list
        return Annuleren((voorwaarden,))
    return Annuleren((_van_json(inschrijving.voorwaarden), voorwaarden))


def toegezegd(inschrijving: Inschrijving) -> Annuleren | None:
    """What holds for certain, whatever the platform office does: what was said then. No query; None of an old list."""
    if inschrijving.voorwaarden is None:
        return None
    return Annuleren((_van_json(inschrijving.voorwaarden),))


def _van_json(wat: dict) -> Voorwaarden:
    regels = tuple(sorted((dagen, deel) for dagen, deel in wat["regels"]))
    return Voorwaarden(date.fromisoformat(wat["start"]), Decimal(wat["kosten"]), regels)
