"""The mail after an event: what did you think of it, and where is what was handed out."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.text import Truncator

from evenementen.evaluatie import sluit_op
from evenementen.models import Evenement
from evenementen.woorden import periode
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.post import Brief, verstuur_veel

ONDERWERP = 120  # characters of a subject that mail programs still show


def vraag(evenement: Evenement, mensen: Iterable[Gebruiker], *, op: datetime) -> None:
    titel = " ".join(evenement.titel.split())
    context = {
        "titel": titel,
        "wanneer": periode(evenement),
        "sluit_op": sluit_op(evenement),
        "heeft_materiaal": evenement.onderdelen.exclude(materiaal="").exists(),
        "evaluatie_url": settings.SITE_URL + reverse("evenementen:evaluatie", args=[evenement.pk]),
        "evenement_url": settings.SITE_URL + evenement.get_absolute_url(),
    }
    brieven = [
        Brief(
            aan=mens.email,
            onderwerp=Truncator(f"Wat vond je ervan: {titel}").chars(ONDERWERP),
            sjabloon="evenement_evaluatie",
            context={**context, "naam": mens.get_short_name()},
            waarom=f"je je had aangemeld voor ‘{titel}’",
        )
        for mens in mensen
    ]
    verstuur_veel(brieven, op=op)
