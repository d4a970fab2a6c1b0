"""What waits for a klusgever and for who is chosen. One query."""

from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone

from jbmb.klusregels import KLUSGEVER_KIEST
from jbmb.models import REACTIE_BEZET, Klus, Klusreactie
from twentsekracht.mijn.werkvoorraad import Taak

SOORT = "Klussen"
R = Klusreactie.Status


def taken(*, gebruiker, op: date) -> list[Taak]:
    """Together in one query, since every page that counts what waits asks this."""
    gekozen = Klusreactie.objects.filter(klus=OuterRef("pk"), deelnemer=gebruiker, status=R.GEKOZEN)
    bedank = Klusreactie.objects.filter(
        klus=OuterRef("pk"), status=R.AFGEROND, dank="", deelnemer__isnull=False
    )
    klussen = Klus.objects.annotate(
        mijn_reactie=Subquery(gekozen.values("pk")[:1]),
        mijn_antwoord_tot=Subquery(gekozen.values("antwoord_tot")[:1]),
        te_bedanken=Exists(bedank),
        wacht=Count("reacties", filter=Q(reacties__status=R.GEREAGEERD)),
        bezet=Count("reacties", filter=Q(reacties__status__in=REACTIE_BEZET)),
    ).filter(Q(klusgever=gebruiker) | Q(mijn_reactie__isnull=False))
    gevonden = []
    for klus in klussen.order_by("van", "pk"):
        if klus.mijn_reactie:
            gevonden.append(_gekozen(klus))
            continue
        titel, uiterlijk = _taak(klus, op)
        if titel:
            url = reverse("jbmb:klusbeheer", args=[klus.pk])
            gevonden.append(Taak(titel, url, SOORT, uiterlijk, klus.titel))
    return gevonden


def _gekozen(klus: Klus) -> Taak:
    url = reverse("jbmb:klusreactie", args=[klus.mijn_reactie])
    uiterlijk = timezone.localdate(klus.mijn_antwoord_tot)
    return Taak("Zeg of je deze klus doet", url, SOORT, uiterlijk, klus.titel)


def _taak(klus: Klus, op: date) -> tuple[str, date | None]:
    if klus.status == Klus.Status.OPEN and klus.wacht and klus.bezet < klus.mensen:
        aantal = klus.wacht
        wat = f"Kies wie je klus doet: {aantal} reactie{'' if aantal == 1 else 's'}"
        return wat, min(klus.reageren_tot + KLUSGEVER_KIEST, klus.van)
    if klus.status == Klus.Status.LOPEND and klus.tot < op:
        return "Is je klus klaar? Rond hem af", klus.tot
    if klus.status == Klus.Status.AFGEROND and klus.te_bedanken:
        return "Bedank wie je klus deed", None
    return "", None
