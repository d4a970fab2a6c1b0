"""The certificate of attendance as a PDF: accessible, and the same bytes every time."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from school.models import Deelnamebewijs
from twentsekracht.aanmelden.qr import qr_pad
from twentsekracht.pdf import render

STIJLEN = ("static/css/tokens.css", "static/css/papier/letters.css", "static/css/papier/deelnamebewijs.css")


def nakijkadres(code: str = "") -> str:
    """Where anybody can check it."""
    adres = settings.SITE_URL + reverse("school:certificaat")
    return f"{adres}?code={code}" if code else adres


def leesbare_code(code: str) -> str:
    """In fours, as one reads it out."""
    return "-".join(code[i : i + 4] for i in range(0, len(code), 4))


def maak_pdf(bewijs: Deelnamebewijs) -> bytes:
    context = {
        "bewijs": bewijs,
        "code": leesbare_code(bewijs.code),
        "adres": nakijkadres().partition("://")[2],
        "qr": qr_pad(nakijkadres(bewijs.code)),
    }
    return render(render_to_string("school/document/deelnamebewijs.html", context), stijlen=STIJLEN)
