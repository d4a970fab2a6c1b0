"""Which places fit what somebody would like to see. THE rule, and each reason why in words; nobody is given a mark.

A place fits when everything fits that the wish asks for:

- a field of work or a word of the function: one of the two is enough, when both are asked;
- not further than so many kilometres, as the crow flies;
- a free day in the period, on which they do not go along with somebody else already.

And never a place of one's own. What fits stands in order of its first free day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from evenementen.meeloopplaatsen import dagstanden
from evenementen.models import Meeloopdag, Meeloopplek, Meeloopverzoek, Meeloopwens
from twentsekracht.mijn.models import Vakgebied
from twentsekracht.omgeving import afstand, plaatsen

HOOGSTENS = 20  # shown or mailed


@dataclass(frozen=True)
class Voorstel:
    """A place that fits, with why: each a few words of a list."""

    plek: Meeloopplek
    dagen: tuple[Meeloopdag, ...]
    redenen: tuple[str, ...]


def voorstellen(wens: Meeloopwens, plekken: Iterable[Meeloopplek], *, op: date) -> list[Voorstel]:
    """Three queries, for any number of places."""
    passend = [(plek, redenen) for plek in plekken if (redenen := past(wens, plek)) is not None]
    vrij = _vrije_dagen(wens, [plek for plek, _ in passend], op)
    gevonden = [
        Voorstel(plek, tuple(dagen), (*redenen, vrije_dagen(len(dagen))))
        for plek, redenen in passend
        if (dagen := vrij.get(plek.pk))
    ]
    return sorted(gevonden, key=lambda een: (een.dagen[0].datum, een.plek.pk))


def past(wens: Meeloopwens, plek: Meeloopplek) -> list[str] | None:
    """Why it fits, as far as the place itself goes; None when it does not."""
    if plek.gastgever_id == wens.gebruiker_id:
        return None
    werk = [*_zelfde_vakgebied(wens, plek), *_zelfde_woorden(wens, plek)]
    if not werk and (wens.vakgebieden or woorden(wens)):
        return None
    waar = _dichtbij(wens, plek)
    return None if waar is None else [*werk, *waar]


def woorden(wens: Meeloopwens) -> list[str]:
    """What was asked of the function, between the commas."""
    return [deel for deel in (" ".join(deel.split()) for deel in wens.functie.split(",")) if deel]


def _zelfde_vakgebied(wens, plek) -> list[str]:
    return [f"vakgebied {Vakgebied(plek.vakgebied).label}"] if plek.vakgebied in wens.vakgebieden else []


def _zelfde_woorden(wens, plek) -> list[str]:
    gevonden = [woord for woord in woorden(wens) if woord.casefold() in plek.functie.casefold()]
    return [f"‘{woord}’ staat in de functie" for woord in gevonden]


def _dichtbij(wens, plek) -> list[str] | None:
    """Without a place of one's own it says nothing; without a distance nothing is too far."""
    if wens.plaats not in plaatsen() or plek.plaats not in plaatsen():
        return None if wens.afstand is not None else []
    km = afstand(wens.plaats, plek.plaats)
    if wens.afstand is not None and km > wens.afstand:
        return None
    return [f"in {plek.plaatsnaam}" if km == 0 else f"{max(1, round(km))} km van {wens.plaatsnaam}"]


def _vrije_dagen(wens, plekken, op: date) -> dict[int, list[Meeloopdag]]:
    bezet = set(
        Meeloopverzoek.objects.bezet()
        .filter(bezoeker=wens.gebruiker_id, datum__gt=op)
        .values_list("datum", flat=True)
    )
    dagen = Meeloopdag.objects.filter(plek__in=plekken, datum__gt=op)
    if wens.van:
        dagen = dagen.filter(datum__gte=wens.van)
    if wens.tot:
        dagen = dagen.filter(datum__lte=wens.tot)
    vrij = {}
    for stand in dagstanden(dagen):
        if not stand.is_vol and stand.dag.datum not in bezet:
            vrij.setdefault(stand.dag.plek_id, []).append(stand.dag)
    return vrij


def vrije_dagen(aantal: int) -> str:
    return "nog 1 dag vrij" if aantal == 1 else f"nog {aantal} dagen vrij"
