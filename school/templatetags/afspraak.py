"""Numbers of agreements as a reader writes them: `{% load afspraak %}`."""

from django import template

from school.jaarstand import Jaarstand
from school.prognose import Patroon
from twentsekracht.onderdelen import euro

register = template.Library()
register.filter(euro)


@register.filter
def met_teken(getal: int | None) -> str:
    """'+3', '−3', '0'; nothing for nothing."""
    if getal is None:
        return ""
    return f"+{getal}" if getal > 0 else f"−{-getal}" if getal else "0"


@register.filter
def ongeveer(prognose: int | None, patroon: Patroon) -> str:
    """A forecast is said to be one, unless it is the outcome."""
    if prognose is None:
        return "–"
    return str(prognose) if patroon.is_uitkomst else f"± {prognose}"


@register.inclusion_tag("components/meter.html")
def afspraakmeter(stand: Jaarstand) -> dict:
    """How far on the way to what was agreed. Full is good here, so the bar keeps its colour."""
    deel = max(0, min(100, 100 * stand.telt / stand.te_behalen))
    return {
        "label": f"{stand.organisatie}: {stand.telt} van {stand.te_behalen}",
        "staat": "",
        "blokken": [],
        "deel": f"{deel:.1f}%",
    }
