"""Once a day: what is left of sessions that are over."""

from django.utils import timezone

from twentsekracht.aanmelden import services


def dagelijks(job, meld):
    services.ruim_sessies_op(op=timezone.now())
