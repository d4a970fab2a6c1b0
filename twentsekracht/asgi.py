import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "twentsekracht.settings")
application = get_asgi_application()

from twentsekracht.werk import werker  # noqa: E402 - needs the apps that were loaded just above

werker.start()
