"""Whom somebody coaches: given to them by the coördinator, and in the cohort or just out of it."""

from django.db.models import QuerySet

from jbmb.models import LID, Cohortdeelname
from twentsekracht.organisaties.models import Gebruiker


def te_coachen_door(gebruiker: Gebruiker) -> QuerySet[Cohortdeelname]:
    mijn = Cohortdeelname.objects.filter(coach__gebruiker=gebruiker, deelnemer__isnull=False)
    return mijn.filter(status__in=LID)
