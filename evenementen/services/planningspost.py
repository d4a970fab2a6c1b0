"""The mails about the plan of the year: what became of a proposal, and who hosts."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from evenementen.models import Evenement
from evenementen.woorden import periode
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.post import Brief, verstuur_veel

ONDERWERP = 120  # characters of a subject that mail programs still show


def besloten(evenement: Evenement, *, op: datetime, reden: str = "") -> None:
    """To the contactpersonen of the organisation that proposed it; what the office planned itself has none."""
    if evenement.indiener is None:
        return
    is_gepland = evenement.planning == Evenement.Planning.GEPLAND
    _aan(
        evenement.indiener,
        evenement,
        "evenement_besloten",
        "Je voorstel gaat door" if is_gepland else "Je voorstel gaat niet door",
        op=op,
        is_gepland=is_gepland,
        reden=reden,
    )


def gastheer(evenement: Evenement, *, op: datetime) -> None:
    _aan(evenement.gastorganisatie, evenement, "evenement_gastheer", "Jullie zijn gastheer", op=op)


def _aan(
    organisatie: Organisatie, evenement: Evenement, sjabloon: str, wat: str, *, op: datetime, **context
) -> None:
    mensen = Gebruiker.objects.contactpersonen(op=timezone.localdate(op)).filter(
        contact_voor_id=organisatie.pk
    )
    titel = " ".join(evenement.titel.split())
    context |= {
        "titel": titel,
        "wanneer": periode(evenement),
        "organisatie": organisatie.naam,
        "url": settings.SITE_URL + reverse("evenementen:plan", args=[evenement.pk]),
    }
    brieven = [
        Brief(
            aan=mens.email,
            onderwerp=Truncator(f"{wat}: {titel}").chars(ONDERWERP),
            sjabloon=sjabloon,
            context={**context, "naam": mens.get_short_name()},
            waarom=f"je contactpersoon bent voor {mens.contact_voor}",
        )
        for mens in {mens.email: mens for mens in mensen}.values()
    ]
    verstuur_veel(brieven, op=op)
