"""Which places of a part are taken. For any number of parts in one query."""

from collections.abc import Iterable

from django.db.models import Count

from evenementen.models import MET_PLAATS, Deelname, Onderdeel
from twentsekracht.plaatsen import Plaatsen


def plaatsen(onderdelen: Iterable[Onderdeel]) -> dict[int, Plaatsen]:
    """Per part (id): a place is taken as long as the participation has a status that holds one."""
    onderdelen = list(onderdelen)
    bezet = dict(
        Deelname.objects.filter(onderdeel__in=onderdelen, status__in=MET_PLAATS)
        .order_by()
        .values_list("onderdeel")
        .annotate(Count("pk"))
    )
    return {
        onderdeel.pk: Plaatsen(bezet.get(onderdeel.pk, 0), onderdeel.capaciteit) for onderdeel in onderdelen
    }
