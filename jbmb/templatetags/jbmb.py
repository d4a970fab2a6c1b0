"""How offers look on a page, and what they add to pages that are composed of all apps."""

from django import template

from jbmb import kringwoorden, woorden
from jbmb.models import Ruilaanbod

register = template.Library()
register.filter(woorden.staat)
register.filter(woorden.feiten)
register.filter(woorden.uitleg)
register.filter(woorden.baan)
register.filter(woorden.wens)
register.filter(woorden.verloop)
register.filter(kringwoorden.kringstaat)
register.filter(kringwoorden.kringverloop)

NIEUWSTE = 3  # offers on the start page


@register.inclusion_tag("jbmb/tegel.html")
def jbmb_tegel(gebruiker) -> dict:
    """The newest offers of others, for the start page: two queries."""
    van_anderen = Ruilaanbod.objects.open().zichtbaar_voor(gebruiker).van_anderen(gebruiker)
    return {"aantal": van_anderen.count(), "nieuwste": van_anderen.select_related("organisatie")[:NIEUWSTE]}


@register.inclusion_tag("jbmb/mijn.html")
def jbmb_mijn(gebruiker) -> dict:
    """What I offered, and how that stands: two queries."""
    eigen = Ruilaanbod.objects.filter(deelnemer=gebruiker).select_related("organisatie")
    return {"eigen": eigen.prefetch_related("voorkeursvolgorde__organisatie")}
