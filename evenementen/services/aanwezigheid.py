"""Noting who was at a part: by the platform office, by its speaker, or by who scans the code in the room.

Each move leaves a step; what was noted before changes with a reason. Who takes a place holds the part.
"""

import secrets
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from evenementen.aanwezigheid import is_op, is_te_noteren, kan_inlopen
from evenementen.fouten import (
    AlGenoteerd,
    EvenementFout,
    GeenOrganisatie,
    InlopenKanNiet,
    NietVandaag,
    RedenNodig,
)
from evenementen.models import MET_PLAATS, Deelname, Keuze, Onderdeel
from evenementen.services.grendel import vergrendel_een
from evenementen.services.presentielinks import presentieteken
from evenementen.services.stappen import Status, maak, zet, zet_veel
from evenementen.woorden import wanneer
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.post import verstuur


class Bron(StrEnum):
    """Who says so, as it stands with the step. A speaker has no account: there is nobody else to name."""

    BUREAU = "Genoteerd door het bureau"
    SPREKER = "Genoteerd door de spreker"
    ZELF = "Zelf gemeld met de QR-code"


@transaction.atomic
def noteer(
    *,
    onderdeel_id: int,
    notities: Mapping[int, str],
    bron: Bron,
    door: Gebruiker | None,
    op: datetime,
    reden: str = "",
) -> int:
    """Per participation (id) what came of it: all of it or nothing. How many of them were new or changed."""
    onderdeel = vergrendel_een(onderdeel_id)
    _keur(onderdeel, bron, op)
    rijen = Deelname.objects.filter(onderdeel=onderdeel, status__in=MET_PLAATS).in_bulk()
    if not set(notities) <= set(rijen):
        raise EvenementFout("De lijst is veranderd: iemand heeft geen plaats meer. Kijk hem nog eens na.")
    if not set(notities.values()) <= set(Deelname.GEWEEST):
        raise EvenementFout("Kies voor iedereen wat er op de lijst staat.")
    anders = {rijen[pk]: naar for pk, naar in sorted(notities.items()) if rijen[pk].status != naar}
    if not reden.strip() and any(rij.status in Deelname.GEWEEST for rij in anders):
        raise RedenNodig
    zet_veel(anders, door=door, op=op, reden=reden.strip() or bron)
    return len(anders)


def _keur(onderdeel: Onderdeel, bron: Bron, op: datetime) -> None:
    vandaag = timezone.localdate(op)
    if onderdeel.afgelast_op:
        raise EvenementFout("Dit onderdeel ging niet door.")
    if bron != Bron.BUREAU and not is_op(onderdeel, vandaag):
        raise NietVandaag(_dagen(onderdeel))
    if not is_te_noteren(onderdeel, op=vandaag):
        raise EvenementFout("Wat nog moet komen, kun je nog niet noteren.")


def _dagen(onderdeel: Onderdeel) -> str:
    eerste, laatste = onderdeel.dagen
    return f"{eerste:%d-%m-%Y}" if eerste == laatste else f"{eerste:%d-%m-%Y} tot en met {laatste:%d-%m-%Y}"


# ---- by who is there


@transaction.atomic
def meld_aanwezig(*, onderdeel_id: int, gebruiker: Gebruiker, op: datetime) -> Deelname:
    """Somebody in the room scanned the code. Twice changes nothing; what the speaker noted is not overwritten.

    Who has no place is a walk-in: that goes as long as there is one, or the office said that it always does.
    """
    onderdeel = vergrendel_een(onderdeel_id)
    _keur(onderdeel, Bron.ZELF, op)
    rij = rij_van(onderdeel, gebruiker)
    if rij is None or rij.status == Status.WACHTLIJST:
        if not kan_inlopen(onderdeel, op=op):
            raise InlopenKanNiet
        return _loop_in(onderdeel, rij, gebruiker, door=gebruiker, reden=Bron.ZELF, op=op)
    if rij.status in (Status.AFWEZIG, Status.NO_SHOW):
        raise AlGenoteerd(rij)
    if rij.status != Status.AANWEZIG:
        zet(rij, Status.AANWEZIG, door=gebruiker, op=op, reden=Bron.ZELF)
    return rij


def rij_van(onderdeel: Onderdeel, gebruiker: Gebruiker) -> Deelname | None:
    """What still means something of theirs in this part."""
    eigen = Deelname.objects.van(gebruiker).lopend().select_related("deelnemer", "organisatie")
    return eigen.filter(onderdeel=onderdeel).first()


def _loop_in(
    onderdeel: Onderdeel,
    rij: Deelname | None,
    gebruiker: Gebruiker,
    *,
    door: Gebruiker,
    reden: str,
    op: datetime,
) -> Deelname:
    """From the waiting list, or out of nowhere. What they were still choosing here is chosen."""
    if gebruiker.organisatie_id is None:
        raise GeenOrganisatie
    Keuze.objects.filter(onderdeel=onderdeel, gebruiker=gebruiker).delete()
    if rij:
        zet(rij, Status.AANWEZIG, door=door, op=op, reden=reden, is_inloper=True)
        return rij
    return _nieuw(onderdeel, door, reden, op, deelnemer=gebruiker, organisatie=gebruiker.organisatie)


def _nieuw(onderdeel: Onderdeel, door: Gebruiker, reden: str, op: datetime, **wie) -> Deelname:
    rij = Deelname(
        onderdeel=onderdeel,
        ingeschreven_op=timezone.localdate(op),
        status=Status.AANWEZIG,
        is_inloper=True,
        **wie,
    )
    maak(rij, door=door, op=op, reden=reden)
    return rij


# ---- by the platform office


@transaction.atomic
def voeg_inloper_toe(
    *,
    onderdeel_id: int,
    gebruiker: Gebruiker | None = None,
    organisatie: Organisatie | None = None,
    door: Gebruiker,
    op: datetime,
) -> Deelname:
    """An account, or somebody of whom only the organisation is known; also when it is full: the office allows it."""
    onderdeel = vergrendel_een(onderdeel_id)
    _keur(onderdeel, Bron.BUREAU, op)
    if gebruiker is None:
        if organisatie is None:
            raise EvenementFout("Vul een naam in, of kies een organisatie.")
        # A mark of chance: one more person, who is nobody else.
        kenmerk = f"inloper-{secrets.token_hex(8)}"
        return _nieuw(onderdeel, door, Bron.BUREAU, op, kenmerk=kenmerk, organisatie=organisatie)
    rij = rij_van(onderdeel, gebruiker)
    if rij is None or rij.status == Status.WACHTLIJST:
        return _loop_in(onderdeel, rij, gebruiker, door=door, reden=Bron.BUREAU, op=op)
    raise EvenementFout(f"{gebruiker} staat al op de lijst: {rij.get_status_display().lower()}.")


@transaction.atomic
def stuur_presentielink(*, onderdeel: Onderdeel, aan: str, door: Gebruiker, op: datetime) -> None:
    """So that a speaker can note who is there; it opens that part only, on its day."""
    eerste, laatste = onderdeel.dagen
    titel = " ".join(onderdeel.titel.split())
    verstuur(
        aan=aan,
        onderwerp=Truncator(f"Wie is er bij {titel}").chars(150),
        sjabloon="evenement_presentielink",
        context={
            "titel": titel,
            "wanneer": wanneer(onderdeel),
            "eerste_dag": eerste,
            "laatste_dag": laatste,
            "is_een_dag": eerste == laatste,
            "presentie_url": settings.SITE_URL
            + reverse("evenementen:presentie", args=[presentieteken(onderdeel)]),
        },
        waarom=f"je spreker bent bij ‘{titel}’",
        op=op,
    )
    leg_vast(door=door, rol=Rol.COORDINATOR, actie="presentielink verstuurd", object=onderdeel, op=op)
