"""How long things last at the events: one place for every term."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

from evenementen.models import Onderdeel
from twentsekracht import vasthouden


def begin(onderdeel: Onderdeel) -> datetime:
    """Of a part without a day of its own: the last day of the event."""
    dag = onderdeel.datum or onderdeel.evenement.einde
    return timezone.make_aware(datetime.combine(dag, onderdeel.begintijd or time()))


def keuze_tot(*, op: datetime) -> datetime:
    return op + timedelta(minutes=settings.KEUZE_MINUTEN)


def aanbod_tot(onderdeel: Onderdeel, *, op: datetime) -> datetime | None:
    """None: too late to offer."""
    return vasthouden.aanbod_tot(begin(onderdeel), op=op)


def akkoord_tot(onderdelen: Iterable[Onderdeel], *, op: datetime) -> datetime:
    """One answer for all of them, so the first to begin decides."""
    eerste = min(begin(onderdeel) for onderdeel in onderdelen)
    return vasthouden.akkoord_tot(eerste, werkdagen=settings.AKKOORD_WERKDAGEN, op=op)
