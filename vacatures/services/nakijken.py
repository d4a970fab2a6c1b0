"""A second pair of eyes: asking a colleague to read a concept, and what that colleague says of it."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.post import verstuur
from vacatures.behandelaars import behandelaars
from vacatures.fouten import NogNietKlaar, VacatureFout
from vacatures.models import Nakijkverzoek, Vacature
from vacatures.services.lopen import gemis, wacht_op_collega
from vacatures.services.schrijven import stand_van
from vacatures.services.stappen import BEHANDELAARS, Status, log, vergrendel

Antwoord = Nakijkverzoek.Antwoord


# ---- asking


@transaction.atomic
def vraag_nakijken(*, vacature: Vacature, door: Gebruiker | None, op: datetime) -> Nakijkverzoek:
    """Colleagues hear that it waits for one of them: once, until somebody answers."""
    vacature = vergrendel(vacature)
    vandaag = timezone.localdate(op)
    if vacature.status != Status.CONCEPT or not wacht_op_collega(vacature):
        raise VacatureFout("Deze vacature hoeft niemand na te kijken.")
    _moet_af_zijn(vacature, op)
    if vacature.nakijkverzoeken.open().exists():
        raise VacatureFout("Je collega’s weten al dat deze vacature wacht.")
    lezers = behandelaars(vacature.organisatie, op=vandaag, zonder=schrijvers(vacature))
    if not lezers:
        raise VacatureFout("Er is geen collega die haar kan nakijken. Vraag het aan de coördinator.")
    verzoek = Nakijkverzoek.objects.create(vacature=vacature, door=door, gevraagd_op=op)
    log("nakijken gevraagd", vacature, door, op)
    for lezer in lezers:
        _mail(vacature, lezer, "nakijken_gevraagd", "Kijk een vacature na", op, wie=door)
    return verzoek


def schrijvers(vacature: Vacature) -> set[int]:
    """Who made it, who holds it and who wrote in it last: none of them is the second pair of eyes (their ids)."""
    makers = vacature.stappen.filter(van="", naar=Status.CONCEPT).values_list("door_id", flat=True)
    return {vacature.houder_id, vacature.gewijzigd_door_id, *makers} - {None}


# ---- answering


@transaction.atomic
def keur_na(*, vacature: Vacature, door: Gebruiker, op: datetime, stand: str | None = None) -> Vacature:
    """Somebody else of those who handle the vacancies there has read it. `stand`: the text they read."""
    vacature = _pak(vacature, door, op, stand)
    if vacature.nagekeken_door_id:  # pressed twice, or a colleague was first
        return vacature
    vacature.nagekeken_door = door
    vacature.save(update_fields=["nagekeken_door"])
    log("vacature nagekeken", vacature, door, op, ["nagekeken_door"])
    _beantwoord(vacature, Antwoord.AKKOORD, "", door, op)
    return vacature


@transaction.atomic
def stuur_terug(
    *, vacature: Vacature, opmerking: str, door: Gebruiker, op: datetime, stand: str | None = None
) -> Vacature:
    """Not like this: whoever wrote it reads what has to be different, and asks again after that."""
    vacature = _pak(vacature, door, op, stand)
    if not opmerking.strip():
        raise VacatureFout("Schrijf op wat er anders moet.")
    if vacature.nagekeken_door_id:
        raise VacatureFout("Een collega heeft de vacature al goedgekeurd.")
    log("vacature teruggestuurd", vacature, door, op)
    _beantwoord(vacature, Antwoord.TERUG, opmerking.strip(), door, op)
    return vacature


def _pak(vacature: Vacature, door: Gebruiker, op: datetime, stand: str | None) -> Vacature:
    """The row, locked, if this person may say something of this text."""
    vacature = vergrendel(vacature)
    if vacature.status != Status.CONCEPT:
        raise VacatureFout("Alleen een concept wordt nagekeken.")
    if stand is not None and stand != stand_van(vacature):
        raise VacatureFout("De tekst is intussen veranderd. Lees haar nog een keer.")
    if not toegang.heeft_rol(
        door, *BEHANDELAARS, op=timezone.localdate(op), organisatie=vacature.organisatie
    ):
        raise VacatureFout("Alleen wie de vacatures van deze organisatie behandelt, kan haar nakijken.")
    if door.pk in schrijvers(vacature):
        raise VacatureFout("Je hebt zelf aan deze vacature geschreven. Laat een collega haar nakijken.")
    _moet_af_zijn(vacature, op)
    return vacature


def _moet_af_zijn(vacature: Vacature, op: datetime) -> None:
    rest = gemis(vacature, op=timezone.localdate(op))
    if redenen := [reden for veld, reden in rest if veld != "nagekeken_door"]:
        raise NogNietKlaar(redenen)


def _beantwoord(
    vacature: Vacature, antwoord: Antwoord, opmerking: str, door: Gebruiker, op: datetime
) -> None:
    """The round ends, and the writer hears how."""
    verzoek = vacature.nakijkverzoeken.open().first() or Nakijkverzoek(vacature=vacature, gevraagd_op=op)
    verzoek.antwoord, verzoek.opmerking = antwoord, opmerking
    verzoek.beantwoord_door, verzoek.beantwoord_op = door, op
    verzoek.save()
    schrijver = _schrijver(vacature, verzoek, op)
    if schrijver is None:
        return
    if antwoord == Antwoord.AKKOORD:
        _mail(vacature, schrijver, "nakijken_akkoord", "Je vacature is nagekeken", op, wie=door)
    else:
        titel = "Er moet nog iets anders in je vacature"
        _mail(vacature, schrijver, "nakijken_terug", titel, op, wie=door, opmerking=opmerking)


def _schrijver(vacature: Vacature, verzoek: Nakijkverzoek, op: datetime) -> Gebruiker | None:
    """Who asked, else who wrote it last, else who holds it."""
    volgorde = (verzoek.door_id, vacature.gewijzigd_door_id, vacature.houder_id)
    mensen = Gebruiker.objects.open(op=timezone.localdate(op)).in_bulk([pk for pk in volgorde if pk])
    return next((mensen[pk] for pk in volgorde if pk in mensen), None)


def _mail(vacature: Vacature, aan: Gebruiker, sjabloon: str, onderwerp: str, op: datetime, **context) -> None:
    titel = Truncator(" ".join(vacature.titel.split())).chars(100)
    waarom = {
        "nakijken_gevraagd": f"je de vacatures van {vacature.organisatie} behandelt. Daar leest een collega elke "
        "vacature voordat ze op de site komt",
    }.get(sjabloon, "je aan deze vacature hebt geschreven")
    verstuur(
        aan=aan.email,
        onderwerp=f"{onderwerp}: {titel}",
        sjabloon=sjabloon,
        context={
            "naam": aan.get_short_name(),
            "vacature": vacature,
            "url": f"{settings.SITE_URL}{reverse('vacatures:bewerken', args=[vacature.pk])}",
            **context,
        },
        waarom=waarom,
        op=op,
    )
