"""HTML as a PDF that is both PDF/UA-1 (accessible) and PDF/A-3a (to be archived).

The same HTML gives the same bytes: the fonts come from the build, dates from the document (`dcterms.created`), and
nothing is fetched from outside the project.
"""

import gc
import logging
from collections.abc import Callable
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock
from urllib.parse import unquote, urlsplit

from django.conf import settings
from weasyprint import CSS, HTML, Attachment
from weasyprint.logger import LOGGER
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from twentsekracht.pdf import xmp
from twentsekracht.pdf.afwerking import duidelijk_einde, werk_af

VARIANT = "pdf/a-3a"
# Characters that are no text: XML forbids most of them, and no font has a shape for one.
STUURTEKENS = dict.fromkeys({*range(32), *range(127, 160), 0xFFFE, 0xFFFF} - {9, 10, 13}, " ")
GEEN_LETTER = "?"
_slot = Lock()  # pango's font map and the switched off garbage collector belong to the whole process


class PdfFout(Exception):
    """The document could not be drawn; the message says why."""


class NietVanHetProject(FatalURLFetchingError):
    """Something in the document points outside the project."""


class Ophaler(URLFetcher):
    """Gives WeasyPrint the project's own fonts and pictures and nothing else: no network, no other file."""

    def __init__(self):
        super().__init__(allowed_protocols=["file"], allow_redirects=False, fail_on_errors=True)
        self.mappen = [settings.BASE_DIR / "static", settings.BASE_DIR / "build" / "fonts"]

    def fetch(self, url, headers=None):
        delen = urlsplit(url)
        pad = self._pad(unquote(delen.path))
        if delen.scheme != "file" or delen.netloc or not any(pad.is_relative_to(m) for m in self.mappen):
            raise NietVanHetProject(f"Dit hoort niet bij het project en wordt niet opgehaald: {url}")
        if not pad.is_file():
            raise NietVanHetProject(
                f"Dit bestand ontbreekt: {pad.name}. Draai eerst `manage.py build_fonts`."
            )
        return super().fetch(pad.as_uri(), headers)

    def _pad(self, pad: str) -> Path:
        """The fonts stand in build/fonts and are served as static/fonts: the stylesheet names the latter."""
        static, fonts = self.mappen
        pad = Path(pad).resolve()
        return fonts / pad.relative_to(static / "fonts") if pad.is_relative_to(static / "fonts") else pad


def render(html: str, *, stijlen: tuple[str, ...], bijlagen: Callable[[], list[Attachment]] = list) -> bytes:
    """Lay out and write; a thing outside the project becomes an ordinary error instead of stopping the process.

    `stijlen`: the style sheets, as paths from the root of the project. `bijlagen` makes the attachments: WeasyPrint
    reads one only once.
    """
    html = html.translate(STUURTEKENS)
    try:
        with _slot, _zonder_afvalronde(), _Onbekend() as onbekend:
            pdf = _schrijf(html, stijlen, bijlagen())
            # A character that no font on this machine has would make the file neither PDF/UA nor PDF/A.
            if not onbekend.tekens:
                return pdf
            return _schrijf(html.translate(onbekend.tekens), stijlen, bijlagen())
    except FatalURLFetchingError as fout:  # derives from BaseException: nothing else would catch it
        raise PdfFout(str(fout)) from None


def _schrijf(html: str, stijlen: tuple[str, ...], bijlagen: list[Attachment]) -> bytes:
    letters, bladen = opmaak(stijlen)
    document = HTML(string=html, base_url=_basis(), url_fetcher=Ophaler()).render(
        stylesheets=bladen, font_config=letters, pdf_variant=VARIANT, pdf_tags=True
    )
    xmp.vul_aan(document.metadata)
    with duidelijk_einde():
        return document.write_pdf(finisher=werk_af, pdf_variant=VARIANT, pdf_tags=True, attachments=bijlagen)


class _Onbekend(logging.Filter):
    """Collects the characters that WeasyPrint found no letter for, which only its log tells (an emoji, say)."""

    def __enter__(self):
        self.tekens: dict[int, str] = {}
        LOGGER.addFilter(self)
        return self

    def __exit__(self, *_):
        LOGGER.removeFilter(self)

    def filter(self, record) -> bool:
        if not str(record.msg).startswith(".notdef"):
            return True
        self.tekens[record.args[1]] = GEEN_LETTER
        return False


def _basis() -> str:
    return (settings.BASE_DIR / "static").as_uri() + "/"


@cache
def opmaak(stijlen: tuple[str, ...]) -> tuple[FontConfiguration, list[CSS]]:
    """Fonts and styles are read once per process."""
    letters = FontConfiguration()
    bladen = [settings.BASE_DIR / blad for blad in stijlen]
    return letters, [
        CSS(
            string=blad.read_text("utf-8"), base_url=blad.as_uri(), font_config=letters, url_fetcher=Ophaler()
        )
        for blad in bladen
    ]


@contextmanager
def _zonder_afvalronde():
    """Layout makes very many objects that all live until the end: looking for garbage among them only costs time."""
    aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if aan:
            gc.enable()
