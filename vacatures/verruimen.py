"""When nothing fits: which filter to let go so that something does. Only what has results is offered."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from vacatures import omgeving
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


@dataclass(frozen=True)
class Verruiming:
    tekst: str
    vraag: str
    aantal: int


def verruimingen(queryset, keuze: Keuze, delen: Mapping[str, Q] | None = None) -> list[Verruiming]:
    """One parameter less, or a wider circle, counted for all of them in one query; the most results first.

    `delen`: the condition of each parameter, for who has them already.
    """
    delen = voorwaarden(keuze) if delen is None else delen
    mogelijk = [(WAT[naam], _zonder(keuze, naam), samen(delen, zonder=naam)) for naam in delen]
    if "plaats" in delen and keuze.get("binnen") != [VERST]:
        mogelijk.append(_wijder(keuze, delen))
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


def _wijder(keuze: Keuze, delen: Mapping[str, Q]) -> tuple[str, Keuze, Q]:
    plaats = keuze["plaats"][0]
    naam = omgeving.plaatsen()[plaats][0]
    waar = samen(delen, zonder="plaats") & omgeving.binnen(plaats, int(VERST))
    return f"binnen {VERST} km van {naam}", keuze | {"binnen": [VERST]}, waar
