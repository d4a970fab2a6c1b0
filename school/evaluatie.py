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

GENOEG = 5
Soort = Evaluatievraag.Soort
SCHAAL = ("helemaal oneens", "oneens", "niet oneens, niet eens", "eens", "helemaal eens")


@dataclass(frozen=True)
class Uitslag:
    """Of one question. `aantal` None: fewer than five answered it, and nothing more is told."""

    vraag: Evaluatievraag
    aantal: int | None = None
    gemiddelde: Decimal | None = None
    verdeling: tuple[tuple[str, int], ...] = ()
    teksten: tuple[str, ...] = ()


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


def uitslagen(run: Uitvoering) -> list[Uitslag]:
    """Of every question that was answered or is asked now. Three queries."""
    tellingen: dict[int, dict[int, int]] = {}
    for vraag, waarde, aantal in run.evaluatietellingen.values_list("vraag", "waarde", "aantal"):
        tellingen.setdefault(vraag, {})[waarde] = aantal
    teksten: dict[int, list[str]] = {}
    for vraag, tekst in Evaluatietekst.objects.filter(uitvoering=run).values_list("vraag", "tekst"):
        teksten.setdefault(vraag, []).append(tekst)
    return [
        _uitslag(vraag, tellingen.get(vraag.pk, {}), teksten.get(vraag.pk, []))
        for vraag in Evaluatievraag.objects.all()
        if vraag.is_actief or vraag.pk in tellingen or vraag.pk in teksten
    ]


def _uitslag(vraag: Evaluatievraag, telling: dict[int, int], teksten: list[str]) -> Uitslag:
    if vraag.soort == Soort.TEKST:
        # In order of the alphabet: neither the order of the rows nor of the moments says anything.
        return (
            Uitslag(vraag, len(teksten), teksten=tuple(sorted(teksten)))
            if len(teksten) >= GENOEG
            else Uitslag(vraag)
        )
    aantal = sum(telling.values())
    if aantal < GENOEG:
        return Uitslag(vraag)
    return Uitslag(vraag, aantal, _gemiddelde(telling.items()), _verdeling(vraag, telling))


def _verdeling(vraag: Evaluatievraag, telling: dict[int, int]) -> tuple[tuple[str, int], ...]:
    if vraag.soort == Soort.SCHAAL:
        return tuple((naam, telling.get(waarde, 0)) for waarde, naam in enumerate(SCHAAL, start=1))
    return tuple((str(waarde), telling[waarde]) for waarde in sorted(telling))


def _gemiddelde(telling: Iterable[tuple[int, int]]) -> Decimal:
    telling = list(telling)
    som = sum(waarde * aantal for waarde, aantal in telling)
    return (Decimal(som) / sum(aantal for _, aantal in telling)).quantize(Decimal("0.1"))


def cijfer(opleiding: Opleiding, *, op: date) -> Cijfer | None:
    """The mark of a course over its runs; None as long as fewer than five gave one. One query."""
    tellingen = Evaluatietelling.objects.filter(uitvoering__opleiding=opleiding, vraag__soort=Soort.CIJFER)
    per_run: dict[int, list[tuple[int, int]]] = {}
    for een in tellingen.select_related("uitvoering"):
        if is_bekend(een.uitvoering, op=op):
            per_run.setdefault(een.uitvoering_id, []).append((een.waarde, een.aantal))
    genoeg, rest = [], []
    for telling in per_run.values():
        (genoeg if _som(telling) >= GENOEG else rest).extend(telling)
    samen = genoeg + (rest if _som(rest) >= GENOEG else [])
    return Cijfer(_gemiddelde(samen), _som(samen)) if samen else None


def _som(telling: list[tuple[int, int]]) -> int:
    return sum(aantal for _, aantal in telling)
