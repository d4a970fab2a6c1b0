"""Which runs have fewer participants than they need, and how many they lack."""

from datetime import date, timedelta

from django.db.models import Count, F, Q, QuerySet

from school.models import MET_PLAATS, Uitvoering


def onder_minimum(*, op: date, vooraf: timedelta = timedelta(0)) -> QuerySet[Uitvoering]:
    """Those to be decided on, within `vooraf`: with who has a place (`bezet`) and how many are lacking (`tekort`)."""
    bezet = Count("inschrijvingen", filter=Q(inschrijvingen__status__in=MET_PLAATS))
    te_beslissen = Uitvoering.objects.te_beslissen(op=op, vooraf=vooraf).select_related("opleiding")
    return te_beslissen.annotate(bezet=bezet, tekort=F("min_deelnemers") - bezet).filter(tekort__gt=0)
