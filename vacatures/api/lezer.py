"""Reading a body: JSON and nothing else, whatever somebody sends."""

import json

from django.http import HttpRequest
from ninja.parser import Parser

from vacatures.api.fouten import Probleem


def _geen_getal(naam: str):
    raise ValueError(naam)  # NaN and Infinity are not JSON


def _zonder_dubbele(paren):
    velden = dict(paren)
    if len(velden) != len(paren):
        raise ValueError("a name that stands there twice")
    return velden


class Lezer(Parser):
    def parse_body(self, request: HttpRequest):
        if request.content_type != "application/json":
            raise Probleem(415)
        try:
            tekst = request.body.decode()
            return json.loads(tekst, parse_constant=_geen_getal, object_pairs_hook=_zonder_dubbele)
        except (ValueError, RecursionError):
            raise Probleem(400, "De inhoud is geen JSON in UTF-8.") from None
