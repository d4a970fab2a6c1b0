"""The page of one organisation, for its intranet: each reader sees what they may."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.maken import maak_bewaarde_vacature, maak_gebruiker, maak_organisatie, maak_vacature

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


def maak(organisatie, titel, doelgroep="extern", **velden):
    vandaag = timezone.localdate()
    velden = {"gepubliceerd_op": vandaag, "sluit_op": vandaag + 9 * DAG, **velden}
    return maak_vacature(organisatie, titel=titel, doelgroep=doelgroep, **velden)


def adres(organisatie):
    return reverse("vacatures:organisatie", args=[organisatie.code])


def test_each_sees_what_they_may_of_this_organisation_only(als, hengelo):
    maak(hengelo, "Voor iedereen")
    maak(hengelo, "Voor de regio", "regio")
    maak(hengelo, "Voor onszelf", "intern")
    maak(hengelo, "Alweer dicht", status="gesloten")
    maak(maak_organisatie("almelo"), "Elders")
    bezoeker, collega, elders = Client(), als(maak_gebruiker(organisatie=hengelo)), als(maak_gebruiker())
    gezien = {}
    for wie, client in {"bezoeker": bezoeker, "elders": elders, "collega": collega}.items():
        tekst = client.get(adres(hengelo)).content.decode()
        titels = ("Voor iedereen", "Voor de regio", "Voor onszelf", "Alweer dicht", "Elders")
        gezien[wie] = [titel for titel in titels if titel in tekst]
    assert gezien == {
        "bezoeker": ["Voor iedereen"],
        "elders": ["Voor iedereen", "Voor de regio"],
        "collega": ["Voor iedereen", "Voor de regio", "Voor onszelf"],
    }


def test_it_says_whose_it_is_and_where_the_feed_is(hengelo):
    maak(hengelo, "Adviseur")
    tekst = Client().get(adres(hengelo)).content.decode()
    assert "<h1>Vacatures bij Gemeente Hengelo</h1>" in tekst and "1 vacature<" in tekst
    assert tekst.count("/vacatures/bij/hengelo/feed/") == 2


def test_with_nothing_open_it_says_where_to_look(hengelo):
    maak(hengelo, "Voor onszelf", "intern")
    tekst = Client().get(adres(hengelo)).content.decode()
    assert "Er staat nu niets open" in tekst and tekst.count("Bekijk alle vacatures") == 1


def test_unknown_or_no_partner_any_more_does_not_exist():
    weg = maak_organisatie("oud", actief_tot=timezone.localdate() - DAG)
    for url in (adres(weg), "/vacatures/bij/bestaat-niet/"):
        assert Client().get(url).status_code == 404


def test_what_one_keeps_can_be_let_go_there(als, hengelo):
    wie = maak_gebruiker()
    maak_bewaarde_vacature(wie, maak(hengelo, "Adviseur"))
    assert 'aria-pressed="true"' in als(wie).get(adres(hengelo)).content.decode()


@pytest.mark.parametrize("ingelogd", [False, True])
def test_the_same_number_of_queries_for_1_row_and_30(als, hengelo, ingelogd, django_assert_max_num_queries):
    client = als(maak_gebruiker()) if ingelogd else Client()
    aantallen = []
    for aantal in (1, 29):
        for nummer in range(aantal):
            maak(hengelo, f"Vacature {nummer}")
        client.get(adres(hengelo))
        with django_assert_max_num_queries(12) as gedaan:
            tekst = client.get(adres(hengelo)).content.decode()
        aantallen.append(len(gedaan))
    assert aantallen[0] == aantallen[1]
    assert "30 vacatures" in tekst and "?page=2" in tekst
