"""Pictures in a guide, and the link from a page to the chapter that explains it: `{% load hulp %}`."""

import json
from functools import cache

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from twentsekracht.hulp.gidsen import PER_ROL, uitleg_bij
from twentsekracht.organisaties import toegang

register = template.Library()
BEELDEN = settings.BASE_DIR / "static" / "img" / "hulp"


@cache
def maten() -> dict[str, list[int]]:
    """Name of a picture -> width and height, so that the page does not jump when it arrives."""
    return json.loads((BEELDEN / "maten.json").read_text(encoding="utf-8"))


@register.inclusion_tag("hulp/beeld.html")
def beeld(naam: str, bijschrift: str) -> dict:
    """A picture that tests/browser/test_hulp.py took; `bijschrift` says what there is to see."""
    breedte, hoogte = maten()[naam]
    return {
        "bestand": f"img/hulp/{naam}.png",
        "bijschrift": bijschrift,
        "breedte": breedte,
        "hoogte": hoogte,
    }


@register.simple_tag(takes_context=True)
def hulp_bij_deze_pagina(context) -> str:
    """Address of the chapter about this page, or nothing. Error pages have no request."""
    request = context.get("request")
    bladzijde = getattr(getattr(request, "resolver_match", None), "view_name", "")
    rollen = _rollen(request.user) if bladzijde in PER_ROL else ()
    naam, _, kop = uitleg_bij(bladzijde, rollen).partition("#")
    return f"{reverse('hulp:gids', args=[naam])}#{kop}" if naam else ""


def _rollen(gebruiker) -> set[toegang.Rol]:
    return {rol for rol, _ in toegang.rollen_van(gebruiker, op=timezone.localdate())}
