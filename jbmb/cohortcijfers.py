"""What the figures about cohorts mean, and how they are counted. Two queries."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from jbmb.models import Cohort, Cohortdeelname, Cohortdeelnamestap, Cohortstap

D = Cohortdeelname.Status
MEE = {D.DEELNEMER, D.IN_RUIL, D.IN_PROJECT}


@dataclass(frozen=True)
class Cohortcijfers:
    """Of the year, as known on the peildatum, or on 31 December when that came first.

    cohorten: begun on or before 31 December and not over before 1 January, unless called off before they began.
    deelnemers: people in those, whatever became of them; afgerond: did it to the end; gestopt: left after it began,
    or were in it when it was called off; the others are still in it. Who was never in (not chosen, withdrew before
    it began) is not counted. per_organisatie: the deelnemers.
    """

    cohorten: int
    deelnemers: int
    afgerond: int
    gestopt: int
    per_organisatie: dict[str, int]


def cohortcijfers(*, jaar: int, peildatum: date) -> Cohortcijfers:
    laatst = min(date(jaar, 12, 31), peildatum)
    begonnen = Cohortstap.objects.filter(naar=Cohort.Status.LOOPT, per__lte=laatst).values("cohort")
    eerder = Cohortstap.objects.filter(
        naar__in=(Cohort.Status.AFGEROND, Cohort.Status.AFGELAST), per__lt=date(jaar, 1, 1)
    ).values("cohort")
    cohorten = Cohort.objects.filter(pk__in=begonnen).exclude(pk__in=eerder).order_by()
    stappen = Cohortdeelnamestap.objects.filter(deelname=OuterRef("pk"), per__lte=laatst)
    rijen = (
        Cohortdeelname.objects.filter(cohort__in=cohorten.values("pk"))
        .order_by()
        .annotate(stand=Subquery(stappen.order_by("-per", "-pk").values("naar")[:1]))
        .filter(stand__in=[*MEE, D.AFGEROND, D.GESTOPT])
    )
    standen, per_organisatie = Counter(), Counter()
    for organisatie, stand in rijen.values_list("organisatie__code", "stand"):
        standen[stand] += 1
        per_organisatie[organisatie] += 1
    return Cohortcijfers(
        cohorten=cohorten.count(),
        deelnemers=standen.total(),
        afgerond=standen[D.AFGEROND],
        gestopt=standen[D.GESTOPT],
        per_organisatie=dict(per_organisatie),
    )
