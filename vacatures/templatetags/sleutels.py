"""Whether somebody manages the keys to the API, for the link to them."""

from django import template
from django.utils import timezone

from twentsekracht.organisaties import toegang
from vacatures.services import SLEUTELBEHEER

register = template.Library()


@register.simple_tag
def beheert_sleutels(gebruiker) -> bool:
    return toegang.heeft_rol(gebruiker, *SLEUTELBEHEER, op=timezone.localdate())
