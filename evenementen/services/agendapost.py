"""What a mail about an event puts in a calendar: the parts somebody has a place in. The caller holds those parts."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from evenementen.agenda import kenmerk, te_vertellen
from evenementen.models import Agendabericht, Deelname
from twentsekracht.mijn.agendapost import Agendapost, leg_vast, maak_post
from twentsekracht.mijn.agendaverschil import verschillen

ORGANISATOR = "Twentse Kracht"


def vertel(deelnames: Iterable[Deelname], *, op: datetime) -> list[Agendapost]:
    """Rows of one person: what their calendar does not know of them yet; from now on it does. In order of time."""
    van = {kenmerk(rij.pk): rij for rij in deelnames if rij.deelnemer}
    verteld = Agendabericht.objects.filter(deelname__in=van.values()) if van else ()
    anders = verschillen(te_vertellen(van.values()), verteld, op=op)
    posten = [
        maak_post(
            een,
            organisator=ORGANISATOR,
            deelnemer=van[een.nu.kenmerk].deelnemer,
            tekst=_tekst(van[een.nu.kenmerk]),
            soort="het onderdeel",
            op=op,
        )
        for een in anders
    ]
    leg_vast(anders, Agendabericht, van=lambda punt: {"deelname": van[punt.kenmerk]}, op=op)
    return posten


def _tekst(deelname: Deelname) -> str:
    evenement = deelname.onderdeel.evenement
    pagina = reverse("evenementen:mijn", args=[evenement.jaar, evenement.code])
    return f"Kun je toch niet? Meld je af op de pagina van je aanmeldingen: {settings.SITE_URL}{pagina}"
