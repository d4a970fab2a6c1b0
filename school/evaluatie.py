"""What came of the evaluation, from five answers on: fewer could tell who said what.

A run is shown when the time to answer is over: who looks every day would see what the last one answered. Of a course
all runs are counted together, but for those that would follow by subtracting what is shown.
"""

from collections import Counter
from collections.abc import Callable, Iterable
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


def uitslagen(runs: Iterable[Uitvoering]) -> list[Uitslag]:
    """Of every question that was answered or is asked now, over these runs together. Three queries."""
    runs = list(runs)
    tellingen: dict[int, dict[int, list[tuple[int, int]]]] = {}
    geteld = Evaluatietelling.objects.filter(uitvoering__in=runs).order_by("waarde")
    for run, vraag, waarde, aantal in geteld.values_list("uitvoering", "vraag", "waarde", "aantal"):
        tellingen.setdefault(vraag, {}).setdefault(run, []).append((waarde, aantal))
    teksten: dict[int, dict[int, list[str]]] = {}
    geschreven = Evaluatietekst.objects.filter(uitvoering__in=runs)
    for run, vraag, tekst in geschreven.values_list("uitvoering", "vraag", "tekst"):
        teksten.setdefault(vraag, {}).setdefault(run, []).append(tekst)
    return [
        _uitslag(vraag, tellingen.get(vraag.pk, {}), teksten.get(vraag.pk, {}))
        for vraag in Evaluatievraag.objects.all()
        if vraag.is_actief or vraag.pk in tellingen or vraag.pk in teksten
    ]


def _uitslag(vraag: Evaluatievraag, tellingen: dict, teksten: dict) -> Uitslag:
    if vraag.soort == Soort.TEKST:
        gezegd = _samen(teksten.values(), len)
        # In order of the alphabet: neither the order of the rows nor of the moments says anything.
        return Uitslag(vraag, len(gezegd) or None, teksten=tuple(sorted(gezegd)))
    telling: Counter[int] = Counter()
    for waarde, aantal in _samen(tellingen.values(), _som):
        telling[waarde] += aantal
    if not telling:
        return Uitslag(vraag)
    return Uitslag(vraag, telling.total(), _gemiddelde(telling), _verdeling(vraag, telling))


def _samen(per_run: Iterable[list], hoeveel: Callable[[list], int]) -> list:
    """Of runs with enough answers; of the others only when they are enough together, for they follow by subtraction."""
    genoeg, rest = [], []
    for antwoorden in per_run:
        (genoeg if hoeveel(antwoorden) >= GENOEG else rest).extend(antwoorden)
    return genoeg + (rest if hoeveel(rest) >= GENOEG else [])


def _som(telling: list[tuple[int, int]]) -> int:
    return sum(aantal for _, aantal in telling)


def _verdeling(vraag: Evaluatievraag, telling: Counter[int]) -> tuple[tuple[str, int], ...]:
    if vraag.soort == Soort.SCHAAL:
        return tuple((naam, telling[waarde]) for waarde, naam in enumerate(SCHAAL, start=1))
    return tuple((str(waarde), telling[waarde]) for waarde in sorted(telling))


def _gemiddelde(telling: Counter[int]) -> Decimal:
    som = sum(waarde * aantal for waarde, aantal in telling.items())
    return (Decimal(som) / telling.total()).quantize(Decimal("0.1"))


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
    telling: Counter[int] = Counter()
    for waarde, aantal in _samen(per_run.values(), _som):
        telling[waarde] += aantal
    return Cijfer(_gemiddelde(telling), telling.total()) if telling else None
