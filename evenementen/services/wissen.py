"""Somebody leaves the portal: what the events keep of them is no longer about anybody."""

import secrets
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from evenementen.models import (
    OP_TE_ZEGGEN,
    Agendabericht,
    Deelname,
    Deelnamestap,
    Evenementakkoord,
    Herinnering,
    Keuze,
    Spreker,
)
from evenementen.services.aanbieden import werk_bij
from evenementen.services.grendel import vergrendel, vergrendel_persoon
from evenementen.services.stappen import Status, zet
from evenementen.services.vertellen import vertel_niet
from twentsekracht.organisaties.models import Gebruiker

WEG = "Een collega"


@transaction.atomic
def wis(*, gebruiker: Gebruiker, op: datetime) -> None:
    """Somebody leaves: what is to come is cancelled and free; in the figures they stay one person, under a mark of
    chance. Without that mark every part they took part in would count as somebody else.
    """
    vergrendel_persoon(gebruiker)
    vandaag = timezone.localdate(op)
    eigen = Deelname.objects.filter(deelnemer=gebruiker)
    dag = Q(onderdeel__datum__gte=vandaag) | Q(
        onderdeel__datum__isnull=True, onderdeel__evenement__einde__gte=vandaag
    )
    komend = eigen.filter(dag, status__in=OP_TE_ZEGGEN)
    gekozen = Keuze.objects.filter(gebruiker=gebruiker)
    delen = vergrendel(
        [*komend.values_list("onderdeel", flat=True), *gekozen.values_list("onderdeel", flat=True)]
    )
    vertel_niet(gebruiker, op=op)
    # Why somebody else cancelled it, in the words of whoever did.
    Deelnamestap.objects.filter(deelname__in=eigen).update(reden="")
    for rij in komend.order_by("pk"):
        zet(rij, Status.GEANNULEERD, door=None, op=op, reden="Account verwijderd")
    gekozen.delete()
    Evenementakkoord.objects.filter(deelnames__in=eigen).update(aan="")
    Agendabericht.objects.filter(deelname__in=eigen).delete()
    Herinnering.objects.filter(deelnemer=gebruiker).delete()
    eigen.update(deelnemer=None, leidinggevende="", kenmerk=f"weg-{secrets.token_hex(12)}")
    _vergeet_adres(gebruiker.email)
    _vergeet_spreker(gebruiker)
    werk_bij(delen, op=op)


def _vergeet_adres(adres: str) -> None:
    """Where they were to decide about a colleague: the contactpersoon still can."""
    Deelname.objects.filter(leidinggevende__iexact=adres).update(leidinggevende="")
    Evenementakkoord.objects.filter(aan__iexact=adres).update(aan="")


def _vergeet_spreker(gebruiker: Gebruiker) -> None:
    """What they gave stays in the programme, without a name; the address of their page opens nothing any more."""
    eigen = Q(gebruiker=gebruiker) | Q(email__iexact=gebruiker.email)
    Spreker.objects.filter(eigen).update(
        gebruiker=None, naam=WEG, toelichting="", email="", linkversie=F("linkversie") + 1
    )
