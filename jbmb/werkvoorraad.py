"""What waits at Jouw Baan Mijn Baan for the ambassadeur of an organisation. One query."""

from datetime import date, timedelta

from django.db.models import Count, Min, Q
from django.urls import reverse

from jbmb.models import Ruilaanbod
from twentsekracht.mijn.werkvoorraad import Taak
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.toegang import Rol

SOORT = "Jouw Baan Mijn Baan"
GELDIG = timedelta(days=365)  # after a year somebody is asked whether they still want to swap
CONTROLE = timedelta(days=14)  # within which the contract is looked at


def taken(*, gebruiker, op: date) -> list[Taak]:
    ids = toegang.organisatie_ids(gebruiker, Rol.AMBASSADEUR, op=op)
    if not ids:
        return []
    ongezien = Q(is_vast__isnull=True)
    verlopen = Q(aangeboden_op__lt=op - GELDIG)
    stand = (
        Ruilaanbod.objects.open()
        .filter(organisatie__in=ids)
        .aggregate(
            ongezien=Count("pk", filter=ongezien),
            ongezien_sinds=Min("aangeboden_op", filter=ongezien),
            verlopen=Count("pk", filter=verlopen),
            verlopen_sinds=Min("aangeboden_op", filter=verlopen),
        )
    )
    gevonden = []
    if aantal := stand["ongezien"]:
        wat = f"Controleer het contract bij {aantal} aanbod"
        dag = stand["ongezien_sinds"] + CONTROLE
        gevonden.append(_taak(wat, "is_vast__isnull=True", dag, "Ruilen kan alleen met een vast contract."))
    if aantal := stand["verlopen"]:
        wat = f"Vraag na of {aantal} aanbod nog geldt"
        voor = op - GELDIG
        dag = stand["verlopen_sinds"] + GELDIG
        gevonden.append(
            _taak(wat, f"aangeboden_op__lt={voor}", dag, "Langer dan een jaar geleden aangeboden.")
        )
    return gevonden


def _taak(titel, welke, uiterlijk, toelichting):
    lijst = reverse("admin:jbmb_ruilaanbod_changelist")
    url = f"{lijst}?status__exact={Ruilaanbod.Status.AANGEBODEN}&{welke}"
    return Taak(titel=titel, url=url, soort=SOORT, uiterlijk=uiterlijk, toelichting=toelichting)
