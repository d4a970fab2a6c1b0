"""How long things last at the school: one place for every term. What cancelling costs: `annuleren.py`."""

from datetime import date, datetime, time

from django.conf import settings
from django.utils import timezone

from school.models import Uitvoering
from twentsekracht import vasthouden
from twentsekracht.werkdagen import werkdagen_later

NA_DOORSTUREN = 5  # working days the contactpersoon has on top of those of the leidinggevende


def begin(uitvoering: Uitvoering) -> datetime:
    """With sessions: when the first one does, since the run follows that (services/verplaatsen.py)."""
    return timezone.make_aware(datetime.combine(uitvoering.start, uitvoering.begintijd or time()))


def aanbod_tot(uitvoering: Uitvoering, *, op: datetime) -> datetime | None:
    """Two days, but never more than half the time left: so somebody else can still get it. None: too late to offer."""
    return vasthouden.aanbod_tot(begin(uitvoering), op=op)


def door_na(gevraagd: date, plaats_tot: date) -> date:
    """From this day on the contactpersoon is asked: of a place that is kept less long, after two thirds of that."""
    kort = gevraagd + (plaats_tot - gevraagd) * 2 / 3
    return min(werkdagen_later(gevraagd, settings.AKKOORD_WERKDAGEN), kort)


def plaats_tot(uitvoering: Uitvoering, *, op: datetime) -> datetime:
    """How long a place is kept for who waits for approval, by the leidinggevende and then the contactpersoon."""
    werkdagen = settings.AKKOORD_WERKDAGEN + NA_DOORSTUREN
    return vasthouden.akkoord_tot(begin(uitvoering), werkdagen=werkdagen, op=op)
