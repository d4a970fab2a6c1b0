"""Approval: asked of the leidinggevende by a link of its own, after two weeks of the contactpersoon.

Where two have to agree, the second is asked when the first said yes. Order, terms and the place that is kept are of the
whole: the second has what is left of the ten working days, and a no of either ends it. Who is silent half-way is
reminded, and then the deputy, when one was named, gets the same question: whoever answers first decides. Who is asked
may pass it on to a colleague; from then on only the new link answers. The contactpersoon answers for the organisation,
whose own policy it is, so that yes is the last one, also where two are asked.
"""

from datetime import datetime

from django.core.signing import BadSignature
from django.db import transaction
from django.utils import timezone

from school.fouten import AlBesloten, Begonnen, Doorgegeven, GeenLeidinggevende, MagNiet, SchoolFout
from school.models import Akkoord, Inschrijving, Uitvoering
from school.services import brieven
from school.services.aanbieden import werk_bij
from school.services.adressen import keur_collega
from school.services.grendel import vergrendel
from school.services.links import AKKOORD, akkoordteken
from school.services.stappen import Status, pak, zet
from school.services.vertellen import vertel_eerst
from school.termijnen import begin, door_na, plaats_tot
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.vasthouden import herinner_na

Besluit = Akkoord.Besluit
MEESTE_KEREN = 3  # that a question is passed on
MET_ALLES = (
    "inschrijving__uitvoering__opleiding",
    "inschrijving__deelnemer",
    "inschrijving__organisatie",
)


def leg_voor(inschrijving: Inschrijving, *, beurten: int, op: datetime) -> Akkoord:
    """The question, still to be asked; for an enrolment whose run the caller holds."""
    return Akkoord.objects.create(
        inschrijving=inschrijving,
        aan=inschrijving.leidinggevende,
        beurten=beurten,
        gevraagd_op=op,
        plaats_tot=plaats_tot(inschrijving.uitvoering, op=op),
    )


def vraag_akkoord(inschrijving: Inschrijving, *, beurten: int, op: datetime) -> None:
    akkoord = leg_voor(inschrijving, beurten=beurten, op=op)
    brieven.wacht_op_akkoord(akkoord, op=op)
    _vraag(akkoord, op)


def _vraag_tweede(eerste: Akkoord, op: datetime) -> None:
    """Nobody says yes twice: to whom the first question was passed on is not asked again."""
    tweede = eerste.inschrijving.tweede
    akkoord = Akkoord.objects.create(
        inschrijving=eerste.inschrijving,
        aan="" if tweede == eerste.aan else tweede,
        beurt=eerste.beurt + 1,
        beurten=eerste.beurten,
        gevraagd_op=op,
        plaats_tot=eerste.plaats_tot,
    )
    _vraag(akkoord, op)


def _vraag(akkoord: Akkoord, op: datetime) -> None:
    """Without an address, of the contactpersoon: the policy became stricter while somebody waited."""
    if akkoord.aan:
        brieven.vraag_akkoord(akkoord, akkoordteken(akkoord), op=op)
    else:
        _stuur_door(akkoord, op)


def vertel_opnieuw(akkoord: Akkoord, *, op: datetime) -> None:
    """An open question of which the place is kept less long than was said: to who asked, and to who has it now."""
    vertel_eerst(akkoord.inschrijving, op=op)
    brieven.wacht_op_akkoord(akkoord, op=op)
    if akkoord.doorgestuurd_op or not akkoord.aan:
        brieven.vraag_contactpersonen(akkoord, op=op)
    else:
        brieven.vraag_akkoord(akkoord, akkoordteken(akkoord), is_herinnering=True, op=op)


def _stuur_door(akkoord: Akkoord, op: datetime) -> None:
    akkoord.doorgestuurd_op = op
    akkoord.save(update_fields=["doorgestuurd_op"])
    brieven.vraag_contactpersonen(akkoord, op=op)


def is_doorgegeven(akkoord: Akkoord, teken: str) -> bool:
    """Was the question passed on since this link was sent?"""
    return teken != akkoordteken(akkoord)


def akkoord_van(teken: str) -> Akkoord | None:
    """Whose mail this came from, passed on since or not; None when it was made up or the person is gone."""
    try:
        pk, _, _ = AKKOORD.unsign(teken).partition(".")
    except BadSignature:
        return None
    met_alles = Akkoord.objects.select_related(*MET_ALLES)
    return met_alles.filter(pk=pk, inschrijving__deelnemer__isnull=False).first()


@transaction.atomic
def besluit(*, akkoord: Akkoord, is_akkoord: bool, op: datetime) -> Akkoord:
    """By who followed the link. The first answer counts."""
    run = vergrendel(akkoord.inschrijving.uitvoering_id)
    return _besluit(run, _zoals_nu(akkoord, op), is_akkoord, door=None, op=op)


@transaction.atomic
def geef_door(*, akkoord: Akkoord, adres: str, op: datetime) -> Akkoord:
    """By who was asked, to a colleague: not whoever it is about, nor who said yes before. The old link ends."""
    vergrendel(akkoord.inschrijving.uitvoering_id)
    akkoord = _zoals_nu(akkoord, op)
    if akkoord.link >= MEESTE_KEREN:
        raise SchoolFout("Deze vraag is al te vaak doorgegeven. Geef zelf antwoord.")
    deelnemer = akkoord.inschrijving.deelnemer
    waar = akkoord.inschrijving.organisatie
    adres = keur_collega(deelnemer, adres, "je collega", "collega", organisatie=waar)
    if adres in _al_gevraagd(akkoord):
        raise GeenLeidinggevende("Aan deze collega is het al gevraagd. Kies iemand anders.", "collega")
    akkoord.aan, akkoord.link = adres, akkoord.link + 1
    akkoord.save(update_fields=["aan", "link"])
    brieven.vraag_akkoord(akkoord, akkoordteken(akkoord), op=op)
    return akkoord


def _al_gevraagd(akkoord: Akkoord) -> set[str]:
    return {akkoord.aan, *akkoord.inschrijving.akkoorden.exclude(besluit="").values_list("aan", flat=True)}


def _zoals_nu(akkoord: Akkoord, op: datetime) -> Akkoord:
    """For who holds the run: still to be answered, and by this very link."""
    nu = Akkoord.objects.select_related(*MET_ALLES).get(pk=akkoord.pk)
    if nu.link != akkoord.link:
        raise Doorgegeven
    _nog_open(nu, op)
    return nu


def _nog_open(akkoord: Akkoord, op: datetime) -> None:
    if akkoord.besluit or akkoord.plaats_tot <= op:
        raise AlBesloten(akkoord)


@transaction.atomic
def besluit_voor(*, inschrijving: Inschrijving, is_akkoord: bool, door: Gebruiker, op: datetime) -> Akkoord:
    """By a contactpersoon, about whatever waits for approval of colleagues: also what came in with an old list."""
    if inschrijving.deelnemer_id == door.pk:
        raise SchoolFout("Over je eigen inschrijving beslis je niet zelf. Vraag het je leidinggevende.")
    run = vergrendel(inschrijving.uitvoering_id)
    inschrijving = pak(inschrijving.pk)
    if inschrijving.status != Status.WACHT_OP_AKKOORD:
        raise MagNiet(inschrijving)
    if begin(run) <= op:
        raise Begonnen
    vraag = inschrijving.akkoorden.filter(besluit="").first()
    if vraag is None:
        vraag = Akkoord.objects.create(
            inschrijving=inschrijving, gevraagd_op=op, plaats_tot=plaats_tot(run, op=op)
        )
    _nog_open(vraag, op)
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
    """After a no the place is free at once; after the first of two yeses the second is asked."""
    akkoord.besluit = Besluit.AKKOORD if is_akkoord else Besluit.NIET_AKKOORD
    akkoord.besloten_op, akkoord.door = op, door
    akkoord.save(update_fields=["besluit", "besloten_op", "door"])
    if is_akkoord and door is None and not akkoord.is_laatste:
        _vraag_tweede(akkoord, op)
        return akkoord
    inschrijving = pak(akkoord.inschrijving_id)
    if is_akkoord:
        zet(inschrijving, Status.BEVESTIGD, door=door, op=op, reden="Akkoord gegeven")
        brieven.bevestigd(inschrijving, op=op)
        return akkoord
    zet(inschrijving, Status.GEANNULEERD, door=door, op=op, reden="Geen akkoord gegeven")
    wie = (
        "Je contactpersoon"
        if door
        else "Je leidinggevende"
        if akkoord.beurt == 1
        else "De tweede die we vroegen,"
    )
    brieven.geannuleerd(inschrijving, f"{wie} gaf geen akkoord.", op=op)
    werk_bij(run, op=op)
    return akkoord


@transaction.atomic
def herinner(*, akkoord_id: int, op: datetime) -> bool:
    """Half-way once more, also to the deputy; in the end the contactpersoon: each once. Answers whether it was time."""
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
    eerst = Akkoord.objects.filter(inschrijving=akkoord.inschrijving_id).earliest("gevraagd_op")
    door = door_na(timezone.localdate(eerst.gevraagd_op), timezone.localdate(eerst.plaats_tot))
    if vandaag >= door or not akkoord.aan:
        _stuur_door(akkoord, op)
        return True
    if akkoord.herinnerd_op or vandaag < herinner_na(timezone.localdate(akkoord.gevraagd_op), door):
        return False
    akkoord.herinnerd_op = op
    akkoord.save(update_fields=["herinnerd_op"])
    brieven.vraag_akkoord(akkoord, akkoordteken(akkoord), is_herinnering=True, op=op)
    if akkoord.inschrijving.vervanger and akkoord.beurt == 1 and not akkoord.link:
        brieven.vraag_vervanger(akkoord, akkoordteken(akkoord), op=op)
    return True
