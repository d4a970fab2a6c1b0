"""A period from a day to a day, both inclusive; empty is open."""

from django.db import models
from django.db.models import F, Q

PERIODE_KLOPT = "De einddatum ligt voor de begindatum."


def in_periode(dag, pad=""):
    """Rows whose period covers `dag`; `pad` leads to a related row whose period is meant (`vervangt__`)."""
    begonnen = Q(**{f"{pad}van__isnull": True}) | Q(**{f"{pad}van__lte": dag})
    return begonnen & (Q(**{f"{pad}tot__isnull": True}) | Q(**{f"{pad}tot__gte": dag}))


def periode_klopt(naam):
    return models.CheckConstraint(
        name=naam,
        condition=Q(van__isnull=True) | Q(tot__isnull=True) | Q(tot__gte=F("van")),
        violation_error_message=PERIODE_KLOPT,
    )
