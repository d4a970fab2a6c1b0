"""What came of a swap: asked once of both, said by the first who answers, put right by the platform office."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from evenementen.fouten import RuilFout
from evenementen.models import Ruillid, Ruilstap, Werkplekruil
from evenementen.ruilkanten import BEIDEN, Kant
from evenementen.services import ruilbrieven
from twentsekracht.organisaties.models import Gebruiker

Status, Reden = Werkplekruil.Status, Werkplekruil.Reden


@dataclass(frozen=True)
class Uitkomst:
    """Of a swap: how it stands, on which day, and why it did not go on."""

    status: str
    datum: date
    reden: str = ""


def keur(ruil: Werkplekruil, wordt: Uitkomst, *, op: date) -> None:
    """Raises why this cannot be said of the swap."""
    if wordt.status != ruil.status and wordt.status not in Werkplekruil.OVERGANGEN[ruil.status]:
        raise RuilFout("Een ruil die geweest is of niet doorging, wordt niet opnieuw gepland.")
    if wordt.status == Status.NIET_DOORGEGAAN and not wordt.reden.strip():
        raise RuilFout("Zeg waarom de ruil niet doorging.")
    if wordt.status != Status.NIET_DOORGEGAAN and wordt.reden.strip():
        raise RuilFout("Een reden hoort alleen bij een ruil die niet doorging.")
    if wordt.status == Status.UITGEVOERD and wordt.datum > op:
        raise RuilFout("De dag van deze ruil moet nog komen.")
    if wordt.status == Status.GEPLAND and wordt.datum != ruil.datum and wordt.datum <= op:
        raise RuilFout("Verzet de ruil naar een dag die nog komt.")


def vergrendel(ruil_id: str) -> None:
    """For who is about to look at it and change it, in a transaction of their own."""
    if ruil_id.isascii() and ruil_id.isdecimal() and len(ruil_id) <= 18:
        Werkplekruil.objects.select_for_update().filter(pk=ruil_id).first()


def _pak(ruil_id: int) -> Werkplekruil:
    """The row as it is now, locked."""
    gevonden = Werkplekruil.objects.select_for_update(of=("self",)).select_related(
        *BEIDEN, "ronde__groep__zorgt_ervoor"
    )
    try:
        return gevonden.get(pk=ruil_id)
    except Werkplekruil.DoesNotExist:
        raise RuilFout("Deze ruil is er niet meer.") from None


@transaction.atomic
def leg_vast(*, ruil: Werkplekruil, door: Gebruiker, op: datetime) -> Werkplekruil:
    """Between two organisations, outside a round: what the platform office heard of."""
    ruil.save(force_insert=True)
    _stap(ruil, "", door=door, lid=None, op=op)
    return ruil


@transaction.atomic
def wijzig(*, ruil_id: int, wordt: Uitkomst, door: Gebruiker, op: datetime) -> Werkplekruil:
    """By the platform office. What is in the calendars of the two moves along, or goes."""
    ruil = _pak(ruil_id)
    keur(ruil, wordt, op=timezone.localdate(op))
    _zet(ruil, wordt, door=door, lid=None, op=op)
    return ruil


@transaction.atomic
def antwoord(*, kant: Kant, wordt: Status, reden: str = "", op: datetime) -> Werkplekruil:
    """One of the two says what came of it; the first counts."""
    ruil = _pak(kant.ruil.pk)
    vandaag = timezone.localdate(op)
    if ruil.status != Status.GEPLAND:
        raise RuilFout("Er is al geantwoord.")
    if ruil.datum > vandaag:
        raise RuilFout("De dag van deze ruil moet nog komen.")
    if wordt == Status.NIET_DOORGEGAAN and reden not in Reden.values:
        raise RuilFout("Kies waarom de ruil niet doorging.")
    uitkomst = Uitkomst(wordt, ruil.datum, reden if wordt == Status.NIET_DOORGEGAAN else "")
    keur(ruil, uitkomst, op=vandaag)
    _zet(ruil, uitkomst, door=None, lid=kant.lid, op=op)
    return ruil


def _zet(ruil: Werkplekruil, wordt: Uitkomst, *, door, lid: Ruillid | None, op: datetime) -> None:
    van, was = ruil.status, ruil.datum
    if (van, was, ruil.reden) == (wordt.status, wordt.datum, wordt.reden):
        return
    ruil.status, ruil.datum, ruil.reden = wordt.status, wordt.datum, wordt.reden
    vertel = None
    if ruil.ronde_id and van == Status.GEPLAND:
        vertel = _te_vertellen(ruil, was, timezone.localdate(op))
    if vertel:
        ruil.volgnummer += 1
    if wordt.datum != was:
        ruil.gevraagd_op = None
    ruil.save(update_fields=["status", "datum", "reden", "volgnummer", "gevraagd_op"])
    _stap(ruil, van, door=door, lid=lid, op=op)
    if vertel:
        vertel(ruil, op=op)


def _te_vertellen(ruil: Werkplekruil, was: date, vandaag: date):
    """The mail that says it, when calendars are to change for what is still to come."""
    if ruil.status == Status.NIET_DOORGEGAAN and was >= vandaag:
        return ruilbrieven.gaat_niet_door
    if ruil.status == Status.GEPLAND and ruil.datum != was:
        return ruilbrieven.verzet
    return None


def _stap(ruil: Werkplekruil, van: str, *, door, lid: Ruillid | None, op: datetime) -> None:
    Ruilstap.objects.create(
        ruil=ruil,
        van=van,
        naar=ruil.status,
        datum=ruil.datum,
        reden=ruil.reden,
        lid=lid,
        door=door,
        vastgelegd_op=op,
    )


# ---- the one reminder


def te_vragen(*, op: date):
    """Swaps of a round whose day went by, of which nobody was asked yet what came of it."""
    return Werkplekruil.objects.filter(
        ronde__isnull=False, status=Status.GEPLAND, datum__lt=op, gevraagd_op__isnull=True
    ).order_by("pk")


@transaction.atomic
def vraag_uitkomst(*, ruil_id: int, op: datetime) -> bool:
    """Whether it was asked. Doing so twice changes nothing."""
    ruil = _pak(ruil_id)
    if not te_vragen(op=timezone.localdate(op)).filter(pk=ruil.pk).exists():
        return False
    ruil.gevraagd_op = op
    ruil.save(update_fields=["gevraagd_op"])
    ruilbrieven.vraag_uitkomst(ruil, op=op)
    return True
