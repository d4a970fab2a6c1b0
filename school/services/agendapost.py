"""What a mail of the school puts in a calendar: the sessions somebody has a place in. The caller holds the run."""

from datetime import datetime

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.urls import reverse

from school.agenda import te_vertellen
from school.models import MET_PLAATS, Agendabericht, Inschrijving
from twentsekracht.mijn.agendapost import Agendapost, leg_vast, maak_post
from twentsekracht.mijn.agendaverschil import verschillen

SCHOOL = "Twentse School"


def vertel(inschrijving: Inschrijving, *, op: datetime) -> list[Agendapost]:
    """What the calendar of the participant does not know yet; from now on it does. In order of time."""
    if inschrijving.deelnemer is None:
        return []
    prefetch_related_objects([inschrijving.uitvoering], "bijeenkomsten")
    anders = verschillen(te_vertellen(inschrijving), inschrijving.agendaberichten.all(), op=op)
    nummers = _nummers(inschrijving)
    posten = [
        maak_post(
            een,
            organisator=SCHOOL,
            deelnemer=inschrijving.deelnemer,
            tekst=_tekst(inschrijving),
            soort="de opleiding",
            welke=nummers.get(een.nu.kenmerk, ""),
            op=op,
        )
        for een in anders
    ]
    leg_vast(anders, Agendabericht, van=lambda punt: {"inschrijving": inschrijving}, op=op)
    return posten


def _nummers(inschrijving: Inschrijving) -> dict[str, str]:
    sessies = list(inschrijving.uitvoering.bijeenkomsten.all())
    if len(sessies) < 2:
        return {}
    return {
        f"inschrijving-{inschrijving.pk}-{een.pk}": f"bijeenkomst {nummer} van {len(sessies)}"
        for nummer, een in enumerate(sessies, start=1)
    }


def _tekst(inschrijving: Inschrijving) -> str:
    pagina = f"{settings.SITE_URL}{reverse('school:inschrijving', args=[inschrijving.pk])}"
    if inschrijving.status in MET_PLAATS:
        return f"Kun je toch niet? Meld je af op de pagina van je inschrijving: {pagina}"
    return f"Je inschrijving: {pagina}"
