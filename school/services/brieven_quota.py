"""The mail about places that are kept for an organisation."""

from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from school.models import Uitvoering
from school.woorden import wanneer
from twentsekracht.organisaties.models import Gebruiker, Lidmaatschap, Organisatie
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.post import Brief, verstuur_veel


def meer_gevraagd(
    run: Uitvoering, organisatie: Organisatie, *, aantal: int, waarom: str, door: Gebruiker, op: datetime
) -> None:
    adres = reverse("admin:school_uitvoering_change", args=[run.pk])
    context = {
        "titel": run.opleiding.titel,
        "wanneer": wanneer(run),
        "organisatie": organisatie.naam,
        "wie": door.naam,
        "aantal": aantal,
        "reden": waarom,
        "url": settings.SITE_URL + adres,
    }
    verstuur_veel(
        [
            Brief(
                aan=coordinator.email,
                onderwerp=f"{organisatie.korte_naam or organisatie.naam} vraagt meer plaatsen",
                sjabloon="school_meer_plaatsen",
                context={**context, "naam": coordinator.get_short_name()},
                waarom="je coördinator bent van de Twentse School",
            )
            for coordinator in _coordinatoren(timezone.localdate(op))
        ],
        op=op,
    )


def _coordinatoren(op: date):
    rollen = Lidmaatschap.objects.geldig(op=op).filter(rol=Rol.COORDINATOR)
    return Gebruiker.objects.open(op=op).filter(pk__in=rollen.values("gebruiker")).order_by("pk")
