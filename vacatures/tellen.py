"""How many vacancies each choice of the filter would give.

Counting a great many takes longer than showing a page of them, so what was counted over many is kept for a minute:
per audience and question, so nobody is ever told another audience's numbers. A short list is counted every time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from django.core.cache import caches
from django.db.models import Count, Q, QuerySet

from vacatures import omgeving
from vacatures.models import Herplaatsingskandidaat
from vacatures.models.vacature import is_buitenstaander
from vacatures.zoekvraag import KEUZES, Keuze, een_van, nieuw_sinds, samen

VEEL = 2_000  # rows counted over, from which the outcome is kept
SECONDEN = 60
MEESTE_FAMILIES = 30
GETELD = ("vakgebied", "dienstverband", "uren", "niveau", "functiefamilie", "organisatie", "plaats", "sinds")


@dataclass(frozen=True)
class Lezer:
    """Who looks, and on which day."""

    gebruiker: object
    op: date

    @property
    def publiek(self) -> str:
        """All who may see the same vacancies on the same day have the same name here."""
        if is_buitenstaander(self.gebruiker):
            return f"{self.op}:extern"
        voorrang = Herplaatsingskandidaat.objects.geldig(op=self.op).filter(gebruiker=self.gebruiker)
        wie = f"voorrang:{self.gebruiker.pk}" if voorrang.exists() else f"org:{self.gebruiker.organisatie_id}"
        return f"{self.op}:{wie}"


@dataclass(frozen=True)
class Aanbod:
    """What there is to choose from among all that this reader may see."""

    organisaties: list[tuple[int, str, str]]
    families: list[str]
    aantal: int


@dataclass(frozen=True)
class Tellingen:
    keuzes: dict[str, dict[str, int]]
    stromen: list[int]

    @property
    def totaal(self) -> int:
        return sum(self.stromen)


def aanbod(zichtbaar: QuerySet, publiek: str) -> Aanbod:
    """The organisations and job families among these (two queries, or what was kept of them)."""
    return bewaard(
        f"aanbod:{publiek}", lambda: _aanbod(zichtbaar.order_by()), veel=lambda gevonden: gevonden.aantal
    )


def _aanbod(zichtbaar: QuerySet) -> Aanbod:
    per_organisatie = zichtbaar.values_list("organisatie", "organisatie__code", "organisatie__naam")
    organisaties = list(per_organisatie.annotate(n=Count("pk")).order_by("organisatie__naam"))
    per_familie = zichtbaar.exclude(functiefamilie="").values_list("functiefamilie")
    meeste = per_familie.annotate(n=Count("pk")).order_by("-n", "functiefamilie")[:MEESTE_FAMILIES]
    return Aanbod(
        organisaties=[(pk, code, naam) for pk, code, naam, _ in organisaties],
        families=sorted(familie for familie, _ in meeste),
        aantal=sum(n for *_, n in organisaties),
    )


def tellingen(
    zichtbaar: QuerySet,
    keuze: Keuze,
    delen: Mapping[str, Q],
    lezer: Lezer,
    *,
    aanbod: Aanbod,
    stromen: list[Q],
) -> Tellingen:
    """Per filter and choice how many there would be beside the other filters, and how many each stream holds.

    What is not counted per choice (words, scale) only narrows what is counted over. Five queries; with words to look
    for one, since to find them costs more than to count them.
    """
    basis = zichtbaar.order_by().filter(
        samen({naam: deel for naam, deel in delen.items() if naam not in GETELD})
    )
    los = {naam: deel for naam, deel in delen.items() if naam in GETELD}
    kolommen, voorwaarden = _waarden(keuze, aanbod), _voorwaarden(keuze, lezer)
    if "q" in delen:
        kolommen, voorwaarden = {}, voorwaarden | _als_voorwaarden(kolommen)
    per_filter = {
        naam: _per_waarde(basis.filter(samen(los, zonder=naam)), naam, waarden)
        for naam, waarden in kolommen.items()
    }
    vragen = {naam: {w: samen(los, zonder=naam) & q for w, q in v.items()} for naam, v in voorwaarden.items()}
    vragen[""] = {nummer: samen(los) & stroom for nummer, stroom in enumerate(stromen)}
    per_filter |= _geteld(basis, vragen)
    return Tellingen(stromen=list(per_filter.pop("").values()), keuzes=_panel(per_filter))


def _geteld(rijen: QuerySet, vragen: dict[str, dict[object, Q]]) -> dict[str, dict]:
    """How many rows fit each of these conditions (one query)."""
    plat = [(naam, waarde, vraag) for naam, waarden in vragen.items() for waarde, vraag in waarden.items()]
    geteld = rijen.aggregate(
        **{f"n{plek}": Count("pk", filter=vraag) for plek, (*_, vraag) in enumerate(plat)}
    )
    per_filter: dict[str, dict] = {}
    for plek, (naam, waarde, _) in enumerate(plat):
        per_filter.setdefault(naam, {})[waarde] = geteld[f"n{plek}"]
    return per_filter


def _als_voorwaarden(kolommen: dict[str, dict]) -> dict[str, dict[str, Q]]:
    return {
        naam: {code: Q(**{naam: waarde}) for waarde, code in waarden.items()}
        for naam, waarden in kolommen.items()
    }


def _waarden(keuze: Keuze, aanbod: Aanbod) -> dict[str, dict]:
    """Of the filters in which a vacancy has one value: what stands in its column, and the choice that is."""
    families = {*aanbod.families, *keuze.get("functiefamilie", [])}
    return {
        "vakgebied": {waarde: waarde for waarde, _ in KEUZES["vakgebied"]},
        "niveau": {waarde: waarde for waarde, _ in KEUZES["niveau"]},
        "organisatie": {pk: code for pk, code, _ in aanbod.organisaties},
        "functiefamilie": {familie: familie for familie in sorted(families)},
    }


def _per_waarde(rijen: QuerySet, naam: str, waarden: dict) -> dict[str, int]:
    geteld = dict(rijen.values_list(naam).annotate(aantal=Count("pk")))
    return {keuze: geteld.get(waarde, 0) for waarde, keuze in waarden.items()}


def _voorwaarden(keuze: Keuze, lezer: Lezer) -> dict[str, dict[str, Q]]:
    """Of the other filters the condition behind each choice. With a place chosen, the distances from it."""
    per_filter = {
        naam: {waarde: een_van(naam, [waarde]) for waarde, _ in KEUZES[naam]}
        for naam in ("dienstverband", "uren")
    }
    per_filter["sinds"] = {"": Q()} | {
        dagen: nieuw_sinds(lezer.op - timedelta(days=int(dagen)), lezer.gebruiker)
        for dagen, _ in KEUZES["sinds"]
    }
    if plaats := keuze.get("plaats"):
        per_filter["plaats"] = {
            km: omgeving.binnen(plaats[0], int(km or 0)) for km in ("", *dict(KEUZES["binnen"]))
        }
    return per_filter


def _panel(per_filter: dict[str, dict]) -> dict[str, dict]:
    """By the names of the form: how many in a place is asked of the distance from it."""
    if "plaats" in per_filter:
        per_filter["binnen"] = per_filter.pop("plaats")
    return per_filter


def bewaard(sleutel: str, tel, *, veel):
    """What was counted less than a minute ago, or counted now; kept when it was counted over many."""
    cache = caches["tellingen"]
    sleutel = sha256(sleutel.encode()).hexdigest()
    if (geteld := cache.get(sleutel)) is None:
        geteld = tel()
        if veel(geteld) >= VEEL:
            cache.set(sleutel, geteld, SECONDEN)
    return geteld
