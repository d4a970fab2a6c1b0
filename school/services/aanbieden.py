"""A place that is free goes to who waits for it: offered by mail, for two days, in the order of the run's policy.

`werk_bij` leaves a run as it should be: whatever was kept too long is free again, and what is free is on offer to the
first who may have it. It is called by everything that may free a place, and by the job.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from school.models import Inschrijving, Plaatsoverdracht, Uitvoering
from school.no_show import geldt_voor, te_vaak_weg
from school.plaatsen import bezettingen
from school.services import brieven
from school.services.grendel import vergrendel
from school.services.stappen import Status, pak, zet
from school.termijnen import aanbod_tot, begin
from school.wachtlijst import wachtlijsten
from twentsekracht.plaatsen import Bezetting
from twentsekracht.werk.later import vraag_aan_vanaf

# Why it ends for who waits too long, for the books and for the person.
TE_LAAT = {
    Status.AANGEBODEN: ("Niet op tijd geantwoord", "Je hebt niet op tijd geantwoord."),
    Status.WACHT_OP_AKKOORD: ("Geen akkoord gekregen", "Er kwam niet op tijd een akkoord."),
    Status.WACHTLIJST: ("Begonnen", "De opleiding begint, en er kwam geen plaats voor je vrij."),
}
VERLOOPT = "school.tasks.werk_bij"


@transaction.atomic
def werk_uitvoering_bij(*, uitvoering_id: int, op: datetime) -> None:
    werk_bij(vergrendel(uitvoering_id), op=op)


def werk_bij(run: Uitvoering, *, op: datetime) -> None:
    """Of a run that the caller holds."""
    if run.afgelast_op:
        return
    if begin(run) <= op:
        _sluit(run, op)
        return
    _laat_verlopen(run, op)
    _haal_naar_voren(run, op)
    bied_aan(run, bezettingen([run], op=timezone.localdate(op))[run.pk], op=op)


def bied_aan(run: Uitvoering, bezetting: Bezetting, *, op: datetime) -> None:
    """One time through the list: a place for one never becomes one for somebody before them. Counts in `bezetting`."""
    if not any(bezetting.heeft_plaats(organisatie) for organisatie in bezetting.aan_de_beurt):
        return
    tot = aanbod_tot(run, op=op)
    for plek in wachtlijsten([run])[run.pk]:
        if plek.inschrijving.is_achteraan and not bezetting.achteraan_mag:
            continue
        if bezetting.heeft_plaats(plek.inschrijving.organisatie_id):
            bezetting.neem(
                plek.inschrijving.organisatie_id
            )  # also too late to offer it: nobody new overtakes the list
            if tot:
                _bied(pak(plek.inschrijving.pk), plek.reden, tot, op)
    if tot:
        vraag_bijwerken_aan(run.pk, vanaf=tot, op=op)


def _bied(inschrijving: Inschrijving, reden: str, tot: datetime, op: datetime) -> None:
    zet(inschrijving, Status.AANGEBODEN, door=None, op=op, reden=reden, aanbod_tot=tot)
    brieven.aangeboden(inschrijving, op=op)


def vraag_bijwerken_aan(uitvoering_id: int, *, vanaf: datetime, op: datetime) -> None:
    """By the job, at that moment."""
    vraag_aan_vanaf(soort=VERLOOPT, wat="uitvoering", pk=uitvoering_id, vanaf=vanaf, op=op)


def _laat_verlopen(run: Uitvoering, op: datetime) -> None:
    """Who did not answer in time. Nobody's offer lapses twice, since the caller holds the run."""
    aanbod = Q(status=Status.AANGEBODEN, aanbod_tot__lte=op)
    akkoord = Q(status=Status.WACHT_OP_AKKOORD, akkoorden__besluit="", akkoorden__plaats_tot__lte=op)
    for inschrijving in _van(run).filter(aanbod | akkoord):
        _beeindig(inschrijving, *TE_LAAT[inschrijving.status], op)


def _haal_naar_voren(run: Uitvoering, op: datetime) -> None:
    """Who waits at the back for a reason that is there no longer: it was put right, or is too long ago, or there are
    places for everybody by now.
    """
    achteraan = list(_van(run).filter(status=Status.WACHTLIJST, is_achteraan=True))
    if achteraan:
        mensen = [rij.deelnemer for rij in achteraan] if geldt_voor(run) else []
        nog = te_vaak_weg(mensen, op=timezone.localdate(op))
        voren = [rij.pk for rij in achteraan if rij.deelnemer_id not in nog]
        Inschrijving.objects.filter(pk__in=voren).update(is_achteraan=False)


def _sluit(run: Uitvoering, op: datetime) -> None:
    """It began: who still waits, waits in vain, and no place goes to a colleague any more."""
    for inschrijving in _van(run).filter(
        status__in=[Status.WACHTLIJST, Status.AANGEBODEN, Status.WACHT_OP_AKKOORD]
    ):
        _beeindig(inschrijving, *TE_LAAT[inschrijving.status], op)
    aanbod = Plaatsoverdracht.objects.filter(inschrijving__uitvoering=run, antwoord="")
    aanbod.update(antwoord=Plaatsoverdracht.Antwoord.VERVALLEN, beantwoord_op=op)


def _van(run: Uitvoering):
    """What the portal itself keeps: rows of an old list are as the list says."""
    eigen = Inschrijving.objects.filter(uitvoering=run, deelnemer__isnull=False)
    return eigen.select_related("uitvoering__opleiding", "deelnemer", "organisatie").order_by("pk")


def _beeindig(inschrijving: Inschrijving, reden: str, tekst: str, op: datetime) -> None:
    zet(inschrijving, Status.GEANNULEERD, door=None, op=op, reden=reden)
    brieven.geannuleerd(inschrijving, tekst, op=op)
