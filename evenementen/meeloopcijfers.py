"""How often people went along for a day, and from where to where. One query."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from evenementen.models import Meeloopverzoek

Status = Meeloopverzoek.Status


@dataclass(frozen=True)
class Meeloopcijfers:
    """Visits of the year, as their status stands: each counts, so somebody who went twice counts twice.

    als_bezoeker, als_gastgever: those that took place, by the organisation of who went and of who received: the two
    add up to the same. onbekend: agreed for a day up to the peildatum, and nobody said yet what came of it.
    """

    als_bezoeker: dict[str, int]
    als_gastgever: dict[str, int]
    niet_doorgegaan: int
    onbekend: int

    @property
    def zijn_er(self) -> bool:
        """Is there anything to tell of this year?"""
        return bool(self.als_bezoeker or self.niet_doorgegaan or self.onbekend)


def meeloopcijfers(*, jaar: int, peildatum: date) -> Meeloopcijfers:
    telt = [Status.DOORGEGAAN, Status.NIET_DOORGEGAAN, Status.BEVESTIGD]
    geteld = (
        Meeloopverzoek.objects.filter(datum__year=jaar, datum__lte=peildatum, status__in=telt)
        .order_by()
        .values_list("status", "organisatie__code", "dag__plek__organisatie__code")
        .annotate(Count("pk"))
    )
    als_bezoeker, als_gastgever, per_status = Counter(), Counter(), Counter()
    for status, van, naar, aantal in geteld:
        per_status[status] += aantal
        if status == Status.DOORGEGAAN:
            als_bezoeker[van] += aantal
            als_gastgever[naar] += aantal
    return Meeloopcijfers(
        dict(als_bezoeker),
        dict(als_gastgever),
        per_status[Status.NIET_DOORGEGAAN],
        per_status[Status.BEVESTIGD],
    )
