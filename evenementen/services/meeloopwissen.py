"""Somebody leaves the portal: who they would meet is told, and nobody reads any more who it was."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from evenementen.models import (
    OP_TE_ZEGGEN_MEELOPEN,
    Bedankje,
    Meeloopdag,
    Meeloopplek,
    Meeloopverzoek,
    Meeloopverzoekstap,
)
from evenementen.services import meelopen
from evenementen.services.grendel import vergrendel_persoon
from evenementen.services.meeloopafloop import vergeet_plek, vergeet_verzoeken
from twentsekracht.organisaties.models import Gebruiker

WEG = "Deze collega is er niet meer."


@transaction.atomic
def wis(*, gebruiker: Gebruiker, op: datetime) -> None:
    """What is to come is called off; what was stays in the figures, without a name. The wish goes with the account."""
    vergrendel_persoon(gebruiker)
    plekken = list(Meeloopplek.objects.select_for_update().filter(gastgever=gebruiker).order_by("pk"))
    van_ons = Q(plek__in=plekken) | Q(pk__in=Meeloopverzoek.objects.filter(bezoeker=gebruiker).values("dag"))
    dagen = list(Meeloopdag.objects.select_for_update().filter(van_ons).order_by("pk"))
    eigen = Meeloopverzoek.objects.filter(dag__in=dagen)
    eigen = eigen.filter(Q(bezoeker=gebruiker) | Q(dag__plek__in=plekken))
    # What they wrote to others, too.
    Bedankje.objects.filter(verzoek__in=eigen).delete()
    Meeloopverzoekstap.objects.filter(Q(verzoek__in=eigen) | Q(door=gebruiker)).update(reden="")
    komend = eigen.filter(status__in=OP_TE_ZEGGEN_MEELOPEN, datum__gte=timezone.localdate(op))
    pks = list(komend.order_by("pk").values_list("pk", flat=True))
    vergeet_verzoeken(Meeloopverzoek.objects.filter(bezoeker=gebruiker))
    for plek in plekken:
        vergeet_plek(plek, op=op, reden=WEG)
    for verzoek in Meeloopverzoek.objects.met_alles().filter(pk__in=pks).order_by("pk"):
        meelopen.zeg_af(verzoek, door=None, op=op, reden=WEG)  # only the other is there to hear of it
    _vergeet_adres(gebruiker.email)


def _vergeet_adres(adres: str) -> None:
    """Where they were to decide about a colleague: without an answer that lapses."""
    Meeloopverzoek.objects.filter(leidinggevende__iexact=adres).update(leidinggevende="")
    Meeloopplek.objects.filter(leidinggevende__iexact=adres).update(leidinggevende="")
