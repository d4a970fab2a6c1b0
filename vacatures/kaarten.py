"""The card of a vacancy in a list: drawn once for what stands on it, since drawing 25 is most of the work of a page.

What stands on it is the key, so a card that has changed is another card: nothing is ever out of date.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from vacatures import woorden
from vacatures.markeren import Vondst
from vacatures.models import Vacature

MEESTE = 2_000


@dataclass(frozen=True)
class Kaart:
    titel: str
    url: str
    organisatie: str
    vakgebied: str
    omschrijving: str
    feiten: tuple[tuple[str, str], ...]
    etiket: tuple[tuple[str, str], ...]
    waarom: str = ""
    vondst: Vondst | None = None


def begin(
    vacature: Vacature, *, op: date, sinds: date | None, waarom: str = "", vondst: Vondst | None = None
) -> SafeString:
    """Up to the button, which is each reader's own."""
    kaart = Kaart(
        titel=vacature.titel,
        url=vacature.get_absolute_url(),
        organisatie=str(vacature.organisatie),
        vakgebied=vacature.vakgebied,
        omschrijving=vacature.omschrijving,
        feiten=tuple(woorden.feiten(vacature)),
        etiket=tuple(woorden.etiket(vacature, op=op, sinds=sinds).items()),
        waarom=waarom,
        vondst=vondst,
    )
    return _getekend(kaart)


@lru_cache(maxsize=MEESTE)
def _getekend(kaart: Kaart) -> SafeString:
    kort = woorden.kort(Vacature(omschrijving=kaart.omschrijving))
    return render_to_string(
        "vacatures/kaart_begin.html", {"kaart": kaart, "etiket": dict(kaart.etiket), "kort": kort}
    )
