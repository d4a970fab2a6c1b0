"""Settling in, and asking for help: what a participant does alone, until they ask."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from jbmb.cohorthulp import helpers, te_zien_door
from jbmb.fouten import RuilFout
from jbmb.models import ACTIEF, Cohortdeelname, Hulpvraag
from jbmb.services import cohortbrieven as brieven
from jbmb.services.cohortstappen import eigen, pak_cohort
from twentsekracht.organisaties.models import Gebruiker

MEESTE_PUNTEN = 30


@transaction.atomic
def vink(*, deelname: Cohortdeelname, punt_id: int, gedaan: bool, door: Gebruiker, op: datetime) -> None:
    nu = _mee(deelname, door)
    rijen = nu.inwerkpunten.filter(pk=punt_id, gedaan_op__isnull=gedaan)
    rijen.update(gedaan_op=timezone.localdate(op) if gedaan else None)


@transaction.atomic
def voeg_punt_toe(*, deelname: Cohortdeelname, tekst: str, door: Gebruiker) -> None:
    nu = _mee(deelname, door)
    if not tekst.strip():
        raise RuilFout("Schrijf op wat je nog moet doen.")
    if nu.inwerkpunten.count() >= MEESTE_PUNTEN:
        raise RuilFout(f"Op je lijst passen {MEESTE_PUNTEN} punten.")
    if not nu.inwerkpunten.get_or_create(tekst=tekst.strip()[:200])[1]:
        raise RuilFout("Dit staat al op je lijst.")


@transaction.atomic
def vraag_hulp(*, deelname: Cohortdeelname, vraag: str, door: Gebruiker, op: datetime) -> Hulpvraag:
    nu = _mee(deelname, door)
    if not vraag.strip():
        raise RuilFout("Schrijf op waarmee je hulp wilt.")
    try:
        with transaction.atomic():
            rij = nu.hulpvragen.create(vraag=vraag.strip(), gevraagd_op=op)
    except IntegrityError as fout:
        raise RuilFout("Je vraag ligt er al. Je hoort er snel iets over.") from fout
    brieven.hulp_gevraagd(rij, helpers(rij, op=timezone.localdate(op)), op=op)
    return rij


@transaction.atomic
def beantwoord_hulp(*, hulpvraag: Hulpvraag, antwoord: str, door: Gebruiker, op: datetime) -> None:
    pak_cohort(hulpvraag.deelname.cohort_id)
    te_zien = te_zien_door(door, op=timezone.localdate(op))
    rij = te_zien.select_related("deelname__deelnemer", "deelname__cohort").filter(pk=hulpvraag.pk).first()
    if rij is None or rij.beantwoord_op is not None:
        raise RuilFout("Deze vraag is al beantwoord.")
    if not antwoord.strip():
        raise RuilFout("Schrijf wat je deed, of wat je collega kan doen.")
    rij.antwoord, rij.beantwoord_op, rij.beantwoord_door = antwoord.strip(), op, door
    rij.save(update_fields=["antwoord", "beantwoord_op", "beantwoord_door"])
    uitleg = f"{door.naam} beantwoordde je hulpvraag. Je leest het antwoord op de pagina van je cohort."
    brieven.schrijf(rij.deelname.deelnemer, rij.deelname.cohort, "Antwoord op je hulpvraag", uitleg, op=op)


def _mee(deelname: Cohortdeelname, door: Gebruiker) -> Cohortdeelname:
    nu = eigen(deelname, door)
    if nu.status not in ACTIEF:
        raise RuilFout("Dat kan alleen zolang je meedoet.")
    return nu
