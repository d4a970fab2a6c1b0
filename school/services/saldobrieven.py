"""Mails about surplus that is handed over: to the contactpersonen of the organisation that did not make the move."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from school.models import SaldoOverdracht
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.post import Brief, verstuur_veel


def aangeboden(overdracht: SaldoOverdracht, *, op: datetime) -> None:
    _aan(overdracht.ontvanger, overdracht, f"{overdracht.gever} biedt overschot aan", "school_saldo", op)


def besloten(overdracht: SaldoOverdracht, reden: str, *, op: datetime) -> None:
    """Withdrawn: to who could have taken it; else to who offered it."""
    ingetrokken = overdracht.status == SaldoOverdracht.Status.INGETROKKEN
    aan = overdracht.ontvanger if ingetrokken else overdracht.gever
    onderwerp = f"Overschot {overdracht.get_status_display().lower()}"
    _aan(aan, overdracht, onderwerp, "school_saldo_besloten", op, reden=reden)


def _aan(organisatie: Organisatie, overdracht, onderwerp: str, sjabloon: str, op: datetime, **extra) -> None:
    mensen = Gebruiker.objects.contactpersonen(op=timezone.localdate(op)).filter(
        contact_voor_id=organisatie.pk
    )
    stand = f"{reverse('admin:school_afspraak_stand')}?organisatie={organisatie.code}&jaar={overdracht.jaar}"
    context = {
        "gever": str(overdracht.gever),
        "ontvanger": str(overdracht.ontvanger),
        "aantal": overdracht.aantal,
        "jaar": str(overdracht.jaar),
        "toelichting": overdracht.toelichting,
        "uitkomst": overdracht.get_status_display().lower(),
        "url": settings.SITE_URL + stand,
        **extra,
    }
    verstuur_veel(
        [
            Brief(
                aan=adres,
                onderwerp=onderwerp,
                sjabloon=sjabloon,
                context={**context, "naam": naam.split(" ")[0]},
                waarom=f"je contactpersoon bent voor {organisatie}",
            )
            for adres, naam in dict(mensen.values_list("email", "naam")).items()
        ],
        op=op,
    )
