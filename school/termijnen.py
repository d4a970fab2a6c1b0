"""How long things last at the school: one place for every term. What cancelling costs: `annuleren.py`."""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

from school.models import Uitvoering
from twentsekracht.werkdagen import werkdagen_later, werkdagen_tussen

TE_KORT = timedelta(hours=2)  # before the start: then nobody is offered a place any more
HERINNERING = 0.5  # of the working days a leidinggevende has
VOOR_AKKOORD = 0.75  # at most, of the time until the start
NA_DOORSTUREN = 5  # working days the contactpersoon has on top of those


def begin(uitvoering: Uitvoering) -> datetime:
    return timezone.make_aware(datetime.combine(uitvoering.start, uitvoering.begintijd or time()))


def aanbod_tot(uitvoering: Uitvoering, *, op: datetime) -> datetime | None:
    """Two days, but never more than half the time left: so somebody else can still get it. None: too late to offer."""
    over = begin(uitvoering) - op
    if over < TE_KORT:
        return None
    return op + min(timedelta(hours=settings.AANBOD_UREN), over / 2)


def door_na(gevraagd: date, plaats_tot: date) -> date:
    """From this day on the contactpersoon is asked: of a place that is kept less long, after two thirds of that."""
    kort = gevraagd + (plaats_tot - gevraagd) * 2 / 3
    return min(werkdagen_later(gevraagd, settings.AKKOORD_WERKDAGEN), kort)


def herinner_na(gevraagd: date, door: date) -> date:
    """Half-way between being asked and the day on which the contactpersoon is."""
    return werkdagen_later(gevraagd, max(1, int(werkdagen_tussen(gevraagd, door) * HERINNERING)))


def plaats_tot(uitvoering: Uitvoering, *, op: datetime) -> datetime:
    """How long a place is kept for who waits for approval: never so long that nobody else could still get it."""
    laatste = werkdagen_later(timezone.localdate(op), settings.AKKOORD_WERKDAGEN + NA_DOORSTUREN)
    einde = timezone.make_aware(datetime.combine(laatste + timedelta(days=1), time()))
    return min(einde, op + (begin(uitvoering) - op) * VOOR_AKKOORD)
