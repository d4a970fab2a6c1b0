"""A worker that looks at the rows itself: the thread of the web process without Redis, and `manage.py
verwerk`.

Nothing starts by itself: `wsgi.py` and `asgi.py` call `start()` (so `runserver` and gunicorn do, tests and
commands don't). Any number of processes may do so; the claim sees to it that a job has one of them at a time.
A forked process has no thread: under gunicorn's --preload, run `manage.py verwerk` beside it.
"""

import atexit
import logging
import threading
import time
from collections.abc import Callable

from django.conf import settings
from django.db import Error, connections
from django.utils import timezone

from twentsekracht.werk import bel, rooster, services

logger = logging.getLogger(__name__)

KIJK = 5  # seconds between two looks when nobody rings: jobs that are due later, or left by another process
VEEG = 30  # seconds between two sweeps
# The thread shares a processor with whoever visits meanwhile. Who rings may ring again, and is let finish: it begins
# when nobody rang for a moment, but is put off no longer than so many seconds; then it works for one before it looks.
STIL, UITSTEL, BEURT = 0.2, 5, 1

_slot = threading.Lock()
_draad: threading.Thread | None = None


def start() -> None:
    """One worker thread in this process. With Redis there are Celery workers and no thread is wanted."""
    global _draad
    if settings.REDIS_URL:
        return
    with _slot:
        if _draad and _draad.is_alive():
            return
        _draad = threading.Thread(target=verwerk, name="werk", daemon=True)
        _draad.start()
    atexit.register(services.geef_alles_terug)


def verwerk(*, stop: Callable[[], bool] = lambda: False, kijk: float = KIJK) -> None:
    """Works the rows off until told to stop. A database that is away is waited for."""
    laatste_veeg = -VEEG

    def genoeg() -> bool:
        return stop() or bel.wakker.is_set() and time.monotonic() - begin > BEURT

    while not stop():
        begin = time.monotonic()
        bel.wakker.clear()
        try:
            if time.monotonic() - laatste_veeg >= VEEG:
                laatste_veeg = time.monotonic()
                rooster.plan(op=timezone.now())
                services.veeg(op=timezone.now())
            services.ronde(stop=genoeg)
        except Error:
            logger.exception("the database did not answer; looking again in %s seconds", kijk)
        finally:
            connections.close_all()
        if not stop() and bel.wakker.wait(kijk):
            _laat_uitspreken()


def _laat_uitspreken() -> None:
    uiterlijk = time.monotonic() + UITSTEL
    bel.wakker.clear()
    while time.monotonic() < uiterlijk and bel.wakker.wait(STIL):
        bel.wakker.clear()
