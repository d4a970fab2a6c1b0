"""What waits at the platform office about who was there: parts that are over and not noted. One query."""

from datetime import date, timedelta

from django.db.models import Count, Q
from django.urls import reverse

from evenementen.models import Deelname, Onderdeel
from twentsekracht.mijn.werkvoorraad import Taak
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.toegang import Rol

SOORT = "Evenementen"
TERUG = timedelta(days=60)  # what is longer ago nobody will remember
NOTEREN = timedelta(days=14)


def taken(*, gebruiker, op: date) -> list[Taak]:
    if not toegang.heeft_rol(gebruiker, Rol.COORDINATOR, op=op):
        return []
    nog = Count("deelnames", filter=Q(deelnames__status=Deelname.Status.BEVESTIGD))
    voorbij = Onderdeel.objects.annotate(nog=nog).filter(
        datum__lt=op, datum__gte=op - TERUG, afgelast_op=None, nog__gt=0
    )
    return [_taak(deel) for deel in voorbij.order_by("datum", "pk")]


def _taak(deel: Onderdeel) -> Taak:
    return Taak(
        titel=f"Noteer wie er was bij ‘{deel.titel}’",
        url=reverse("admin:evenementen_evenement_presentie", args=[deel.evenement_id, deel.pk]),
        soort=SOORT,
        uiterlijk=deel.datum + NOTEREN,
        toelichting=f"Van {deel.nog} {'deelnemer' if deel.nog == 1 else 'deelnemers'} is nog niets bekend.",
    )
