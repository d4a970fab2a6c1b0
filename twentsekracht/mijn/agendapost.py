"""What a mail puts in somebody's calendar: written down in the transaction of the mail that tells it.

So whoever was told is told no more, also when a job is killed half-way, and who was not yet is told the next time.
The caller holds the lock of what is told about.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings

from twentsekracht.mijn.agenda import Agendapunt
from twentsekracht.mijn.agendabericht import Agendaberichtbasis
from twentsekracht.mijn.agendaverschil import Verschil
from twentsekracht.mijn.agendawoorden import wijziging
from twentsekracht.mijn.itip import Agendamail, Wie
from twentsekracht.organisaties.models import Gebruiker

VELDEN = ["volgnummer", "titel", "plaats", "is_vervallen", "begin", "einde", "verteld_op"]


@dataclass(frozen=True)
class Agendapost:
    """One item for the calendar, ready to go with a mail. `welke`: "bijeenkomst 2 van 3", when there are several."""

    punt: Agendapunt
    regel: str
    welke: str
    is_nieuw: bool
    wijziging: list[str]


def maak_post(
    een: Verschil,
    *,
    organisator: str,
    deelnemer: Gebruiker,
    tekst: str,
    soort: str,
    op: datetime,
    welke: str = "",
) -> Agendapost:
    """`tekst`: what the item itself says. `soort`: what it is ("de opleiding"), for when its name changed."""
    _, adres = parseaddr(settings.DEFAULT_FROM_EMAIL)
    mail = Agendamail(
        een.nu,
        een.volgnummer,
        organisator=Wie(organisator, adres),
        deelnemer=Wie(deelnemer.naam, deelnemer.email),
        tekst=tekst,
        op=op,
    )
    return Agendapost(een.nu, mail.als_regel(), welke, een.is_nieuw, wijziging(een, soort))


def leg_vast(
    anders: list[Verschil],
    model: type[Agendaberichtbasis],
    *,
    van: Callable[[Agendapunt], dict],
    op: datetime,
) -> None:
    """From now on it was told. `van`: the fields that say of whom a new row is."""
    nieuw, bestaand = [], []
    for een in anders:
        rij = een.eerder or model(kenmerk=een.nu.kenmerk, **van(een.nu))
        rij.volgnummer = een.volgnummer
        rij.titel, rij.plaats, rij.is_vervallen = een.nu.titel, een.nu.plaats, een.nu.geannuleerd
        rij.begin, rij.einde, rij.verteld_op = een.nu.begin.isoformat(), een.nu.einde.isoformat(), op
        (bestaand if rij.pk else nieuw).append(rij)
    model.objects.bulk_create(nieuw)
    model.objects.bulk_update(bestaand, VELDEN)
