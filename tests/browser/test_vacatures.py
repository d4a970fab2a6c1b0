"""Journeys: a visitor from the start page to a vacancy, a colleague who keeps one and asks to hear of new ones."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browser.toegankelijk import keur, keur_zoals_het_staat
from tests.maken import maak_gebruiker, maak_organisatie, maak_vacature

TEKST = "Je adviseert het college.\n\n## Dit ga je doen\n\n- Overleggen\n- Schrijven"


def van(knop, titel):
    """The name of a button: what it does, and of what for who does not see what it stands beside."""
    return re.compile(rf"^{knop}\s*: {titel}$")


@pytest.fixture
def vacatures(live_server, db):
    """Two that are open to everybody, one for colleagues, and enough for a second page."""
    hengelo, almelo = maak_organisatie("hengelo"), maak_organisatie("almelo")
    vandaag = timezone.localdate()

    def maak(organisatie, titel, doelgroep="extern", **velden):
        velden = {"sluit_op": vandaag + timedelta(days=3), "gepubliceerd_op": vandaag, **velden}
        vast = {"omschrijving": TEKST, "uren_min": 24, "uren_max": 32, "schaal_min": 10, "is_vast": True}
        return maak_vacature(
            organisatie, titel=titel, doelgroep=doelgroep, contact="de afdeling HR", **vast, **velden
        )

    maak(hengelo, "Adviseur wonen", vakgebied="ruimte", niveau="hbo", standplaats="Hengelo")
    maak(almelo, "Jurist", vakgebied="juridisch", niveau="wo", sluit_op=None)
    maak(almelo, "Coördinator jeugd", "regio", vakgebied="sociaal_domein", niveau="hbo")
    for nummer in range(25):
        maak(hengelo, f"Vacature {nummer}", "regio", gepubliceerd_op=vandaag - timedelta(days=20))


@pytest.mark.parametrize(
    "pad",
    ["/vacatures/", "/vacatures/?q=adviseur&vakgebied=ruimte&schaal_min=9", "/vacatures/?q=niets&niveau=wo"],
)
def test_the_list_passes(pagina, ingelogd, vacatures, pad):
    keur(pagina, pad)
    keur(ingelogd(), pad)


def test_the_page_of_a_vacancy_passes(pagina, ingelogd, vacatures):
    for page in (pagina, ingelogd()):
        page.goto("/vacatures/")
        keur(page, page.get_by_role("link", name="Adviseur wonen").get_attribute("href"))
        assert page.locator("script[type='application/ld+json']").count() == 1


def test_a_visitor_goes_from_start_to_a_vacancy(pagina, vacatures):
    pagina.goto("/")
    pagina.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Vacatures").click()
    assert pagina.locator("#gevonden").inner_text() == "2 vacatures gevonden"
    pagina.get_by_label("Ruimte en milieu").check()
    pagina.wait_for_url("**vakgebied=ruimte**")
    assert pagina.locator("#gevonden").inner_text() == "1 vacature gevonden"
    keur_zoals_het_staat(pagina)
    pagina.get_by_role("link", name="Adviseur wonen").click()
    assert pagina.locator("h1").inner_text() == "Adviseur wonen"
    assert pagina.get_by_text("Nog 3 dagen").first.is_visible()
    pagina.go_back()
    pagina.get_by_role("link", name="Verwijder filter: Ruimte en milieu").click()
    assert pagina.locator("#gevonden").inner_text() == "2 vacatures gevonden"


def test_a_visitor_who_mistypes_gets_the_word_and_looks_around_a_place(pagina, vacatures):
    pagina.goto("/vacatures/?q=advizeur")
    pagina.get_by_text("Niets gevonden voor").wait_for()
    assert pagina.locator("#gevonden").inner_text() == "1 vacature gevonden"
    assert pagina.locator("h3 mark").inner_text() == "Adviseur"
    ruimte = pagina.locator("label.vink", has_text="Ruimte en milieu").locator(".telling")
    assert "1" in ruimte.inner_text()
    pagina.get_by_label("In of bij").select_option("enschede")
    pagina.get_by_text("Zoek in heel Twente").wait_for()
    assert "0" in ruimte.inner_text()  # the counts go along
    pagina.get_by_label("Binnen 10 km").check()
    pagina.wait_for_url("**binnen=10**")
    pagina.get_by_role("link", name="Adviseur wonen").wait_for()
    assert "1" in ruimte.inner_text()
    keur_zoals_het_staat(pagina)


def test_a_colleague_keeps_one_and_asks_to_hear_of_new_ones(ingelogd, vacatures):
    gebruiker = maak_gebruiker(organisatie=maak_organisatie("losser"))
    page = ingelogd(gebruiker)
    page.goto("/vacatures/")
    page.get_by_role("searchbox", name="Zoek op functie, organisatie of plaats").fill("coordinator")
    page.get_by_role("button", name="Zoeken").last.click()
    page.wait_for_url("**q=coordinator**")
    assert page.locator("#gevonden").inner_text() == "1 vacature gevonden"
    knop = page.get_by_role("button", name=van("Bewaar", "Coördinator jeugd"))
    knop.focus()
    page.keyboard.press("Enter")
    bewaard = page.get_by_role("button", name=van("Bewaard", "Coördinator jeugd"))
    bewaard.wait_for()
    assert bewaard.evaluate("element => element === document.activeElement")
    assert "q=coordinator" in page.url
    page.get_by_role("button", name="Houd me op de hoogte").click()
    page.get_by_text("Je krijgt een mail als er iets nieuws is").wait_for()
    assert "q=coordinator" in page.url
    page.goto("/mijn/")
    keur_zoals_het_staat(page)
    assert page.get_by_role("link", name="Coördinator jeugd").first.is_visible()
    page.locator("summary", has_text="Wijzig: coordinator").click()
    page.get_by_label("Hoe vaak mailen we?").select_option("week")
    page.get_by_role("button", name=van("Pas aan", "coordinator")).click()
    page.get_by_text("Aangepast: ‘coordinator’, elke week.").wait_for()
    assert gebruiker.zoekopdrachten.get().hoe_vaak == "week"


def test_it_all_works_without_scripting(ingelogd, vacatures):
    page = ingelogd(maak_gebruiker(organisatie=maak_organisatie("losser")), java_script_enabled=False)
    page.goto("/vacatures/")
    page.get_by_role("searchbox", name="Zoek op functie, organisatie of plaats").fill("jurist")
    page.locator(".held").get_by_role("button", name="Zoeken").click()
    assert page.locator("#gevonden").inner_text() == "1 vacature gevonden"
    page.get_by_label("mbo").check()
    page.get_by_role("button", name="Toon 1 vacature").click()
    assert "niveau=mbo" in page.url and "q=jurist" in page.url
    page.get_by_role("link", name="Zoek op elk niveau").click()
    page.get_by_role("button", name=van("Bewaar", "Jurist")).click()
    assert page.get_by_role("button", name=van("Bewaard", "Jurist")).is_visible() and "q=jurist" in page.url
    page.get_by_role("link", name="Wis alle filters").click()
    page.get_by_label("Sorteer op").select_option("sluit")
    page.get_by_role("button", name="Sorteer").click()
    page.get_by_role("link", name="Volgende").click()
    assert "page=2" in page.url and "sorteer=sluit" in page.url


def test_on_a_phone_the_filter_opens_and_the_action_stays_in_sight(open_pagina, vacatures):
    page = open_pagina(viewport={"width": 390, "height": 800})
    page.goto("/vacatures/?niveau=hbo")
    page.get_by_text("Filters (1 actief)").click()
    page.get_by_label("wo", exact=False).first.wait_for()
    page.goto("/vacatures/")
    page.get_by_role("link", name="Adviseur wonen").click()
    page.locator(".actiebalk").get_by_role("link", name="Reageer").click()
    page.get_by_role("heading", name="Reageren", level=1).wait_for()
