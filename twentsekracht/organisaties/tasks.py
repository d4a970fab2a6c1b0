"""What the door does every day: closing, lapsing, warning and reminding. Safe to run twice."""

from django.conf import settings
from django.utils import timezone

from twentsekracht.organisaties import services
from twentsekracht.werk.models import Job
from twentsekracht.werk.services import Meld


def dagelijks(job: Job, meld: Meld) -> None:
    op = timezone.now()
    services.sluit_af(op=op)
    services.ruim_op(op=op)
    services.laat_verlopen(op=op)
    services.ruim_uitnodigingen_op(op=op)
    services.waarschuw(op=op)
    vandaag = timezone.localdate(op)
    if vandaag.month == settings.ROLLENCONTROLE_MAAND:
        services.start_rollencontroles(jaar=vandaag.year, door=None, op=op)
    services.rond_af(op=op)
    services.herinner(op=op)
