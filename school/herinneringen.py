"""Who is to be reminded of what today. A day on which nothing ran is caught up with; nothing is sent again."""

from datetime import date, timedelta

from django.db.models import Q

from school.leren import INVULLEN, mag_evalueren
from school.models import MET_PLAATS, Bijeenkomst, Herinnering, Inschrijving, Inschrijvingstap, Uitvoering
from twentsekracht.werkdagen import doordeweeks_ervoor

Soort = Herinnering.Soort
WEEK = timedelta(days=7)
TE_LAAT = timedelta(days=5)  # before the start: later, a reminder of "next week" is of no use
PAS = timedelta(days=3)  # who has a place since so short, needs no reminder yet


def te_herinneren(*, op: date) -> list[tuple[int, str, date]]:
    """(enrolment, which, about which day). Six queries, whatever there is."""
    gezocht = [*_week(op), *_dag(op), *_evaluatie(op)]
    al = set(
        Herinnering.objects.filter(inschrijving__in={rij for rij, *_ in gezocht}).values_list(
            "inschrijving", "soort", "dag"
        )
    )
    return [een for een in gezocht if een not in al]


def _met_plaats():
    return Inschrijving.objects.filter(
        status__in=MET_PLAATS, deelnemer__isnull=False, uitvoering__afgelast_op=None
    ).order_by("pk")


def _week(op: date):
    pas = Inschrijvingstap.objects.filter(naar=Inschrijving.Status.BEVESTIGD, per__gt=op - PAS)
    rijen = _met_plaats().filter(uitvoering__start__range=(op + TE_LAAT, op + WEEK))
    for pk, start in rijen.exclude(stappen__in=pas).values_list("pk", "uitvoering__start"):
        yield pk, Soort.WEEK, start


def _dag(op: date):
    """Of every session; a run without any is reminded of by its first day."""
    straks = (op + timedelta(days=1), op + timedelta(days=4))
    dagen: dict[int, set[date]] = {}
    sessies = Bijeenkomst.objects.filter(datum__range=straks).order_by()
    zonder = Uitvoering.objects.filter(start__range=straks, bijeenkomsten=None).order_by()
    for run, dag in [*sessies.values_list("uitvoering", "datum"), *zonder.values_list("pk", "start")]:
        if doordeweeks_ervoor(dag) <= op:
            dagen.setdefault(run, set()).add(dag)
    for pk, run in _met_plaats().filter(uitvoering__in=dagen).values_list("pk", "uitvoering"):
        for dag in sorted(dagen[run]):
            yield pk, Soort.DAG, dag


def _evaluatie(op: date):
    grens = op - INVULLEN
    pas_voorbij = Q(uitvoering__einde__range=(grens, op)) | Q(
        uitvoering__einde=None, uitvoering__start__range=(grens, op)
    )
    for rij in _met_plaats().filter(pas_voorbij).select_related("uitvoering"):
        if mag_evalueren(rij, op=op):
            yield rij.pk, Soort.EVALUATIE, rij.uitvoering.laatste_dag
