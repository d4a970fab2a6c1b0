"""What changes in who works where."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from twentsekracht.organisaties.models import Gebruiker, Lidmaatschap


@transaction.atomic
def eindig_rollen(*, gebruiker: Gebruiker, organisatie_id: int | None, op: date) -> int:
    """Somebody left this organisation: the roles held there end the day before. Returns how many.

    A role that would have begun today or later never held, so that row goes.
    """
    lopend = Lidmaatschap.objects.filter(Q(tot__isnull=True) | Q(tot__gte=op), gebruiker=gebruiker)
    lopend = lopend.filter(organisatie_id=organisatie_id)
    _, verwijderd = lopend.filter(van__gte=op).delete()
    return verwijderd.get(Lidmaatschap._meta.label, 0) + lopend.update(tot=op - timedelta(days=1))
