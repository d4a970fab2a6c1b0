"""Somebody's own offer: the one they are at work with."""

from django.db.models import Case, IntegerField, Value, When

from jbmb.models import LEVEND, Ruilaanbod
from twentsekracht.organisaties.models import Gebruiker


def eigen_aanbod(gebruiker: Gebruiker) -> Ruilaanbod | None:
    """What is on its way, on offer or being swapped; else what expired and can be extended. One of each at most."""
    eerst = Case(When(status__in=LEVEND, then=Value(0)), default=Value(1), output_field=IntegerField())
    eigen = Ruilaanbod.objects.van(gebruiker).filter(status__in=[*LEVEND, Ruilaanbod.Status.VERLOPEN])
    eigen = eigen.select_related("organisatie").prefetch_related("voorkeursvolgorde__organisatie")
    return eigen.order_by(eerst, "-pk").first()
