"""Events: their pages, their programme, and what they tell of and to somebody."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from evenementen import agenda, gegevens, werkvoorraad, zoeken
from evenementen.programma import programma
from evenementen.woorden import periode
from tests.maken import (
    DAG,
    maak_deelname,
    maak_deelnamestap,
    maak_evenement,
    maak_gebruiker,
    maak_onderdeel,
    maak_organisatie,
)
from twentsekracht.mijn.agenda import Agendapunt
from twentsekracht.mijn.werkvoorraad import Taak
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db


def vandaag():
    return timezone.localdate()


AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def evenement_over(dagen, duur=0, **velden):
    start = vandaag() + timedelta(dagen)
    return maak_evenement(jaar=start.year, start=start, einde=start + timedelta(duur), **velden)


def teken(tag, gebruiker):
    return Template(f"{{% load evenementen %}}{{% {tag} gebruiker %}}").render(
        Context({"gebruiker": gebruiker})
    )


@pytest.mark.parametrize(
    ("start", "einde", "woorden"),
    [
        (date(2026, 11, 9), date(2026, 11, 9), "9 november 2026"),
        (date(2026, 11, 9), date(2026, 11, 13), "9 tot en met 13 november 2026"),
        (date(2026, 11, 30), date(2026, 12, 2), "30 november tot en met 2 december 2026"),
        (date(2026, 12, 30), date(2027, 1, 2), "30 december 2026 tot en met 2 januari 2027"),
    ],
)
def test_when_an_event_is_in_words(start, einde, woorden):
    assert periode(maak_evenement(start=start, einde=einde)) == woorden


def test_the_programme_goes_by_day_and_by_hour_with_what_is_not_known_last(django_assert_num_queries):
    evenement = maak_evenement()
    dag_2, dag_1 = date(2015, 6, 2), date(2015, 6, 1)
    for code, datum, begin in (
        ("e", None, None),
        ("d", dag_2, time(9)),
        ("c", dag_1, None),
        ("b", dag_1, time(13)),
        ("a", dag_1, time(9)),
    ):
        deel = maak_onderdeel(evenement, code=code, datum=datum, begintijd=begin, capaciteit=2)
        maak_deelname(deel, status="bevestigd")
        maak_deelname(deel, status="wachtlijst")
        maak_deelname(deel, status="geannuleerd")
    with django_assert_num_queries(4):
        dagen = programma(evenement, op=timezone.now())
    assert [(dag.dag, [deel.onderdeel.code for deel in dag.delen]) for dag in dagen] == [
        (dag_1, ["a", "b", "c"]),
        (dag_2, ["d"]),
        (None, ["e"]),
    ]
    assert dagen[0].delen[0].plaatsen.woorden == "Nog 1 plaats"


# ---- pages


def test_what_comes_stands_first_and_what_was_is_kept_by_year(client):
    evenement_over(20, titel="Straks")
    evenement_over(-2, duur=3, titel="Bezig")
    evenement_over(9, titel="Concept", is_gepubliceerd=False)
    maak_evenement(titel="Van toen")
    page = client.get("/evenementen/")
    assert [rij.titel for rij in page.context["komend"]] == ["Bezig", "Straks"]
    assert [rij.titel for rij in page.context["geweest"]] == ["Van toen"]
    assert "2015 (1 evenement)" in page.content.decode()


def test_events_are_found_by_their_words_and_those_of_their_parts(client):
    maak_onderdeel(evenement_over(5, titel="Talentweek"), titel="Netwerken")
    evenement_over(6, titel="Zomerweek")
    for vraag, gevonden in (
        ("netwerken", ["Talentweek"]),
        ("week", ["Talentweek", "Zomerweek"]),
        ("xyz", []),
    ):
        page = client.get("/evenementen/", {"q": vraag})
        assert [rij.titel for rij in page.context["komend"]] == gevonden
    assert "Toon alle bijeenkomsten" in page.content.decode()
    assert client.get("/evenementen/?q=%00").status_code == 200


def test_an_empty_list_leads_on(client):
    assert "Naar de Twentse School" in client.get("/evenementen/").content.decode()


def test_the_page_of_an_event_shows_its_programme(client):
    evenement = evenement_over(5, titel="Talentweek", omschrijving="**Gratis**")
    deel = maak_onderdeel(
        evenement,
        titel="Netwerken",
        datum=evenement.start,
        begintijd=time(9),
        eindtijd=time(10, 30),
        spreker="de trainees",
        locatie="Borne",
        capaciteit=1,
        heeft_wachtlijst=False,
    )
    maak_deelname(deel, status="bevestigd")
    page = client.get(evenement.get_absolute_url()).content.decode()
    for woorden in ("<strong>Gratis</strong>", "09.00 tot 10.30 uur", "Door de trainees", "Borne", "Vol"):
        assert woorden in page
    assert "Zoek je contactpersoon" in page


def test_the_page_of_an_event_that_was_does_not_ask_to_take_part(client):
    evenement = maak_onderdeel(maak_evenement(), capaciteit=9).evenement
    page = client.get(evenement.get_absolute_url()).content.decode()
    assert "Dit evenement is geweest" in page
    assert "Nog 9 plaatsen" not in page
    assert "Zoek je contactpersoon" not in page


def test_the_same_code_in_another_year_is_another_event(client):
    maak_evenement(jaar=2014, code="zomer", titel="Toen")
    maak_evenement(jaar=2015, code="zomer", titel="Later")
    assert "Later" in client.get("/evenementen/2015/zomer/").content.decode()
    assert client.get("/evenementen/2016/zomer/").status_code == 404


def test_an_event_that_is_not_published_has_no_page(client):
    assert client.get(maak_evenement(is_gepubliceerd=False).get_absolute_url()).status_code == 404


def test_the_page_of_an_event_costs_the_same_however_long_the_programme(als):
    evenement, ik = evenement_over(5), maak_gebruiker()
    browser = als(ik)

    def price():
        with CaptureQueriesContext(connection) as queries:
            browser.get(evenement.get_absolute_url())
        return len(queries)

    maak_deelname(maak_onderdeel(evenement, datum=evenement.start), deelnemer=ik, status="bevestigd")
    one = price()
    for _ in range(20):
        maak_deelname(maak_onderdeel(evenement, datum=evenement.start), deelnemer=ik, status="bevestigd")
    assert price() == one


def test_somebody_sees_where_they_take_part_and_nobody_else(als, client):
    deel = maak_onderdeel(evenement_over(5), titel="Netwerken")
    ik = maak_gebruiker()
    maak_deelname(deel, deelnemer=ik, status="wachtlijst")
    url = deel.evenement.get_absolute_url()
    assert "Hier doe je aan mee" in als(ik).get(url).content.decode()
    assert "Hier doe je aan mee" not in client.get(url).content.decode()
    assert "Hier doe je aan mee" not in als(maak_gebruiker()).get(url).content.decode()


# ---- calendar, work queue, search, tiles, own data


def test_a_part_stands_in_the_calendar_with_its_hours(django_assert_num_queries):
    ik = maak_gebruiker()
    evenement = maak_evenement(
        jaar=2026, titel="Talentweek", code="t", start=date(2026, 12, 7), einde=date(2026, 12, 7)
    )
    deel = maak_onderdeel(
        evenement,
        titel="Netwerken",
        datum=date(2026, 12, 7),
        begintijd=time(9),
        eindtijd=time(10),
        locatie="Borne",
    )
    rij = maak_deelname(deel, deelnemer=ik, status="bevestigd")
    with django_assert_num_queries(1):
        punten = agenda.punten(gebruiker=ik, vanaf=date(2026, 12, 7), op=date(2026, 12, 7))
    assert punten == [
        Agendapunt(
            kenmerk=f"deelname-{rij.pk}",
            titel="Netwerken (Talentweek)",
            begin=datetime(2026, 12, 7, 9, tzinfo=AMSTERDAM),
            einde=datetime(2026, 12, 7, 10, tzinfo=AMSTERDAM),
            plaats="Borne",
            url=f"/evenementen/2026/t/onderdeel/{deel.code}/",
        )
    ]


def test_the_calendar_takes_out_what_was_cancelled_and_leaves_out_what_has_no_day_or_place():
    ik = maak_gebruiker()
    for status in ("bevestigd", "geannuleerd", "wachtlijst", "aangemeld"):
        maak_deelname(maak_onderdeel(datum=DAG), deelnemer=ik, status=status)
    maak_deelname(maak_onderdeel(), deelnemer=ik, status="bevestigd")
    maak_deelname(maak_onderdeel(datum=DAG - timedelta(1)), deelnemer=ik, status="bevestigd")
    punten = agenda.punten(gebruiker=ik, vanaf=DAG, op=DAG)
    assert [(punt.begin, punt.geannuleerd) for punt in punten] == [(DAG, False), (DAG, True)]


def test_the_coordinator_is_told_which_events_are_not_ready(als, django_assert_max_num_queries):
    ik = maak_gebruiker(Rol.COORDINATOR)
    leeg = maak_evenement(start=date(2015, 7, 1), titel="Zomerweek")
    half = maak_onderdeel(maak_evenement(titel="Talentweek"), locatie="").evenement
    maak_onderdeel(half, locatie="Borne")
    maak_onderdeel(maak_evenement(), locatie="Borne")
    maak_evenement(start=date(2015, 7, 2))  # not soon enough
    with django_assert_max_num_queries(4):
        taken = werkvoorraad.taken(gebruiker=ik, op=DAG)
    admin = "/beheer/evenementen/evenement/{}/change/"
    assert taken == [
        Taak("Zoek een plaats voor 1 onderdeel van Talentweek", admin.format(half.pk), "Evenementen", DAG),
        Taak("Vul het programma van Zomerweek", admin.format(leeg.pk), "Evenementen", date(2015, 7, 1)),
    ]
    assert als(ik).get(taken[0].url).status_code == 200


@pytest.mark.parametrize("rol", [None, Rol.CONTACTPERSOON, Rol.BEHEERDER])
def test_for_others_the_events_have_no_work(rol):
    maak_evenement()
    assert werkvoorraad.taken(gebruiker=maak_gebruiker(rol), op=DAG) == []


def test_search_finds_events_by_their_parts_but_none_that_is_not_published(django_assert_num_queries):
    gevonden = maak_onderdeel(maak_evenement(samenvatting="Gratis."), titel="Netwerken").evenement
    maak_onderdeel(maak_evenement(is_gepubliceerd=False), titel="Netwerken")
    with django_assert_num_queries(2):
        groep = zoeken.zoek("netwerken", gebruiker=AnonymousUser(), op=DAG, aantal=5)
    [treffer] = groep.treffers
    assert (groep.totaal, treffer.titel, treffer.toelichting) == (1, gevonden.titel, "1 juni 2015. Gratis.")
    assert groep.url == "/evenementen/?q=netwerken"


def test_tiles_show_what_comes_and_lead_on_when_there_is_nothing(django_assert_num_queries):
    ik = maak_gebruiker()
    assert "/evenementen/" in teken("evenementen_tegel", ik) and "/evenementen/" in teken(
        "evenementen_mijn", ik
    )
    straks = maak_onderdeel(evenement_over(5, titel="Talentweek"), titel="Netwerken")
    maak_deelname(straks, deelnemer=ik, status="wachtlijst")
    maak_deelname(maak_onderdeel(titel="Toen"), deelnemer=ik)
    maak_deelname(maak_onderdeel(titel="Van een ander"))
    with django_assert_num_queries(1):
        assert "Talentweek" in teken("evenementen_tegel", ik)
    with django_assert_num_queries(3):
        mijn = teken("evenementen_mijn", ik)
    assert mijn.find("Netwerken") < mijn.find("Eerder meegedaan") < mijn.find("Toen")
    assert "Nummer 1 op de wachtlijst" in mijn and "Van een ander" not in mijn


def test_somebody_gets_everything_the_events_know_of_them(django_assert_num_queries):
    ik = maak_gebruiker(organisatie=maak_organisatie("losser"))
    deel = maak_onderdeel(maak_evenement(titel="Talentweek"), titel="Netwerken", datum=DAG)
    rij = maak_deelname(deel, ik.organisatie, deelnemer=ik)
    maak_deelnamestap(rij, "aanwezig")
    maak_deelname(deel)
    with django_assert_num_queries(9):
        eigen = gegevens.gegevens(gebruiker=ik, op=DAG)
    assert eigen == {
        "Deelname aan evenementen": [
            {
                "evenement": "Talentweek",
                "onderdeel": "Netwerken",
                "datum": "2015-06-01",
                "namens": "Gemeente Losser",
                "ingeschreven op": None,
                "status": "Aanwezig",
                "leidinggevende": "",
                "op de wachtlijst sinds": None,
                "akkoord": [],
                "vragen na afloop ingevuld": False,
                "kwam zonder aanmelding": False,
                "verloop": [{"per": "2015-06-01", "status": "Aanwezig", "reden": ""}],
                "in je agenda gezet": [],
            }
        ],
        "Wat je bij evenementen koos": [],
        "Herinneringen aan evenementen": [],
        "Akkoorden voor evenementen die aan jou zijn gevraagd": [],
        "Spreker bij evenementen": [],
        "Opmerkingen bij de jaarkalender": [],
    }
