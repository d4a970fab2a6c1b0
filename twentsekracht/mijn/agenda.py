"""Somebody's calendar: each app tells what it holds for this person (settings.AGENDA)."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string


@dataclass(frozen=True)
class Agendapunt:
    """`kenmerk` never changes and is unique over all apps ("inschrijving-12").

    Whole days as dates (last day inclusive), a part of a day as datetimes. `neemt_tijd` False: something to
    remember on that day, nothing to be at.
    """

    kenmerk: str
    titel: str
    begin: date | datetime
    einde: date | datetime
    plaats: str = ""
    url: str = ""
    geannuleerd: bool = False
    neemt_tijd: bool = True

    @property
    def eerste_dag(self) -> date:
        return dag(self.begin)

    @property
    def laatste_dag(self) -> date:
        return dag(self.einde)

    @property
    def heeft_tijd(self) -> bool:
        return isinstance(self.begin, datetime) and isinstance(self.einde, datetime)


@dataclass(frozen=True)
class Maand:
    """A month as it hangs on the wall: weeks of seven days, of which those outside the month are None."""

    eerste: date
    weken: list[list[tuple[date, list[Agendapunt]] | None]]
    punten: list[Agendapunt]

    @property
    def vorige(self) -> date:
        return (self.eerste - timedelta(days=1)).replace(day=1)

    @property
    def volgende(self) -> date:
        return volgende_maand(self.eerste)


def agendapunten(gebruiker, *, vanaf: date, op: date) -> list[Agendapunt]:
    """Everything that ends on or after `vanaf`, by date, as far as it may be read today (`op`)."""
    punten = [
        punt
        for pad in settings.AGENDA
        for punt in import_string(pad)(gebruiker=gebruiker, vanaf=vanaf, op=op)
    ]
    return sorted(punten, key=_volgorde)


def per_maand(punten: list[Agendapunt]) -> list[tuple[date, list[Agendapunt]]]:
    """The same, under the month in which each begins."""
    return [
        (eerste, list(groep))
        for eerste, groep in groupby(punten, key=lambda punt: punt.eerste_dag.replace(day=1))
    ]


def maand(gebruiker, *, eerste: date, op: date) -> Maand:
    """What falls in this month, also when it began before or goes on after."""
    return maandblad(agendapunten(gebruiker, vanaf=eerste, op=op), eerste=eerste)


def maandblad(punten: list[Agendapunt], *, eerste: date) -> Maand:
    """Of these items what has a day in this month."""
    tot = volgende_maand(eerste)
    punten = [punt for punt in punten if punt.eerste_dag < tot and punt.laatste_dag >= eerste]

    def vak(dag_van_week):
        if dag_van_week.month != eerste.month:
            return None
        return dag_van_week, [p for p in punten if p.eerste_dag <= dag_van_week <= p.laatste_dag]

    weken = [
        [vak(dag_van_week) for dag_van_week in week]
        for week in Calendar().monthdatescalendar(eerste.year, eerste.month)
    ]
    return Maand(eerste, weken, punten)


def volgende_maand(eerste: date) -> date:
    return (eerste + timedelta(days=31)).replace(day=1)


def dag(moment: date | datetime) -> date:
    """The day on the wall here, whatever the time zone it was told in."""
    if not isinstance(moment, datetime):
        return moment
    return timezone.localtime(moment).date() if timezone.is_aware(moment) else moment.date()


def _volgorde(punt: Agendapunt):
    # On one day: whole days first, then by the clock.
    begin = punt.begin
    if punt.heeft_tijd:
        begin = begin if timezone.is_aware(begin) else timezone.make_aware(begin)
        return punt.eerste_dag, 1, begin.timestamp(), punt.titel
    return punt.eerste_dag, 0, 0, punt.titel
