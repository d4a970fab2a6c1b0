"""Telling somebody what came of enrolling: by a job, since drawing a mail takes longer than taking a place.

The job is written in the transaction of the step it tells of, so each is told once. Whatever happens to the enrolment
next is told after it: who cannot wait for the job takes it over (`vertel_eerst`).
"""

from datetime import datetime

from django.db import transaction

from school.models import Inschrijving, Inschrijvingstap
from school.services import brieven
from school.services.links import akkoordteken
from twentsekracht.werk.services import neem_over, vraag_nieuwe_aan

VERTEL = "school.tasks.vertel"
Status = Inschrijving.Status


def vraag_vertellen(stap: Inschrijvingstap, *, op: datetime) -> None:
    """The first step of an enrolment."""
    vraag_nieuwe_aan(soort=VERTEL, wat={_sleutel(stap.inschrijving_id): {"stap": stap.pk}}, op=op)


def vertel_eerst(inschrijving: Inschrijving, *, op: datetime) -> None:
    for job in neem_over(soort=VERTEL, sleutels=[_sleutel(inschrijving.pk)], op=op):
        vertel(stap_id=job.argumenten["stap"], op=job.aangevraagd_op)


def vertel_niet(inschrijvingen, *, op: datetime) -> None:
    """Of somebody who leaves no mail stays behind."""
    neem_over(soort=VERTEL, sleutels=[_sleutel(een.pk) for een in inschrijvingen], op=op)


def _sleutel(inschrijving_id: int) -> str:
    return f"inschrijving {inschrijving_id}"


@transaction.atomic(savepoint=False)
def vertel(*, stap_id: int, op: datetime) -> None:
    """`op`: the moment of the step. To who has its job in hand: nobody else writes in this calendar meanwhile."""
    met_alles = Inschrijvingstap.objects.select_related(
        "inschrijving__uitvoering__opleiding", "inschrijving__deelnemer", "inschrijving__organisatie"
    )
    stap = met_alles.filter(pk=stap_id, inschrijving__deelnemer__isnull=False).first()
    if stap is None:  # who it was about is gone
        return
    inschrijving = stap.inschrijving
    if stap.naar == Status.WACHTLIJST:
        brieven.op_wachtlijst(inschrijving, op=op)
    elif stap.naar == Status.WACHT_OP_AKKOORD:
        akkoord = inschrijving.akkoorden.earliest("pk")
        akkoord.inschrijving = inschrijving
        brieven.wacht_op_akkoord(akkoord, op=op)
        brieven.vraag_akkoord(akkoord, akkoordteken(akkoord), op=op)
    else:
        brieven.bevestigd(inschrijving, op=op)
        brieven.ter_kennis(inschrijving, op=op)
