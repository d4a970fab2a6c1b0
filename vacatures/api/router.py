"""The API itself: its parts, its refusals, and how it describes itself."""

from django.conf import settings
from django.http import Http404
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from vacatures.api import VERSIE, openbaar, organisatie
from vacatures.api.beveiliging import OM_SLEUTEL
from vacatures.api.fouten import Probleem, antwoord, van_vacature, van_velden
from vacatures.api.lezer import Lezer
from vacatures.api.openapi import INFO, maak_af
from vacatures.fouten import VacatureFout


class Api(NinjaAPI):
    def get_openapi_schema(self, *, path_prefix=None, path_params=None):
        """Paths without the address of the server, which stands in `servers`."""
        return maak_af(super().get_openapi_schema(path_prefix="", path_params=path_params))


api = Api(
    title="Vacatures van Twentse Kracht",
    version=VERSIE,
    description="Lees de open vacatures van de Twentse overheden, en lever die van je eigen organisatie aan.",
    servers=[{"url": f"{settings.SITE_URL}/api/v1", "description": "Twentse Kracht"}],
    docs_url=None,
    urls_namespace="api:v1",
    parser=Lezer(),
    openapi_extra=INFO,
)
api.add_router("/vacatures", openbaar.router)
api.add_router("", openbaar.lijsten)
api.add_router("/organisatie/vacatures", organisatie.router)


@api.exception_handler(Probleem)
def _probleem(request, fout):
    return antwoord(request, fout)


@api.exception_handler(VacatureFout)
def _van_vacature(request, fout):
    return antwoord(request, van_vacature(fout))


@api.exception_handler(ValidationError)
def _van_velden(request, fout):
    return antwoord(request, van_velden(fout.errors))


@api.exception_handler(AuthenticationError)
def _zonder_sleutel(request, fout):
    return antwoord(request, Probleem(401, koppen=OM_SLEUTEL))


@api.exception_handler(Http404)
def _niet_gevonden(request, fout):
    return antwoord(request, Probleem(404))


@api.exception_handler(HttpError)
def _http(request, fout):
    """ninja packs what the reader of a body says into an error of its own."""
    oorzaak = fout.__cause__
    return antwoord(request, oorzaak if isinstance(oorzaak, Probleem) else Probleem(fout.status_code))


@api.exception_handler(Exception)
def _anders(request, fout):
    raise fout  # to Django, which logs it; the door makes a problem of its page
