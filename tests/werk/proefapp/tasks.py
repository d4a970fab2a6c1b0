"""Handlers that end in every way a handler can end. Their effect is a line in the log."""

import os
import signal
import time

from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.utils import timezone
from weasyprint.urls import FatalURLFetchingError

from twentsekracht.logboek.services import leg_vast
from twentsekracht.werk.services import LaterOpnieuw, Weigering

tussendoor = []  # what a test wants to happen half-way


def _effect(job):
    return lambda: leg_vast(door=None, rol="", actie="gedaan", object=job, op=timezone.now())


def lukt(job, meld):
    meld("Lezen", gedaan=1, totaal=3)
    for stap in tussendoor:
        stap(job, meld)
    meld("Schrijven", gedaan=2, totaal=3)
    return _effect(job)


def zonder_effect(job, meld):
    return None


def weigert(job, meld):
    raise Weigering("Dit jaar heeft nog geen cijfers.")


def ongeldig(job, meld):
    raise ValidationError("Kies een peildatum in het jaar.")


def kapot(job, meld):
    raise RuntimeError("jan@voorbeeld.nl staat in de weg")


def haalt_iets_op(job, meld):
    raise FatalURLFetchingError("https://elders.example/")


def later(job, meld):
    raise LaterOpnieuw(60, "De mailserver slaapt.")


def database_weg(job, meld):
    raise OperationalError("server closed the connection unexpectedly")


def stopt(job, meld):
    raise SystemExit


def effect_kapot(job, meld):
    schrijf = _effect(job)

    def effect():
        schrijf()
        raise RuntimeError

    return effect


def duurt(job, meld):
    """Slow enough to be killed half-way; its arguments say how slow, and whether it kills its own process."""
    if job.argumenten.get("gif"):
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(job.argumenten["seconden"])
    return _effect(job)


def _prive(job, meld):
    return None
