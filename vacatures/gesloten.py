"""What outsiders read of a vacancy that was open to everybody once: for a month that it is closed, then nothing."""

from datetime import date, timedelta

from django.db.models import Min

from vacatures.models import Vacature

ZOLANG = timedelta(days=30)  # after its last day
DICHT = (Vacature.Status.GESLOTEN, Vacature.Status.INGEVULD)


class Verlopen(Exception):
    """It was there for everybody, and closed long ago: search engines may forget it."""


class Ingetrokken(Verlopen):
    """It was there for everybody, and was taken back: what it said may have been wrong, so that is not shown."""


def openbaar_gesloten(code: str, *, op: date) -> Vacature | None:
    """None of what was never open to everybody: nobody learns that it exists. Raises `Verlopen` after a month."""
    if Vacature.objects.openbaar_ingetrokken(op=op).filter(code=code).exists():
        raise Ingetrokken
    geweest = Vacature.objects.openbaar_geweest(op=op).select_related("organisatie")
    vacature = geweest.filter(code=code).first()
    if vacature and laatste_dag(vacature) + ZOLANG < op:
        raise Verlopen
    return vacature


def laatste_dag(vacature: Vacature) -> date:
    """The last day it was open: its own, or sooner when somebody closed it or was found."""
    einde = vacature.stappen.filter(naar__in=DICHT).aggregate(eerste=Min("per"))["eerste"]
    return min((dag for dag in (einde, vacature.sluit_op) if dag), default=vacature.gepubliceerd_op)
