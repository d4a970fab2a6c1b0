"""The pages: what they show to whom, at a fixed number of queries, and what can be pressed."""

import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.maken import (
    maak_bewaarde_vacature,
    maak_gebruiker,
    maak_organisatie,
    maak_vacature,
    maak_zoekopdracht,
)
from vacatures.models import BewaardeVacature, Zoekopdracht

pytestmark = pytest.mark.django_db
LIJST = "/vacatures/"


def maak(organisatie=None, doelgroep="extern", **velden):
    vandaag = timezone.localdate()
    velden.setdefault("sluit_op", vandaag + timedelta(days=10))
    velden.setdefault("gepubliceerd_op", vandaag)
    return maak_vacature(organisatie, doelgroep=doelgroep, **velden)


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


@pytest.fixture
def collega(als):
    return als(maak_gebruiker(organisatie=maak_organisatie("losser")))


def titels(antwoord):
    return [vacature.titel for vacature in antwoord.context["vacatures"]]


# ---- the list


def test_a_visitor_sees_what_is_open_to_everybody_and_a_colleague_more(client, collega, hengelo):
    for doelgroep in ("extern", "regio", "intern"):
        maak(hengelo, doelgroep, titel=doelgroep)
    assert titels(client.get(LIJST)) == ["extern"]
    assert set(titels(collega.get(LIJST))) == {"extern", "regio"}


def test_counts_do_not_tell_a_visitor_what_there_is_inside(client, hengelo):
    maak(hengelo, "extern", vakgebied="ict")
    maak(maak_organisatie("almelo"), "regio", vakgebied="ict")
    antwoord = client.get(LIJST)
    assert antwoord.context["filter"].tellingen["vakgebied"]["ict"] == 1
    assert antwoord.context["filter"].organisaties == [("hengelo", str(hengelo))]


def test_closed_ones_are_not_in_the_list(collega, hengelo):
    maak(hengelo, titel="dicht", sluit_op=timezone.localdate() - timedelta(days=1))
    assert titels(collega.get(LIJST)) == []


def test_search_filter_sort_and_share(client, hengelo):
    maak(
        hengelo, titel="Adviseur A", vakgebied="ict", gepubliceerd_op=timezone.localdate() - timedelta(days=3)
    )
    maak(hengelo, titel="Adviseur B", vakgebied="ict", sluit_op=timezone.localdate() + timedelta(days=20))
    maak(hengelo, titel="Jurist", vakgebied="juridisch")
    assert titels(client.get(LIJST, {"q": "adviseur"})) == ["Adviseur B", "Adviseur A"]
    assert titels(client.get(LIJST, {"q": "adviseur", "sorteer": "sluit"})) == ["Adviseur A", "Adviseur B"]
    assert titels(client.get(LIJST, {"vakgebied": ["juridisch", "ict"], "q": "jurist"})) == ["Jurist"]


@pytest.mark.parametrize(
    "vraag",
    [
        "?vakgebied=zzz",
        "?schaal_min=abc",
        "?q=a%00b",
        "?page=999",
        "?page=abc",
        "?organisatie=%27%3B--",
        "?uren=&q=",
    ],
)
def test_what_cannot_be_read_does_not_filter(client, hengelo, vraag):
    maak(hengelo)
    antwoord = client.get(LIJST + vraag)
    assert antwoord.status_code == 200


def test_25_on_a_page_and_filters_stay_in_the_address(client, hengelo):
    for _ in range(26):
        maak(hengelo, vakgebied="ict")
    antwoord = client.get(LIJST, {"vakgebied": "ict"})
    assert len(titels(antwoord)) == 25
    assert "vakgebied=ict&amp;page=2" in antwoord.content.decode()
    assert len(titels(client.get(LIJST, {"vakgebied": "ict", "page": 2}))) == 1


def test_nothing_found_offers_only_what_has_results(client, hengelo):
    maak(hengelo, vakgebied="ict", niveau="hbo")
    tekst = client.get(LIJST, {"vakgebied": "ict", "niveau": "wo"}).content.decode()
    assert "Zoek op elk niveau" in tekst and "in alle vakgebieden" not in tekst
    assert (
        "Toon alle vacatures"
        in client.get(LIJST, {"q": "bestaatniet", "niveau": "wo", "vakgebied": "water"}).content.decode()
    )


def test_an_empty_list_says_what_to_do_next(client, collega):
    assert "Log dan in" in client.get(LIJST).content.decode()
    assert "Houd me op de hoogte" in collega.get(LIJST).content.decode()


@pytest.mark.parametrize("ingelogd", [True, False])
@pytest.mark.parametrize("pad", [LIJST, LIJST + "?q=vacature&vakgebied=ict&organisatie=hengelo"])
def test_the_list_costs_the_same_for_1_row_and_30(client, collega, hengelo, ingelogd, pad):
    browser = collega if ingelogd else client

    def queries():
        with CaptureQueriesContext(connection) as gevangen:
            assert browser.get(pad).status_code == 200
        return len(gevangen)

    maak(hengelo, vakgebied="ict")
    een = queries()
    for _ in range(29):
        vacature = maak(hengelo, vakgebied="ict")
        maak(maak_organisatie(), vakgebied="water")
        maak_bewaarde_vacature(vacature=vacature)
    assert queries() <= een + 1  # one more when there is a second page to count


# ---- the page of one


def test_detail_has_the_text_and_what_one_needs_to_decide(client, hengelo):
    vacature = maak(
        hengelo,
        titel="Adviseur",
        omschrijving="# Over het werk\n\nJe *adviseert*. <script>alert(1)</script>",
        contact="de afdeling HR",
        schaal_min=9,
        schaal_max=10,
        uren_min="25.5",
        is_vast=True,
        is_tijdelijk=True,
    )
    tekst = client.get(vacature.get_absolute_url()).content.decode()
    for wat in (
        "<h2>Over het werk</h2>",
        "<em>adviseert</em>",
        "Nog 10 dagen",
        "Schaal 9 tot 10",
        "25,5 uur",
    ):
        assert wat in tekst
    for wat in ("Vast of tijdelijk", "iedereen, ook van buiten de overheid", "terecht bij de afdeling HR."):
        assert wat in tekst
    assert "<script>alert" not in tekst


def test_a_code_with_a_slash_has_a_page_too(client, hengelo):
    assert client.get(maak(hengelo, code="2026/12-a").get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    "velden",
    [{"doelgroep": "intern"}, {"status": "concept"}, {"status": "ingetrokken", "doelgroep": "regio"}],
)
def test_what_one_may_not_see_does_not_exist(client, collega, hengelo, velden):
    url = maak(hengelo, **velden).get_absolute_url()
    assert [client.get(url).status_code, collega.get(url).status_code] == [404, 404]


def test_a_closed_one_says_so_to_who_could_read_it(client, collega, hengelo):
    openbaar, regio = maak(hengelo, status="gesloten"), maak(hengelo, "regio", status="gesloten")
    assert client.get(regio.get_absolute_url()).status_code == 404
    for browser, vacature in ((client, openbaar), (collega, openbaar), (collega, regio)):
        tekst = browser.get(vacature.get_absolute_url()).content.decode()
        assert "Deze vacature is gesloten" in tekst and "/reageren/" not in tekst


def test_search_engines_read_what_is_open_to_everybody_only(client, collega, hengelo):
    vacature = maak(
        hengelo, titel="</script><b>", omschrijving="Je werkt & <b>leert</b>.", is_vast=True, uren_max=24
    )
    tekst = client.get(vacature.get_absolute_url()).content.decode()
    [blok] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', tekst, re.S)
    gegevens = json.loads(blok)
    assert (gegevens["title"], gegevens["employmentType"]) == ("</script><b>", ["PART_TIME"])
    assert gegevens["validThrough"].startswith(vacature.sluit_op.isoformat())
    intern = collega.get(maak(hengelo, "regio").get_absolute_url()).content.decode()
    assert "ld+json" not in intern


# ---- keeping


def test_keeping_comes_back_to_where_it_was_pressed(als, hengelo):
    gebruiker, vacature = maak_gebruiker(), maak(hengelo, "regio")
    browser = als(gebruiker)
    antwoord = browser.post(reverse("vacatures:bewaren", args=[vacature.pk]), {"volgende": "/vacatures/?q=a"})
    assert antwoord.url == "/vacatures/?q=a"
    assert BewaardeVacature.objects.get().gebruiker == gebruiker
    assert 'aria-pressed="true"' in browser.get(LIJST).content.decode()
    browser.post(reverse("vacatures:weghalen", args=[vacature.pk]))
    assert not BewaardeVacature.objects.exists()


@pytest.mark.parametrize(
    "volgende", ["https://elders.example/", "//elders.example", "javascript:alert(1)", ""]
)
def test_it_never_leads_away_from_the_portal(collega, hengelo, volgende):
    antwoord = collega.post(reverse("vacatures:bewaren", args=[maak(hengelo).pk]), {"volgende": volgende})
    assert antwoord.url == LIJST


def test_with_htmx_only_the_button_comes_back(collega, hengelo):
    url = reverse("vacatures:bewaren", args=[maak(hengelo).pk])
    tekst = collega.post(url, {"volgende": LIJST}, headers={"HX-Request": "true"}).content.decode()
    assert 'aria-pressed="true"' in tekst and "<html" not in tekst


def test_nobody_keeps_what_they_may_not_see(collega, hengelo):
    assert collega.post(reverse("vacatures:bewaren", args=[maak(hengelo, "intern").pk])).status_code == 404
    assert not BewaardeVacature.objects.exists()


def test_a_search_is_kept_as_it_is_changed_and_thrown_away(als):
    gebruiker = maak_gebruiker()
    browser = als(gebruiker)
    antwoord = browser.post(
        reverse("vacatures:zoekopdracht_bewaren"),
        {"vraag": "q=wonen&page=2", "volgende": "/vacatures/?q=wonen"},
    )
    assert antwoord.url == "/vacatures/?q=wonen"
    zoekopdracht = gebruiker.zoekopdrachten.get()
    assert (zoekopdracht.vraag, zoekopdracht.url) == ("q=wonen", "/vacatures/?q=wonen")
    begin = f"zoek-{zoekopdracht.pk}"
    for naam, hoe_vaak in [("Wonen", "week"), ("Onzin", "onzin"), ("", "dag")]:
        gevuld = {f"{begin}-naam": naam, f"{begin}-hoe_vaak": hoe_vaak}
        browser.post(reverse("vacatures:zoekopdracht_wijzigen", args=[zoekopdracht.pk]), gevuld)
    zoekopdracht.refresh_from_db()
    assert (zoekopdracht.naam, zoekopdracht.hoe_vaak) == ("Wonen", "week")
    browser.post(reverse("vacatures:zoekopdracht_verwijderen", args=[zoekopdracht.pk]))
    assert not gebruiker.zoekopdrachten.exists()


def test_too_many_searches_are_refused_in_words(als):
    gebruiker = maak_gebruiker()
    for nummer in range(20):
        maak_zoekopdracht(gebruiker, vraag=f"q={nummer}")
    browser = als(gebruiker)
    antwoord = browser.post(reverse("vacatures:zoekopdracht_bewaren"), {"vraag": "q=nieuw"}, follow=True)
    assert "Je hebt al 20 zoekopdrachten" in antwoord.content.decode()


def test_a_search_of_somebody_else_does_not_exist(collega):
    pk = maak_zoekopdracht().pk
    for naam in ("zoekopdracht_wijzigen", "zoekopdracht_verwijderen"):
        assert collega.post(reverse(f"vacatures:{naam}", args=[pk]), {"hoe_vaak": "nooit"}).status_code == 404
    assert Zoekopdracht.objects.get().hoe_vaak == "dag"
