"""Who was at a part: who is expected, what may be noted when, and whether somebody who just walks in can stay."""

from datetime import date, datetime

from django.db.models import F

from evenementen.models import MET_PLAATS, Deelname, Onderdeel
from evenementen.plaatsen import bezettingen

Status = Deelname.Status
NIET_GEKOMEN = (Status.AFWEZIG, Status.NO_SHOW)  # whose place is somebody else's now


def verwacht(onderdeel: Onderdeel):
    """Who has a place, walk-ins too, by name; of an old list there is only a mark."""
    rijen = Deelname.objects.filter(onderdeel=onderdeel, status__in=MET_PLAATS)
    return rijen.select_related("deelnemer", "organisatie").order_by(
        F("deelnemer__naam").asc(nulls_last=True), "kenmerk", "pk"
    )


def is_op(onderdeel: Onderdeel, dag: date) -> bool:
    eerste, laatste = onderdeel.dagen
    return eerste <= dag <= laatste and onderdeel.afgelast_op is None


def is_te_noteren(onderdeel: Onderdeel, *, op: date) -> bool:
    """From its own day on."""
    return onderdeel.dagen[0] <= op and onderdeel.afgelast_op is None


def kan_inlopen(onderdeel: Onderdeel, *, op: datetime) -> bool:
    """As the part is now, for who holds it. The place of who is known not to come is free."""
    if onderdeel.capaciteit is None or onderdeel.inlopen_kan_altijd:
        return True
    bezet = bezettingen([onderdeel], op=op)[onderdeel.pk].bezet.total()
    leeg = onderdeel.deelnames.filter(status__in=NIET_GEKOMEN).count()
    return bezet - leeg < onderdeel.capaciteit
