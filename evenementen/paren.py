"""Who swaps with whom. Pure: members, days and what is forbidden come in, pairs with a day and reasons come out.

The rule, step by step:

1. Two may meet who have different employers, have a free day in common, and were not forbidden: by whoever runs the
   round, or because the one was the other's partner last time.
2. Of all ways to pair them, one in which as many as possible take part. There is no way with more: the matching is of
   maximum cardinality (Edmonds' blossoms, in networkx).
3. Of those ways, one with as many pairs as possible who never met before.
4. Of those, always the same one, whatever the order in which the members come in.
5. A pair swaps on the first day that both can.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import networkx

Tweetal = frozenset[int]


@dataclass(frozen=True)
class Kandidaat:
    """A member (id) with the employer (id) whom nobody meets a colleague of, and the days on which they can."""

    lid: int
    werkgever: int
    dagen: frozenset[date]


@dataclass(frozen=True, order=True)
class Paar:
    """`een` is the lower id."""

    een: int
    ander: int
    dag: date


class Waarom(StrEnum):
    GEEN_DAG = "geen_dag"
    NIEMAND = "niemand"  # no day in common with anybody allowed
    ALLEN_BEZET = "allen_bezet"  # whom they could meet is paired with somebody else
    NOG_VRIJ = (
        "nog_vrij"  # somebody they could meet has no partner either: only before pairs are made, or by hand
    )


@dataclass(frozen=True, order=True)
class Zonder:
    """A member without partner, why, and how many others they could have met."""

    lid: int
    waarom: Waarom
    mogelijkheden: int


@dataclass(frozen=True)
class Indeling:
    paren: tuple[Paar, ...]
    zonder: tuple[Zonder, ...]


def samen(een: Kandidaat, ander: Kandidaat, verboden: Collection[Tweetal]) -> date | None:
    """The first day on which these two may meet."""
    gelijk = een.lid == ander.lid or een.werkgever == ander.werkgever
    if gelijk or frozenset({een.lid, ander.lid}) in verboden:
        return None
    return min(een.dagen & ander.dagen, default=None)


def mogelijkheden(kandidaten: Iterable[Kandidaat], verboden: Collection[Tweetal]) -> dict[Tweetal, date]:
    """Every two who may meet, with their day; in order of id."""
    rij = sorted(kandidaten, key=lambda kandidaat: kandidaat.lid)
    return {
        frozenset({een.lid, ander.lid}): dag
        for nummer, een in enumerate(rij)
        for ander in rij[nummer + 1 :]
        if (dag := samen(een, ander, verboden))
    }


def deel_in(
    kandidaten: Iterable[Kandidaat],
    *,
    verboden: Collection[Tweetal] = (),
    eerder: Collection[Tweetal] = (),
    vast: Collection[Tweetal] = (),
) -> Indeling:
    """`eerder`: who met before; `vast`: pairs that stay, whose two are not among what is returned.

    Of who is left over without partner the possibilities count who is in such a pair as well.
    """
    kandidaten = list(kandidaten)
    kan = mogelijkheden(kandidaten, verboden)
    bezet = {lid for tweetal in vast for lid in tweetal}
    gevonden = _grootste({tweetal: dag for tweetal, dag in kan.items() if not tweetal & bezet}, eerder)
    return Indeling(
        paren=tuple(sorted(Paar(*sorted(tweetal), kan[tweetal]) for tweetal in gevonden)),
        zonder=zonder_partner(kandidaten, kan, bezet.union(*gevonden)),
    )


def _grootste(kan: dict[Tweetal, date], eerder: Collection[Tweetal]) -> list[Tweetal]:
    """A pair who never met weighs more; the number of pairs always goes first."""
    graaf = networkx.Graph()
    for tweetal in kan:
        graaf.add_edge(*sorted(tweetal), weight=int(tweetal not in eerder))
    return [frozenset(paar) for paar in networkx.max_weight_matching(graaf, maxcardinality=True)]


def zonder_partner(
    kandidaten: Iterable[Kandidaat], kan: Collection[Tweetal], ingedeeld: Collection[int]
) -> tuple[Zonder, ...]:
    """Of each who is in no pair (`ingedeeld`: who is) why, by id."""
    rest = sorted((een for een in kandidaten if een.lid not in ingedeeld), key=lambda een: een.lid)
    vrij = {een.lid for een in rest}
    return tuple(
        _zonder(een, [tweetal - {een.lid} for tweetal in kan if een.lid in tweetal], vrij) for een in rest
    )


def _zonder(kandidaat: Kandidaat, anderen: list[Tweetal], vrij: set[int]) -> Zonder:
    if not kandidaat.dagen:
        waarom = Waarom.GEEN_DAG
    elif not anderen:
        waarom = Waarom.NIEMAND
    else:
        waarom = Waarom.NOG_VRIJ if vrij & frozenset().union(*anderen) else Waarom.ALLEN_BEZET
    return Zonder(kandidaat.lid, waarom, len(anderen))
