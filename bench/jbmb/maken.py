"""Offers as they come in: a few job families full, most nearly empty; big employers and small; wishes of both kinds.

Always the same for the same number. What decides whether one fits the other is told here in full, apart from the
portal's own rules, so that a change of those does not change what is measured.
"""

import random
from dataclasses import dataclass

from jbmb.ringen import Mens, Pijl

FAMILIES = 14  # the first holds a quarter of all, the last one in fifty
WERKGEVERS = (30, 18, 16, 10, 8, 7, 6, 6, 5, 5, 4, 4, 4, 3, 3, 6, 5)
EIGEN_FAMILIE = 0.75  # who want to stay in their own line of work
OVERAL = 0.3  # who do not mind where


@dataclass(frozen=True)
class Aanbod:
    familie: int
    werkgever: int
    schaal: int
    uren: int
    families: tuple[int, ...]
    waarheen: tuple[int, ...]  # in order of preference
    speling: int  # hours more or less
    vanaf: int  # month in which the swap may start, and until when
    tot: int
    gewacht: int


def maak(aantal: int) -> list[Aanbod]:
    lot = random.Random(aantal)
    return [_een(lot) for _ in range(aantal)]


def _een(lot: random.Random) -> Aanbod:
    familie = lot.choices(range(FAMILIES), [1 / (n + 1) for n in range(FAMILIES)])[0]
    werkgever = lot.choices(range(len(WERKGEVERS)), WERKGEVERS)[0]
    anders = [een for een in range(len(WERKGEVERS)) if een != werkgever]
    lot.shuffle(anders)
    families = (familie,)
    if lot.random() > EIGEN_FAMILIE:
        families = tuple(sorted(lot.sample(range(FAMILIES), 2)))
    vanaf = lot.randrange(9)
    return Aanbod(
        familie=familie,
        werkgever=werkgever,
        schaal=6 + familie % 5 + lot.choice((-1, 0, 0, 0, 1)),
        uren=lot.choice((20, 24, 24, 28, 32, 32, 36, 36, 36)),
        families=families,
        waarheen=tuple(anders if lot.random() < OVERAL else anders[: lot.randint(1, 5)]),
        speling=lot.choice((0, 4, 4, 8)),
        vanaf=vanaf,
        tot=vanaf + lot.choice((3, 6, 12)),
        gewacht=lot.randrange(365),
    )


def past(een: Aanbod, ander: Aanbod) -> bool:
    """`een` would take the job of `ander`, and that employer would take `een`."""
    return (
        ander.werkgever in een.waarheen
        and ander.familie in een.families
        and abs(een.schaal - ander.schaal) <= 1
        and abs(een.uren - ander.uren) <= een.speling
        and een.vanaf <= ander.tot
        and ander.vanaf <= een.tot
    )


def graaf(aanbod: list[Aanbod]) -> tuple[list[Mens], list[Pijl]]:
    mensen = [Mens(nummer, een.gewacht) for nummer, een in enumerate(aanbod)]
    pijlen = [
        Pijl(van, naar, een.waarheen.index(ander.werkgever) + 1)
        for van, een in enumerate(aanbod)
        for naar, ander in enumerate(aanbod)
        if past(een, ander)
    ]
    return mensen, pijlen
