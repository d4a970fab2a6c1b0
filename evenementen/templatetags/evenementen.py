"""How events look on a page, and what they add to pages that are composed of all apps."""

from django import template
from django.utils import timezone

from evenementen import woorden
from evenementen.models import Deelname, Evenement

register = template.Library()
register.filter(woorden.staat)
register.filter(woorden.periode)
register.filter(woorden.tijden)
register.filter(woorden.wanneer)
register.filter(woorden.doek)

KOMENDE = 3  # events on the start page


@register.inclusion_tag("components/aanbodkaart.html")
def evenement_kaart(evenement: Evenement) -> dict:
    return {
        "titel": evenement.titel,
        "url": evenement.get_absolute_url(),
        "dag": evenement.start,
        "boven": soort(evenement),
        "rechts": woorden.periode(evenement),
        "tekst": evenement.samenvatting,
    }


@register.filter
def soort(evenement: Evenement) -> str:
    """What to call it: "Ander evenement" says something in a form only."""
    return "Bijeenkomst" if evenement.soort == Evenement.Soort.ANDERS else evenement.get_soort_display()


@register.inclusion_tag("evenementen/tegel.html")
def evenementen_tegel(gebruiker) -> dict:
    """What comes first, for the start page: one query."""
    komend = Evenement.objects.gepubliceerd().komend(op=timezone.localdate())
    return {"evenementen": komend[:KOMENDE]}


@register.inclusion_tag("evenementen/mijn.html")
def evenementen_mijn(gebruiker) -> dict:
    """Where I take part: what is to come and what was, in one query."""
    op = timezone.localdate()
    eigen = sorted(Deelname.objects.van(gebruiker), key=lambda rij: (dag(rij), rij.pk))
    komend = [rij for rij in eigen if dag(rij) >= op]
    return {"komend": komend, "geweest": [rij for rij in reversed(eigen) if dag(rij) < op]}


def dag(deelname: Deelname):
    """Of the part; while that has none, the last day of the event."""
    return deelname.onderdeel.datum or deelname.onderdeel.evenement.einde
