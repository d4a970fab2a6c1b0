"""The catalogue by month: what begins on which day, and how full that is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Max, QuerySet

from school.catalogus import Moment, momenten
from school.models import Opleiding, Uitvoering
from twentsekracht.mijn.agenda import volgende_maand


@dataclass(frozen=True)
class Bladzijde:
    """A month; `vorige` and `volgende` are None where there is nothing further on."""

    eerste: date
    vorige: date | None
    volgende: date | None
    runs: QuerySet[Uitvoering]


def bladzijde(eerste: date, *, op: date) -> Bladzijde | None:
    """From this month on, until the last in which something begins; None outside that. One query."""
    runs = Uitvoering.objects.komend(op=op).filter(opleiding__is_gepubliceerd=True)
    nu = op.replace(day=1)
    laatste = (runs.aggregate(Max("start"))["start__max"] or nu).replace(day=1)
    if not nu <= eerste <= laatste:
        return None
    tot = volgende_maand(eerste)
    return Bladzijde(
        eerste,
        vorige=date(eerste.year - (eerste.month == 1), (eerste.month - 2) % 12 + 1, 1)
        if eerste > nu
        else None,
        volgende=tot if tot <= laatste else None,
        runs=runs.filter(start__gte=eerste, start__lt=tot),
    )


def per_dag(
    maand: Bladzijde, opleidingen: Iterable[Opleiding], *, op: date, organisatie_id: int | None
) -> list[tuple[date, list[Moment]]]:
    """Of these courses; within a day by the clock. At one price for any number."""
    runs = maand.runs.filter(opleiding__in=opleidingen).select_related("opleiding")
    in_orde = runs.prefetch_related("bijeenkomsten").order_by("start", "begintijd", "opleiding__titel", "pk")
    alle = momenten(in_orde, op=op, organisatie_id=organisatie_id)
    return [(dag, list(groep)) for dag, groep in groupby(alle, key=lambda moment: moment.uitvoering.start)]
