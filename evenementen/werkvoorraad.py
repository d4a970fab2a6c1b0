"""What waits at the events: what signing up asks of somebody (aanmeldwerk.py), and for the coördinator proposals, and
what begins soon and is not ready. A fixed number of queries.
"""

from datetime import date, timedelta

from django.db.models import Count, Q
from django.urls import reverse

from evenementen import aanmeldwerk
from evenementen.models import Evenement
from twentsekracht.mijn.werkvoorraad import Taak
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.toegang import Rol

BINNENKORT = timedelta(days=30)  # before it begins an event has its programme


def taken(*, gebruiker, op: date) -> list[Taak]:
    gevonden = aanmeldwerk.aanbiedingen(gebruiker)
    if ids := toegang.organisatie_ids(gebruiker, Rol.CONTACTPERSOON, op=op):
        gevonden += aanmeldwerk.stille_akkoorden(ids)
    if toegang.heeft_rol(gebruiker, Rol.COORDINATOR, op=op):
        gevonden += [*_voorstellen(), *_binnenkort(op)]
    return gevonden


def _voorstellen() -> list[Taak]:
    voorstellen = Evenement.objects.filter(planning=Evenement.Planning.VOORSTEL).order_by("start", "pk")
    return [
        Taak(
            titel=f"Besluit over het voorstel ‘{evenement.titel}’",
            url=reverse("evenementen:plan", args=[evenement.pk]),
            soort=aanmeldwerk.SOORT,
            uiterlijk=evenement.start,
        )
        for evenement in voorstellen
    ]


def _binnenkort(op: date) -> list[Taak]:
    binnenkort = (
        Evenement.objects.komend(op=op)
        .filter(start__lte=op + BINNENKORT, planning=Evenement.Planning.GEPLAND)
        .annotate(
            delen=Count("onderdelen"), zonder_plaats=Count("onderdelen", filter=Q(onderdelen__locatie=""))
        )
        .filter(Q(delen=0) | Q(zonder_plaats__gt=0))
    )
    return [
        Taak(
            titel=_wat(evenement),
            url=reverse("admin:evenementen_evenement_change", args=[evenement.pk]),
            soort=aanmeldwerk.SOORT,
            uiterlijk=evenement.start,
        )
        for evenement in binnenkort
    ]


def _wat(evenement):
    if not evenement.delen:
        return f"Vul het programma van {evenement.titel}"
    aantal = evenement.zonder_plaats
    return f"Zoek een plaats voor {aantal} onderde{'el' if aantal == 1 else 'len'} van {evenement.titel}"
