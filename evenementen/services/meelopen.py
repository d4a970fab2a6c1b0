"""Asking to go along for a day, answering that, and calling it off.

A request keeps a place of its day from the first moment: while the leidinggevende agrees, where the organisation wants
that, and while the host answers, where the place asks for it. Whoever takes a place holds first their own account
(nobody goes along with two on one day), then the day; every other move holds the day.
"""

from datetime import datetime

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils import timezone

from evenementen.beleid import wijze_van
from evenementen.fouten import EvenementFout, GeenLeidinggevende, GeenOrganisatie
from evenementen.meeloopplaatsen import dagstanden
from evenementen.models import (
    WACHTEND_MEELOPEN,
    Evenementbeleid,
    Meeloopdag,
    Meeloopplek,
    Meeloopverzoek,
)
from evenementen.services import meeloopbrieven as brieven
from evenementen.services.grendel import vergrendel_persoon
from evenementen.services.meeloopstappen import zet
from twentsekracht.organisaties.collega import keur_collega
from twentsekracht.organisaties.fouten import GeenCollega
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.tijdvak import momenten
from twentsekracht.vasthouden import akkoord_tot

Status = Meeloopverzoek.Status
Wijze = Evenementbeleid.Wijze
LINK = Signer(salt="evenementen.meelopen.akkoord")
VOOR_DE_GASTGEVER = 5  # working days to answer


@transaction.atomic
def vraag(
    *, dag: Meeloopdag, gebruiker: Gebruiker, motivatie: str, leidinggevende: str = "", op: datetime
) -> Meeloopverzoek:
    """It ends in a visit at once, or in a question to the leidinggevende, or to the host."""
    if gebruiker.organisatie_id is None:
        raise GeenOrganisatie
    wijze = wijze_van(gebruiker.organisatie_id)
    leidinggevende = "" if wijze == Wijze.GEEN else _keur_leidinggevende(gebruiker, leidinggevende)
    vergrendel_persoon(gebruiker)
    dag = _grijp(dag.pk)
    _keur(dag, gebruiker, op)
    verzoek = Meeloopverzoek(
        dag=dag,
        datum=dag.datum,
        bezoeker=gebruiker,
        organisatie=gebruiker.organisatie,
        motivatie=motivatie.strip(),
        leidinggevende=leidinggevende,
        gevraagd_op=op,
    )
    if wijze == Wijze.AKKOORD:
        tot = akkoord_tot(begin(dag), werkdagen=settings.AKKOORD_WERKDAGEN, op=op)
        zet(verzoek, Status.WACHT_OP_AKKOORD, door=gebruiker, op=op, antwoord_tot=tot)
        brieven.vraag_akkoord(verzoek, LINK.sign(str(verzoek.pk)), op=op)
    else:
        _verder(verzoek, door=gebruiker, op=op)
    return verzoek


def _keur_leidinggevende(gebruiker: Gebruiker, adres: str) -> str:
    try:
        return keur_collega(gebruiker, adres, "je leidinggevende", organisatie=gebruiker.organisatie)
    except GeenCollega as fout:
        raise GeenLeidinggevende(str(fout)) from fout


def _grijp(dag_id: int) -> Meeloopdag:
    """The day as it is now, held."""
    dagen = Meeloopdag.objects.select_for_update(of=("self",))
    gevonden = dagen.select_related("plek__gastgever", "plek__organisatie").filter(pk=dag_id).first()
    if gevonden is None:
        raise EvenementFout("Deze dag is er niet meer.")
    return gevonden


def _keur(dag: Meeloopdag, gebruiker: Gebruiker, op: datetime) -> None:
    """For who holds the day, and their own account."""
    plek, vandaag = dag.plek, timezone.localdate(op)
    if plek.gastgever_id == gebruiker.pk:
        raise EvenementFout("Dit is je eigen plek. Met jezelf meelopen kan niet.")
    if not Meeloopplek.objects.open(op=vandaag).filter(pk=plek.pk).exists() or dag.datum <= vandaag:
        raise EvenementFout("Voor deze dag kun je je niet meer melden.")
    die_dag = Meeloopverzoek.objects.bezet().filter(datum=dag.datum)
    if die_dag.filter(bezoeker=gebruiker).exists():
        raise EvenementFout("Je loopt die dag al met iemand mee. Kies een andere dag.")
    if die_dag.filter(dag__plek__gastgever=gebruiker).exists():
        raise EvenementFout("Die dag loopt er iemand met jou mee. Kies een andere dag.")
    [stand] = dagstanden([dag])
    if stand.is_vol:
        raise EvenementFout("Deze dag is net vol. Kies een andere dag.")


def begin(dag: Meeloopdag) -> datetime:
    return momenten(dag.datum, dag.begintijd, dag.eindtijd)[0]


def _verder(verzoek: Meeloopverzoek, *, door: Gebruiker | None, op: datetime) -> None:
    """Nobody of one's own has to agree any more: the host does, or it is a visit."""
    if verzoek.plek.vraagt_eerst:
        tot = akkoord_tot(begin(verzoek.dag), werkdagen=VOOR_DE_GASTGEVER, op=op)
        zet(verzoek, Status.AANGEVRAAGD, door=door, op=op, antwoord_tot=tot)
        brieven.vraag_gastgever(verzoek, op=op)
        return
    _bevestig(verzoek, door=door, op=op)


def _bevestig(verzoek: Meeloopverzoek, *, door: Gebruiker | None, op: datetime) -> None:
    """Both get the other's name and address; the leidinggevenden hear of it where their organisation wants that."""
    zet(verzoek, Status.BEVESTIGD, door=door, op=op, antwoord_tot=None, agendanummer=0)
    brieven.bevestigd(verzoek, op=op)
    if verzoek.leidinggevende and wijze_van(verzoek.organisatie_id) == Wijze.INFORMEREN:
        brieven.ter_kennis(verzoek, verzoek.leidinggevende, is_gastgever=False, op=op)
    if verzoek.plek.leidinggevende and wijze_van(verzoek.plek.organisatie_id) != Wijze.GEEN:
        brieven.ter_kennis(verzoek, verzoek.plek.leidinggevende, is_gastgever=True, op=op)


# ---- answers


def verzoek_van(teken: str) -> Meeloopverzoek | None:
    """Of which a leidinggevende got this link; None when it was made up, or the visitor is gone."""
    try:
        pk = LINK.unsign(teken)
    except BadSignature:
        return None
    return Meeloopverzoek.objects.met_alles().filter(pk=pk, bezoeker__isnull=False).first()


@transaction.atomic
def besluit(*, verzoek: Meeloopverzoek, is_akkoord: bool, op: datetime) -> None:
    """By the leidinggevende, along the link in the mail: once."""
    verzoek = _pak(verzoek)
    _nog_op_tijd(verzoek, Status.WACHT_OP_AKKOORD, op)
    if is_akkoord:
        _verder(verzoek, door=None, op=op)
        return
    zet(verzoek, Status.AFGEWEZEN, door=None, op=op, reden="Geen akkoord gegeven", antwoord_tot=None)
    brieven.beeindigd(verzoek, "Je leidinggevende gaf geen akkoord.", aan=[verzoek.bezoeker], op=op)


@transaction.atomic
def beantwoord(
    *, verzoek: Meeloopverzoek, is_welkom: bool, door: Gebruiker, op: datetime, reden: str = ""
) -> None:
    """By the host."""
    verzoek = _pak(verzoek)
    if not verzoek.is_gastgever(door):
        raise EvenementFout("Alleen wie de plek aanbiedt, geeft antwoord.")
    _nog_op_tijd(verzoek, Status.AANGEVRAAGD, op)
    if is_welkom:
        _bevestig(verzoek, door=door, op=op)
        return
    zeg_af(verzoek, door=door, op=op, reden=reden)


def _nog_op_tijd(verzoek: Meeloopverzoek, status: str, op: datetime) -> None:
    if verzoek.status != status or verzoek.antwoord_tot <= op:
        raise EvenementFout(
            "Je antwoord is niet meer nodig. Het verzoek is beantwoord, ingetrokken of verlopen."
        )


def _pak(verzoek: Meeloopverzoek) -> Meeloopverzoek:
    """As it is now, for who holds its day from here on."""
    _grijp(verzoek.dag_id)
    return Meeloopverzoek.objects.met_alles().get(pk=verzoek.pk)


# ---- calling it off


@transaction.atomic
def annuleer(*, verzoek: Meeloopverzoek, door: Gebruiker, op: datetime, reden: str = "") -> None:
    """By either of the two, until the day is there; the other hears why."""
    verzoek = _pak(verzoek)
    if not (verzoek.is_gastgever(door) or verzoek.bezoeker_id == door.pk):
        raise EvenementFout("Alleen wie meeloopt of de plek aanbiedt, kan dit afzeggen.")
    if verzoek.is_gastgever(door) and verzoek.status == Status.WACHT_OP_AKKOORD:
        raise EvenementFout("Dit verzoek is nog niet aan jou gevraagd.")
    if begin(verzoek.dag) <= op:
        raise EvenementFout("Het is al begonnen. Zeg hieronder of het doorging.")
    if verzoek.status == Status.BEVESTIGD and not reden.strip():
        raise EvenementFout("Schrijf erbij waarom: dan weet de ander het.")
    zeg_af(verzoek, door=door, op=op, reden=reden)


def zeg_af(verzoek: Meeloopverzoek, *, door: Gebruiker | None, op: datetime, reden: str) -> None:
    """For who holds the day. A host who had not said yes yet, says no. What is in a calendar is taken out of it."""
    was, gastheer = verzoek.status, door is not None and verzoek.is_gastgever(door)
    naar = Status.AFGEWEZEN if gastheer and was == Status.AANGEVRAAGD else Status.GEANNULEERD
    velden = {"antwoord_tot": None}
    if verzoek.agendanummer is not None:
        velden["agendanummer"] = verzoek.agendanummer + 1
    zet(verzoek, naar, door=door, op=op, reden=reden.strip(), **velden)
    brieven.afgezegd(verzoek, was, door=door, reden=reden.strip(), op=op)
    if was == Status.BEVESTIGD:
        _vertel_leidinggevenden(verzoek, op)


def _vertel_leidinggevenden(verzoek: Meeloopverzoek, op: datetime) -> None:
    """Who agreed, or heard that it would be, hears that it will not; why is between the two. Of who left, nothing."""
    kanten = (
        (verzoek.bezoeker, verzoek.organisatie_id, verzoek.leidinggevende, False),
        (verzoek.gastgever, verzoek.plek.organisatie_id, verzoek.plek.leidinggevende, True),
    )
    for wie, organisatie_id, aan, is_gastgever in kanten:
        if wie and aan and wijze_van(organisatie_id) != Wijze.GEEN:
            brieven.gaat_niet_door(verzoek, aan, is_gastgever=is_gastgever, op=op)


@transaction.atomic
def laat_vervallen(*, verzoek_id: int, op: datetime) -> bool:
    """The answer stayed away: the place is free again, and who asked hears so. Answers whether it was time."""
    verzoek = Meeloopverzoek.objects.filter(pk=verzoek_id).first()
    if verzoek is None:
        return False
    verzoek = _pak(verzoek)
    if verzoek.status not in WACHTEND_MEELOPEN or verzoek.antwoord_tot > op:
        return False
    wie = "Je leidinggevende" if verzoek.status == Status.WACHT_OP_AKKOORD else "Je gastheer of gastvrouw"
    zet(verzoek, Status.VERVALLEN, door=None, op=op, reden="Geen antwoord op tijd", antwoord_tot=None)
    if verzoek.bezoeker:
        brieven.beeindigd(verzoek, f"{wie} antwoordde niet op tijd.", aan=[verzoek.bezoeker], op=op)
    return True


def meld_wijziging(*, plek: Meeloopplek, op: datetime) -> None:
    """For who holds the days: where they meet, or what to bring, is different for who still comes."""
    komend = Meeloopverzoek.objects.met_alles().filter(
        dag__plek=plek, status=Status.BEVESTIGD, datum__gte=timezone.localdate(op), bezoeker__isnull=False
    )
    for verzoek in komend.order_by("pk"):
        verzoek.agendanummer += 1
        verzoek.save(update_fields=["agendanummer"])
        brieven.gewijzigd(verzoek, op=op)
