"""Somebody leaves the portal, or the term is over: a part in a cohort is no longer about anybody; the figures stay."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from jbmb.models import (
    ACTIEF,
    Coachnotitie,
    Cohort,
    Cohortdeelname,
    Cohortdeelnamestap,
    Cohortmatchstap,
    Hulpvraag,
    Inwerkpunt,
    Teamlid,
)
from jbmb.services.cohortdeelname import stop
from jbmb.services.cohortstappen import deelnames
from jbmb.termijnen import BEWAREN
from twentsekracht.organisaties.models import Gebruiker

D = Cohortdeelname.Status
WEG = "Account verwijderd"
LEEG = {"deelnemer": None, "coach": None, **dict.fromkeys(("motivatie", "zoekt", "leidinggevende"), "")}


@transaction.atomic
def wis(*, gebruiker: Gebruiker, op: datetime) -> None:
    """What runs ends, and the others of a match hear so. Being a coach goes with the account."""
    ids = Cohortdeelname.objects.van(gebruiker).values("cohort")
    list(Cohort.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"))
    pks = []
    for rij in deelnames().filter(deelnemer=gebruiker).order_by("pk"):
        pks.append(rij.pk)
        if rij.status in (D.AANGEMELD, D.UITGENODIGD, *ACTIEF):
            stop(rij, reden=WEG, door=None, op=op)
    for stappen in (Cohortdeelnamestap, Cohortmatchstap):
        stappen.objects.filter(door=gebruiker).update(reden="", door=None)
    maak_los(pks)
    # Where they were to decide about a colleague: without an answer that lapses.
    Cohortdeelname.objects.filter(leidinggevende__iexact=gebruiker.email).update(leidinggevende="")


@transaction.atomic
def vergeet(*, op: datetime) -> int:
    """A year after the last day of a cohort nobody needs to know who was in it. How many."""
    laatst = timezone.localdate(op) - BEWAREN
    voorbij = Cohort.objects.filter(status__in=(Cohort.Status.AFGEROND, Cohort.Status.AFGELAST))
    oud = list(voorbij.select_for_update(of=("self",)).filter(einde__lt=laatst).order_by("pk"))
    eigen = Cohortdeelname.objects.filter(cohort__in=oud, deelnemer__isnull=False)
    pks = list(eigen.order_by("pk").values_list("pk", flat=True))
    maak_los(pks)
    return len(pks)


def maak_los(pks: list[int]) -> None:
    """For who holds the cohorts."""
    Hulpvraag.objects.filter(deelname__in=pks).delete()
    Inwerkpunt.objects.filter(deelname__in=pks).delete()
    Teamlid.objects.filter(deelname__in=pks).delete()
    Coachnotitie.objects.filter(deelname__in=pks).delete()
    # Why, in the words of whoever did it; and who.
    Cohortdeelnamestap.objects.filter(deelname__in=pks, door__isnull=False).update(reden="", door=None)
    van_match = Q(match__deelname__in=pks) | Q(match__bij__in=pks)
    Cohortmatchstap.objects.filter(van_match, door__isnull=False).update(reden="", door=None)
    Cohortdeelname.objects.filter(pk__in=pks).update(**LEEG)
