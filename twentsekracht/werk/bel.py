"""The doorbell: tells somebody that there is a row to work off. It may fail; the sweep finds the row anyway.

With REDIS_URL the bell is a Celery message with the row's id, else it wakes the thread in this process (if
one was started: see `werker.py`).
"""

import logging
import threading
import time

from django.conf import settings
from django.utils import timezone
from kombu.exceptions import LimitExceeded, OperationalError
from kombu.pools import producers
from redis.exceptions import RedisError

from twentsekracht.celery import app
from twentsekracht.werk.models import Job

logger = logging.getLogger(__name__)

GEDULD = 2  # seconds a request waits for the broker at most
STILTE = 30  # seconds to leave a broker alone that failed: the next requests need not wait as well

wakker = threading.Event()
_stil_tot = 0.0


def rinkel(*job_ids: int) -> None:
    """Rings for these rows and remembers for which of them it worked."""
    if not settings.REDIS_URL:
        wakker.set()
        return
    gebeld = _stuur(job_ids)
    if gebeld:
        Job.objects.filter(pk__in=gebeld).update(gebeld_op=timezone.now())


def rinkel_voor_nieuw(*job_ids: int) -> None:
    """For rows just written as rung for, which saves a write in each request: what did not ring is put right."""
    if not settings.REDIS_URL:
        wakker.set()
        return
    stil = set(job_ids).difference(_stuur(job_ids))
    if stil:
        Job.objects.filter(pk__in=stil).update(gebeld_op=None)


def _stuur(job_ids) -> list[int]:
    global _stil_tot
    gebeld = []
    if time.monotonic() < _stil_tot:
        return gebeld
    # max_retries: connecting has its own patience, apart from publishing's retry=False.
    ongeduldig = {"socket_timeout": GEDULD, "socket_connect_timeout": GEDULD, "max_retries": 0}
    # A connection stays open for the next one: making it takes longer than most requests do.
    bellen = producers[app.connection_for_write(settings.REDIS_URL, transport_options=ongeduldig)]
    try:
        with bellen.acquire(block=True, timeout=GEDULD) as draad:
            for job_id in job_ids:
                app.send_task("werk.voer_uit", (job_id,), producer=draad, retry=False)
                gebeld.append(job_id)
    except (OperationalError, RedisError, OSError, LimitExceeded) as fout:
        _stil_tot = time.monotonic() + STILTE
        logger.warning("no bell for jobs %s: %s: %s", job_ids, type(fout).__name__, fout)
    return gebeld
