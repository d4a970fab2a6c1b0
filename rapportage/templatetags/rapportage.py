"""The tile of the managementrapportage for pages that are composed of all apps."""

from django import template
from django.utils import timezone

from rapportage.models import LEZERS, Editie
from twentsekracht.organisaties import toegang

register = template.Library()


@register.filter
def leest_rapportage(gebruiker) -> bool:
    """May this person open the pages of the rapportage at all?"""
    if not getattr(gebruiker, "is_authenticated", False):
        return False
    return toegang.heeft_rol(gebruiker, *LEZERS, op=timezone.localdate())


@register.inclusion_tag("rapportage/tegel.html")
def rapportage_tegel(gebruiker):
    """The newest definitive edition that this person may read, and for the office what still waits."""
    vandaag = timezone.localdate()
    if not leest_rapportage(gebruiker):
        return {}
    zichtbaar = Editie.objects.zichtbaar_voor(gebruiker, op=vandaag).zonder_inhoud()
    is_bureau = toegang.ziet_alles(gebruiker, op=vandaag)
    return {
        "leest": True,
        "is_bureau": is_bureau,
        "nieuwste": zichtbaar.definitief().order_by("-jaar", "-definitief_op").first(),
        "concepten": zichtbaar.concept().count() if is_bureau else 0,
    }
