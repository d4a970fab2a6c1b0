"""Who is asking, how often, and in which form: looked at before anything is done."""

import hashlib
import time
from functools import wraps

from allauth.core.internal.ratelimit import get_ip
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import parse_etags
from django.views.decorators.csrf import csrf_exempt
from ninja.security import HttpBearer

from vacatures import services
from vacatures.api.fouten import SOORT, Probleem, antwoord
from vacatures.api.schemas import EigenVraag, OpenbareVraag

VENSTER = 60  # seconds
GROOTST = 256 * 1024  # bytes of a body: the longest vacancy, with every character escaped
PARAMETERS = {"vacatures": OpenbareVraag.model_fields, "eigen_vacatures": EigenVraag.model_fields}
OM_SLEUTEL = {"WWW-Authenticate": 'Bearer realm="Twentse Kracht"'}


class Sleutel(HttpBearer):
    """De sleutel van je organisatie, in de kop Authorization: Bearer."""

    def __call__(self, request):
        return request.apisleutel

    def authenticate(self, request, token):
        raise NotImplementedError  # `bewaakt` has looked at it


def bewaakt(view):
    """Around every view of the API."""

    @csrf_exempt  # no cookie counts here
    @login_not_required
    @wraps(view)
    def bewaker(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            request.apisleutel = _wie(request)
            _keur_vorm(request)
        except Probleem as probleem:
            return antwoord(request, probleem)
        return _met_etag(request, view(request, *args, **kwargs))

    return bewaker


# ---- who, and how often


def _wie(request: HttpRequest):
    """The key that was shown, if any. A key that does not count is refused everywhere, also where none is asked."""
    kop = request.headers.get("Authorization")
    if kop is None:
        _tel("adres", get_ip(request))
        return None
    _tel("mis", get_ip(request), erbij=0)
    soort, _, geheim = kop.partition(" ")
    sleutel = None
    if soort.lower() == "bearer":
        sleutel = services.open_met_sleutel(geheim=geheim.strip(), op=timezone.now())
    if sleutel is None:
        _tel("mis", get_ip(request))
        raise Probleem(401, koppen=OM_SLEUTEL)
    _tel("sleutel", str(sleutel.pk))
    return sleutel


def _tel(wat: str, wie: str, *, erbij: int = 1) -> None:
    """So many a minute. Two at the very same moment may count as one: it is a brake, not a lock."""
    hoogstens = settings.API_LIMIETEN[wat]
    venster, verstreken = divmod(int(time.time()), VENSTER)
    naam = f"api:{wat}:{venster}:{hashlib.sha256(wie.encode()).hexdigest()[:32]}"
    geteld = cache.get(naam, 0)
    if geteld >= hoogstens:
        wacht = VENSTER - verstreken
        raise Probleem(429, f"Wacht {wacht} seconden.", koppen={"Retry-After": str(wacht)})
    if erbij:
        cache.set(naam, geteld + erbij, VENSTER * 2)


# ---- in which form


def _keur_vorm(request: HttpRequest) -> None:
    if not any(request.accepts(soort) for soort in ("application/json", SOORT)):
        raise Probleem(406)
    try:
        lengte = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        raise Probleem(400) from None
    if lengte > GROOTST:
        raise Probleem(413, f"Stuur hoogstens {GROOTST // 1024} kB.")
    bekend = PARAMETERS.get(request.resolver_match.url_name, ())
    if vreemd := sorted(set(request.GET) - set(bekend)):
        fouten = [
            {"plaats": "vraag", "veld": naam[:100], "melding": "Dit kennen we niet."} for naam in vreemd
        ]
        raise Probleem(400, "Niet alles in de vraag is bekend.", fouten=fouten[:20])


# ---- is it still the same


def is_gelijk(kop: str, etag: str) -> bool:
    """A proxy that compresses marks the tag as weak, and clients send it back so: it is the same one to us."""
    tags = [tag.removeprefix("W/") for tag in parse_etags(kop)]
    return "*" in tags or etag in tags


def _met_etag(request: HttpRequest, gegeven: HttpResponse) -> HttpResponse:
    if gegeven.status_code >= 300:
        return gegeven
    gegeven.headers.setdefault("Cache-Control", "private, no-store" if request.apisleutel else "no-cache")
    if request.method != "GET":
        return gegeven
    gegeven.headers.setdefault("ETag", f'"{hashlib.sha256(gegeven.content).hexdigest()[:32]}"')
    kop = request.headers.get("If-None-Match")
    if not kop or not is_gelijk(kop, gegeven.headers["ETag"]):
        return gegeven
    hetzelfde = HttpResponse(status=304)
    for naam in ("ETag", "Cache-Control"):
        hetzelfde.headers[naam] = gegeven.headers[naam]
    del hetzelfde.headers["Content-Type"]
    return hetzelfde
