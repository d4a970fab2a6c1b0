"""What came of the evaluation, from five answers on: fewer could tell who said what.

A run is shown when the time to answer is over: who looks every day would see what the last one answered. Of a course
all runs are counted together, but for those that would follow by subtracting what is shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from school.leren import INVULLEN
from school.models import (
    Evaluatietekst,
    Evaluatietelling,
    Evaluatievraag,
    Inschrijving,
    Opleiding,
    Uitvoering,
)
from twentsekracht import evaluatie
from twentsekracht.evaluatie import GENOEG, Soort, Uitslag


@dataclass(frozen=True)
class Cijfer:
    gemiddelde: Decimal
    aantal: int


def sluit_op(run: Uitvoering) -> date:
    """The last day to answer."""
    return run.laatste_dag + INVULLEN


def is_bekend(run: Uitvoering, *, op: date) -> bool:
    return sluit_op(run) < op


def ingevuld(run: Uitvoering) -> int | None:
    """By how many; None: fewer than five."""
    aantal = Inschrijving.objects.filter(uitvoering=run, heeft_geevalueerd=True).count()
    return aantal if aantal >= GENOEG else None


def uitslagen(runs: Iterable[Uitvoering]) -> list[Uitslag]:
    """Of every question that was answered or is asked now, over these runs together. Three queries."""
    runs = list(runs)
    tellingen = Evaluatietelling.objects.filter(uitvoering__in=runs).order_by("waarde")
    teksten = Evaluatietekst.objects.filter(uitvoering__in=runs)
    return evaluatie.uitslagen(
        Evaluatievraag.objects.all(),
        tellingen.values_list("uitvoering", "vraag", "waarde", "aantal"),
        teksten.values_list("uitvoering", "vraag", "tekst"),
    )


def van_opleiding(opleiding: Opleiding, *, op: date) -> list[Uitslag]:
    """Over all its runs; without what people wrote, which is for who reads the run."""
    bekend = [run for run in opleiding.uitvoeringen.all() if is_bekend(run, op=op)]
    return [uitslag for uitslag in uitslagen(bekend) if uitslag.vraag.soort != Soort.TEKST]


def cijfer(opleiding: Opleiding, *, op: date) -> Cijfer | None:
    """The mark of a course over its runs; None as long as fewer than five gave one. One query."""
    tellingen = Evaluatietelling.objects.filter(uitvoering__opleiding=opleiding, vraag__soort=Soort.CIJFER)
    per_run: dict[int, list[tuple[int, int]]] = {}
    for een in tellingen.select_related("uitvoering"):
        if is_bekend(een.uitvoering, op=op):
            per_run.setdefault(een.uitvoering_id, []).append((een.waarde, een.aantal))
    telling = evaluatie.geteld(per_run.values())
    return Cijfer(evaluatie.gemiddelde(telling), telling.total()) if telling else None
