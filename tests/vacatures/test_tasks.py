"""What runs by itself: the daily mail, and the round for who wants to hear at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.maken import (
    maak_bewaarde_vacature,
    maak_gebruiker,
    maak_job,
    maak_vacature,
    maak_vacaturestap,
    maak_zoekopdracht,
)
from tests.vacatures.maken import maak_melding
from twentsekracht.werk import services as werk
from twentsekracht.werk.models import Bericht, Job
from vacatures import services
from vacatures.models import Melding, Zoekopdracht

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


def voer_uit(soort, **argumenten):
    job = maak_job(f"vacatures.tasks.{soort}", **argumenten)
    assert werk.voer_uit(job.pk)
    job.refresh_from_db()
    return job


def publiceer(**velden):
    nu = timezone.now()
    vandaag = timezone.localdate(nu)
    velden = {"doelgroep": "regio", "gepubliceerd_op": vandaag, "sluit_op": vandaag + 9 * DAG, **velden}
    vacature = maak_vacature(**velden)
    maak_vacaturestap(vacature, vastgelegd_op=nu)
    return vacature


def zoek(gebruiker, vraag="", **velden):
    nu = timezone.now()
    velden = {"gekeken_op": nu - 2 * DAG, "gewild_op": nu - 9 * DAG, **velden}
    return maak_zoekopdracht(gebruiker, vraag=vraag, **velden)


def test_once_a_day_everybody_hears_what_is_new_for_them_and_nobody_twice():
    mensen = [maak_gebruiker() for _ in range(3)]
    for gebruiker, vraag in zip(mensen, ["vakgebied=ict", "vakgebied=ict&niveau=wo", ""], strict=True):
        zoek(gebruiker, vraag)
    publiceer(vakgebied="ict")
    for _ in range(2):
        assert voer_uit("dagelijks").status == "gereed"
    assert sorted(Bericht.objects.values_list("aan", flat=True)) == sorted([mensen[0].email, mensen[2].email])


def test_the_day_also_reminds_asks_and_cleans_up(monkeypatch):
    monkeypatch.setattr("vacatures.tasks.PERSONEN_PER_KEER", 1)
    nu = timezone.now()
    wie, ander = maak_gebruiker(), maak_gebruiker()
    for gebruiker in (wie, ander):
        bewaard = publiceer(sluit_op=timezone.localdate() + 2 * DAG, doelgroep="extern")
        maak_bewaarde_vacature(gebruiker, bewaard, op=nu - 2 * DAG)
        zoek(gebruiker, "q=bestaatniet", gewild_op=nu - 400 * DAG)
        zoek(gebruiker, "niveau=wo", gewild_op=nu - 400 * DAG, gevraagd_op=nu - 31 * DAG)
    maak_melding(op=nu - 100 * DAG)
    assert voer_uit("dagelijks").status == "gereed"
    per_persoon = Bericht.objects.filter(aan=wie.email).values_list("onderwerp", flat=True)
    assert len(per_persoon) == 2 and Bericht.objects.count() == 4
    assert "Wil je nog mail over nieuwe vacatures?" in per_persoon
    assert set(Zoekopdracht.objects.values_list("vraag", flat=True)) == {"q=bestaatniet"}
    assert not Melding.objects.exists()
    assert voer_uit("dagelijks").status == "gereed"
    assert Bericht.objects.count() == 4


def test_a_round_waits_until_its_minutes_are_over():
    zoek(maak_gebruiker(), hoe_vaak="meteen")
    daags = zoek(maak_gebruiker(), hoe_vaak="dag")
    publiceer()
    nu = int(timezone.now().timestamp())
    job = voer_uit("attendeer_meteen", argumenten={"begin": nu})
    assert (job.status, Bericht.objects.count()) == ("aangevraagd", 0)
    assert 320 <= (job.niet_voor - timezone.now()).total_seconds() <= 331
    assert voer_uit("attendeer_meteen", argumenten={"begin": nu - 331}).status == "gereed"
    assert voer_uit("attendeer_meteen").status == "gereed"
    assert Bericht.objects.exclude(aan=daags.gebruiker.email).count() == Bericht.objects.count() == 1


def test_publishing_asks_for_the_round(django_capture_on_commit_callbacks):
    zoek(maak_gebruiker(), hoe_vaak="meteen")
    services.vraag_attendering(op=timezone.now())
    assert Job.objects.get(soort="vacatures.tasks.attendeer_meteen").status == "aangevraagd"
