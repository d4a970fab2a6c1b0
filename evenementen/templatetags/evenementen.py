"""How events look on a page, and what they add to pages that are composed of all apps."""

from django import template
from django.utils import timezone

from evenementen import evaluatie, woorden
from evenementen.inzicht import inzicht
from evenementen.models import Deelname, Evenement
from evenementen.services.links import sprekerteken
from evenementen.sprekerpagina import optredens_van
from twentsekracht import markdown

register = template.Library()
register.filter(woorden.staat)
register.filter(woorden.periode)
register.filter(woorden.tijden)
register.filter(woorden.wanneer)
register.filter(woorden.doek)
register.filter(woorden.door_wie)
register.filter(woorden.lange_dag)
register.filter(woorden.plek)
register.filter(woorden.korte_periode)
register.filter(woorden.planstaat)
register.filter(woorden.plankleur)

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


@register.inclusion_tag("evenementen/mijn.html", takes_context=True)
def evenementen_mijn(context, gebruiker) -> dict:
    """Where I take part, and what I give: what is to come and what was. Three queries at most."""
    op = timezone.now()
    eigen = sorted(Deelname.objects.van(gebruiker), key=lambda rij: (dag(rij), rij.pk))
    rijen = inzicht(eigen, op=op)
    komend = [een for een in rijen if dag(een.deelname) >= timezone.localdate(op) and not een.is_weg]
    return {
        "komend": komend,
        "geweest": [rij for rij in reversed(eigen) if dag(rij) < timezone.localdate(op)],
        "geeft": [(deel, sprekerteken(spreker)) for spreker, deel in optredens_van(gebruiker, op=op)],
        "csrf_token": context.get("csrf_token"),
    }


def dag(deelname: Deelname):
    """Of the part; while that has none, the last day of the event."""
    return deelname.onderdeel.datum or deelname.onderdeel.evenement.einde


@register.inclusion_tag("evenementen/na_afloop.html")
def evenement_na_afloop(evenement: Evenement, gebruiker) -> dict:
    """For who went: the questions while they may be answered, and what was handed out. One query, signed in."""
    if not gebruiker.is_authenticated:
        return {}
    eigen = Deelname.objects.van(gebruiker).filter(
        onderdeel__evenement=evenement, onderdeel__afgelast_op=None, status__in=evaluatie.GEWEEST
    )
    rijen = list(eigen.order_by("onderdeel__datum", "onderdeel__begintijd", "pk"))
    is_open = evaluatie.is_open(evenement, op=timezone.localdate())
    return {
        "evenement": evenement,
        "mag_evalueren": is_open and bool(rijen) and not any(rij.heeft_geevalueerd for rij in rijen),
        "materiaal": [
            (rij.onderdeel.titel, markdown.pagina(rij.onderdeel.materiaal, niveau=4))
            for rij in rijen
            if rij.onderdeel.materiaal
        ],
    }
