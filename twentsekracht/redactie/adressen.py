"""Which addresses are free, and which one a redirect may have."""

from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

from twentsekracht.redactie.models import Doorverwijzing

EIGEN = {"redactie:nieuwsbericht", "redactie:pagina"}


class OngeldigAdres(ValueError):
    """With a message for who typed it."""


def is_bezet(stuk) -> bool:
    """Does another page of the portal live at the address of this one?"""
    return resolve(stuk.get_absolute_url()).view_name not in EIGEN


def oud_adres(adres: str) -> str:
    """Where somebody may still come: a path, on which no other page of the portal lives."""
    pad = unquote(urlsplit(_binnen(adres)).path)
    if any(_woont_al(vorm) for vorm in vormen(pad)):
        raise OngeldigAdres("Op dit adres staat al een bladzijde.")
    return pad


def nieuw_adres(adres: str) -> str:
    """A path of this portal, with what may follow it."""
    return _binnen(adres)


def eindpunt(van: str, naar: str) -> str:
    """Where somebody who is sent from `van` to `naar` ends, past redirects from there; a circle is refused."""
    while verder := Doorverwijzing.objects.filter(van__in=vormen(naar)).exclude(van=van).first():
        naar = verder.naar
    if vormen(van) == vormen(naar):
        raise OngeldigAdres("Zo komt een bezoeker weer uit waar hij begon.")
    return naar


def vormen(adres: str) -> tuple[str, str]:
    """The path of an address without and with the slash at its end, which the portal adds by itself."""
    kaal = unquote(urlsplit(adres).path).rstrip("/")
    return kaal, f"{kaal}/"


def _binnen(adres: str) -> str:
    kaal = adres.strip().removeprefix(settings.SITE_URL.rstrip("/")) or "/"
    if any(ord(teken) < 33 or ord(teken) == 127 for teken in kaal):
        raise OngeldigAdres("Een adres heeft geen spaties.")
    if not kaal.startswith("/") or not url_has_allowed_host_and_scheme(kaal, allowed_hosts=None):
        raise OngeldigAdres("Geef een adres van dit portaal. Het begint met /.")
    return kaal


def _woont_al(pad: str) -> bool:
    try:
        return resolve(pad).view_name not in EIGEN
    except Resolver404:
        return False
