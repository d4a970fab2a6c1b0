"""When nothing fits: which filter to let go so that something does. Only what has results is offered."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Count, Q

from twentsekracht.omgeving import plaatsen
from vacatures.standplaats import binnen
from vacatures.zoekvraag import AFSTANDEN, Keuze, als_vraag, samen, voorwaarden

WAT = {
    "q": "zonder zoekwoorden",
    "organisatie": "bij alle organisaties",
    "vakgebied": "in alle vakgebieden",
    "dienstverband": "met elk dienstverband",
    "uren": "met elk aantal uren",
    "niveau": "op elk niveau",
    "schaal_min": "ook in lagere schalen",
    "schaal_max": "ook in hogere schalen",
    "functiefamilie": "in alle functiefamilies",
    "plaats": "in heel Twente",
    "sinds": "ook wat er langer staat",
}
VERST = AFSTANDEN[-1][0]
MEESTE_PAREN = 15  # counted; more filters than that at a time are rare
HOOGSTENS = 5  # offered of those
Poging = tuple[str, Keuze, Q]


@dataclass(frozen=True)
class Verruiming:
    tekst: str
    vraag: str
    aantal: int


def verruimingen(queryset, keuze: Keuze, delen: Mapping[str, Q] | None = None) -> list[Verruiming]:
    """One parameter less, or a wider circle; when that gives nothing two less, or the words alone. The most results
    first, and at most two queries.

    `delen`: the condition of each parameter, for who has them already.
    """
    delen = voorwaarden(keuze) if delen is None else delen
    return (
        _met_treffers(queryset, _een_minder(keuze, delen))
        or (_met_treffers(queryset, _meer_los(keuze, delen))[:HOOGSTENS])
    )


def _een_minder(keuze: Keuze, delen: Mapping[str, Q]) -> list[Poging]:
    mogelijk = [(WAT[naam], _zonder(keuze, naam), samen(delen, zonder=naam)) for naam in delen]
    if "plaats" in delen and keuze.get("binnen") != [VERST]:
        mogelijk.append(_wijder(keuze, delen))
    return mogelijk


def _meer_los(keuze: Keuze, delen: Mapping[str, Q]) -> list[Poging]:
    """Two less, of who chose three or more (of who chose two that is the whole list); or the words and no filter."""
    mogelijk: list[Poging] = []
    if len(delen) > 2:
        for een, ander in list(combinations(delen, 2))[:MEESTE_PAREN]:
            rest = {naam: deel for naam, deel in delen.items() if naam not in (een, ander)}
            ruimer = _zonder(_zonder(keuze, een), ander)
            mogelijk.append((f"{WAT[een]} en {WAT[ander]}", ruimer, samen(rest)))
    if "q" in delen and len(delen) > 3:
        mogelijk.append(("alleen op deze woorden", {"q": keuze["q"]}, delen["q"]))
    return mogelijk


def _met_treffers(queryset, mogelijk: list[Poging]) -> list[Verruiming]:
    """Counted for all of them in one query."""
    if not mogelijk:
        return []
    geteld = queryset.order_by().aggregate(
        **{f"n{nummer}": Count("pk", filter=waar) for nummer, (_, _, waar) in enumerate(mogelijk)}
    )
    gevonden = [
        Verruiming(tekst, als_vraag(ruimer), geteld[f"n{nummer}"])
        for nummer, (tekst, ruimer, _) in enumerate(mogelijk)
        if geteld[f"n{nummer}"]
    ]
    return sorted(gevonden, key=lambda ruimer: -ruimer.aantal)


def _zonder(keuze: Keuze, naam: str) -> Keuze:
    weg = {naam, "binnen"} if naam == "plaats" else {naam}
    return {ander: waarden for ander, waarden in keuze.items() if ander not in weg}


def _wijder(keuze: Keuze, delen: Mapping[str, Q]) -> Poging:
    plaats = keuze["plaats"][0]
    naam = plaatsen()[plaats][0]
    waar = samen(delen, zonder="plaats") & binnen(plaats, int(VERST))
    return f"binnen {VERST} km van {naam}", keuze | {"binnen": [VERST]}, waar
