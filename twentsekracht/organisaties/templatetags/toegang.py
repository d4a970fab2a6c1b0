"""Who sees which door in a template: `{% load toegang %}{% if user|heeft_rol:"coordinator,regiegroep" %}`."""

from django import template
from django.utils import timezone

from twentsekracht.organisaties import toegang

register = template.Library()


@register.filter
def heeft_rol(gebruiker, rollen: str) -> bool:
    """Does this person hold one of these roles today? Nobody signed in (or an error page): no."""
    if not getattr(gebruiker, "is_authenticated", False):
        return False
    return toegang.heeft_rol(gebruiker, *rollen.split(","), op=timezone.localdate())


@register.filter
def mag_beheer(gebruiker) -> bool:
    """May this person open the admin today?"""
    if not getattr(gebruiker, "is_authenticated", False):
        return False
    return toegang.mag_beheer_in(gebruiker, op=timezone.localdate())


@register.filter
def binnen_dagen(dag, aantal: int) -> bool:
    """Does this day come within so many days from today?"""
    return 0 <= (dag - timezone.localdate()).days <= aantal
