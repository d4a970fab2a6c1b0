"""Pictures in a guide, and the link from a page to the chapter that explains it: `{% load hulp %}`."""

import json
from functools import cache

from django import template
from django.conf import settings
from django.urls import reverse

from twentsekracht.hulp.gidsen import UITLEG

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
    match = getattr(context.get("request"), "resolver_match", None)
    naam, _, kop = UITLEG.get(getattr(match, "view_name", ""), "").partition("#")
    return f"{reverse('hulp:gids', args=[naam])}#{kop}" if naam else ""
