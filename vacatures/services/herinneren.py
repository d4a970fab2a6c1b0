"""Three days before a vacancy that somebody keeps closes, they hear of it: one mail a day, once per vacancy."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.post import verstuur
from vacatures.models import BewaardeVacature, Mailkeuze, Vacature
from vacatures.services.attenderen import adres, begin_van_de_dag, pak_gebruiker


@transaction.atomic
def herinner_aan_sluiten(*, gebruiker_id: int, op: datetime) -> int:
    """Of what they may still read. Answers how many vacancies the mail was about."""
    gebruiker = pak_gebruiker(gebruiker_id, op=op)
    if gebruiker is None:
        return 0
    leesbaar = Vacature.objects.zichtbaar_voor(gebruiker, op=timezone.localdate(op))
    rijen = gebruiker.bewaarde_vacatures.te_herinneren(vandaag=begin_van_de_dag(op))
    rijen = rijen.filter(vacature__in=leesbaar).select_related("vacature__organisatie")
    rijen = list(rijen.order_by("vacature__sluit_op", "pk"))
    if rijen:
        BewaardeVacature.objects.filter(pk__in=[rij.pk for rij in rijen]).update(herinnerd_op=op)
        _mail_herinnering(gebruiker, [rij.vacature for rij in rijen], op)
    return len(rijen)


def _mail_herinnering(gebruiker: Gebruiker, vacatures: list[Vacature], op: datetime) -> None:
    aantal = len(vacatures)
    wat = vacatures[0].titel if aantal == 1 else f"{aantal} vacatures die je bewaarde"
    verstuur(
        aan=gebruiker.email,
        onderwerp=f"Sluit bijna: {wat}"[:150],
        sjabloon="bewaarde_sluit",
        context={"vacatures": vacatures, "keuzes_url": adres("mailkeuzes", gebruiker)},
        waarom="je deze vacatures bewaarde" if aantal > 1 else "je deze vacature bewaarde",
        afmelden=adres("afmelden_herinnering", gebruiker),
        op=op,
    )


@transaction.atomic
def zet_herinneren(*, gebruiker: Gebruiker, aan: bool, op: datetime) -> None:
    """Whether they want to hear of it at all."""
    if pak_gebruiker(gebruiker.pk, op=op):
        Mailkeuze.objects.update_or_create(gebruiker=gebruiker, defaults={"herinneren": aan})
