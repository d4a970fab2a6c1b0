"""Which runs have fewer participants than they need, and how many they lack."""

from datetime import date, timedelta

from django.db.models import Count, F, Q, QuerySet

from school.models import MET_PLAATS, Uitvoering


def onder_minimum(*, op: date, vooraf: timedelta = timedelta(0)) -> QuerySet[Uitvoering]:
    """Those to be decided on, within `vooraf`: with who has a place (`bezet`) and how many are lacking (`tekort`)."""
    return _met_tekort(Uitvoering.objects.te_beslissen(op=op, vooraf=vooraf))


def op_te_roepen(*, op: date) -> QuerySet[Uitvoering]:
    """Those for which organisations are asked for participants, with the same."""
    return _met_tekort(Uitvoering.objects.op_te_roepen(op=op))


def _met_tekort(runs: QuerySet[Uitvoering]) -> QuerySet[Uitvoering]:
    bezet = Count("inschrijvingen", filter=Q(inschrijvingen__status__in=MET_PLAATS))
    met_bezet = runs.select_related("opleiding").annotate(bezet=bezet, tekort=F("min_deelnemers") - bezet)
    return met_bezet.filter(tekort__gt=0)
