"""What lapses is done at the moment it does, by a job that was asked for when it began."""

from datetime import datetime

from evenementen.models import Evenementakkoord
from twentsekracht.werk.later import vraag_aan_vanaf

ONDERDEEL = "evenementen.tasks.werk_bij"
AKKOORD = "evenementen.tasks.akkoord_verloopt"


def wek_onderdeel(onderdeel_id: int, *, vanaf: datetime, op: datetime) -> None:
    """An offer lapses, or a place that is held while choosing."""
    vraag_aan_vanaf(soort=ONDERDEEL, wat="onderdeel", pk=onderdeel_id, vanaf=vanaf, op=op)


def wek_akkoord(akkoord: Evenementakkoord, *, op: datetime) -> None:
    """The places are kept no longer."""
    vraag_aan_vanaf(soort=AKKOORD, wat="akkoord", pk=akkoord.pk, vanaf=akkoord.plaats_tot, op=op)
