"""Where the year ends, going by the years before: a simple share, said with how it came about, and never too precise.

Of the enrolments of earlier years a part had been made by this day of the year; if this year goes alike, what there is
now is that part of the whole. Of all organisations together, because one of them has too few to tell a pattern by.
Without such years: as if enrolments came evenly over the year. Too early in the year there is no forecast.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Count, Q
from django.db.models.functions import ExtractYear
from django.utils.formats import date_format

from school.models import MET_PLAATS, Inschrijving

JAREN = 3  # to look back
GENOEG = 100  # enrolments in a year, before it tells anything
MINSTE_DEEL = Fraction(1, 10)  # with less than this every forecast is a guess


@dataclass(frozen=True)
class Patroon:
    """`deel`: of the year's enrolments that have been made by now; None: too early to say."""

    deel: Fraction | None
    waarom: str

    def prognose(self, ingeschreven: int) -> int | None:
        """What there is, and what is still to come, which is rounded as roughly as it is known."""
        if self.deel is None:
            return None
        return ingeschreven + _ongeveer(ingeschreven / self.deel - ingeschreven)

    @property
    def is_uitkomst(self) -> bool:
        """Nothing is to come any more, so it is no forecast."""
        return self.deel == 1


def _ongeveer(aantal: Fraction) -> int:
    """To whole ones below ten, to fives below fifty, to tens above."""
    stap = 1 if aantal < 10 else 5 if aantal < 50 else 10
    return round(aantal / stap) * stap


def patroon(jaar: int, *, op: date) -> Patroon:
    """One query, or none when the year is over."""
    if op >= date(jaar, 12, 31):
        return Patroon(Fraction(1), f"Het jaar {jaar} is voorbij: dit is de uitkomst.")
    gedaan, totaal, jaren = _eerdere_jaren(jaar, op)
    if totaal:
        deel = Fraction(gedaan, totaal)
        dag = date_format(op, "j F") + ("" if op.year == jaar else " van het jaar ervoor")
        waarom = f"In {_en(jaren)} was op {dag} {_procent(deel)} van de inschrijvingen gedaan."
    elif op.year == jaar:
        deel = Fraction(op.timetuple().tm_yday, date(jaar, 12, 31).timetuple().tm_yday)
        waarom = (
            f"Van het jaar is {_procent(deel)} voorbij. Van eerdere jaren is er te weinig om mee te vergelijken, "
            "dus rekenen we alsof inschrijvingen gelijkmatig binnenkomen."
        )
    else:
        deel, waarom = Fraction(0), f"Het jaar {jaar} is nog niet begonnen."
    if deel < MINSTE_DEEL:
        return Patroon(None, f"{waarom} Dat is te weinig voor een prognose.")
    return Patroon(deel, waarom)


def _eerdere_jaren(jaar: int, op: date) -> tuple[int, int, list[int]]:
    """Of the years that tell something: made by the same day, in all, and which years."""
    jaren = range(jaar - JAREN, jaar)
    tot_dan = Q()
    for eerder in jaren:
        dag = _zelfde_dag(op, op.year - (jaar - eerder))
        tot_dan |= Q(uitvoering__start__year=eerder, ingeschreven_op__lte=dag)
    geteld = (
        Inschrijving.objects.filter(uitvoering__start__year__in=jaren, status__in=MET_PLAATS)
        .order_by()
        .values_list(ExtractYear("uitvoering__start"))
        .annotate(tot_dan=Count("pk", filter=tot_dan), alles=Count("pk"))
    )
    telt = sorted(rij for rij in geteld if rij[2] >= GENOEG)
    return sum(rij[1] for rij in telt), sum(rij[2] for rij in telt), [rij[0] for rij in telt]


def _zelfde_dag(dag: date, jaar: int) -> date:
    return dag.replace(year=jaar, day=28) if (dag.month, dag.day) == (2, 29) else dag.replace(year=jaar)


def _procent(deel: Fraction) -> str:
    return f"{round(deel * 100)}%"


def _en(jaren: list[int]) -> str:
    *eerste, laatste = map(str, jaren)
    return f"{', '.join(eerste)} en {laatste}" if eerste else laatste
