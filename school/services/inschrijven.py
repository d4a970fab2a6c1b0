"""Enrolling: a place when there is one for this organisation, else a place on the waiting list."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from school.beleid import Wijze, wijze
from school.fouten import (
    AanbodVerlopen,
    AlIngeschreven,
    Begonnen,
    GeenLeidinggevende,
    GeenOrganisatie,
    Gesloten,
    MagNiet,
    Vol,
)
from school.models import Inschrijving, Uitvoering
from school.plaatsen import bezettingen
from school.services import brieven
from school.services.aanbieden import bied_aan, werk_bij
from school.services.akkoord import vraag_akkoord
from school.services.grendel import vergrendel
from school.services.stappen import Status, maak, pak, zet
from school.termijnen import annuleringskosten, begin
from twentsekracht.organisaties.domeinen import domein_van, normaal_adres
from twentsekracht.organisaties.models import Gebruiker


@transaction.atomic
def schrijf_in(
    *, uitvoering: Uitvoering, gebruiker: Gebruiker, op: datetime, leidinggevende: str = ""
) -> Inschrijving:
    """Who waits goes first: what is free goes to the waiting list before anybody new is looked at."""
    # Before the run is held: the shorter, the sooner it is the next one's turn.
    nodig, leidinggevende = _keur(uitvoering, gebruiker, leidinggevende)
    run = vergrendel(uitvoering.pk)
    _controleer(run, gebruiker, op)
    vandaag = timezone.localdate(op)
    bezetting = bezettingen([run], op=vandaag)[run.pk]
    bied_aan(run, bezetting, op=op)
    inschrijving = Inschrijving(
        uitvoering=run,
        deelnemer=gebruiker,
        organisatie=gebruiker.organisatie,
        leidinggevende=leidinggevende,
        ingeschreven_op=vandaag,
    )
    if bezetting.heeft_plaats(gebruiker.organisatie_id):
        inschrijving.status = Status.WACHT_OP_AKKOORD if nodig == Wijze.AKKOORD else Status.BEVESTIGD
        maak(inschrijving, door=gebruiker, op=op)
        _vertel(inschrijving, nodig, op)
    elif run.wachtlijst == Uitvoering.Volgorde.GEEN:
        raise Vol
    else:
        inschrijving.status, inschrijving.wacht_sinds = Status.WACHTLIJST, op
        maak(inschrijving, door=gebruiker, op=op)
        brieven.op_wachtlijst(inschrijving, op=op)
    return inschrijving


def _vertel(inschrijving: Inschrijving, nodig: Wijze, op: datetime) -> None:
    """That there is a place, to whom it concerns."""
    if nodig == Wijze.AKKOORD:
        vraag_akkoord(inschrijving, op=op)
        return
    brieven.bevestigd(inschrijving, op=op)
    if nodig == Wijze.INFORMEREN:
        brieven.ter_kennis(inschrijving, op=op)


def _keur(uitvoering: Uitvoering, gebruiker: Gebruiker, leidinggevende: str) -> tuple[Wijze, str]:
    """What their organisation wants, and the address of the leidinggevende when it wants something."""
    if gebruiker.organisatie_id is None:
        raise GeenOrganisatie
    nodig = wijze(gebruiker.organisatie_id, uitvoering.opleiding.kosten_organisatie)
    return nodig, "" if nodig == Wijze.GEEN else keur_leidinggevende(gebruiker, leidinggevende)


def _controleer(run: Uitvoering, gebruiker: Gebruiker, op: datetime) -> None:
    if not run.is_open(op=timezone.localdate(op)) or not run.opleiding.is_gepubliceerd:
        raise Gesloten
    if eerder := Inschrijving.objects.lopend().filter(uitvoering=run, deelnemer=gebruiker).first():
        raise AlIngeschreven(eerder)


def keur_leidinggevende(gebruiker: Gebruiker, adres: str) -> str:
    """Somebody else of the own organisation: else anybody could approve for themselves."""
    adres = normaal_adres(adres)
    try:
        validate_email(adres)
    except ValidationError:
        raise GeenLeidinggevende("Vul het e-mailadres van je leidinggevende in.") from None
    if adres == normaal_adres(gebruiker.email):
        raise GeenLeidinggevende("Dit is je eigen adres. Vul dat van je leidinggevende in.")
    if not gebruiker.organisatie.email_domeinen.filter(domein__iexact=domein_van(adres)).exists():
        raise GeenLeidinggevende(f"Vul een adres in van {gebruiker.organisatie}.")
    return adres


# ---- afterwards


@transaction.atomic
def neem_aan(*, inschrijving: Inschrijving, op: datetime) -> Inschrijving:
    """The offered place. Doing so twice changes nothing."""
    run = vergrendel(inschrijving.uitvoering_id)
    inschrijving = pak(inschrijving.pk)
    if inschrijving.status in (Status.BEVESTIGD, Status.WACHT_OP_AKKOORD):
        return inschrijving
    if inschrijving.status != Status.AANGEBODEN:
        raise MagNiet(inschrijving)
    if inschrijving.aanbod_tot is None or inschrijving.aanbod_tot <= op:
        raise AanbodVerlopen
    nodig = wijze(inschrijving.organisatie_id, run.opleiding.kosten_organisatie)
    naar = Status.WACHT_OP_AKKOORD if nodig == Wijze.AKKOORD else Status.BEVESTIGD
    zet(inschrijving, naar, door=inschrijving.deelnemer, op=op)
    _vertel(inschrijving, nodig, op)
    return inschrijving


@transaction.atomic
def annuleer(*, inschrijving: Inschrijving, door: Gebruiker | None, op: datetime) -> Inschrijving:
    """Gives back a place, says no to one that is offered, or leaves the waiting list. The place is free at once."""
    run = vergrendel(inschrijving.uitvoering_id)
    inschrijving = pak(inschrijving.pk)
    if begin(run) <= op:
        raise Begonnen
    vandaag = timezone.localdate(op)
    had_plaats = inschrijving.status == Status.BEVESTIGD
    kosten = annuleringskosten(run, op=vandaag) if had_plaats else None
    zet(inschrijving, Status.GEANNULEERD, door=door, op=op, reden="Afgemeld", annuleringskosten=kosten)
    brieven.geannuleerd(inschrijving, "Je hebt je afgemeld.", op=op)
    werk_bij(run, op=op)
    return inschrijving
