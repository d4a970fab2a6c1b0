"""Which days count in a term of working days: no weekend, and no day of the Algemene termijnenwet (article 3)."""

from datetime import date, timedelta
from functools import cache

DAG = timedelta(days=1)
ZONDAG = 6
# Counted from Easter Sunday.
GOEDE_VRIJDAG, TWEEDE_PAASDAG, HEMELVAART, TWEEDE_PINKSTERDAG = -2, 1, 39, 50


def pasen(jaar: int) -> date:
    """Easter Sunday in the Gregorian calendar, after Gauss as Meeus and Butcher wrote it down."""
    eeuw, in_eeuw = divmod(jaar, 100)
    gulden = jaar % 19
    schrikkel, rest = divmod(eeuw, 4)
    maan = (eeuw - (eeuw + 8) // 25 + 1) // 3
    epacta = (19 * gulden + eeuw - schrikkel - maan + 15) % 30
    naar_zondag = (32 + 2 * rest + 2 * (in_eeuw // 4) - epacta - in_eeuw % 4) % 7
    correctie = (gulden + 11 * epacta + 22 * naar_zondag) // 451
    maand, dag = divmod(epacta + naar_zondag - 7 * correctie + 114, 31)
    return date(jaar, maand, dag + 1)


@cache
def feestdagnamen(jaar: int) -> dict[date, str]:
    """Also Good Friday, and every fifth of May: the law counts them as such, whatever a collective agreement says."""
    zondag = pasen(jaar)
    dagen = [
        (date(jaar, 1, 1), "Nieuwjaarsdag"),
        (zondag + GOEDE_VRIJDAG * DAG, "Goede Vrijdag"),
        (zondag + TWEEDE_PAASDAG * DAG, "Tweede Paasdag"),
        (koningsdag(jaar), "Koningsdag"),
        (date(jaar, 5, 5), "Bevrijdingsdag"),
        (zondag + HEMELVAART * DAG, "Hemelvaartsdag"),
        (zondag + TWEEDE_PINKSTERDAG * DAG, "Tweede Pinksterdag"),
        (date(jaar, 12, 25), "Eerste Kerstdag"),
        (date(jaar, 12, 26), "Tweede Kerstdag"),
    ]
    namen: dict[date, str] = {}
    for dag, naam in dagen:  # Ascension Day may be the fifth of May
        namen[dag] = f"{namen[dag]} en {naam}" if dag in namen else naam
    return namen


@cache
def feestdagen(jaar: int) -> frozenset[date]:
    return frozenset(feestdagnamen(jaar))


def koningsdag(jaar: int) -> date:
    """27 April, or the day before when that is a Sunday."""
    dag = date(jaar, 4, 27)
    return dag - DAG if dag.weekday() == ZONDAG else dag


def is_werkdag(dag: date) -> bool:
    return dag.weekday() < 5 and dag not in feestdagen(dag.year)


def werkdag_vanaf(dag: date) -> date:
    """The day itself, or the first working day after it."""
    return dag if is_werkdag(dag) else werkdagen_later(dag, 1)


def werkdag_tot(dag: date) -> date:
    """The day itself, or the last working day before it."""
    while not is_werkdag(dag):
        dag -= DAG
    return dag


def werkdagen_later(dag: date, aantal: int) -> date:
    """The day on which so many working days have gone by; with 0 the day itself."""
    while aantal > 0:
        dag += DAG
        aantal -= is_werkdag(dag)
    return dag


def werkdagen_tussen(van: date, tot: date) -> int:
    """After `van`, up to and including `tot`."""
    return sum(is_werkdag(van + dagen * DAG) for dagen in range(1, (tot - van).days + 1))


def doordeweeks_ervoor(dag: date) -> date:
    """The day before, or Friday: nobody reads mail of work in the weekend."""
    dag -= DAG
    while dag.weekday() > 4:
        dag -= DAG
    return dag
