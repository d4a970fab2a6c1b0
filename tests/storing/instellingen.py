"""The portal in a hurry: leases and sweeps of seconds, so that a proof need not wait for minutes."""

from tests.werk.instellingen import *  # noqa: F403

WERK_LEASE = 4
WERK_BEL_OPNIEUW = 4
CELERY_BEAT_SCHEDULE = {"veeg": {"task": "werk.veeg", "schedule": 2, "options": {"expires": 4}}}
