"""Journeys of who handles vacancies: from a template to how it ended, on a desktop and on a phone; and a stranger."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.toegankelijk import keur, keur_zoals_het_staat
from tests.maken import (
    maak_gebruiker,
    maak_organisatie,
    maak_reactie,
    maak_vaardigheid,
    maak_vacature,
)
from tests.vacatures.maken import (
    maak_salaristabel,
    maak_sjabloon,
    maak_sollicitatie,
    maak_weergave,
    maak_werkwijze,
)
from twentsekracht.organisaties.models import Rol
from vacatures.models import Vacature

TEKST = (
    "Je adviseert.\n\n## Dit ga je doen\n\n- Overleggen\n\n## Dit breng je mee\n\n- Rust\n\n"
    "## Dit bieden we\n\n- Tijd"
)


@pytest.fixture
def hengelo(live_server, db):
    maak_salaristabel()
    return maak_organisatie("hengelo")


@pytest.fixture
def houder(hengelo):
    return maak_gebruiker(Rol.VACATUREHOUDER, hengelo)


def schrijf(page, over):
    """Every field that publishing asks for; what a template gave is there."""
    page.get_by_label("Vast", exact=True).check()
    page.get_by_label("Uren vanaf").fill("24")
    page.get_by_label("Schaal vanaf").fill("9")
    page.get_by_label("Laatste dag om te reageren").fill(
        (timezone.localdate() + timedelta(days=over)).isoformat()
    )
    page.get_by_label("Wie mag reageren").select_option("extern")


def test_from_a_template_by_a_colleague_to_the_outcome(ingelogd, hengelo, houder):
    maak_werkwijze(hengelo, tweede_lezer=True, extern_na=7)
    maak_sjabloon(hengelo, naam="Adviseur", titel="Adviseur", omschrijving=TEKST)
    page = ingelogd(houder)
    page.goto("/vacatures/beheren/")
    keur_zoals_het_staat(page)
    page.get_by_role("link", name="Maak een vacature").click()
    page.get_by_label("Functie").fill("Vakman wonen")
    page.get_by_label("Begin met").select_option(label="Adviseur")
    keur_zoals_het_staat(page)
    page.get_by_role("button", name="Maak het concept").click()
    keur_zoals_het_staat(page)
    assert page.get_by_text("‘Vakman’").is_visible()
    page.get_by_role("link", name="Vul de salarisschaal in.").click()
    assert page.evaluate("document.activeElement.id || location.hash") in ("id_schaal_min", "#id_schaal_min")
    schrijf(page, over=20)
    page.get_by_label("Functie", exact=True).fill("Vakkracht wonen")
    page.get_by_role("button", name="Bewaar en bekijk").click()
    page.get_by_role("link", name="Iedereen").click()
    assert page.locator("h1").inner_text() == "Vakkracht wonen"
    keur_zoals_het_staat(page)
    page.goto(f"/vacatures/beheren/{Vacature.objects.get().pk}/plaatsen/")
    assert page.get_by_text("Laat een collega de vacature nakijken.").is_visible()

    collega = ingelogd(maak_gebruiker(Rol.CONTACTPERSOON, hengelo))
    collega.goto("/vacatures/beheren/")
    collega.get_by_role("link", name="Kijk na: Vakkracht wonen").click()
    collega.get_by_role("button", name="Ik heb haar nagekeken").click()
    assert collega.get_by_text("Klaar om te plaatsen").is_visible()

    page.reload()
    keur_zoals_het_staat(page)
    page.get_by_role("button", name="Plaats de vacature").click()
    assert page.get_by_text("De vacature staat op de site.").is_visible()
    page.get_by_role("link", name="Sluit", exact=True).click()
    keur_zoals_het_staat(page)
    page.get_by_role("button", name="Sluit de vacature").click()
    page.get_by_role("link", name="Hoe liep het af?").click()
    page.get_by_role("button", name="Iemand van een andere Twentse organisatie").click()
    page.goto("/vacatures/beheren/?stand=afgerond")
    assert page.get_by_role("link", name="Vakkracht wonen").is_visible()
    assert Vacature.objects.get().ingevuld_door == "regio"


def test_on_a_phone_from_writing_to_the_outcome(ingelogd, open_pagina, hengelo, houder):
    """One walk: written, published, found by a visitor, somebody is hired, closed, and told how it ended."""
    telefoon = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
    page = ingelogd(houder, **telefoon)
    page.goto("/vacatures/beheren/")
    page.get_by_role("link", name="Maak een vacature").click()
    page.get_by_label("Functie").fill("Jurist")
    page.get_by_role("button", name="Maak het concept").click()
    page.get_by_label("Omschrijving").fill(TEKST)
    schrijf(page, over=30)
    keur_zoals_het_staat(page)
    page.get_by_role("button", name="Bewaar en ga naar plaatsen").click()
    page.get_by_role("button", name="Plaats de vacature").click()
    page.get_by_text("De vacature staat op de site.").wait_for()

    bezoeker = open_pagina(**telefoon)
    bezoeker.goto("/vacatures/")
    bezoeker.get_by_role("link", name="Jurist").click()
    assert bezoeker.locator(".actiebalk").get_by_role("link", name="Reageer").is_visible()
    bezoeker.goto("about:blank")  # on SQLite both threads share one connection

    vacature = Vacature.objects.get()
    maak_sollicitatie(reactie=maak_reactie(vacature, status="ontvangen", herkomst="regio"), naam="Mia")
    page.goto("/vacatures/beheren/")
    page.get_by_role("link", name="Jurist").first.click()
    page.get_by_role("link", name=re.compile("reactie", re.I)).first.click()
    page.get_by_label("Kies Mia").check()
    page.get_by_role("button", name="Nodig de gekozen mensen uit").click()
    page.get_by_label("Je bericht").fill("Dag {naam},\n\nKom je dinsdag praten?")
    page.get_by_role("button", name="Bekijk het voorbeeld").click()
    page.get_by_role("button", name=re.compile("^Nodig uit")).click()
    page.get_by_role("link", name="Mia").click()
    page.get_by_role("link", name="Bied de baan aan").click()
    page.get_by_role("button", name="Bied de baan aan").click()
    page.get_by_role("link", name="Leg vast: aangenomen").click()
    page.get_by_role("button", name="Neem aan").click()
    page.get_by_text("De kandidaat is aangenomen.").wait_for()
    keur_zoals_het_staat(page)

    page.goto(f"/vacatures/beheren/{vacature.pk}/")
    page.get_by_role("link", name="Sluit", exact=True).click()
    page.get_by_role("button", name="Sluit de vacature").click()
    page.get_by_role("link", name="Hoe liep het af?").click()
    keur_zoals_het_staat(page)
    page.get_by_role("button", name="Iemand van een andere Twentse organisatie").click()
    page.get_by_text("Dank je wel").first.wait_for()
    keur_zoals_het_staat(page)
    vacature.refresh_from_db()
    assert (vacature.status, vacature.ingevuld_door) == ("ingevuld", "regio")


def test_in_the_list_of_skills_typing_leaves_what_fits_and_what_was_chosen(ingelogd, hengelo, houder):
    for naam in ("Aanbesteden", "Excel", "Omgevingsrecht", "Privacy"):
        maak_vaardigheid(naam)
    concept = maak_vacature(hengelo, "concept", titel="Jurist")
    page = ingelogd(houder)
    page.goto(f"/vacatures/beheren/{concept.pk}/")
    vinkjes = page.get_by_role("group", name="Vaardigheden").get_by_role("checkbox")
    page.get_by_label("Privacy").check()
    zoek = page.get_by_label("Zoek in de lijst")
    zoek.fill("recht")
    expect(vinkjes).to_have_count(2)
    expect(page.get_by_role("status").filter(has_text="1 gevonden")).to_be_visible()
    zoek.press("Enter")  # sends nothing
    page.get_by_label("Omgevingsrecht").check()
    zoek.fill("")
    expect(vinkjes).to_have_count(4)
    page.get_by_role("button", name="Bewaar", exact=True).click()
    assert set(concept.vaardigheden.values_list("naam", flat=True)) == {"Omgevingsrecht", "Privacy"}
    keur_zoals_het_staat(page)


def test_on_a_phone_without_scripting_it_is_written_planned_and_taken_back(ingelogd, hengelo, houder):
    page = ingelogd(houder, viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page.goto("/vacatures/beheren/nieuw/")
    page.get_by_label("Functie").fill("Jurist")
    page.get_by_role("button", name="Maak het concept").click()
    page.get_by_label("Omschrijving").fill(TEKST)
    schrijf(page, over=30)
    page.get_by_role("button", name="Bewaar en ga naar plaatsen").click()
    page.get_by_label("Plaats op").fill((timezone.localdate() + timedelta(days=5)).isoformat())
    page.get_by_role("button", name="Plaats de vacature").click()
    assert page.get_by_text("De vacature staat klaar en gaat open op").is_visible()
    page.get_by_role("button", name="Haal terug").click()
    assert Vacature.objects.get().status == "concept"


def test_on_a_phone_every_page_fits_and_passes(ingelogd, hengelo, houder):
    vandaag = timezone.localdate()
    velden = {"doelgroep": "extern", "omschrijving": TEKST, "sluit_op": vandaag + timedelta(days=9)}
    vacature = maak_vacature(hengelo, titel="Beleidsmedewerker", gepubliceerd_op=vandaag, **velden)
    for dagen in range(0, 40, 3):
        maak_weergave(vacature, vandaag - timedelta(days=dagen), "intranet", 1 + dagen)
    page = ingelogd(houder, viewport={"width": 390, "height": 844})
    hier = f"/vacatures/beheren/{vacature.pk}/"
    for pad in (
        "/vacatures/beheren/",
        "/vacatures/beheren/cijfers/",
        hier,
        f"{hier}cijfers/",
        f"{hier}verlengen/",
    ):
        keur(page, pad)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), pad


def test_errors_are_said_and_pass(ingelogd, hengelo, houder):
    vacature = maak_vacature(hengelo, status="concept", titel="Jurist", houder=houder)
    page = ingelogd(houder)
    page.goto(f"/vacatures/beheren/{vacature.pk}/")
    page.get_by_label("Schaal vanaf").fill("11")
    page.get_by_label("Schaal tot en met").fill("9")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    assert page.get_by_text("De hoogste schaal ligt onder de laagste.").is_visible()
    keur_zoals_het_staat(page)


def test_somebody_of_another_organisation_gets_nowhere(ingelogd, hengelo, console):
    vacature = maak_vacature(hengelo, titel="Van Hengelo", doelgroep="intern")
    reactie = maak_sollicitatie(vacature=vacature, naam="Mia").reactie
    page = ingelogd(rol=Rol.CONTACTPERSOON)
    for pad in (
        "/vacatures/",
        "/vacatures/?q=Hengelo",
        "/vacatures/bij/hengelo/",
        "/vacatures/beheren/",
        "/vacatures/beheren/cijfers/",
        "/vacatures/uitkomsten/",
        "/mijn/werkvoorraad/",
        "/zoeken/?q=Hengelo",
        "/beheer/vacatures/vacature/",
        "/beheer/vacatures/reactie/",
    ):
        assert page.goto(pad).status == 200, pad
        inhoud = page.locator("main").inner_text()
        assert "Van Hengelo" not in inhoud and "Mia" not in inhoud, pad
    hier = f"/vacatures/beheren/{vacature.pk}/"
    for pad in (
        f"/vacatures/{vacature.code}/",
        *(hier + stuk for stuk in ("", "plaatsen/", "verlengen/", "sluiten/", "intrekken/", "cijfers/")),
        *(
            hier + stuk
            for stuk in ("reacties/", f"reacties/{reactie.pk}/", "commissie/", "voorbeeld/extern/")
        ),
        f"/vacatures/uitkomsten/{vacature.pk}/",
        f"/beheer/vacatures/vacature/{vacature.pk}/change/",
        f"/beheer/vacatures/reactie/{reactie.pk}/change/",
    ):
        assert page.goto(pad).status == 404, pad
    console.clear()
