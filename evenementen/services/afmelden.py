"""Afterwards: accepting what is offered, giving back a place, leaving the list, swapping one part for another."""

from datetime import datetime

from django.db import transaction

from evenementen.aanmeldregels import AL_AANGEMELD, delen_van, waarom_niet
from evenementen.beleid import Wijze, wijze_van
from evenementen.fouten import AanbodVerlopen, Begonnen, EvenementFout, KanNiet, MagNiet
from evenementen.models import OP_TE_ZEGGEN, Deelname, Keuze, Onderdeel
from evenementen.plaatsen import bezettingen
from evenementen.services import brieven
from evenementen.services.aanbieden import bied_aan, volg_keuzes, werk_bij
from evenementen.services.aanmelden import VOL, nieuwe
from evenementen.services.akkoord import vraag_akkoord, vraag_ook
from evenementen.services.grendel import vergrendel, vergrendel_een, vergrendel_persoon
from evenementen.services.kiezen import is_vast
from evenementen.services.stappen import Status, maak, pak, zet
from evenementen.services.vertellen import vertel_eerst
from evenementen.termijnen import begin
from twentsekracht.organisaties.models import Gebruiker


@transaction.atomic
def neem_aan(*, deelname: Deelname, op: datetime) -> Deelname:
    """The offered place. Doing so twice changes nothing.

    Nobody has to agree who did not have to when they signed up: then there is no address to ask.
    """
    vergrendel_persoon(deelname.deelnemer)
    vergrendel_een(deelname.onderdeel_id)
    vertel_eerst([deelname.deelnemer_id], op=op)
    deelname = pak(deelname.pk)
    if deelname.status in (Status.BEVESTIGD, Status.WACHT_OP_AKKOORD):
        return deelname
    if deelname.status != Status.AANGEBODEN:
        raise MagNiet(deelname)
    if deelname.aanbod_tot is None or deelname.aanbod_tot <= op:
        raise AanbodVerlopen
    zet(deelname, _status_met_plaats(deelname), door=deelname.deelnemer, op=op)
    akkoord = None
    if deelname.status == Status.WACHT_OP_AKKOORD:
        akkoord = vraag_akkoord([deelname], op=op)
    elif _wil_weten(deelname):
        brieven.ter_kennis([deelname], op=op)
    brieven.aangemeld(deelname.deelnemer, deelname.onderdeel.evenement, [deelname], akkoord=akkoord, op=op)
    return deelname


def _status_met_plaats(deelname: Deelname) -> Status:
    moet = deelname.leidinggevende and wijze_van(deelname.organisatie_id) == Wijze.AKKOORD
    return Status.WACHT_OP_AKKOORD if moet else Status.BEVESTIGD


def _wil_weten(deelname: Deelname) -> bool:
    return wijze_van(deelname.organisatie_id) != Wijze.GEEN


@transaction.atomic
def verlaat_wachtlijst(*, deelname: Deelname, op: datetime) -> Deelname:
    """By who followed the link in our mail: it gives back no place that is theirs already."""
    return _annuleer(
        deelname, deelname.deelnemer, op, "Afgemeld", alleen=(Status.WACHTLIJST, Status.AANGEBODEN)
    )


@transaction.atomic
def annuleer(*, deelname: Deelname, door: Gebruiker | None, op: datetime, reden: str = "") -> Deelname:
    """Gives back a place, says no to one that is offered, or leaves the waiting list. The place is free at once.

    `reden`: by whom it is somebody else's doing; the person reads it.
    """
    return _annuleer(deelname, door, op, reden or "Afgemeld")


def _annuleer(
    deelname: Deelname, door: Gebruiker | None, op: datetime, reden: str, alleen=OP_TE_ZEGGEN
) -> Deelname:
    vergrendel_persoon(deelname.deelnemer)
    onderdeel = vergrendel_een(deelname.onderdeel_id)
    vertel_eerst([deelname.deelnemer_id], op=op)
    deelname = pak(deelname.pk)
    if deelname.status not in alleen:
        raise MagNiet(deelname)
    if begin(onderdeel) <= op:
        raise Begonnen
    zet(deelname, Status.GEANNULEERD, door=door, op=op, reden=reden)
    zelf = door is not None and door.pk == deelname.deelnemer_id
    tekst = "Je hebt je afgemeld." if zelf else f"Je bent afgemeld. De reden: {reden}"
    brieven.geannuleerd([deelname], tekst, op=op)
    werk_bij([onderdeel], op=op)
    return deelname


# ---- one part for another


@transaction.atomic
def wissel(*, deelname: Deelname, naar: Onderdeel, door: Gebruiker | None, op: datetime) -> Deelname:
    """Gives up the one only when the other is had: there must be a place, after who waits for it.

    Who had a place keeps the approval that was given or asked: the leidinggevende hears of it, or sees it when
    answering. Answers the new one.
    """
    gebruiker = deelname.deelnemer
    vergrendel_persoon(gebruiker)
    delen = {deel.pk: deel for deel in vergrendel([deelname.onderdeel_id, naar.pk])}
    vertel_eerst([deelname.deelnemer_id], op=op)
    oud = pak(deelname.pk)
    nieuw_deel = delen.get(naar.pk)
    _controleer_wissel(oud, nieuw_deel, op)
    _neem_plaats(nieuw_deel, oud, op)
    adres = oud.leidinggevende
    if oud.status in (Status.WACHTLIJST, Status.AANGEBODEN):
        status = _status_met_plaats(oud)
    else:
        status = Status.WACHT_OP_AKKOORD if oud.status == Status.WACHT_OP_AKKOORD else Status.BEVESTIGD
    nieuw = nieuwe(nieuw_deel, gebruiker, status, adres, op)
    nieuw.organisatie = oud.organisatie
    maak(nieuw, door=door, op=op, reden=f"Gewisseld met {oud.onderdeel}"[:300])
    _vertel_wissel(oud, nieuw, op)
    zet(oud, Status.GEANNULEERD, door=door, op=op, reden=f"Gewisseld met {nieuw_deel}"[:300])
    brieven.gewisseld(oud, nieuw, op=op)
    werk_bij([delen[oud.onderdeel_id]], op=op)
    return nieuw


def _controleer_wissel(oud: Deelname, naar: Onderdeel | None, op: datetime) -> None:
    if oud.status not in OP_TE_ZEGGEN or oud.deelnemer is None:
        raise MagNiet(oud)
    if begin(oud.onderdeel) <= op:
        raise Begonnen
    if naar is None or naar.evenement_id != oud.onderdeel.evenement_id:
        raise EvenementFout("Wisselen kan alleen met een onderdeel van hetzelfde evenement.")
    if naar.pk == oud.onderdeel_id:
        raise KanNiet([(naar, AL_AANGEMELD)])
    mijn = [deel for deel in delen_van(oud.deelnemer, naar.evenement_id) if deel.pk != oud.onderdeel_id]
    if waarom := waarom_niet(naar, mijn, op=op):
        raise KanNiet([(naar, waarom)])


def _neem_plaats(naar: Onderdeel, oud: Deelname, op: datetime) -> None:
    """What they hold by choosing is theirs; else what is free after who waits."""
    keuze = Keuze.objects.filter(onderdeel=naar, gebruiker=oud.deelnemer).first()
    bezet = bezettingen([naar], op=op)
    bied_aan([naar], bezet, op=op)
    if not is_vast(keuze, op) and not bezet[naar.pk].heeft_plaats(oud.organisatie_id):
        raise KanNiet([(naar, VOL)])
    if keuze:
        keuze.delete()
    volg_keuzes([naar], bezet, op=op)


def _vertel_wissel(oud: Deelname, nieuw: Deelname, op: datetime) -> None:
    """Before the old one ends: a question that is about nothing any more would end with it."""
    vraag = oud.akkoorden.filter(besluit="").first() if oud.status == Status.WACHT_OP_AKKOORD else None
    if vraag:
        vraag_ook(vraag, nieuw, op=op)
    elif nieuw.status == Status.WACHT_OP_AKKOORD:
        vraag_akkoord([nieuw], op=op)
    elif nieuw.leidinggevende and _wil_weten(nieuw):
        brieven.ter_kennis([nieuw], in_plaats_van=oud.onderdeel, op=op)
