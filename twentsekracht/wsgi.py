import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "twentsekracht.settings")
application = get_wsgi_application()

from twentsekracht.werk import werker  # noqa: E402 - needs the apps that were loaded just above

werker.start()
