"""The sign-in sheet on paper, as an accessible PDF: who is expected, and a box for each session to sign in."""

from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from school.aanwezigheid import Sessie, deelnemers, sessies_van
from school.models import Uitvoering
from school.services.links import checkteken
from twentsekracht.aanmelden.qr import qr_pad
from twentsekracht.pdf import render

STIJLEN = ("static/css/tokens.css", "static/css/papier/letters.css", "static/css/papier/presentielijst.css")
PER_BLAD = 4  # sessions beside each other
LEGE_REGELS = 3  # for who is not on the list


def presentielijst(run: Uitvoering, *, op: datetime) -> bytes:
    sessies = [(sessie, _qr(sessie)) for sessie in sessies_van(run)]
    context = {
        "run": run,
        "opleiding": run.opleiding,
        "rijen": list(deelnemers(run)),
        "bladen": [sessies[eerste : eerste + PER_BLAD] for eerste in range(0, len(sessies), PER_BLAD)],
        "leeg": range(LEGE_REGELS),
        "gemaakt_op": timezone.localtime(op),
    }
    return render(render_to_string("school/document/presentielijst.html", context), stijlen=STIJLEN)


def _qr(sessie: Sessie) -> dict:
    """Of its first day: on paper there is one for each session."""
    teken = checkteken(sessie, sessie.eerste_dag)
    return qr_pad(f"{settings.SITE_URL}{reverse('school:inchecken', args=[teken])}")
