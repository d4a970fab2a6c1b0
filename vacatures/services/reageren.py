"""What a candidate does: react, confirm, withdraw, agree to be kept longer, be forgotten.

That somebody reacted is their own business: the log tells that it happened and not who it was, as the steps do. The
rows are taken in one order: the vacancy, the reaction, its personal part.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone

from twentsekracht import bestanden, virusscan
from twentsekracht.keuring import Document
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties.models import Gebruiker
from vacatures import bewaartermijn
from vacatures.fouten import (
    AlGereageerd,
    ReactieMagNiet,
    ReagerenDicht,
    SollicitatieWeg,
    TeLaatBevestigd,
    VacatureFout,
)
from vacatures.models import (
    Bijlage,
    Herkomst,
    Herplaatsingskandidaat,
    Reactie,
    Reactiestap,
    Sollicitatie,
    Vacature,
)
from vacatures.openstelling import mag_reageren
from vacatures.services.brieven import mail_stap
from vacatures.services.controleren import vraag_controle
from vacatures.services.stappen import vergrendel
from vacatures.services.verwijderen import MAP, reactie_geeindigd, verwijder

Status = Reactie.Status


# ---- reacting


def reageer(
    *, vacature: Vacature, gebruiker: Gebruiker, velden: dict, cv: Document | None, op: datetime
) -> Sollicitatie:
    """By somebody with an account: it counts at once. `velden`: what they wrote; their address is their account's."""
    with _in_opslag(cv) as bestand, transaction.atomic():
        vacature = _pak_open(vacature, gebruiker, op)
        if eerder := lopende_van(vacature, gebruiker):
            raise AlGereageerd(eerder)
        sollicitatie = _maak(vacature, {**velden, "email": gebruiker.email}, op)
        _voeg_cv_toe(sollicitatie, cv, bestand, op)
        _ontvang(sollicitatie, gebruiker, op)
    return sollicitatie


def reageer_van_buiten(
    *, vacature: Vacature, velden: dict, cv: Document | None, op: datetime
) -> Sollicitatie:
    """By somebody without an account: it counts once they confirm by mail, within two days."""
    with _in_opslag(cv) as bestand, transaction.atomic():
        vacature = _pak_open(vacature, AnonymousUser(), op)
        sollicitatie = _maak(vacature, velden, op)
        _voeg_cv_toe(sollicitatie, cv, bestand, op)
        mail_stap(
            sollicitatie=sollicitatie, sjabloon="reactie_bevestigen", onderwerp="Bevestig je reactie", op=op
        )
    return sollicitatie


@transaction.atomic
def bevestig(*, sollicitatie: Sollicitatie, op: datetime) -> Sollicitatie:
    """The address is theirs. Doing so twice changes nothing, and a second reaction from the same address is the first.

    Sent in time counts, also when the last day has passed by now.
    """
    vacature = vergrendel(sollicitatie.vacature)
    sollicitatie = _pak(sollicitatie)
    if sollicitatie.reactie_id:
        return sollicitatie
    if op - sollicitatie.gemaakt_op >= bewaartermijn.ONBEVESTIGD:
        raise TeLaatBevestigd
    if eerder := _lopend(vacature).filter(email__iexact=sollicitatie.email).first():
        verwijder(sollicitatie=sollicitatie, op=op)
        return eerder
    if vacature.status not in (Vacature.Status.GEPUBLICEERD, Vacature.Status.GESLOTEN):
        raise ReagerenDicht
    _ontvang(sollicitatie, None, op)
    return sollicitatie


def lopende_van(vacature: Vacature, gebruiker: Gebruiker) -> Sollicitatie | None:
    """What this person sent to this vacancy, as long as that still runs."""
    return _lopend(vacature).filter(reactie__kandidaat=gebruiker).first()


def _lopend(vacature: Vacature):
    return Sollicitatie.objects.filter(vacature=vacature, reactie__status__in=Reactie.LOPEND)


def _pak_open(vacature: Vacature, gebruiker, op: datetime) -> Vacature:
    """Locked, and open for this person: it may have closed while they wrote."""
    vacature = vergrendel(vacature)
    if not mag_reageren(vacature, gebruiker, op=timezone.localdate(op)):
        raise ReagerenDicht
    return vacature


def _maak(vacature: Vacature, velden: dict, op: datetime) -> Sollicitatie:
    teken = secrets.token_urlsafe(32)
    return Sollicitatie.objects.create(vacature=vacature, teken=teken, gemaakt_op=op, **velden)


def _ontvang(sollicitatie: Sollicitatie, gebruiker: Gebruiker | None, op: datetime) -> None:
    """From now on it counts, as of today: the figures of a day that has passed do not move."""
    vacature, vandaag = sollicitatie.vacature, timezone.localdate(op)
    sollicitatie.reactie = Reactie.objects.create(
        vacature=vacature,
        kandidaat=gebruiker,
        ingediend_op=vandaag,
        herkomst=herkomst(vacature, gebruiker),
        status=Status.ONTVANGEN,
    )
    if gebruiker:
        voorrang = Herplaatsingskandidaat.objects.geldig(op=vandaag).filter(
            organisatie=vacature.organisatie_id
        )
        sollicitatie.is_herplaatsing = voorrang.filter(gebruiker=gebruiker).exists()
    sollicitatie.save(update_fields=["reactie", "is_herplaatsing"])
    _stap(sollicitatie.reactie, "", Status.ONTVANGEN, op)
    _log("reactie ontvangen", sollicitatie.reactie, vacature, op)
    for bijlage in Bijlage.objects.filter(sollicitatie=sollicitatie, controle=Bijlage.Controle.WACHT):
        vraag_controle(bijlage=bijlage, op=op)
    mail_stap(
        sollicitatie=sollicitatie, sjabloon="reactie_ontvangen", onderwerp="Je reactie is binnen", op=op
    )


def herkomst(vacature: Vacature, gebruiker: Gebruiker | None) -> Herkomst:
    if gebruiker is None or gebruiker.organisatie_id is None:
        return Herkomst.EXTERN
    is_eigen = gebruiker.organisatie_id == vacature.organisatie_id
    return Herkomst.INTERN if is_eigen else Herkomst.REGIO


# ---- the CV


@contextmanager
def _in_opslag(cv: Document | None) -> Iterator[str]:
    """Written before any row is locked, and gone again when the rows do not follow. Yields its name, or nothing."""
    try:
        naam = bestanden.bewaar(cv.inhoud, map=MAP) if cv else ""
    except OSError as fout:
        raise VacatureFout(
            "We kunnen je cv nu niet bewaren. Probeer het later, of reageer zonder cv."
        ) from fout
    try:
        yield naam
    except BaseException:
        if naam:
            bestanden.verwijder(naam)
        raise


def _voeg_cv_toe(sollicitatie: Sollicitatie, cv: Document | None, bestand: str, op: datetime) -> None:
    if cv is None:
        return
    Bijlage.objects.create(
        sollicitatie=sollicitatie,
        bestand=bestand,
        naam=cv.naam,
        soort=cv.soort,
        grootte=len(cv.inhoud),
        controle=Bijlage.Controle.WACHT if virusscan.is_ingesteld() else Bijlage.Controle.NIET,
        gemaakt_op=op,
    )


def stuur_cv_na(*, sollicitatie: Sollicitatie, cv: Document, op: datetime) -> Sollicitatie:
    """Another CV in place of one that was refused, as long as the reaction runs. It is looked at like the first."""
    with _in_opslag(cv) as bestand, transaction.atomic():
        sollicitatie = _pak(sollicitatie)
        if not mag_cv_nasturen(sollicitatie):
            raise VacatureFout("Je kunt nu geen ander cv sturen.")
        Bijlage.objects.filter(sollicitatie=sollicitatie).delete()
        _voeg_cv_toe(sollicitatie, cv, bestand, op)
        for bijlage in Bijlage.objects.filter(sollicitatie=sollicitatie, controle=Bijlage.Controle.WACHT):
            vraag_controle(bijlage=bijlage, op=op)
        _log("cv nagestuurd", sollicitatie, sollicitatie.vacature, op)
    return sollicitatie


def mag_cv_nasturen(sollicitatie: Sollicitatie) -> bool:
    loopt = sollicitatie.reactie and sollicitatie.reactie.status in Reactie.LOPEND
    geweigerd = Bijlage.objects.filter(sollicitatie=sollicitatie, controle=Bijlage.Controle.BESMET)
    return bool(loopt and geweigerd.exists())


# ---- afterwards


@transaction.atomic
def trek_reactie_in(*, sollicitatie: Sollicitatie, op: datetime) -> Sollicitatie:
    """For good. For this person the procedure is over: the term of their data runs."""
    sollicitatie = _pak(sollicitatie)
    _zet_ingetrokken(sollicitatie, op)
    reactie_geeindigd(reactie=sollicitatie.reactie, op=op)
    mail_stap(
        sollicitatie=sollicitatie,
        sjabloon="reactie_ingetrokken",
        onderwerp="Je reactie is ingetrokken",
        op=op,
    )
    return sollicitatie


def _zet_ingetrokken(sollicitatie: Sollicitatie, op: datetime) -> None:
    reactie = sollicitatie.reactie
    if reactie is None:
        raise SollicitatieWeg
    if Status.INGETROKKEN not in Reactie.OVERGANGEN.get(reactie.status, ()):
        raise ReactieMagNiet(reactie, Status.INGETROKKEN)
    van, reactie.status = reactie.status, Status.INGETROKKEN
    reactie.save(update_fields=["status"])
    _stap(reactie, van, reactie.status, op)
    _log("reactie ingetrokken", reactie, sollicitatie.vacature, op, ["status"])


@transaction.atomic
def kies_bewaren(*, sollicitatie: Sollicitatie, mag: bool, op: datetime) -> Sollicitatie:
    """Agree to be kept up to a year after the procedure, or take that back."""
    sollicitatie = _pak(sollicitatie)
    if sollicitatie.mag_bewaren == mag:
        return sollicitatie
    sollicitatie.verwijderen_op = bewaartermijn.na_keuze(sollicitatie.verwijderen_op, was=not mag, wordt=mag)
    sollicitatie.mag_bewaren = mag
    velden = ["mag_bewaren", "verwijderen_op"]
    sollicitatie.save(update_fields=velden)
    _log("toestemming om te bewaren gewijzigd", sollicitatie, sollicitatie.vacature, op, velden)
    return sollicitatie


@transaction.atomic
def verwijder_nu(*, sollicitatie: Sollicitatie, op: datetime) -> None:
    """Because the candidate asks for it: what still ran is withdrawn, the rest goes at once. One mail says so."""
    sollicitatie = _pak(sollicitatie)
    if sollicitatie.reactie and sollicitatie.reactie.status in Reactie.LOPEND:
        _zet_ingetrokken(sollicitatie, op)
    verwijder(sollicitatie=sollicitatie, op=op)
    mail_stap(
        sollicitatie=sollicitatie,
        sjabloon="reactie_verwijderd",
        onderwerp="Je gegevens zijn verwijderd",
        op=op,
    )


def _laat_gaan(sollicitatie: Sollicitatie, op: datetime) -> None:
    if sollicitatie.reactie and sollicitatie.reactie.status in Reactie.LOPEND:
        _zet_ingetrokken(sollicitatie, op)
    verwijder(sollicitatie=sollicitatie, op=op)


@transaction.atomic
def wis_kandidaat(*, gebruiker: Gebruiker, op: datetime) -> None:
    """Somebody leaves the portal: nobody is there any more to be invited, and what they wrote goes with them."""
    eigen = Sollicitatie.objects.filter(reactie__kandidaat=gebruiker)
    niet_bevestigd = Sollicitatie.objects.filter(reactie=None, email__iexact=gebruiker.email)
    for sollicitatie in [*eigen, *niet_bevestigd]:
        with suppress(SollicitatieWeg):
            _laat_gaan(_pak(sollicitatie), op)
    gebruiker.vacaturereacties.update(kandidaat=None)


def _pak(sollicitatie: Sollicitatie) -> Sollicitatie:
    """As it is now, with its reaction, both locked."""
    reactie_id = Sollicitatie.objects.filter(pk=sollicitatie.pk).values_list("reactie", flat=True).first()
    reactie = Reactie.objects.select_for_update().filter(pk=reactie_id).first() if reactie_id else None
    gevonden = Sollicitatie.objects.select_for_update(of=("self",)).select_related("vacature__organisatie")
    sollicitatie = gevonden.filter(pk=sollicitatie.pk).first()
    if sollicitatie is None:
        raise SollicitatieWeg
    if sollicitatie.reactie_id == reactie_id:
        sollicitatie.reactie = reactie
    return sollicitatie


def _stap(reactie: Reactie, van: str, naar: str, op: datetime) -> None:
    Reactiestap.objects.create(reactie=reactie, van=van, naar=naar, vastgelegd_op=op)


def _log(actie: str, object, vacature: Vacature, op: datetime, velden=()) -> None:
    leg_vast(
        door=None, rol="", actie=actie, object=object, velden=velden, organisatie=vacature.organisatie, op=op
    )
