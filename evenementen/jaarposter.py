"""The year on the wall: one accessible page, A3 lying down, the same bytes as long as it holds the same.

Drawing takes seconds, and anybody may ask for it: what was drawn is kept under what it shows, so it is drawn anew when
that changes and at no other time.
"""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from django.conf import settings
from django.core.cache import caches
from django.template.loader import render_to_string
from django.urls import reverse

from evenementen.kalender import poster
from evenementen.models import Evenement, VrijePeriode
from twentsekracht.aanmelden.qr import qr_pad
from twentsekracht.pdf import render

STIJLEN = ("static/css/tokens.css", "static/css/papier/letters.css", "static/css/papier/jaarposter.css")


BEWAREN = 24 * 60 * 60  # seconds


def maak_pdf(jaar: int, evenementen: Iterable[Evenement], vrij: Iterable[VrijePeriode]) -> bytes:
    adres = settings.SITE_URL + reverse("evenementen:jaar", args=[jaar])
    context = {
        "jaar": jaar,
        "maanden": poster(jaar, evenementen, vrij),
        "soorten": Evenement.Soort.choices,
        "weekdagen": [date(2024, 1, dag) for dag in range(1, 8)],  # a Monday and on
        "adres": adres.partition("://")[2].rstrip("/"),
        "qr": qr_pad(adres),
    }
    html = render_to_string("evenementen/document/jaarposter.html", context)
    return caches["papier"].get_or_set(sleutel(html), lambda: render(html, stijlen=STIJLEN), BEWAREN)


def sleutel(html: str) -> str:
    """What it shows. Its looks only change with a new version, and that starts with nothing kept."""
    return f"jaarposter-{sha256(html.encode()).hexdigest()}"
