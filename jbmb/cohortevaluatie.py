"""What came of the evaluation of a cohort, from five answers on (besluiten/0016); and who may still answer.

It is shown when the time to answer is over: who looks every day would see what the last one answered.
"""

from datetime import date, timedelta

from jbmb.models import Cohort, Cohortdeelname, Cohorttekst, Cohorttelling, Cohortvraag
from twentsekracht import evaluatie
from twentsekracht.evaluatie import GENOEG, Uitslag

INVULLEN = timedelta(days=30)  # after the day on which the cohort was closed


def sluit_op(cohort: Cohort) -> date | None:
    """The last day to answer; None: not over yet. One query."""
    klaar = cohort.stappen.filter(naar=Cohort.Status.AFGEROND).order_by("-pk").first()
    return klaar and klaar.per + INVULLEN


def te_vragen(cohort: Cohort):
    """Of who did it all, and did not answer."""
    klaar = Cohortdeelname.Status.AFGEROND
    return cohort.deelnames.filter(status=klaar, deelnemer__isnull=False, heeft_geevalueerd=False)


def is_open(cohort: Cohort, *, op: date) -> bool:
    dag = sluit_op(cohort)
    return dag is not None and op <= dag


def is_bekend(cohort: Cohort, *, op: date) -> bool:
    dag = sluit_op(cohort)
    return dag is not None and dag < op


def ingevuld(cohort: Cohort) -> int | None:
    """By how many people; None: fewer than five."""
    aantal = cohort.deelnames.filter(heeft_geevalueerd=True).count()
    return aantal if aantal >= GENOEG else None


def uitslagen(cohort: Cohort) -> list[Uitslag]:
    """Of every question that was answered or is asked now. Three queries."""
    tellingen = Cohorttelling.objects.filter(cohort=cohort).order_by("waarde")
    teksten = Cohorttekst.objects.filter(cohort=cohort)
    return evaluatie.uitslagen(
        Cohortvraag.objects.all(),
        tellingen.values_list("cohort", "vraag", "waarde", "aantal"),
        teksten.values_list("cohort", "vraag", "tekst"),
    )
