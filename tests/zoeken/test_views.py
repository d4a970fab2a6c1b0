"""One box over everything: grouped, marked, and for everybody only what they may see."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.maken import (
    maak_evenement,
    maak_gebruiker,
    maak_opleiding,
    maak_organisatie,
    maak_pagina,
    maak_uitvoering,
    maak_vacature,
)
from twentsekracht.zoeken.templatetags.zoeken import gemarkeerd

pytestmark = pytest.mark.django_db


def vandaag():
    return timezone.localdate()


def vacature(titel, **velden):
    velden = {"doelgroep": "extern", "sluit_op": vandaag() + timedelta(20), **velden}
    return maak_vacature(titel=titel, gepubliceerd_op=vandaag() - timedelta(5), **velden)


def gevonden(antwoord):
    """Per group the titles."""
    groepen = antwoord.context.get("groepen", [])
    return {groep.titel: [treffer.titel for treffer in groep.treffers] for groep in groepen}


def test_everything_is_found_group_by_group(client):
    vacature("Adviseur water")
    maak_opleiding(titel="Water in de stad")
    maak_evenement(titel="Waterdag")
    antwoord = client.get("/zoeken/?q=water")
    assert gevonden(antwoord) == {
        "Vacatures": ["Adviseur water"],
        "Opleidingen": ["Water in de stad"],
        "Bijeenkomsten": ["Waterdag"],
    }
    page = antwoord.content.decode()
    assert "<b>3 resultaten</b>" in page
    assert "Adviseur <mark>water</mark>" in page
    assert '<meta name="robots" content="noindex">' in page


def test_a_visitor_finds_only_what_is_public(client, als):
    hengelo = maak_organisatie("hengelo")
    vacature("Zeldzaam intern", organisatie=hengelo, doelgroep="intern")
    vacature("Zeldzaam concept", status="concept")
    maak_opleiding(titel="Zeldzaam stil", is_gepubliceerd=False)
    maak_evenement(titel="Zeldzaam stil", is_gepubliceerd=False)
    maak_pagina("concept", titel="Zeldzaam concept")
    assert gevonden(client.get("/zoeken/?q=zeldzaam")) == {}
    collega = als(maak_gebruiker(organisatie=hengelo))
    assert gevonden(collega.get("/zoeken/?q=zeldzaam")) == {"Vacatures": ["Zeldzaam intern"]}


def test_five_of_each_and_the_way_to_all(client):
    for nummer in range(12):
        maak_opleiding(titel=f"Rekenen {nummer:02}")
    antwoord = client.get("/zoeken/?q=rekenen")
    assert len(gevonden(antwoord)["Opleidingen"]) == 5
    page = antwoord.content.decode()
    assert "Toon alle 12" in page
    assert "/school/?q=rekenen&amp;alles=on" in page


@pytest.mark.parametrize(
    ("vraag", "zegt"),
    [
        ({"q": ""}, "Vul in waar je naar zoekt"),
        ({"q": "  "}, "Vul in waar je naar zoekt"),
        ({"q": "a"}, "ten minste twee letters"),
        ({"q": "a" * 101}, "niet meer dan honderd"),
        ({"q": "a\x00b"}, ""),
        ({}, "Hier kun je ook kijken"),
        ({"q": "xyzzy"}, "Zo vind je misschien wel iets"),
        ({"q": "%_'\"\\ --"}, "Niets gevonden"),
    ],
)
def test_what_cannot_be_looked_for_is_said_in_words(client, vraag, zegt):
    antwoord = client.get("/zoeken/", vraag)
    assert antwoord.status_code == 200
    assert zegt in antwoord.content.decode()


def test_one_result_is_one(client):
    maak_opleiding(titel="Rekenen")
    assert "<b>1 resultaat</b>" in client.get("/zoeken/?q=rekenen").content.decode()


def test_searching_costs_the_same_however_much_there_is(client):
    def price():
        with CaptureQueriesContext(connection) as queries:
            client.get("/zoeken/?q=rekenen")
        return len(queries)

    def meer():
        vacature("Rekenen")
        maak_uitvoering(maak_opleiding(titel="Rekenen"), start=vandaag())
        maak_evenement(titel="Rekenen")

    meer()
    one = price()
    for _ in range(10):
        meer()
    assert price() == one


@pytest.mark.parametrize(
    ("tekst", "woorden", "html"),
    [
        ("Werken in Twente", "werk", "<mark>Werk</mark>en in Twente"),
        ("Werken", "werk werken", "<mark>Werken</mark>"),
        ("<script>werk", "werk", "&lt;script&gt;<mark>werk</mark>"),
        ("a <b> c", "<b>", "a <mark>&lt;b&gt;</mark> c"),
        ("R&D", "amp", "R&amp;D"),
        ("c++ (beter)", "+ (", "c<mark>+</mark><mark>+</mark> <mark>(</mark>beter)"),
        ("niets", "", "niets"),
    ],
)
def test_what_was_looked_for_is_marked_and_nothing_gets_out(tekst, woorden, html):
    assert gemarkeerd(tekst, woorden) == html
