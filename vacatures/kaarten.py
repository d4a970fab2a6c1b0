"""The card of a vacancy in a list: drawn once for what stands on it, since drawing 25 is most of the work of a page.

The vacancy as it was read is the key, so a card that has changed is another card: nothing is ever out of date.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from operator import attrgetter

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from vacatures import woorden
from vacatures.markeren import Vondst
from vacatures.models import Vacature

MEESTE = 2_000
EINDE = mark_safe("</div></div></article>")  # what `kaart_begin.html` leaves open
# What `kaart_begin.html` and `woorden` read of a vacancy, and what its list has to know.
VELDEN = (
    "code",
    "titel",
    "omschrijving",
    "standplaats",
    *(f"is_{soort}" for soort in ("vast", "tijdelijk", "detachering", "oproep")),
    "schaal_min",
    "schaal_max",
    "uren_min",
    "uren_max",
    "niveau",
    "vakgebied",
    "status",
    "gepubliceerd_op",
    "sluit_op",
    "ingevuld_op",
    "herplaatsing_op",
    "intern_op",
    "regio_op",
    "extern_op",
    "organisatie_id",
)
gelezen = attrgetter("pk", *VELDEN)


def leesbaar(vacatures: QuerySet) -> QuerySet:
    """With what stands on the card, and nothing else."""
    organisatie = ("organisatie__naam", "organisatie__korte_naam")
    return vacatures.select_related("organisatie").only(*VELDEN, *organisatie)


@dataclass(frozen=True)
class Kaart:
    """`sinds`: from when its reader may see it."""

    waarden: tuple
    organisatie: str
    op: date
    sinds: date | None
    waarom: str
    vondst: Vondst | None
    vacature: Vacature = field(compare=False)


def begin(
    vacature: Vacature, *, op: date, sinds: date | None, waarom: str = "", vondst: Vondst | None = None
) -> SafeString:
    """Up to the button, which is each reader's own."""
    organisatie = str(vacature.organisatie)
    return _getekend(Kaart(gelezen(vacature), organisatie, op, sinds, waarom, vondst, vacature))


@lru_cache(maxsize=MEESTE)
def _getekend(kaart: Kaart) -> SafeString:
    vacature = kaart.vacature
    return render_to_string(
        "vacatures/kaart_begin.html",
        {
            "kaart": kaart,
            "feiten": woorden.feiten(vacature),
            "etiket": woorden.etiket(vacature, op=kaart.op, sinds=kaart.sinds),
            "kort": woorden.kort(vacature),
        },
    )


def knop(vacature: Vacature, *, bewaard: bool) -> SafeString:
    """To keep it or let it go."""
    return _knop(vacature.pk, vacature.titel, bewaard)


@lru_cache(maxsize=2 * MEESTE)
def _knop(pk: int, titel: str, bewaard: bool) -> SafeString:
    vacature = Vacature(pk=pk, titel=titel)
    knop = render_to_string("vacatures/bewaarknop.html", {"vacature": vacature, "bewaard": bewaard})
    return format_html('<div class="actie">{}</div>', knop)
