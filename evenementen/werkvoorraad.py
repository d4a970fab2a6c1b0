"""What waits at the events: for the coördinator, those that begin soon and are not ready. One query."""

from datetime import date, timedelta

from django.db.models import Count, Q
from django.urls import reverse

from evenementen.models import Evenement
from twentsekracht.mijn.werkvoorraad import Taak
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.toegang import Rol

SOORT = "Evenementen"
BINNENKORT = timedelta(days=30)  # before it begins an event has its programme


def taken(*, gebruiker, op: date) -> list[Taak]:
    if not toegang.heeft_rol(gebruiker, Rol.COORDINATOR, op=op):
        return []
    binnenkort = (
        Evenement.objects.komend(op=op)
        .filter(start__lte=op + BINNENKORT)
        .annotate(
            delen=Count("onderdelen"), zonder_plaats=Count("onderdelen", filter=Q(onderdelen__locatie=""))
        )
        .filter(Q(delen=0) | Q(zonder_plaats__gt=0))
    )
    return [
        Taak(
            titel=_wat(evenement),
            url=reverse("admin:evenementen_evenement_change", args=[evenement.pk]),
            soort=SOORT,
            uiterlijk=evenement.start,
        )
        for evenement in binnenkort
    ]


def _wat(evenement):
    if not evenement.delen:
        return f"Vul het programma van {evenement.titel}"
    aantal = evenement.zonder_plaats
    return f"Zoek een plaats voor {aantal} onderde{'el' if aantal == 1 else 'len'} van {evenement.titel}"
