"""What somebody's calendar does not know yet: how their items stand now, beside what it was told before."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from twentsekracht.mijn.agenda import Agendapunt
from twentsekracht.mijn.agendabericht import Agendaberichtbasis


@dataclass(frozen=True)
class Verschil:
    """`nu`: the item as it is to be told, taken out when `nu.geannuleerd`. `eerder`: what was told, if anything."""

    nu: Agendapunt
    eerder: Agendaberichtbasis | None

    @property
    def volgnummer(self) -> int:
        return self.eerder.volgnummer + 1 if self.eerder else 0

    @property
    def is_nieuw(self) -> bool:
        return self.eerder is None or self.eerder.is_vervallen


def verschillen(
    punten: Iterable[Agendapunt], verteld: Iterable[Agendaberichtbasis], *, op: datetime
) -> list[Verschil]:
    """`punten`: what belongs in the calendar now. In order of time.

    What is over is left alone: nobody goes by the calendar of last week.
    """
    eerder = {bericht.kenmerk: bericht for bericht in verteld}
    nu = {punt.kenmerk: punt for punt in punten}
    anders = [
        Verschil(nu.get(kenmerk) or replace(eerder[kenmerk].punt, geannuleerd=True), eerder.get(kenmerk))
        for kenmerk in nu.keys() | eerder.keys()
    ]
    return sorted((een for een in anders if _vertelt_iets(een, op)), key=_volgorde)


def _vertelt_iets(een: Verschil, op: datetime) -> bool:
    was = een.eerder.punt if een.eerder else None
    if was is None or was.geannuleerd:
        return not een.nu.geannuleerd and not _voorbij(een.nu, op)
    return _wat(een.nu) != _wat(was) and not (_voorbij(een.nu, op) and _voorbij(was, op))


def _wat(punt: Agendapunt) -> tuple:
    """Where the page about it is, is not worth a message."""
    return punt.titel, punt.begin, punt.einde, punt.plaats, punt.geannuleerd


def _voorbij(punt: Agendapunt, op: datetime) -> bool:
    return punt.einde <= op if punt.heeft_tijd else punt.laatste_dag < timezone.localdate(op)


def _volgorde(een: Verschil):
    return een.nu.eerste_dag, str(een.nu.begin), een.nu.kenmerk
