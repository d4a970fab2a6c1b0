"""What people think of what they took part in, without who thought so: the school and the events count it alike.

Of a mark only is counted how often it was given, so there is no row of one person. Of a text there is, with a random
key and without a moment: nothing tells which texts are of one person, or who answered before whom. What came of it is
told from five answers on: fewer could tell who said what.
"""

import uuid
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db import models

GENOEG = 5
SCHAAL = ("helemaal oneens", "oneens", "niet oneens, niet eens", "eens", "helemaal eens")
MEESTE_LETTERS = 1000


class Soort(models.TextChoices):
    CIJFER = "cijfer", "Rapportcijfer van 1 tot en met 10"
    SCHAAL = "schaal", "Van helemaal oneens tot helemaal eens"
    TEKST = "tekst", "In eigen woorden"


class Vraag(models.Model):
    """One question of the list that everybody gets. What was answered once is never asked in other words.

    The answers are in rows that point at it, as `tellingen` and `teksten`.
    """

    Soort = Soort

    vraag = models.CharField("vraag", max_length=200)
    soort = models.CharField("soort antwoord", max_length=8, choices=Soort)
    volgorde = models.PositiveSmallIntegerField("volgorde", default=10, help_text="Laagste eerst.")
    is_actief = models.BooleanField(
        "wordt gesteld", default=True, help_text="Uit: niemand krijgt de vraag meer, de antwoorden blijven."
    )

    class Meta:
        abstract = True
        verbose_name = "evaluatievraag"
        verbose_name_plural = "evaluatievragen"
        ordering = ["volgorde", "pk"]

    def __str__(self):
        return self.vraag


class Telling(models.Model):
    """How often this mark was given to a question."""

    waarde = models.PositiveSmallIntegerField("antwoord")
    aantal = models.PositiveIntegerField("hoe vaak", default=0)

    class Meta:
        abstract = True
        verbose_name = "evaluatietelling"
        verbose_name_plural = "evaluatietellingen"
        ordering = ["vraag", "waarde"]

    def __str__(self):
        return f"{self.waarde}: {self.aantal} keer"


class Tekst(models.Model):
    """One answer in somebody's own words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    tekst = models.TextField("antwoord", max_length=MEESTE_LETTERS)

    class Meta:
        abstract = True
        verbose_name = "evaluatietekst"
        verbose_name_plural = "evaluatieteksten"
        ordering = ["pk"]  # random

    def __str__(self):
        return str(self.pk)


@dataclass(frozen=True)
class Uitslag:
    """Of one question. `aantal` None: fewer than five answered it, and nothing more is told."""

    vraag: Vraag
    aantal: int | None = None
    gemiddelde: Decimal | None = None
    verdeling: tuple[tuple[str, int], ...] = ()
    teksten: tuple[str, ...] = ()


@dataclass
class Antwoorden:
    """What was answered to one question, apart for each thing it was asked about (a run, an event): by its id."""

    tellingen: dict[int, list[tuple[int, int]]]
    teksten: dict[int, list[str]]


def uitslagen(
    vragen: Iterable[Vraag],
    tellingen: Iterable[tuple[int, int, int, int]],
    teksten: Iterable[tuple[int, int, str]],
) -> list[Uitslag]:
    """Of every question that was answered or is asked now. Rows: (about what, question, mark, how often), in order of
    the mark; and (about what, question, text).
    """
    gegeven: dict[int, Antwoorden] = {}
    for waarover, vraag, waarde, aantal in tellingen:
        antwoorden = gegeven.setdefault(vraag, Antwoorden({}, {}))
        antwoorden.tellingen.setdefault(waarover, []).append((waarde, aantal))
    for waarover, vraag, tekst in teksten:
        gegeven.setdefault(vraag, Antwoorden({}, {})).teksten.setdefault(waarover, []).append(tekst)
    return [
        uitslag(vraag, gegeven.get(vraag.pk, Antwoorden({}, {})))
        for vraag in vragen
        if vraag.is_actief or vraag.pk in gegeven
    ]


def uitslag(vraag: Vraag, antwoorden: Antwoorden) -> Uitslag:
    if vraag.soort == Soort.TEKST:
        gezegd = _samen(antwoorden.teksten.values(), len)
        # In order of the alphabet: neither the order of the rows nor of the moments says anything.
        return Uitslag(vraag, len(gezegd) or None, teksten=tuple(sorted(gezegd)))
    telling = geteld(antwoorden.tellingen.values())
    if not telling:
        return Uitslag(vraag)
    return Uitslag(vraag, telling.total(), gemiddelde(telling), _verdeling(vraag, telling))


def geteld(per_stuk: Iterable[list[tuple[int, int]]]) -> Counter[int]:
    """How often each mark was given, over what it was asked about together."""
    telling: Counter[int] = Counter()
    for waarde, aantal in _samen(per_stuk, _som):
        telling[waarde] += aantal
    return telling


def gemiddelde(telling: Counter[int]) -> Decimal:
    som = sum(waarde * aantal for waarde, aantal in telling.items())
    return (Decimal(som) / telling.total()).quantize(Decimal("0.1"))


def _samen(per_stuk: Iterable[list], hoeveel: Callable[[list], int]) -> list:
    """Of those with enough answers; of the others only when they are enough together: they follow by subtraction."""
    genoeg, rest = [], []
    for antwoorden in per_stuk:
        (genoeg if hoeveel(antwoorden) >= GENOEG else rest).extend(antwoorden)
    return genoeg + (rest if hoeveel(rest) >= GENOEG else [])


def _som(telling: list[tuple[int, int]]) -> int:
    return sum(aantal for _, aantal in telling)


def _verdeling(vraag: Vraag, telling: Counter[int]) -> tuple[tuple[str, int], ...]:
    if vraag.soort == Soort.SCHAAL:
        return tuple((naam, telling[waarde]) for waarde, naam in enumerate(SCHAAL, start=1))
    return tuple((str(waarde), telling[waarde]) for waarde in sorted(telling))
