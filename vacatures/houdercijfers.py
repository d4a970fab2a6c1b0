"""A vacaturehouder's own figures: how often a vacancy was looked at and by which way, and what came of it.

Counts only; of who looked or kept nothing is known. A week begins on Monday and is the week of its Thursday.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from django.db.models import Count, IntegerField, Min, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from vacatures.models import BewaardeVacature, Herkomst, Reactie, Vacature, Weergave

Kanaal = Weergave.Kanaal
WEKEN = 26  # that a drawing shows, at most
# For the drawing, of which three series can be read; the table beside it has all channels.
REEKSEN = (
    ("Via het portaal en onze mail", (Kanaal.PORTAAL, Kanaal.MAIL)),
    ("Via een intranet", (Kanaal.INTRANET,)),
    ("Van buiten", (Kanaal.ZOEKMACHINE, Kanaal.SOCIAAL, Kanaal.LINK, Kanaal.DIRECT)),
)


@dataclass(frozen=True)
class Cijfers:
    """`per_week`: a Monday and a number per series; `dagen_ingevuld`: of one vacancy, or the middle one of more."""

    vacatures: int
    weergaven: int
    bewaard: int
    reacties: int
    per_kanaal: tuple[tuple[str, int], ...]
    per_week: tuple[tuple[date, tuple[int, ...]], ...]
    per_herkomst: tuple[tuple[str, int], ...]
    ingevuld: int
    dagen_ingevuld: int | None


def cijfers(vacatures, *, op: date, vanaf: date | None = None) -> Cijfers:
    """Of these vacancies together (five queries, however many there are); views since `vanaf`."""
    pks = vacatures.order_by().values("pk")
    weergaven = Weergave.objects.filter(vacature__in=pks, dag__lte=op)
    if vanaf:
        weergaven = weergaven.filter(dag__gte=vanaf)
    per_dag = list(weergaven.order_by("dag").values_list("dag", "kanaal").annotate(aantal=Sum("aantal")))
    herkomsten = _per_herkomst(pks)
    dagen = _dagen_tot_ingevuld(vacatures)
    return Cijfers(
        vacatures=vacatures.count(),
        weergaven=sum(aantal for _, _, aantal in per_dag),
        bewaard=BewaardeVacature.objects.filter(vacature__in=pks).count(),
        reacties=sum(aantal for _, aantal in herkomsten),
        per_kanaal=_per_kanaal(per_dag),
        per_week=_per_week(per_dag, op),
        per_herkomst=herkomsten,
        ingevuld=len(dagen),
        dagen_ingevuld=round(median(dagen)) if dagen else None,
    )


def _per_kanaal(per_dag) -> tuple[tuple[str, int], ...]:
    som = Counter()
    for _, kanaal, aantal in per_dag:
        som[kanaal] += aantal
    return tuple((kanaal.label, som[kanaal]) for kanaal in Kanaal)


def _per_week(per_dag, op: date) -> tuple[tuple[date, tuple[int, ...]], ...]:
    """Every week from the first view to the last one, also those without; at most the last so many."""
    som: dict[date, Counter] = {}
    for dag, kanaal, aantal in per_dag:
        som.setdefault(maandag(dag), Counter())[kanaal] += aantal
    if not som:
        return ()
    laatste = max(som)
    eerste = max(min(som), laatste - timedelta(weeks=WEKEN - 1))
    weken = [eerste + timedelta(weeks=nummer) for nummer in range((laatste - eerste).days // 7 + 1)]
    return tuple(
        (week, tuple(sum(som.get(week, Counter())[kanaal] for kanaal in kanalen) for _, kanalen in REEKSEN))
        for week in weken
    )


def maandag(dag: date) -> date:
    return dag - timedelta(days=dag.weekday())


def _per_herkomst(pks) -> tuple[tuple[str, int], ...]:
    geteld = dict(
        Reactie.objects.filter(vacature__in=pks)
        .order_by()
        .values_list("herkomst")
        .annotate(aantal=Count("pk"))
    )
    return tuple((herkomst.label, geteld.get(herkomst, 0)) for herkomst in Herkomst)


def _dagen_tot_ingevuld(vacatures) -> list[int]:
    dagen = vacatures.order_by().filter(ingevuld_op__isnull=False, gepubliceerd_op__isnull=False)
    return [
        (ingevuld - geplaatst).days
        for geplaatst, ingevuld in dagen.values_list("gepubliceerd_op", "ingevuld_op")
    ]


def dagen_open(vacature: Vacature, *, op: date) -> int | None:
    """Days on which one could react until now, the first included; None before it is placed."""
    if vacature.gepubliceerd_op is None or vacature.gepubliceerd_op > op:
        return None
    dicht = vacature.stappen.filter(~Q(naar=Vacature.Status.GEPUBLICEERD), van=Vacature.Status.GEPUBLICEERD)
    einde = dicht.aggregate(per=Min("per"))["per"]
    tot = min(dag for dag in (op, vacature.sluit_op, einde) if dag)
    return max((tot - vacature.gepubliceerd_op).days + 1, 0)


def met_tellingen(vacatures):
    """Adds `aantal_weergaven` and `aantal_reacties` to each, for a list."""
    weergaven = Weergave.objects.filter(vacature=OuterRef("pk")).order_by().values("vacature")
    reacties = Reactie.objects.filter(vacature=OuterRef("pk")).order_by().values("vacature")
    return vacatures.annotate(
        aantal_weergaven=_of_nul(weergaven.annotate(som=Sum("aantal")).values("som")),
        aantal_reacties=_of_nul(reacties.annotate(som=Count("pk")).values("som")),
    )


def _of_nul(som):
    return Coalesce(Subquery(som, output_field=IntegerField()), 0)
