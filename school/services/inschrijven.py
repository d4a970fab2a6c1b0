"""Enrolling: a place when there is one for this organisation, else a place on the waiting list."""

from datetime import datetime

from django.db import IntegrityError, transaction
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
from school.plaatsen import bezettingen
from school.services import brieven
from school.services.aanbieden import bied_aan, werk_bij
from school.services.adressen import keur_adressen
from school.services.akkoord import leg_voor, vraag_akkoord
from school.services.grendel import vergrendel
from school.services.stappen import Status, maak, pak, zet
from school.services.vertellen import vraag_vertellen
from school.termijnen import begin
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.plaatsen import Bezetting


def schrijf_in(
    *,
    uitvoering: Uitvoering,
    gebruiker: Gebruiker,
    op: datetime,
    wat: Nodig | None = None,
    leidinggevende: str = "",
    vervanger: str = "",
    tweede: str = "",
) -> Inschrijving:
    """`wat`: what their organisation wants, for who has just asked that."""
    # Before the run is held: the shorter, the sooner it is the next one's turn.
    if gebruiker.organisatie_id is None:
        raise GeenOrganisatie
    if wat is None:
        wat = nodig(gebruiker.organisatie_id, uitvoering.opleiding.kosten_organisatie)
    adressen = keur_adressen(
        gebruiker, wat, leidinggevende=leidinggevende, vervanger=vervanger, tweede=tweede
    )
    regels = annuleren.regels_nu()
    te_vaak = te_vaak_weg([gebruiker], op=timezone.localdate(op))
    velden = {"is_achteraan": bool(te_vaak), **adressen}
    try:
        return _neem_plek(uitvoering.pk, gebruiker, wat, regels, op, **velden)
    except (IntegrityError, Vol):  # that nobody is in a run twice, the database knows: only now we look
        if eerder := Inschrijving.objects.lopend().filter(uitvoering=uitvoering, deelnemer=gebruiker).first():
            raise AlIngeschreven(eerder) from None
        raise


@transaction.atomic
def _neem_plek(
    uitvoering_id: int, gebruiker: Gebruiker, wat: Nodig, regels: Regels, op: datetime, **velden
) -> Inschrijving:
    """Who waits goes first: what is free goes to the waiting list before anybody new is looked at."""
    run = vergrendel(uitvoering_id)
    controleer_open(run, op)
    bezetting = bezettingen([run], op=timezone.localdate(op))[run.pk]
    bied_aan(run, bezetting, op=op)
    inschrijving = nieuwe(run, gebruiker, regels, op, **velden)
    geef_plek(inschrijving, bezetting, wat, door=gebruiker, op=op)
    return inschrijving


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
        organisatie_id=gebruiker.organisatie_id,
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
    elif inschrijving.uitvoering.wachtlijst == Uitvoering.Volgorde.GEEN:
        raise Vol
    else:
        wachtend = bezetting.achteraan if inschrijving.is_achteraan else bezetting.wachtend
        wachtend[inschrijving.organisatie_id] += 1
        inschrijving.status, inschrijving.wacht_sinds = Status.WACHTLIJST, op
    stap = maak(inschrijving, door=door, op=op)
    if inschrijving.status == Status.WACHT_OP_AKKOORD:
        leg_voor(inschrijving, beurten=wat.beurten, op=op)
    vraag_vertellen(stap, op=op)


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
    if wat.akkoord:
        vraag_akkoord(inschrijving, beurten=wat.beurten, op=op)
        return inschrijving
    brieven.bevestigd(inschrijving, op=op)
    if wat.wijze == Wijze.INFORMEREN:
        brieven.ter_kennis(inschrijving, op=op)
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
