"""Template tags for the components that need some arithmetic: `{% load onderdelen %}`.

Numbers leave here as strings: Django would write 270.0 as "270,0", which is no valid SVG length.
"""

from django import template
from django.core.paginator import Page

register = template.Library()

MOST_BLOCKS = 12
GAP = 1.2  # percent between two blocks


@register.inclusion_tag("components/meter.html")
def meter(bezet: int, totaal: int, label: str) -> dict:
    """How full: one block per place up to twelve places, above that a bar. `label` says it in words."""
    context = {"label": label, "staat": _fullness(bezet, totaal), "blokken": []}
    if 0 < totaal <= MOST_BLOCKS:
        width = (100 - GAP * (totaal - 1)) / totaal
        context["blokken"] = [
            {"x": f"{i * (width + GAP):.2f}%", "breedte": f"{width:.2f}%", "vol": i < bezet}
            for i in range(totaal)
        ]
    else:
        context["deel"] = f"{min(100, 100 * bezet / totaal) if totaal else 0:.1f}%"
    return context


def _fullness(bezet: int, totaal: int) -> str:
    if bezet >= totaal:
        return "op"
    almost = bezet / totaal >= 0.95 or (totaal <= MOST_BLOCKS and bezet == totaal - 1)
    return "krap" if almost else ""


@register.filter
def bladzijden(page: Page):
    """The page numbers to show around this page, with a gap where some are left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


@register.filter
def initialen(naam: str) -> str:
    """'Sanne ter Horst' > 'SH': first and last word that start with a capital."""
    words = [word for word in str(naam).split() if word[0].isupper()] or str(naam).split()
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper() if words else ""
