"""How long a place is kept for who it is offered to, or who waits for approval: the same at the school and the events.

Never so long that, when the answer stays away, nobody else could still get it.
"""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

from twentsekracht.werkdagen import werkdagen_later, werkdagen_tussen

TE_KORT = timedelta(hours=2)  # before it begins: then nobody is offered a place any more
HERINNERING = 0.5  # of the working days somebody has to answer
VOOR_AANBOD = 0.5  # at most, of the time until it begins
VOOR_AKKOORD = 0.75


def aanbod_tot(begin: datetime, *, op: datetime) -> datetime | None:
    """Two days, but never more than half the time left. None: too late to offer."""
    if begin - op < TE_KORT:
        return None
    return min(op + timedelta(hours=settings.AANBOD_UREN), uiterst_aanbod(begin, op=op))


def uiterst_aanbod(begin: datetime, *, op: datetime) -> datetime:
    """An offer that lasts longer than this was made before it was moved forward."""
    return op + (begin - op) * VOOR_AANBOD


def akkoord_tot(begin: datetime, *, werkdagen: int, op: datetime) -> datetime:
    """The end of the last of so many working days, unless it begins soon."""
    laatste = werkdagen_later(timezone.localdate(op), werkdagen)
    einde = timezone.make_aware(datetime.combine(laatste + timedelta(days=1), time()))
    return min(einde, uiterst_akkoord(begin, op=op))


def uiterst_akkoord(begin: datetime, *, op: datetime) -> datetime:
    """The same of who waits for approval."""
    return op + (begin - op) * VOOR_AKKOORD


def herinner_na(gevraagd: date, tot: date) -> date:
    """Half-way between being asked and the day on which the answer is too late."""
    return werkdagen_later(gevraagd, max(1, int(werkdagen_tussen(gevraagd, tot) * HERINNERING)))
