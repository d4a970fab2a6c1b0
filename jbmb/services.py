"""What changes in who offers their job."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from jbmb.models import Aanbodstap, Ruilaanbod
from twentsekracht.organisaties.models import Gebruiker


@transaction.atomic
def wis(*, gebruiker: Gebruiker, op: datetime) -> None:
    """Somebody leaves: an open offer is withdrawn (without its owner, whom it was hidden from would see it)."""
    S = Ruilaanbod.Status
    eigen = Ruilaanbod.objects.filter(deelnemer=gebruiker)
    stappen = [
        Aanbodstap(
            aanbod=rij, van=rij.status, naar=S.INGETROKKEN, per=timezone.localdate(op), vastgelegd_op=op
        )
        for rij in eigen.filter(status=S.AANGEBODEN).select_for_update(of=("self",)).order_by("pk")
    ]
    Ruilaanbod.objects.filter(pk__in=[stap.aanbod_id for stap in stappen]).update(status=S.INGETROKKEN)
    Aanbodstap.objects.bulk_create(stappen)
    eigen.update(deelnemer=None)
