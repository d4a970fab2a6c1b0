"""Who is to be reminded of what today. A day on which nothing ran is caught up with; nothing is sent again."""

from datetime import date, timedelta

from django.db.models import Min, Q

from evenementen.models import Deelname, Herinnering
from twentsekracht.werkdagen import doordeweeks_ervoor

Soort = Herinnering.Soort
WEEK = timedelta(days=7)
TE_LAAT = timedelta(days=5)  # before the first day: later, a reminder of "next week" is of no use
PAS = timedelta(days=3)  # who signed up since so short, needs no reminder of next week yet


def gaan():
    """Who has a place in what goes on, on a day that is known."""
    return Deelname.objects.filter(
        status=Deelname.Status.BEVESTIGD,
        deelnemer__isnull=False,
        onderdeel__datum__isnull=False,
        onderdeel__afgelast_op=None,
    ).order_by()


def te_herinneren(*, op: date) -> list[tuple[int, int, str, date]]:
    """(event, person, which, about which day). Three queries, whatever there is."""
    gezocht = [*_week(op), *_dag(op)]
    al = set(
        Herinnering.objects.filter(deelnemer__in={wie for _, wie, *_ in gezocht}).values_list(
            "evenement", "deelnemer", "soort", "dag"
        )
    )
    return [een for een in gezocht if een not in al]


def _week(op: date):
    """Of the first day on which somebody goes to an event."""
    pas = Q(ingeschreven_op__gt=op - PAS)
    eerste = (
        gaan()
        .exclude(pas)
        .filter(onderdeel__datum__gte=op)
        .values_list("onderdeel__evenement", "deelnemer")
        .annotate(eerste=Min("onderdeel__datum"))
        .filter(eerste__range=(op + TE_LAAT, op + WEEK))
    )
    for evenement, wie, dag in eerste.order_by("onderdeel__evenement", "deelnemer"):
        yield evenement, wie, Soort.WEEK, dag


def _dag(op: date):
    straks = (op + timedelta(days=1), op + timedelta(days=4))
    dagen = gaan().filter(onderdeel__datum__range=straks)
    velden = ("onderdeel__evenement", "deelnemer", "onderdeel__datum")
    for evenement, wie, dag in dagen.values_list(*velden).distinct().order_by(*velden):
        if doordeweeks_ervoor(dag) <= op:
            yield evenement, wie, Soort.DAG, dag
