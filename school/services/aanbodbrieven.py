"""The mails about runs themselves: that there is a new one, that one lacks people, that one goes on."""

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.core.signing import Signer
from django.urls import reverse
from django.utils import timezone

from school.models import Belangstelling, Inschrijving, Opleiding, Uitvoering
from school.woorden import wanneer
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.post import Brief, onderwerp_over, verstuur_veel

AFMELDEN = Signer(salt="school.belangstelling")


def nieuwe_datum(
    opleiding: Opleiding, runs: list[Uitvoering], wie: list[Belangstelling], *, op: datetime
) -> None:
    """One mail for each, however many runs are new."""
    titel = _titel(opleiding)
    context = {
        "titel": titel,
        "runs": [{"wanneer": wanneer(run), "locatie": run.locatie} for run in runs],
        "url": settings.SITE_URL + opleiding.get_absolute_url(),
    }
    brieven = [
        Brief(
            aan=een.gebruiker.email,
            onderwerp=onderwerp_over("Er is een nieuwe datum", titel),
            sjabloon="school_nieuwe_datum",
            context={**context, "naam": een.gebruiker.get_short_name()},
            waarom=f"je een nieuwe datum van ‘{titel}’ wilde horen",
            afmelden=settings.SITE_URL + reverse("school:afmelden", args=[AFMELDEN.sign(str(een.pk))]),
        )
        for een in wie
    ]
    verstuur_veel(brieven, op=op)


def oproep(run: Uitvoering, tekort: int, organisaties: Collection[int], *, op: datetime) -> None:
    """To the contactpersonen of these organisations (ids): each one mail, whatever they are contactpersoon of."""
    mensen = Gebruiker.objects.contactpersonen(op=timezone.localdate(op)).filter(
        contact_voor_id__in=organisaties
    )
    per_adres = {mens.email: mens for mens in mensen}
    context = {**_context(run), "aantal": tekort, "jaar": str(run.start.year)}
    brieven = [
        Brief(
            aan=adres,
            onderwerp=onderwerp_over("Er zijn nog deelnemers nodig", context["titel"]),
            sjabloon="school_oproep",
            context={**context, "naam": mens.get_short_name()},
            waarom=f"je contactpersoon bent voor {mens.contact_voor}",
        )
        for adres, mens in per_adres.items()
    ]
    verstuur_veel(brieven, op=op)


def gaat_door(run: Uitvoering, rijen: list[Inschrijving], *, op: datetime) -> int:
    context = _context(run)
    brieven = [
        Brief(
            aan=rij.deelnemer.email,
            onderwerp=onderwerp_over("Het gaat door", context["titel"]),
            sjabloon="school_gaat_door",
            context={
                **context,
                "naam": rij.deelnemer.get_short_name(),
                "url": settings.SITE_URL + reverse("school:inschrijving", args=[rij.pk]),
            },
            waarom=f"je je hebt ingeschreven voor ‘{context['titel']}’",
        )
        for rij in rijen
    ]
    verstuur_veel(brieven, op=op)
    return len(brieven)


def _context(run: Uitvoering) -> dict:
    return {
        "titel": _titel(run.opleiding),
        "wanneer": wanneer(run),
        "locatie": run.locatie,
        "url": settings.SITE_URL + run.opleiding.get_absolute_url(),
    }


def _titel(opleiding: Opleiding) -> str:
    return " ".join(opleiding.titel.split())
