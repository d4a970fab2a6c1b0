"""How long things last at the door: one place for every term."""

from datetime import date, timedelta

from django.utils.dateformat import format as schrijf

UITNODIGING = timedelta(days=14)
UITNODIGING_BEWAAR = timedelta(
    days=180
)  # after that nobody sends it again, and who was asked is nobody's business
ONBEVESTIGD = timedelta(days=7)  # an account whose address nobody confirmed
ROL_JAREN = 2  # what a form proposes
ROL_HOOGSTENS_JAREN = 4
ROL_LOOPT_AF = (30, 7)  # days ahead on which somebody is told, once each
CONTROLE = timedelta(days=42)
CONTROLE_VOORAF = timedelta(days=14)  # the first reminder
CONTROLE_DAARNA = timedelta(days=7)  # and from the last day on each of these


def jaren_later(dag: date, jaren: int) -> date:
    """The same day so many years on; 29 February becomes the 28th."""
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:
        return dag.replace(year=dag.year + jaren, day=28)


def rol_tot(op: date) -> date:
    return jaren_later(op, ROL_JAREN)


def rol_uiterlijk(op: date) -> date:
    return jaren_later(op, ROL_HOOGSTENS_JAREN)


def laatste_mijlpaal(dagen: list[date], op: date) -> date | None:
    """The most recent of these days that has come."""
    return max((dag for dag in dagen if dag <= op), default=None)


def voluit(dag: date) -> str:
    """As in a sentence: 12 februari 2026."""
    return schrijf(dag, "j F Y")
