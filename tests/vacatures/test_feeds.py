"""The feeds, read by a real feed parser, and the sitemap: only what is open to everybody, whoever asks."""

import re
import time
from datetime import UTC, datetime, timedelta

import feedparser
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.maken import maak_gebruiker, maak_organisatie, maak_vacature, maak_vacaturestap
from vacatures.feeds import VacatureSitemap

pytestmark = pytest.mark.django_db
FEED = reverse("vacatures:feed")
DAG = timedelta(days=1)


@pytest.fixture
def vandaag():
    return timezone.localdate()


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


def maak(organisatie=None, doelgroep="extern", dagen=1, stap=True, **velden):
    """Published so many days ago."""
    op = timezone.now() - dagen * DAG
    velden = {"sluit_op": timezone.localdate() + 9 * DAG, **velden}
    vacature = maak_vacature(
        organisatie, doelgroep=doelgroep, gepubliceerd_op=timezone.localdate(op), **velden
    )
    if stap:
        maak_vacaturestap(vacature, vastgelegd_op=op)
    return vacature


def lees(adres=FEED, client=None):
    antwoord = (client or Client()).get(adres)
    assert antwoord.status_code == 200
    feed = feedparser.parse(antwoord.content)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    return feed


def titels(adres=FEED, client=None):
    return [item.title.partition(",")[0] for item in lees(adres, client).entries]


def organisatiefeed(organisatie):
    return reverse("vacatures:organisatie_feed", args=[organisatie.code])


# ---- what a feed parser reads


def test_a_feed_parser_reads_it_and_all_there_is_to_an_item(hengelo):
    tekst = "Je helpt <b>bewoners</b> & ondernemers."
    vacature = maak(
        hengelo, titel="Adviseur R&D", omschrijving=tekst, vakgebied="ict", niveau="hbo", uren_max=32
    )
    feed = lees()
    assert (feed.feed.title, feed.feed.language) == ("Vacatures in Twente", "nl")
    assert feed.feed.link == "http://testserver/vacatures/"
    assert [link.href for link in feed.feed.links if link.rel == "self"] == [
        "http://testserver/vacatures/feed/"
    ]
    [item] = feed.entries
    assert item.title == "Adviseur R&D, Gemeente Hengelo"
    assert item.link == f"http://testserver{vacature.get_absolute_url()}"
    assert item.id == f"urn:x-twentsekracht:vacature:{vacature.pk}"
    assert item.author == "Gemeente Hengelo"
    assert [tag.term for tag in item.tags] == ["ICT en data", "hbo"]
    assert "ondernemers" in item.summary and "32 uur" in item.summary and "<b>" not in item.summary
    gepubliceerd = datetime(*item.published_parsed[:6], tzinfo=UTC)
    assert abs(gepubliceerd - (timezone.now() - DAG)) < timedelta(minutes=1)


def test_ids_stay_and_updated_follows_what_happened(hengelo, vandaag):
    vacature = maak(hengelo, dagen=5, titel="Eerst", extern_op=vandaag - 2 * DAG)
    [eerst] = lees().entries
    begin = timezone.make_aware(datetime.combine(vandaag - 2 * DAG, datetime.min.time())).astimezone(UTC)
    assert eerst.published_parsed == eerst.updated_parsed == begin.timetuple()[:8] + (0,)
    vacature.titel = "Daarna"
    vacature.save()
    maak_vacaturestap(vacature, van="gepubliceerd", vastgelegd_op=timezone.now())  # open for longer
    [daarna] = lees().entries
    assert (daarna.id, daarna.published, daarna.title) == (
        eerst.id,
        eerst.published,
        "Daarna, Gemeente Hengelo",
    )
    assert daarna.updated_parsed > eerst.updated_parsed
    assert time.mktime(lees().feed.updated_parsed) == time.mktime(daarna.updated_parsed)


def test_the_latest_to_open_comes_first_and_there_is_an_end(hengelo, vandaag):
    maak(hengelo, dagen=9, titel="Net open", extern_op=vandaag)
    for nummer in range(60):
        maak(hengelo, dagen=2 + nummer % 20, titel=f"Vacature {nummer}", stap=False)
    gelezen = titels()
    assert (len(gelezen), gelezen[0]) == (50, "Net open")


def test_the_parameters_are_those_of_the_list(hengelo):
    maak(hengelo, titel="Adviseur wonen", vakgebied="ruimte")
    maak(hengelo, titel="Adviseur data", vakgebied="ict")
    maak(titel="Jurist", vakgebied="juridisch")
    assert titels(f"{FEED}?vakgebied=ict&vakgebied=ruimte&q=wonen") == ["Adviseur wonen"]
    assert set(titels(f"{FEED}?organisatie=hengelo&page=7&onzin=1")) == {"Adviseur wonen", "Adviseur data"}
    assert titels(f"{FEED}?schaal_min=99&niveau=%00") != []  # what cannot be read does not filter
    feed = lees(f"{FEED}?q=wonen&vakgebied=ruimte").feed
    assert feed.title == "Vacatures in Twente: wonen, Ruimte en milieu"
    assert feed.link == "http://testserver/vacatures/?q=wonen&vakgebied=ruimte"


def test_new_since_means_since_outsiders_could_read_it(hengelo, vandaag):
    maak(hengelo, dagen=20, titel="Nu voor iedereen", extern_op=vandaag)
    maak(hengelo, dagen=20, titel="Al lang")
    assert titels(f"{FEED}?sinds=7") == ["Nu voor iedereen"]


# ---- who reads what


def test_nobody_reads_more_than_a_visitor_also_who_is_signed_in(als, hengelo, vandaag):
    maak(hengelo, titel="Voor iedereen")
    maak(hengelo, titel="Regio", doelgroep="regio")
    maak(hengelo, titel="Intern", doelgroep="intern")
    maak(hengelo, titel="Morgen", extern_op=vandaag + DAG)
    maak(hengelo, titel="Dicht", sluit_op=vandaag - DAG)
    maak(hengelo, titel="Gesloten", status="gesloten")
    maak(hengelo, titel="Concept", status="concept")
    collega = als(maak_gebruiker("vacaturehouder", hengelo))
    for client in (None, collega):
        assert titels(client=client) == ["Voor iedereen"]
        assert titels(organisatiefeed(hengelo), client) == ["Voor iedereen"]
    assert Client().get("/sitemap-vacatures.xml").content.decode().count("/vacatures/") == 1


def test_of_one_organisation_only(hengelo):
    maak(hengelo, titel="Hier")
    maak(titel="Elders")
    feed = lees(organisatiefeed(hengelo))
    assert [item.title for item in feed.entries] == ["Hier, Gemeente Hengelo"]
    assert feed.feed.title == "Vacatures bij Gemeente Hengelo"
    assert feed.feed.link == "http://testserver/vacatures/bij/hengelo/"
    assert Client().get(reverse("vacatures:organisatie_feed", args=["bestaat-niet"])).status_code == 404


# ---- for proxies and readers that ask often


def test_kept_for_a_while_and_not_sent_twice(hengelo):
    maak(hengelo)
    for adres in (FEED, organisatiefeed(hengelo)):
        eerst = Client().get(adres)
        assert eerst["Content-Type"].startswith("application/atom+xml")
        assert eerst["Cache-Control"] == "public, max-age=900"
        assert not eerst.cookies
        weer = Client().get(adres, headers={"If-None-Match": eerst["ETag"]})
        assert (weer.status_code, weer.content) == (304, b"")
        sinds = Client().get(adres, headers={"If-Modified-Since": eerst["Last-Modified"]})
        assert sinds.status_code == 304
    maak(hengelo)
    assert Client().get(FEED, headers={"If-None-Match": eerst["ETag"]}).status_code == 200


KAARTEN = ("/sitemap.xml", "/sitemap-vacatures.xml")
MACHINES = (FEED, "/vacatures/bij/hengelo/feed/", "/nieuws/feed/", *KAARTEN, "/api/v1/openapi.json")


@pytest.mark.parametrize("adres", MACHINES)
def test_a_proxy_keeps_one_answer_for_all_who_are_not_signed_in(hengelo, als, adres):
    maak(hengelo)
    gast = Client().get(adres)
    assert gast.status_code == 200 and not gast.cookies
    assert gast["Cache-Control"] == "public, max-age=900"
    assert "Cookie" not in gast.get("Vary", "")


@pytest.mark.parametrize("adres", MACHINES[:-1])
def test_of_who_is_signed_in_it_keeps_an_answer_apart(hengelo, als, adres):
    assert "Cookie" in als(maak_gebruiker()).get(adres)["Vary"]


def test_an_empty_one_is_a_feed_that_does_not_change():
    assert lees().entries == []
    assert Client().get(FEED)["ETag"] == Client().get(FEED)["ETag"]


def test_only_for_reading():
    assert Client().post(FEED).status_code == 405
    assert Client().head(FEED).status_code == 200


def test_as_many_queries_for_one_as_for_thirty(hengelo, django_assert_num_queries):
    for aantal in (1, 29):
        for _ in range(aantal):
            maak(hengelo)
        with django_assert_num_queries(1):
            Client().get(FEED)
        with django_assert_num_queries(2):
            Client().get(organisatiefeed(hengelo))


def test_the_list_says_where_its_feed_is(hengelo):
    pagina = Client().get("/vacatures/?q=wonen&niveau=hbo").content.decode()
    assert pagina.count("/vacatures/feed/?q=wonen&amp;niveau=hbo") == 2
    assert 'type="application/atom+xml"' in pagina


# ---- what search engines may know


def test_the_sitemap_has_the_day_on_which_it_opened(hengelo, vandaag):
    vacature = maak(hengelo, dagen=9, extern_op=vandaag - 2 * DAG)
    kaart = Client().get("/sitemap-vacatures.xml").content.decode()
    regel = kaart[kaart.index(vacature.get_absolute_url()) :].partition("</url>")[0]
    assert f"<lastmod>{(vandaag - 2 * DAG).isoformat()}" in regel


def test_the_sitemap_has_a_next_page_rather_than_an_end(hengelo, monkeypatch):
    monkeypatch.setattr(VacatureSitemap, "limit", 2)
    codes = {maak(hengelo, dagen=nummer).code for nummer in range(5)}
    index = Client().get("/sitemap.xml").content.decode()
    adressen = re.findall(r"http://testserver(/sitemap-vacatures.xml[^<]*)", index)
    assert len(adressen) == 3
    kaarten = [Client().get(adres).content.decode() for adres in adressen]
    assert [kaart.count("<loc>") for kaart in kaarten] == [2, 2, 1]
    assert set(re.findall(r"/vacatures/([^/<]+)/<", "".join(kaarten))) == codes


@pytest.mark.parametrize("bladzijde", ["0", "2", "-1", "onzin", "99999999999999999999"])
def test_a_page_of_the_sitemap_that_is_not_there(hengelo, bladzijde):
    maak(hengelo)
    assert Client().get(f"/sitemap-vacatures.xml?p={bladzijde}").status_code == 404
    assert Client().get(f"/sitemap-{bladzijde}.xml").status_code == 404


def test_the_sitemap_asks_as_little_for_one_as_for_thirty_and_reads_no_texts(hengelo):
    gevraagd = []
    for aantal in (1, 29):
        for _ in range(aantal):
            maak(hengelo)
        with CaptureQueriesContext(connection) as gevangen:
            for kaart in KAARTEN:
                Client().get(kaart)
        gevraagd.append(len(gevangen))
        assert not [vraag["sql"] for vraag in gevangen if "omschrijving" in vraag["sql"]]
    assert gevraagd[0] == gevraagd[1]
