"""A day of the programme as a timetable: the places beside each other, the hours under each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

from evenementen.models import Onderdeel
from evenementen.programma import Deel
from evenementen.woorden import plek

MEESTE_PLEKKEN = 5  # more would not fit beside each other: then the day is a list
PLEK_VOLGT = "Plek volgt"


@dataclass(frozen=True)
class Vak:
    """What begins at one hour in one place; as high as it lasts, in rows."""

    delen: tuple[Deel, ...]
    rijen: int


@dataclass(frozen=True)
class Rij:
    """From this hour on. What is still going on from an earlier row is left out."""

    tijd: time
    vakken: tuple[Vak, ...]


@dataclass(frozen=True)
class Rooster:
    """`adres`: of all of them, when the columns name no more than rooms."""

    adres: str
    plekken: tuple[str, ...]
    rijen: tuple[Rij, ...]


def rooster(delen: Iterable[Deel]) -> Rooster | None:
    """None when a table would tell no more than a list: one place, too many of them, or hours that are not known."""
    delen = list(delen)
    adres, namen = plekken([deel.onderdeel for deel in delen])
    kolommen = tuple(dict.fromkeys(namen.values()))
    if not 2 <= len(kolommen) <= MEESTE_PLEKKEN or any(deel.onderdeel.begintijd is None for deel in delen):
        return None
    uren = sorted({deel.onderdeel.begintijd for deel in delen})
    begint = {
        (uur, kolom): tuple(
            deel for deel in delen if deel.onderdeel.begintijd == uur and namen[deel.onderdeel.pk] == kolom
        )
        for uur in uren
        for kolom in kolommen
    }
    return Rooster(adres, kolommen, tuple(_rijen(uren, kolommen, begint)))


def plekken(onderdelen: list[Onderdeel]) -> tuple[str, dict[int, str]]:
    """The address they share, if they all have a room there; and what to call the place of each (id)."""
    adressen = {deel.locatie for deel in onderdelen}
    if len(adressen) == 1 and all(deel.locatie and deel.ruimte for deel in onderdelen):
        return adressen.pop(), {deel.pk: deel.ruimte for deel in onderdelen}
    return "", {deel.pk: plek(deel) or PLEK_VOLGT for deel in onderdelen}


def _rijen(uren: list[time], kolommen: tuple[str, ...], begint: dict):
    bezet_tot = dict.fromkeys(kolommen, 0)  # row from which a place has room for a box again
    for nummer, uur in enumerate(uren):
        vakken = []
        for kolom in kolommen:
            if nummer < bezet_tot[kolom]:
                continue
            hoog = _hoogte(nummer, uren, kolom, begint)
            bezet_tot[kolom] = nummer + hoog
            vakken.append(Vak(begint[uur, kolom], hoog))
        yield Rij(uur, tuple(vakken))


def _hoogte(nummer: int, uren: list[time], kolom: str, begint: dict) -> int:
    """Until the last of them ends, or something else begins there."""
    einden = [deel.onderdeel.eindtijd or uren[nummer] for deel in begint[uren[nummer], kolom]]
    hoog = 1
    for uur in uren[nummer + 1 :]:
        if not einden or uur >= max(einden) or begint[uur, kolom]:
            break
        hoog += 1
    return hoog
