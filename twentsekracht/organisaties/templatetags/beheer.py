"""What the first page of the admin shows: `{% load beheer %}` (templates/admin/index.html)."""

from django import template
from django.utils import timezone

from twentsekracht import beheerstart
from twentsekracht.mijn import werkvoorraad

register = template.Library()
EERSTE = 5  # the rest stands on the page of its own


@register.inclusion_tag("admin/beheerstart.html", takes_context=True)
def beheer_begin(context) -> dict:
    """What waits for this person, and the few things they do most."""
    request = context["request"]
    vandaag = timezone.localdate()
    wacht = werkvoorraad.taken(request.user, op=vandaag)
    return {
        "taken": wacht[:EERSTE],
        "meer": max(0, len(wacht) - EERSTE),
        "vandaag": vandaag,
        "werk": beheerstart.werk_van(request, op=vandaag),
    }
