"""Colleagues of the demo, some of every employer, so that lists show people; nobody can log in as one of them."""

from collections import defaultdict
from datetime import datetime, timedelta
from itertools import cycle

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from school import annuleren, services
from school.models import Akkoord, Inschrijving
from twentsekracht.organisaties.models import Gebruiker, Organisatie

S = Inschrijving.Status
VOORNAMEN = ("Fenna", "Gijs", "Loes", "Harm", "Mirthe", "Sjoerd", "Aylin", "Wim", "Yasmina", "Tom", "Riet")
ACHTERNAMEN = ("Mulder", "Smit", "Hammer", "Koopman", "Groeneveld", "Yilmaz", "Leferink", "Wolters", "Pot")
PER_ORGANISATIE = 5
# Whose leidinggevende said yes already, so that a second is asked: organisation, course
BIJ_DE_TWEEDE = ("hengelo", "sociaal-domein")
OVERGEDRAGEN = "contactpersoon@hengelo.example", "data"  # who offers a colleague the place, and where


class Collegas:
    """Hands out who is not in a run yet; when all of an organisation are, None."""

    def __init__(self):
        self.per_organisatie = defaultdict(list)
        self.in_run = defaultdict(set)
        for mens in maak_collegas():
            self.per_organisatie[mens.organisatie_id].append(mens)

    def voor(self, uitvoering, organisatie) -> Gebruiker | None:
        al_in = self.in_run[uitvoering.pk]
        vrij = [mens for mens in self.per_organisatie[organisatie.pk] if mens.pk not in al_in]
        if not vrij:
            return None
        mens = vrij[uitvoering.pk % len(vrij)]
        al_in.add(mens.pk)
        return mens


def maak_collegas() -> list[Gebruiker]:
    namen = zip(cycle(VOORNAMEN), cycle(ACHTERNAMEN), strict=False)  # 11 x 9 of them before one comes back
    collegas = []
    for organisatie in Organisatie.objects.werkgevers().order_by("code"):
        for _ in range(PER_ORGANISATIE):
            voornaam, achternaam = next(namen)
            collegas.append(
                Gebruiker(
                    naam=f"{voornaam} {achternaam}",
                    email=f"{voornaam}.{achternaam}@{organisatie.code}.example".lower(),
                    organisatie=organisatie,
                    password=make_password(None),
                )
            )
    Gebruiker.objects.bulk_create(collegas, ignore_conflicts=True)
    emails = [mens.email for mens in collegas]
    return list(Gebruiker.objects.filter(email__in=emails).order_by("organisatie__code", "pk"))


def vul(*, op: datetime) -> None:
    """What stands open between colleagues: a second that is asked, a place that is offered."""
    code, cursus = BIJ_DE_TWEEDE
    vraag = Akkoord.objects.filter(
        besluit="", inschrijving__organisatie__code=code, inschrijving__uitvoering__opleiding__code=cursus
    ).first()
    if vraag:
        eerder = op - timedelta(days=2)
        Akkoord.objects.filter(pk=vraag.pk).update(
            beurten=2, besluit=Akkoord.Besluit.AKKOORD, besloten_op=eerder
        )
        Akkoord.objects.create(
            inschrijving=vraag.inschrijving,
            aan=f"directie@{code}.example",
            beurt=2,
            beurten=2,
            gevraagd_op=eerder,
            plaats_tot=vraag.plaats_tot,
        )
    email, cursus = OVERGEDRAGEN
    rij = Inschrijving.objects.filter(
        deelnemer__email=email, uitvoering__opleiding__code=cursus, status=S.BEVESTIGD
    ).first()
    collega = (
        rij and Gebruiker.objects.filter(organisatie=rij.organisatie).exclude(pk=rij.deelnemer_id).first()
    )
    if collega:
        services.bied_over(inschrijving=rij, adres=collega.email, op=op)


def onthoud_voorwaarden(op: datetime) -> None:
    """Everybody enrolled under the rules there are."""
    regels = annuleren.regels_nu()
    komend = Inschrijving.objects.filter(
        deelnemer__isnull=False, uitvoering__start__gt=timezone.localdate(op)
    ).select_related("uitvoering__opleiding")
    for rij in komend:
        rij.voorwaarden = annuleren.nu(rij.uitvoering, regels).als_json()
    Inschrijving.objects.bulk_update(komend, ["voorwaarden"])
