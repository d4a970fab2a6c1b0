"""What changes in who is enrolled."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from school.models import Inschrijving, Inschrijvingstap
from twentsekracht.organisaties.models import Gebruiker

S = Inschrijving.Status
# What may still come to something; the rest is history.
LOPEND = [S.AANGEVRAAGD, S.WACHT_OP_AKKOORD, S.WACHTLIJST, S.AANGEBODEN, S.BEVESTIGD]


@transaction.atomic
def wis(*, gebruiker: Gebruiker, op: datetime) -> None:
    """Somebody leaves: places in runs that are still to begin come free; every enrolment stays, without who it was."""
    vandaag = timezone.localdate(op)
    eigen = Inschrijving.objects.filter(deelnemer=gebruiker)
    komend = eigen.filter(uitvoering__start__gt=vandaag, status__in=LOPEND)
    stappen = [
        Inschrijvingstap(
            inschrijving=rij,
            van=rij.status,
            naar=S.GEANNULEERD,
            per=vandaag,
            reden="Account verwijderd",
            vastgelegd_op=op,
        )
        for rij in komend.select_for_update(of=("self",)).order_by("pk")
    ]
    Inschrijving.objects.filter(pk__in=[stap.inschrijving_id for stap in stappen]).update(
        status=S.GEANNULEERD, geannuleerd_op=vandaag
    )
    Inschrijvingstap.objects.bulk_create(stappen)
    eigen.update(deelnemer=None)
