"""When the portal cannot do its work: a page in style that says so, and when to come back.

`Onderhoud` answers everything but the health check while the switch is on: ONDERHOUD=1 in the environment, or the
file of ONDERHOUD_BESTAND, which can be put there and taken away while the portal runs. `fout` is the handler of
Django for what goes wrong: a database that does not answer is no mistake of ours (500), it is "not now" (503).
Neither page asks for the database or for who is signed in. When the whole web process is away, nginx has a page of
its own (docker/onderhoud/).
"""

import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token
from django.views.defaults import server_error

ONDERHOUD_DUURT = 600  # seconds: what Retry-After says
DATABASE_TERUG = 60


class Onderhoud:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not in_onderhoud() or request.path == "/gezond":
            return self.get_response(request)
        return niet_nu("onderhoud.html", ONDERHOUD_DUURT)


def in_onderhoud() -> bool:
    return settings.ONDERHOUD or settings.ONDERHOUD_BESTAND.exists()


def niet_nu(sjabloon: str, seconden: int) -> HttpResponse:
    """503 with the page, and after how long to try again. Not kept by anybody."""
    antwoord = HttpResponse(render_to_string(sjabloon), status=503)
    antwoord.headers["Retry-After"] = str(seconden)
    antwoord.headers["Cache-Control"] = "no-store"
    return antwoord


@requires_csrf_token
def fout(request):
    """handler500 of twentsekracht/urls.py; called while the exception is being handled."""
    if database_weg(sys.exc_info()[1]):
        return niet_nu("503.html", DATABASE_TERUG)
    return server_error(request)


def database_weg(fout: BaseException | None) -> bool:
    """Is this, or what it came of, the database that does not answer (or has no room, or is locked)?"""
    while fout is not None:
        if isinstance(fout, OperationalError | InterfaceError):
            return True
        fout = fout.__cause__ or fout.__context__
    return False
