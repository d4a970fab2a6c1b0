"""A feed that holds something else than last time has a higher number: else calendar programs keep what they had."""

from datetime import datetime

from django.db.models import F

from evenementen.models import Feedstand


def werk_feed_bij(*, feed: str, stand: str, op: datetime) -> Feedstand:
    """One conditional UPDATE, so that of two readers at once one counts."""
    rij, _ = Feedstand.objects.get_or_create(feed=feed, defaults={"stand": stand, "gewijzigd_op": op})
    if rij.stand != stand:
        Feedstand.objects.filter(pk=rij.pk).exclude(stand=stand).update(
            stand=stand, volgnummer=F("volgnummer") + 1, gewijzigd_op=op
        )
        rij.refresh_from_db()
    return rij
