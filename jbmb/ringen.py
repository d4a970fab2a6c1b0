"""Which rings of people who take each other's jobs are best for the region. Pure: people and arrows in, rings out.

An arrow goes from a to b when a would take the job of b and the employer of b would take a. A ring is two, three or
four people, each with an arrow to the next. Nobody is in two rings. What is best is decided in this order:

1. as many people as possible are in a ring (`MENSEN`);
2. of those sets, one with the fewest rings of four (`VIEREN`), and then the fewest of three (`DRIEEN`): a ring breaks
   when one of its people says no, so a short ring has the better chance. Two rings of three go before two pairs and a
   ring of four: as soon as somebody says yes rather than no, more people are expected to change places;
3. of those, one in which people get what they prefer: the lowest sum of the ranks that people gave (`RANGEN`);
4. of those, one that places who waited longest: the highest sum of days waited by who is placed (`GEWACHT`).

What is left to chance after that is decided by the order of the people's keys, never by the order in which they come
in. `jbmb/ringzoeker.py` finds such a set and says of each step whether it is proven.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

KORTST, LANGST = 2, 4
Ring = tuple[int, ...]  # each goes to the next, the last to the first; begins with the lowest key


class Onmogelijk(ValueError):
    """What came in are no people with arrows between them."""


@dataclass(frozen=True, order=True)
class Mens:
    sleutel: int
    gewacht: int = 0  # days


@dataclass(frozen=True, order=True)
class Pijl:
    """`rang`: 1 is what somebody prefers above all."""

    van: int
    naar: int
    rang: int = 1


class Trap(StrEnum):
    MENSEN = "mensen"
    VIEREN = "vieren"
    DRIEEN = "drieen"
    RANGEN = "rangen"
    GEWACHT = "gewacht"


HOGER_IS_BETER = {Trap.MENSEN, Trap.GEWACHT}


@dataclass(frozen=True)
class Stand:
    """What a step came to, and the best that it could be when the steps before it are as they are.

    `grens` is None when nothing is known about it.
    """

    trap: Trap
    waarde: int
    grens: int | None

    @property
    def is_bewezen(self) -> bool:
        return self.waarde == self.grens


@dataclass(frozen=True)
class Uitkomst:
    ringen: tuple[Ring, ...]
    standen: tuple[Stand, ...]
    alleen_paren: int  # so many people would be placed if only pairs were made

    @property
    def is_bewezen(self) -> bool:
        return all(stand.is_bewezen for stand in self.standen)


def waarden(ringen: Iterable[Ring], mensen: Iterable[Mens], pijlen: Iterable[Pijl]) -> dict[Trap, int]:
    """The value of every step for these rings. KeyError when an arrow is missing."""
    ringen = list(ringen)
    gewacht = {mens.sleutel: mens.gewacht for mens in mensen}
    rang = {(pijl.van, pijl.naar): pijl.rang for pijl in pijlen}
    return {
        Trap.MENSEN: sum(len(ring) for ring in ringen),
        Trap.VIEREN: sum(len(ring) == 4 for ring in ringen),
        Trap.DRIEEN: sum(len(ring) == 3 for ring in ringen),
        Trap.RANGEN: sum(rang[stap] for ring in ringen for stap in stappen(ring)),
        Trap.GEWACHT: sum(gewacht[sleutel] for ring in ringen for sleutel in ring),
    }


def volgorde(waarde: dict[Trap, int]) -> tuple[int, ...]:
    """To compare two sets of rings with: the higher the better."""
    return tuple(waarde[trap] if trap in HOGER_IS_BETER else -waarde[trap] for trap in Trap)


def stappen(ring: Ring) -> list[tuple[int, int]]:
    """Who takes whose job."""
    return list(zip(ring, ring[1:] + ring[:1], strict=True))


def keur(mensen: Sequence[Mens], pijlen: Sequence[Pijl], langste: int) -> None:
    if not KORTST <= langste <= LANGST:
        raise Onmogelijk(f"Een ring telt {KORTST} tot en met {LANGST} mensen.")
    sleutels = {mens.sleutel for mens in mensen}
    if len(sleutels) != len(mensen):
        raise Onmogelijk("Iemand staat er twee keer in.")
    if len({(pijl.van, pijl.naar) for pijl in pijlen}) != len(pijlen):
        raise Onmogelijk("Een pijl staat er twee keer in.")
    for pijl in pijlen:
        if pijl.van == pijl.naar or not {pijl.van, pijl.naar} <= sleutels:
            raise Onmogelijk("Een pijl gaat van iemand naar iemand anders die meedoet.")


class Graaf:
    """The arrows per person, for looking up."""

    def __init__(self, sleutels: Iterable[int], pijlen: Iterable[Pijl]):
        self.uit: dict[int, set[int]] = {sleutel: set() for sleutel in sorted(sleutels)}
        self.in_: dict[int, set[int]] = {sleutel: set() for sleutel in self.uit}
        for pijl in pijlen:
            self.uit[pijl.van].add(pijl.naar)
            self.in_[pijl.naar].add(pijl.van)

    def paren(self):
        return ((een, twee) for een in self.uit for twee in self._na(een, een) if een in self.uit[twee])

    def drieen(self):
        return (
            (een, twee, drie)
            for een in self.uit
            for twee in self._na(een, een)
            for drie in sorted(self.uit[twee] & self.in_[een])
            if drie > een
        )

    def vieren(self):
        return (
            (een, twee, drie, vier)
            for een in self.uit
            for twee in self._na(een, een)
            for drie in self._na(twee, een)
            for vier in sorted(self.uit[drie] & self.in_[een])
            if vier > een and vier != twee
        )

    def _na(self, sleutel: int, laagste: int) -> list[int]:
        """Whose job this person could take, of those with a key above the lowest of the ring."""
        return sorted(naar for naar in self.uit[sleutel] if naar > laagste)

    def ringen(self, langste: int):
        yield from self.paren()
        if langste >= 3:
            yield from self.drieen()
        if langste >= 4:
            yield from self.vieren()

    def ringen_van(self, sleutel: int, langste: int) -> list[Ring]:
        """All rings through one person, the shortest first: their own options."""
        gevonden = []
        for twee in sorted(self.uit[sleutel]):
            self._verder((sleutel, twee), langste, gevonden)
        return sorted(gevonden, key=lambda ring: (len(ring), ring))

    def _verder(self, pad: Ring, langste: int, gevonden: list[Ring]) -> None:
        if pad[0] in self.uit[pad[-1]]:
            gevonden.append(pad)
        if len(pad) < langste:
            for naar in sorted(self.uit[pad[-1]].difference(pad)):
                self._verder((*pad, naar), langste, gevonden)
