"""Which open vacancies fit what somebody says in their profile, and why: rules that everybody can read.

It compares vacancies with one profile and shows the outcome to its owner only. Nobody is scored or ranked.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, IntegerField, Q, Value, When
from django.utils.text import get_text_list

from twentsekracht.mijn.models import Profiel
from vacatures.models import Vacature
from vacatures.zoekvraag import overlapt

MEESTE = 4
MEESTE_VERGELIJKBARE = 3
GENOEG = 2  # rules that must hold, if that many can be asked


@dataclass(frozen=True)
class Passend:
    vacature: Vacature
    waarom: str


def regels(profiel: Profiel) -> dict[str, Q]:
    """Per thing that the profile tells, what a vacancy must be."""
    mogelijk = {
        "vakgebied": profiel.vakgebieden and Q(vakgebied__in=profiel.vakgebieden),
        "schaal": profiel.schaal and overlapt("schaal", profiel.schaal - 1, profiel.schaal + 1),
        "uren": (profiel.uren_min or profiel.uren_max)
        and overlapt("uren", profiel.uren_min, profiel.uren_max),
        "niveau": profiel.niveau and Q(niveau=profiel.niveau),
    }
    return {naam: regel for naam, regel in mogelijk.items() if regel}


def passende_vacatures(profiel: Profiel, *, op: date) -> list[Passend]:
    """At most four, those that most rules hold for first, then what closes first (one query)."""
    gesteld = regels(profiel)
    if not gesteld:
        return []
    kolommen = {f"past_{naam}": _als_getal(regel) for naam, regel in gesteld.items()}
    totaal = sum((F(kolom) for kolom in kolommen), Value(0))
    gevonden = (
        Vacature.objects.open_voor(profiel.gebruiker, op=op)
        .annotate(**kolommen)
        .annotate(past=totaal)
        .filter(past__gte=min(GENOEG, len(gesteld)))
        .select_related("organisatie")
        .order_by("-past", F("sluit_op").asc(nulls_last=True), "code")
    )
    return [Passend(vacature, _waarom(vacature, gesteld)) for vacature in gevonden[:MEESTE]]


@dataclass(frozen=True)
class Vergelijkbaar:
    """Open vacancies like this one, and the rule by which they were found."""

    regel: str
    vacatures: list[Vacature]


def vergelijkbare(vacature: Vacature, gebruiker, *, op: date) -> Vergelijkbaar:
    """Of the same field of work, about as high, and for this reader to see; closing soonest first (one query)."""
    if not vacature.vakgebied:
        return Vergelijkbaar("", [])
    regel = f"zelfde vakgebied ({vacature.get_vakgebied_display()})"
    gelijk = Q(vakgebied=vacature.vakgebied)
    schalen = [schaal for schaal in (vacature.schaal_min, vacature.schaal_max) if schaal is not None]
    if schalen:
        laag, hoog = max(min(schalen) - 1, 1), max(schalen) + 1
        gelijk &= overlapt("schaal", laag, hoog)
        regel += f" en schaal {laag} tot en met {hoog}"
    zichtbaar = Vacature.objects.open_voor(gebruiker, op=op).filter(gelijk)
    anders = zichtbaar.exclude(pk=vacature.pk).select_related("organisatie").sluit_eerst()
    return Vergelijkbaar(regel, list(anders[:MEESTE_VERGELIJKBARE]))


def _als_getal(regel: Q):
    return Case(When(regel, then=1), default=0, output_field=IntegerField())


def _waarom(vacature: Vacature, gesteld: dict[str, Q]) -> str:
    delen = [f"je {naam}" for naam in gesteld if getattr(vacature, f"past_{naam}")]
    return f"Past bij {get_text_list(delen, 'en')}."
