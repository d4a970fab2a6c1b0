"""Approval: asked of the leidinggevende by a link of its own, after two weeks of the contactpersoon."""

from datetime import datetime

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils import timezone

from school.fouten import AlBesloten, Begonnen, MagNiet
from school.models import Akkoord, Inschrijving, Uitvoering
from school.services import brieven
from school.services.aanbieden import werk_bij
from school.services.grendel import vergrendel
from school.services.stappen import Status, pak, zet
from school.termijnen import begin, door_na, herinner_na, plaats_tot
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.organisaties.toegang import Rol

LINK = Signer(salt="school.akkoord")
Besluit = Akkoord.Besluit
MET_ALLES = (
    "inschrijving__uitvoering__opleiding",
    "inschrijving__deelnemer",
    "inschrijving__organisatie",
)


def vraag_akkoord(inschrijving: Inschrijving, *, op: datetime) -> Akkoord:
    """For an enrolment whose run the caller holds."""
    akkoord = Akkoord.objects.create(
        inschrijving=inschrijving, gevraagd_op=op, plaats_tot=plaats_tot(inschrijving.uitvoering, op=op)
    )
    brieven.wacht_op_akkoord(akkoord, op=op)
    if inschrijving.leidinggevende:
        brieven.vraag_leidinggevende(akkoord, akkoordteken(akkoord), op=op)
    else:  # none was needed yet when they joined the waiting list
        _stuur_door(akkoord, op)
    return akkoord


def _stuur_door(akkoord: Akkoord, op: datetime) -> None:
    akkoord.doorgestuurd_op = op
    akkoord.save(update_fields=["doorgestuurd_op"])
    brieven.vraag_contactpersonen(akkoord, op=op)


def akkoordteken(akkoord: Akkoord) -> str:
    """What stands in the mail: it answers this one question, once, and opens nothing else."""
    return LINK.sign(str(akkoord.pk))


def akkoord_van(teken: str) -> Akkoord | None:
    """Whose mail this came from; None when it was made up or the person is gone."""
    try:
        pk = LINK.unsign(teken)
    except BadSignature:
        return None
    met_alles = Akkoord.objects.select_related(*MET_ALLES)
    return met_alles.filter(pk=pk, inschrijving__deelnemer__isnull=False).first()


@transaction.atomic
def besluit(*, akkoord: Akkoord, is_akkoord: bool, op: datetime) -> Akkoord:
    """By who followed the link. The first answer counts."""
    run = vergrendel(akkoord.inschrijving.uitvoering_id)
    akkoord = Akkoord.objects.get(pk=akkoord.pk)
    return _besluit(run, akkoord, is_akkoord, door=None, op=op)


@transaction.atomic
def besluit_voor(*, inschrijving: Inschrijving, is_akkoord: bool, door: Gebruiker, op: datetime) -> Akkoord:
    """By a contactpersoon, about whatever waits for approval: also what came in with an old list."""
    run = vergrendel(inschrijving.uitvoering_id)
    inschrijving = pak(inschrijving.pk)
    if inschrijving.status != Status.WACHT_OP_AKKOORD:
        raise MagNiet(inschrijving)
    if begin(run) <= op:
        raise Begonnen
    vraag = inschrijving.akkoorden.filter(besluit="").first()
    if vraag is None:
        vraag = Akkoord(inschrijving=inschrijving, gevraagd_op=op, plaats_tot=plaats_tot(run, op=op))
    akkoord = _besluit(run, vraag, is_akkoord, door=door, op=op)
    leg_vast(
        door=door,
        rol=Rol.CONTACTPERSOON,
        actie="akkoord gegeven" if is_akkoord else "geen akkoord gegeven",
        object=akkoord,
        organisatie=inschrijving.organisatie,
        op=op,
    )
    return akkoord


def _besluit(run: Uitvoering, akkoord: Akkoord, is_akkoord: bool, *, door, op: datetime) -> Akkoord:
    """After a no the place is free at once."""
    if akkoord.besluit or akkoord.plaats_tot <= op:
        raise AlBesloten(akkoord)
    akkoord.besluit = Besluit.AKKOORD if is_akkoord else Besluit.NIET_AKKOORD
    akkoord.besloten_op, akkoord.door = op, door
    akkoord.save()
    inschrijving = pak(akkoord.inschrijving_id)
    if is_akkoord:
        zet(inschrijving, Status.BEVESTIGD, door=door, op=op, reden="Akkoord gegeven")
        brieven.bevestigd(inschrijving, op=op)
        return akkoord
    zet(inschrijving, Status.GEANNULEERD, door=door, op=op, reden="Geen akkoord gegeven")
    wie = "contactpersoon" if door else "leidinggevende"
    brieven.geannuleerd(inschrijving, f"Je {wie} gaf geen akkoord.", op=op)
    werk_bij(run, op=op)
    return akkoord


@transaction.atomic
def herinner(*, akkoord_id: int, op: datetime) -> bool:
    """Half-way the leidinggevende once more, in the end the contactpersoon: each once. Answers whether it was time."""
    vandaag = timezone.localdate(op)
    open_vraag = Akkoord.objects.select_for_update(of=("self",)).select_related(*MET_ALLES)
    akkoord = open_vraag.filter(
        pk=akkoord_id,
        besluit="",
        plaats_tot__gt=op,
        doorgestuurd_op=None,
        inschrijving__deelnemer__isnull=False,
    ).first()
    if akkoord is None:
        return False
    gevraagd = timezone.localdate(akkoord.gevraagd_op)
    if vandaag >= door_na(gevraagd) or not akkoord.inschrijving.leidinggevende:
        _stuur_door(akkoord, op)
        return True
    if vandaag < herinner_na(gevraagd) or akkoord.herinnerd_op:
        return False
    akkoord.herinnerd_op = op
    akkoord.save(update_fields=["herinnerd_op"])
    brieven.vraag_leidinggevende(akkoord, akkoordteken(akkoord), op=op)
    return True
