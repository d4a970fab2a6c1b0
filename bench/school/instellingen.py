"""The portal with the floor beside it: a few addresses more, nothing less."""

from twentsekracht.settings import *  # noqa: F403

ROOT_URLCONF = "bench.school.urls"
# Addresses of static files as they are named, so that nothing has to be collected first.
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # noqa: F405
