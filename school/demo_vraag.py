"""Of the demo: who waits for a new date, and what was decided about runs that had too few people."""

from datetime import datetime, timedelta

from django.utils import timezone

from school.models import Belangstelling, Opleiding, Uitvoering
from twentsekracht.organisaties.models import Gebruiker

# course: how many people wait
WACHTEN = {"vitaal": 12, "leidinggeven": 7, "data": 2, "inkoop": 3}
NIEUW = ("inkoop", 0)  # its people hear of it tomorrow morning
GAAT_DOOR = ("duidelijk-schrijven", 1)
OPGEROEPEN = ("duidelijk-schrijven", 0)  # and to be decided on


def vul(uitvoeringen: dict[tuple[str, int], Uitvoering], *, op: datetime) -> None:
    eerder = op - timedelta(days=30)
    Uitvoering.objects.exclude(pk=uitvoeringen[NIEUW].pk).update(gemeld_op=eerder)
    coordinator = Gebruiker.objects.filter(email="coordinator@twentsekracht.example").first()
    Uitvoering.objects.filter(pk=uitvoeringen[OPGEROEPEN].pk).update(oproep_op=op - timedelta(days=9))
    Uitvoering.objects.filter(pk=uitvoeringen[GAAT_DOOR].pk).update(
        gaat_door_op=op - timedelta(days=2), besloten_door=coordinator
    )
    _vraag(timezone.localdate(op))


def _vraag(vandaag) -> None:
    mensen = list(
        Gebruiker.objects.filter(organisatie__isnull=False).order_by("-email")[: max(WACHTEN.values())]
    )
    opleidingen = Opleiding.objects.in_bulk(WACHTEN, field_name="code")
    Belangstelling.objects.bulk_create(
        Belangstelling(
            opleiding=opleidingen[code], gebruiker=mens, sinds=vandaag - timedelta(days=3 + 5 * nummer)
        )
        for code, aantal in WACHTEN.items()
        for nummer, mens in enumerate(mensen[:aantal])
    )
    # The one whom the guides follow.
    if ik := Gebruiker.objects.filter(email="ambtenaar@losser.example").first():
        vanaf = {"sinds": vandaag - timedelta(days=6)}
        Belangstelling.objects.get_or_create(opleiding=opleidingen["inkoop"], gebruiker=ik, defaults=vanaf)
