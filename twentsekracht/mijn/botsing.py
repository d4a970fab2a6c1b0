"""Whether two things fall at the same time, as a calendar has them: whole days, or hours of a day."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from twentsekracht.mijn.agenda import Agendapunt, agendapunten
from twentsekracht.organisaties.models import Gebruiker

Tijdvak = tuple[date | datetime, date | datetime]


def overlappen(tijden: Iterable[Tijdvak], andere: Iterable[Tijdvak]) -> bool:
    """Is any of these at the time of any of those?"""
    andere = [_van_tot(*tijdvak) for tijdvak in andere]
    return any(
        begin < tot and van < einde
        for begin, einde in (_van_tot(*tijdvak) for tijdvak in tijden)
        for van, tot in andere
    )


def valt_in(tijden: Iterable[Tijdvak], punt: Agendapunt) -> bool:
    return overlappen(tijden, [(punt.begin, punt.einde)])


def vaste_punten(gebruiker: Gebruiker, *, vanaf: date, op: date) -> list[Agendapunt]:
    """What takes somebody's time from that day on; what was cancelled takes none. As many queries as their calendar."""
    punten = agendapunten(gebruiker, vanaf=vanaf, op=op)
    return [punt for punt in punten if punt.neemt_tijd and not punt.geannuleerd]


def _van_tot(begin: date | datetime, einde: date | datetime) -> tuple[datetime, datetime]:
    """Whole days from midnight to midnight."""
    if isinstance(begin, datetime) and isinstance(einde, datetime):
        return begin, einde
    van, tot = (datetime.combine(dag, time()) for dag in (begin, einde + timedelta(days=1)))
    return timezone.make_aware(van), timezone.make_aware(tot)
