"""Charts as SVG: Python computes the geometry as strings, a template draws it.

One chart serves the PDF, the web page and the portal's preview. So: presentation attributes only (no style, no
class), a <title> as first child (it becomes the alternative text in the PDF), and all numbers as text.
"""

from django.template.loader import render_to_string

from rapportage.grafieken.doorstroom import doorstroom
from rapportage.grafieken.kanalen import kanalen
from rapportage.grafieken.staven import bullet, dubbele_staven, staven
from rapportage.grafieken.tijdlijn import tijdlijn
from rapportage.grafieken.waterval import waterval

SOORTEN = {
    "dubbele_staven": dubbele_staven,
    "bullet": bullet,
    "staven": staven,
    "kanalen": kanalen,
    "tijdlijn": tijdlijn,
    "doorstroom": doorstroom,
    "waterval": waterval,
}


class OnbekendeGrafiek(ValueError):
    """A chart of a kind that nobody draws."""


def meetkunde(grafiek: dict) -> dict:
    """The geometry of a chart: lines, boxes and labels, every length a string."""
    soort = grafiek["soort"]
    if soort not in SOORTEN:
        raise OnbekendeGrafiek(f"Grafiek van onbekende soort: {soort}.")
    return SOORTEN[soort](grafiek["gegevens"]) | {"alt": grafiek["alt"]}


def teken(grafiek: dict) -> str:
    """The chart as inline SVG."""
    return render_to_string("rapportage/document/grafiek.svg", {"g": meetkunde(grafiek)})
