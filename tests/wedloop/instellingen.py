"""The portal with addresses of static files as they are named, so that nothing has to be collected first."""

from twentsekracht.settings import *  # noqa: F403

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}  # noqa: F405
