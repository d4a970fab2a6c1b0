"""What a mail puts in somebody's calendar: written down in the transaction of the mail that tells it.

So whoever was told is told no more, also when a job is killed half-way, and who was not yet is told the next time.
The caller holds the run.
"""

from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.urls import reverse

from school.agendaverschil import Verschil, verschillen
from school.agendawoorden import wijziging
from school.models import MET_PLAATS, Agendabericht, Inschrijving
from twentsekracht.mijn.agenda import Agendapunt
from twentsekracht.mijn.itip import Agendamail, Wie

SCHOOL = "Twentse School"


@dataclass(frozen=True)
class Agendapost:
    """One item for the calendar, ready to go with a mail. `welke`: "bijeenkomst 2 van 3", when there are several."""

    punt: Agendapunt
    regel: str
    welke: str
    is_nieuw: bool
    wijziging: list[str]


def vertel(inschrijving: Inschrijving, *, op: datetime) -> list[Agendapost]:
    """What the calendar of the participant does not know yet; from now on it does. In order of time."""
    if inschrijving.deelnemer is None:
        return []
    prefetch_related_objects([inschrijving.uitvoering], "bijeenkomsten")
    anders = verschillen(inschrijving, inschrijving.agendaberichten.all(), op=op)
    nummers = _nummers(inschrijving)
    posten = [
        Agendapost(
            een.nu,
            _regel(inschrijving, een, op),
            nummers.get(een.nu.kenmerk, ""),
            een.is_nieuw,
            wijziging(een),
        )
        for een in anders
    ]
    _bewaar(inschrijving, anders, op)
    return posten


def _nummers(inschrijving: Inschrijving) -> dict[str, str]:
    sessies = list(inschrijving.uitvoering.bijeenkomsten.all())
    if len(sessies) < 2:
        return {}
    return {
        f"inschrijving-{inschrijving.pk}-{een.pk}": f"bijeenkomst {nummer} van {len(sessies)}"
        for nummer, een in enumerate(sessies, start=1)
    }


def _bewaar(inschrijving: Inschrijving, anders: list[Verschil], op: datetime) -> None:
    nieuw, bestaand = [], []
    for een in anders:
        rij = een.eerder or Agendabericht(inschrijving=inschrijving, kenmerk=een.nu.kenmerk)
        rij.volgnummer = een.volgnummer
        rij.titel, rij.plaats, rij.is_vervallen = een.nu.titel, een.nu.plaats, een.nu.geannuleerd
        rij.begin, rij.einde, rij.verteld_op = een.nu.begin.isoformat(), een.nu.einde.isoformat(), op
        (bestaand if rij.pk else nieuw).append(rij)
    Agendabericht.objects.bulk_create(nieuw)
    velden = ["volgnummer", "titel", "plaats", "is_vervallen", "begin", "einde", "verteld_op"]
    Agendabericht.objects.bulk_update(bestaand, velden)


def _regel(inschrijving: Inschrijving, een: Verschil, op: datetime) -> str:
    _, adres = parseaddr(settings.DEFAULT_FROM_EMAIL)
    deelnemer = inschrijving.deelnemer
    mail = Agendamail(
        een.nu,
        een.volgnummer,
        organisator=Wie(SCHOOL, adres),
        deelnemer=Wie(deelnemer.naam, deelnemer.email),
        tekst=_tekst(inschrijving),
        op=op,
    )
    return mail.als_regel()


def _tekst(inschrijving: Inschrijving) -> str:
    pagina = f"{settings.SITE_URL}{reverse('school:inschrijving', args=[inschrijving.pk])}"
    if inschrijving.status in MET_PLAATS:
        return f"Kun je toch niet? Meld je af op de pagina van je inschrijving: {pagina}"
    return f"Je inschrijving: {pagina}"
