"""The report as one web page in one file: styles, fonts and the sorting of tables are inside it, nothing is fetched.

The portal's preview uses `rapportage/document/inhoud.html` with its own stylesheet instead: no inline styles there.
"""

from base64 import b64encode
from functools import cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

STIJLEN = ["css/tokens.css", "css/rapport/pagina.css", "css/rapport.css"]
LETTERS = [("Figtree", "figtree.woff2", "400 700"), ("Bricolage Grotesque", "bricolage.woff2", "700")]


def maak_html(m: dict) -> str:
    return render_to_string(
        "rapportage/document/webpagina.html", {"m": m, "stijl": _stijl(), "script": _script()}
    )


@cache
def _stijl() -> SafeString:
    letters = [_letter(*letter) for letter in LETTERS]
    bladen = [(settings.BASE_DIR / "static" / blad).read_text("utf-8") for blad in STIJLEN]
    return _eigen("\n".join([*letters, *bladen]))


def _letter(familie, bestand, dikte) -> str:
    inhoud = b64encode((settings.BASE_DIR / "build" / "fonts" / bestand).read_bytes()).decode("ascii")
    bron = f'url("data:font/woff2;base64,{inhoud}") format("woff2")'
    return f'@font-face {{ font-family: "{familie}"; font-weight: {dikte}; src: {bron}; }}'


@cache
def _script() -> SafeString:
    return _eigen((settings.BASE_DIR / "static" / "js" / "sorteer.js").read_text("utf-8"))


def _eigen(tekst: str) -> SafeString:
    """Files of the project itself, no words of a user."""
    return mark_safe(tekst)  # noqa: S308
