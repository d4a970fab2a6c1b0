"""The Celery app: used only when REDIS_URL is set, and only as a doorbell (see twentsekracht/werk)."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "twentsekracht.settings")
app = Celery("twentsekracht")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
