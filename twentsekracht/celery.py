"""The Celery app: used only when REDIS_URL is set, and only as a doorbell (see twentsekracht/werk)."""

import os

from celery import Celery
from celery.signals import worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "twentsekracht.settings")
app = Celery("twentsekracht")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_ready.connect
def sweep_at_start(**kwargs):
    """What was left behind while no worker ran need not wait for beat."""
    app.send_task("werk.veeg", retry=False)
