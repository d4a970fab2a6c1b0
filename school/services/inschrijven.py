"""Enrolling: a place when there is one for this organisation, else a place on the waiting list."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from school import annuleren
from school.annuleren import Regels
from school.beleid import NIETS, Nodig, Wijze, nodig
from school.fouten import (
    AanbodVerlopen,
    AlIngeschreven,
    Begonnen,
    GeenOrganisatie,
    Gesloten,
    MagNiet,
    Vol,
)
from school.models import Inschrijving, Uitvoering
from school.no_show import geldt_voor, te_vaak_weg
from school.plaatsen import Bezetting, bezettingen
from school.services import brieven
from school.services.aanbieden import bied_aan, werk_bij
from school.services.adressen import keur_adressen
from school.services.akkoord import vraag_akkoord
from school.services.grendel import vergrendel
from school.services.stappen import Status, maak, pak, zet
from school.termijnen import begin
from twentsekracht.organisaties.models import Gebruiker


@transaction.atomic
def schrijf_in(
    *,
    uitvoering: Uitvoering,
    gebruiker: Gebruiker,
    op: datetime,
    leidinggevende: str = "",
    vervanger: str = "",
    tweede: str = "",
) -> Inschrijving:
    """Who waits goes first: what is free goes to the waiting list before anybody new is looked at."""
    # Before the run is held: the shorter, the sooner it is the next one's turn.
    if gebruiker.organisatie_id is None:
        raise GeenOrganisatie
    wat = nodig(gebruiker.organisatie_id, uitvoering.opleiding.kosten_organisatie)
    adressen = keur_adressen(
        gebruiker, wat, leidinggevende=leidinggevende, vervanger=vervanger, tweede=tweede
    )
    regels = annuleren.regels_nu()
    te_vaak = te_vaak_weg([gebruiker], op=timezone.localdate(op))
    run = vergrendel(uitvoering.pk)
    controleer(run, gebruiker, op)
    bezetting = bezettingen([run], op=timezone.localdate(op))[run.pk]
    bied_aan(run, bezetting, op=op)
    inschrijving = nieuwe(run, gebruiker, regels, op, is_achteraan=bool(te_vaak), **adressen)
    geef_plek(inschrijving, bezetting, wat, door=gebruiker, op=op)
    return inschrijving


def controleer(run: Uitvoering, gebruiker: Gebruiker, op: datetime) -> None:
    controleer_open(run, op)
    if eerder := Inschrijving.objects.lopend().filter(uitvoering=run, deelnemer=gebruiker).first():
        raise AlIngeschreven(eerder)


def controleer_open(run: Uitvoering, op: datetime) -> None:
    """On the last day also by the clock: who enrols in what has begun, could not cancel."""
    if begin(run) <= op or not run.is_open(op=timezone.localdate(op)) or not run.opleiding.is_gepubliceerd:
        raise Gesloten


def nieuwe(
    run: Uitvoering, gebruiker: Gebruiker, regels: Regels, op: datetime, *, is_achteraan: bool, **velden
) -> Inschrijving:
    """Not written yet; under the terms of cancelling that hold now. `is_achteraan`: stayed away too often."""
    return Inschrijving(
        uitvoering=run,
        deelnemer=gebruiker,
        organisatie=gebruiker.organisatie,
        ingeschreven_op=timezone.localdate(op),
        voorwaarden=annuleren.nu(run, regels).als_json(),
        prijs=run.opleiding.kosten_organisatie,
        is_achteraan=is_achteraan and geldt_voor(run),
        **velden,
    )


def geef_plek(
    inschrijving: Inschrijving, bezetting: Bezetting, wat: Nodig, *, door: Gebruiker, op: datetime
) -> None:
    """A place when there is one for this organisation, else one on the waiting list. Counts in `bezetting`."""
    mag_nu = bezetting.achteraan_mag or not inschrijving.is_achteraan
    if mag_nu and bezetting.heeft_plaats(inschrijving.organisatie_id):
        bezetting.neem(inschrijving.organisatie_id)
        inschrijving.is_achteraan = False
        inschrijving.status = Status.WACHT_OP_AKKOORD if wat.akkoord else Status.BEVESTIGD
        maak(inschrijving, door=door, op=op)
        _vertel(inschrijving, wat, op)
    elif inschrijving.uitvoering.wachtlijst == Uitvoering.Volgorde.GEEN:
        raise Vol
    else:
        wachtend = bezetting.achteraan if inschrijving.is_achteraan else bezetting.wachtend
        wachtend[inschrijving.organisatie_id] += 1
        inschrijving.status, inschrijving.wacht_sinds = Status.WACHTLIJST, op
        maak(inschrijving, door=door, op=op)
        brieven.op_wachtlijst(inschrijving, op=op)


def _vertel(inschrijving: Inschrijving, wat: Nodig, op: datetime) -> None:
    """That there is a place, to whom it concerns."""
    if wat.akkoord:
        vraag_akkoord(inschrijving, beurten=wat.beurten, op=op)
        return
    brieven.bevestigd(inschrijving, op=op)
    if wat.wijze == Wijze.INFORMEREN:
        brieven.ter_kennis(inschrijving, op=op)


# ---- afterwards


@transaction.atomic
def neem_aan(*, inschrijving: Inschrijving, op: datetime) -> Inschrijving:
    """The offered place. Doing so twice changes nothing."""
    vergrendel(inschrijving.uitvoering_id)
    inschrijving = pak(inschrijving.pk)
    if inschrijving.status in (Status.BEVESTIGD, Status.WACHT_OP_AKKOORD):
        return inschrijving
    if inschrijving.status != Status.AANGEBODEN:
        raise MagNiet(inschrijving)
    if inschrijving.aanbod_tot is None or inschrijving.aanbod_tot <= op:
        raise AanbodVerlopen
    wat = NIETS
    if not inschrijving.is_door_contactpersoon:  # else the organisation agreed when it put them on the list
        wat = nodig(inschrijving.organisatie_id, inschrijving.kost)
    naar = Status.WACHT_OP_AKKOORD if wat.akkoord else Status.BEVESTIGD
    zet(inschrijving, naar, door=inschrijving.deelnemer, op=op)
    _vertel(inschrijving, wat, op)
    return inschrijving


@transaction.atomic
def verlaat_wachtlijst(*, inschrijving: Inschrijving, op: datetime) -> Inschrijving:
    """By who followed the link in our mail: it gives back no place that is theirs already."""
    vergrendel(inschrijving.uitvoering_id)
    inschrijving = pak(inschrijving.pk)
    if inschrijving.status not in (Status.WACHTLIJST, Status.AANGEBODEN):
        raise MagNiet(inschrijving)
    return annuleer(inschrijving=inschrijving, door=inschrijving.deelnemer, op=op)


@transaction.atomic
def annuleer(*, inschrijving: Inschrijving, door: Gebruiker | None, op: datetime) -> Inschrijving:
    """Gives back a place, says no to one that is offered, or leaves the waiting list. The place is free at once."""
    run = vergrendel(inschrijving.uitvoering_id)
    inschrijving = pak(inschrijving.pk)
    if begin(run) <= op:
        raise Begonnen
    vandaag = timezone.localdate(op)
    had_plaats = inschrijving.status == Status.BEVESTIGD
    kosten = None
    if had_plaats:
        kosten = annuleren.van(inschrijving, annuleren.regels_nu()).kosten(vandaag)
    zet(inschrijving, Status.GEANNULEERD, door=door, op=op, reden="Afgemeld", annuleringskosten=kosten)
    brieven.geannuleerd(inschrijving, "Je hebt je afgemeld.", op=op)
    werk_bij(run, op=op)
    return inschrijving
