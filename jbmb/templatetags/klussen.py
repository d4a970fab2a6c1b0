"""How klussen look on a page, and what they add to pages that are composed of all apps."""

from django import template
from django.utils import timezone

from jbmb import kluswoorden as woorden
from jbmb.klusregels import TOEZIENDEN
from jbmb.models import Klusreactie
from twentsekracht.organisaties import toegang

register = template.Library()
register.filter(woorden.klusstaat)
register.filter(woorden.klusuitleg)
register.filter(woorden.klusfeiten)
register.filter(woorden.klusgegevens)
register.filter("klusuren", woorden.uren)
register.filter("klusperiode", woorden.periode)
register.filter("klusuiterlijk", woorden.uiterlijk)


@register.inclusion_tag("jbmb/klusdank.html")
def klussen_dank(gebruiker) -> dict:
    """Thanks for a klus, on the profile of who chose to show them: one query."""
    getoond = Klusreactie.objects.filter(deelnemer=gebruiker, toont_dank=True).select_related(
        "klus__organisatie"
    )
    return {"bedankjes": list(getoond.order_by("-klus__tot", "-pk"))}


@register.filter
def overziet_klussen(gebruiker) -> bool:
    return toegang.heeft_rol(gebruiker, *TOEZIENDEN, op=timezone.localdate())
