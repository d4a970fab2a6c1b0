"""What waits for a host: whoever asked to go along, and did not get an answer. One query."""

from datetime import date

from django.utils import timezone

from evenementen.meeloopwoorden import dag
from evenementen.models import Meeloopverzoek
from twentsekracht.mijn.werkvoorraad import Taak

SOORT = "Meelopen"


def taken(*, gebruiker, op: date) -> list[Taak]:
    """Of the days to come, without who it is."""
    gevraagd = Meeloopverzoek.objects.filter(
        dag__plek__gastgever=gebruiker, status=Meeloopverzoek.Status.AANGEVRAAGD, datum__gt=op
    ).select_related("organisatie")
    return [
        Taak(
            titel=f"Zeg ja of nee: iemand wil meelopen op {dag(verzoek.datum)}",
            url=verzoek.get_absolute_url(),
            soort=SOORT,
            uiterlijk=timezone.localdate(verzoek.antwoord_tot),
            toelichting=str(verzoek.organisatie),
        )
        for verzoek in gevraagd.order_by("datum", "pk")
    ]
