"""How long things last at the school, and what cancelling costs: one place for every term."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.conf import settings
from django.utils import timezone

from school.models import Uitvoering

TE_KORT = timedelta(hours=2)  # before the start: then nobody is offered a place any more
HERINNERING = 0.5  # of the working days a leidinggevende has
NA_DOORSTUREN = 5  # working days the contactpersoon has on top of those
# So many days before the start or less, cancelling a place costs this part of the course; before that it is free.
ANNULEREN = ((7, Decimal(1)), (28, Decimal("0.5")))
CENT = Decimal("0.01")


def begin(uitvoering: Uitvoering) -> datetime:
    return timezone.make_aware(datetime.combine(uitvoering.start, uitvoering.begintijd or time()))


def aanbod_tot(uitvoering: Uitvoering, *, op: datetime) -> datetime | None:
    """Two days, but never more than half the time left: so somebody else can still get it. None: too late to offer."""
    over = begin(uitvoering) - op
    if over < TE_KORT:
        return None
    return op + min(timedelta(hours=settings.AANBOD_UREN), over / 2)


def werkdagen_later(dag: date, aantal: int) -> date:
    """Saturday and Sunday do not count; public holidays do."""
    while aantal:
        dag += timedelta(days=1)
        aantal -= dag.weekday() < 5
    return dag


def herinner_na(gevraagd: date) -> date:
    return werkdagen_later(gevraagd, int(settings.AKKOORD_WERKDAGEN * HERINNERING))


def door_na(gevraagd: date) -> date:
    """From this day on the contactpersoon is asked."""
    return werkdagen_later(gevraagd, settings.AKKOORD_WERKDAGEN)


def plaats_tot(uitvoering: Uitvoering, *, op: datetime) -> datetime:
    """How long a place is kept for who waits for approval: at the latest until the run begins."""
    laatste = werkdagen_later(timezone.localdate(op), settings.AKKOORD_WERKDAGEN + NA_DOORSTUREN)
    einde = timezone.make_aware(datetime.combine(laatste + timedelta(days=1), time()))
    return min(einde, begin(uitvoering))


def gratis_tot(uitvoering: Uitvoering) -> date:
    """The last day on which cancelling a place costs nothing."""
    return uitvoering.start - timedelta(days=ANNULEREN[-1][0] + 1)


def annuleringskosten(uitvoering: Uitvoering, *, op: date) -> Decimal:
    """For the organisation: of what another bears it pays nothing, late or not."""
    over = (uitvoering.start - op).days
    deel = next((deel for dagen, deel in ANNULEREN if over <= dagen), Decimal(0))
    return ((uitvoering.opleiding.kosten_organisatie or 0) * deel).quantize(CENT)
