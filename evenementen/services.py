"""What changes in who takes part."""

import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from evenementen.models import Deelname, Deelnamestap
from twentsekracht.organisaties.models import Gebruiker


@transaction.atomic
def wis(*, gebruiker: Gebruiker, op: datetime) -> None:
    """Somebody leaves: what is to come is cancelled; in the figures they stay one person, under a mark of chance.

    Without that mark every part they took part in would count as somebody else.
    """
    vandaag = timezone.localdate(op)
    eigen = Deelname.objects.filter(deelnemer=gebruiker)
    dag = Q(onderdeel__datum__gte=vandaag) | Q(
        onderdeel__datum__isnull=True, onderdeel__evenement__einde__gte=vandaag
    )
    S = Deelname.Status
    komend = eigen.filter(dag, status__in=[S.AANGEMELD, S.BEVESTIGD, S.WACHTLIJST])
    stappen = [
        Deelnamestap(deelname=rij, van=rij.status, naar=S.GEANNULEERD, per=vandaag, vastgelegd_op=op)
        for rij in komend.select_for_update(of=("self",)).order_by("pk")
    ]
    Deelname.objects.filter(pk__in=[stap.deelname_id for stap in stappen]).update(status=S.GEANNULEERD)
    Deelnamestap.objects.bulk_create(stappen)
    eigen.update(deelnemer=None, kenmerk=f"weg-{secrets.token_hex(12)}")
