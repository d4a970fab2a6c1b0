"""After a run was changed: what follows from its days and hours, and who has to know.

A run begins when its first session does: every term counts from there. Moved to an earlier day, what was promised until
some moment is kept for the same part of the time that is left, as if it were asked now, and who it concerns hears so.
Moved to a later day, promises stay as they are.
"""

from datetime import datetime

from django.db import transaction

from school.models import Akkoord, Inschrijving, Uitvoering
from school.services import brieven
from school.services.aanbieden import vraag_bijwerken_aan, werk_bij
from school.services.akkoord import MET_ALLES, vertel_opnieuw
from school.services.grendel import vergrendel
from school.services.uitnodigen import vraag_afstemming
from school.termijnen import begin
from twentsekracht.vasthouden import uiterst_aanbod, uiterst_akkoord

AANGEBODEN = Inschrijving.Status.AANGEBODEN


@transaction.atomic
def na_wijziging(*, uitvoering_id: int, op: datetime) -> None:
    """More places, or fewer kept for others: the waiting list hears of it at once. Another day: calendars do."""
    run = vergrendel(uitvoering_id)
    _volg_bijeenkomsten(run)
    if begin(run) > op and not run.afgelast_op:
        _verkort_aanbod(run, op)
        _verkort_akkoord(run, op)
    werk_bij(run, op=op)
    vraag_afstemming(uitvoering_id=run.pk, op=op)


def _volg_bijeenkomsten(run: Uitvoering) -> None:
    """The hours of the run are those of the sessions; of sessions with different hours only where the first begins."""
    sessies = list(run.bijeenkomsten.all())
    if not sessies:
        return
    uren = {(een.begintijd, een.eindtijd) for een in sessies}
    run.begintijd = sessies[0].begintijd
    run.eindtijd = sessies[0].eindtijd if len(uren) == 1 else None
    run.save(update_fields=["begintijd", "eindtijd"])


def _verkort_aanbod(run: Uitvoering, op: datetime) -> None:
    uiterst = uiterst_aanbod(begin(run), op=op)
    rijen = Inschrijving.objects.filter(uitvoering=run, status=AANGEBODEN, aanbod_tot__gt=uiterst)
    for rij in rijen.select_related("uitvoering__opleiding", "deelnemer", "organisatie").order_by("pk"):
        rij.aanbod_tot = uiterst
        rij.save(update_fields=["aanbod_tot"])
        brieven.aangeboden(rij, op=op)
        vraag_bijwerken_aan(run.pk, vanaf=uiterst, op=op)


def _verkort_akkoord(run: Uitvoering, op: datetime) -> None:
    uiterst = uiterst_akkoord(begin(run), op=op)
    vragen = Akkoord.objects.filter(
        inschrijving__uitvoering=run,
        inschrijving__deelnemer__isnull=False,
        besluit="",
        plaats_tot__gt=uiterst,
    )
    for akkoord in vragen.select_related(*MET_ALLES).order_by("pk"):
        akkoord.plaats_tot = uiterst
        akkoord.save(update_fields=["plaats_tot"])
        vertel_opnieuw(akkoord, op=op)
