"""Many things one by one, each in a transaction of its own, while somebody can see how far it is."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from twentsekracht.werk.services import Meld

PER_KEER = 50
Iets = TypeVar("Iets")


def een_voor_een(rij: Sequence[Iets], stap: str, meld: Meld) -> Iterator[Iets]:
    """The same things, with the progress of `stap` told now and then: telling costs a query, and keeps the lease."""
    for nummer, iets in enumerate(rij):
        if nummer % PER_KEER == 0:
            meld(stap, gedaan=nummer, totaal=len(rij))
        yield iets
