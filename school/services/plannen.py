"""Planning a run like an earlier one: everything moves along by the days between the two starts."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from school.fouten import SchoolFout
from school.models import Bijeenkomst, Uitvoering
from school.models.uitvoering import KALENDER

# What is the same the next time, and the days that move along. Places kept for organisations do not come along:
# they are shared out by the size of that year.
ZELFDE = (
    "opleiding",
    "begintijd",
    "eindtijd",
    "locatie",
    "meenemen",
    "min_deelnemers",
    "max_deelnemers",
    "wachtlijst",
)
SCHUIFT = ("start", "einde", "sluit_op", "vrijgave_op", "beslis_op")
ZELFDE_BIJEENKOMST = ("begintijd", "eindtijd", "locatie", "ruimte", "online_url")


@transaction.atomic
def kopieer(*, uitvoering: Uitvoering, start: date, code: str, op: datetime) -> Uitvoering:
    if start <= timezone.localdate(op):
        raise SchoolFout("Kies een eerste dag die nog komt.")
    if start > KALENDER[1] - (uitvoering.laatste_dag - uitvoering.start):
        raise SchoolFout("Deze dag ligt te ver weg. Kies een dag voor 2100.")
    if Uitvoering.objects.filter(code=code).exists():
        raise SchoolFout(f"De code {code} bestaat al. Kies een andere.")
    verschil = start - uitvoering.start
    velden = {naam: getattr(uitvoering, naam) for naam in ZELFDE}
    velden |= {naam: _schuif(getattr(uitvoering, naam), verschil) for naam in SCHUIFT}
    nieuw = Uitvoering.objects.create(code=code, **velden)
    Bijeenkomst.objects.bulk_create(
        Bijeenkomst(
            uitvoering=nieuw,
            datum=een.datum + verschil,
            **{naam: getattr(een, naam) for naam in ZELFDE_BIJEENKOMST},
        )
        for een in uitvoering.bijeenkomsten.all()
    )
    return nieuw


def _schuif(dag: date | None, verschil: timedelta) -> date | None:
    return dag and dag + verschil
