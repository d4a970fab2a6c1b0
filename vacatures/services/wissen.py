"""Forgetting people who leave the portal."""

from datetime import datetime

from django.db import transaction

from twentsekracht.organisaties.models import Gebruiker
from vacatures.models import Mailkeuze
from vacatures.services.reageren import wis_kandidaat


@transaction.atomic
def wis(*, gebruiker: Gebruiker, op: datetime) -> None:
    """Somebody leaves: what they kept goes, and their reactions stay for the figures, without who it was."""
    gebruiker.bewaarde_vacatures.all().delete()
    gebruiker.zoekopdrachten.all().delete()
    gebruiker.vacaturemeldingen.all().delete()
    Mailkeuze.objects.filter(gebruiker=gebruiker).delete()
    wis_kandidaat(gebruiker=gebruiker, op=op)
