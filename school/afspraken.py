"""Which organisations have not reached yet what they agreed to deliver in a year."""

from collections.abc import Iterable

from django.db.models import Count
from django.db.models.functions import ExtractYear

from school.models import MET_PLAATS, Afspraak, Inschrijving


def onder_afspraak(jaren: Iterable[int]) -> dict[int, frozenset[int]]:
    """Per year the organisations (ids): two queries. Without an agreement there is nothing to be below."""
    jaren = set(jaren)
    te_behalen = Afspraak.objects.filter(jaar__in=jaren, te_behalen__isnull=False).order_by()
    geteld = (
        Inschrijving.objects.filter(uitvoering__start__year__in=jaren, status__in=MET_PLAATS)
        .order_by()
        .values_list(ExtractYear("uitvoering__start"), "organisatie")
        .annotate(Count("pk"))
    )
    behaald = {(jaar, organisatie): aantal for jaar, organisatie, aantal in geteld}
    onder: dict[int, set[int]] = {jaar: set() for jaar in jaren}
    for jaar, organisatie, aantal in te_behalen.values_list("jaar", "organisatie", "te_behalen"):
        if behaald.get((jaar, organisatie), 0) < aantal:
            onder[jaar].add(organisatie)
    return {jaar: frozenset(wie) for jaar, wie in onder.items()}
