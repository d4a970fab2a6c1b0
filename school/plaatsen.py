"""Which places of a run are taken. For any number of runs in one query."""

from collections.abc import Iterable

from django.db.models import Count

from school.models import MET_PLAATS, Inschrijving, Uitvoering
from twentsekracht.plaatsen import Plaatsen


def plaatsen(uitvoeringen: Iterable[Uitvoering]) -> dict[int, Plaatsen]:
    """Per run (id): a place is taken as long as the enrolment has a status that holds one."""
    uitvoeringen = list(uitvoeringen)
    bezet = dict(
        Inschrijving.objects.filter(uitvoering__in=uitvoeringen, status__in=MET_PLAATS)
        .order_by()
        .values_list("uitvoering")
        .annotate(Count("pk"))
    )
    return {
        uitvoering.pk: Plaatsen(bezet.get(uitvoering.pk, 0), uitvoering.max_deelnemers)
        for uitvoering in uitvoeringen
    }
