"""The programme of an event: its parts by day and by time, with how full each is. Two queries for any number."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from evenementen.models import Evenement, Onderdeel
from evenementen.plaatsen import plaatsen
from twentsekracht.plaatsen import Plaatsen


@dataclass(frozen=True)
class Deel:
    onderdeel: Onderdeel
    plaatsen: Plaatsen


@dataclass(frozen=True)
class Dag:
    """`dag` None: the day is not known yet."""

    dag: date | None
    delen: tuple[Deel, ...]


def programma(evenement: Evenement) -> list[Dag]:
    """What has no day yet comes last."""
    onderdelen = sorted(evenement.onderdelen.all(), key=_volgorde)
    vol = plaatsen(onderdelen)
    return [
        Dag(dag, tuple(Deel(onderdeel, vol[onderdeel.pk]) for onderdeel in van_die_dag))
        for dag, van_die_dag in groupby(onderdelen, key=lambda onderdeel: onderdeel.datum)
    ]


def _volgorde(onderdeel):
    """By day, then by hour; without hour after those with one."""
    begin = onderdeel.begintijd
    return (
        onderdeel.datum or date.max,
        begin is None,
        begin and (begin.hour, begin.minute),
        onderdeel.code,
    )
