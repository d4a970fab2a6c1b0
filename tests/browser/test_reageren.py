"""Journeys: from a search to a reaction as a colleague, and as somebody from outside on a phone."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browser.toegankelijk import keur_zoals_het_staat
from tests.documenten import bij_openen, pdf
from tests.maken import maak_gebruiker, maak_organisatie, maak_vacature
from twentsekracht.werk.models import Bericht
from vacatures.models import Reactie, Sollicitatie

TEKST = "Je adviseert het college.\n\n## Dit ga je doen\n\n- Overleggen\n- Schrijven"
VERHAAL = "Ik praat graag met bewoners.\n\nEn ik schrijf helder."
CV = {"name": "Mijn cv.pdf", "mimeType": "application/pdf", "buffer": pdf()}
TELEFOON = {"viewport": {"width": 390, "height": 800}, "has_touch": True}


@pytest.fixture(autouse=True)
def map_(settings, tmp_path):
    settings.PRIVE_MAP = tmp_path


@pytest.fixture
def vacature(live_server, db):
    vandaag = timezone.localdate()
    return maak_vacature(
        maak_organisatie("hengelo"),
        titel="Adviseur wonen",
        doelgroep="extern",
        omschrijving=TEKST,
        gepubliceerd_op=vandaag,
        sluit_op=vandaag + timedelta(days=9),
    )


def zoek(page, woord):
    page.goto("/vacatures/")
    page.get_by_role("searchbox", name="Zoek op functie, organisatie of plaats").fill(woord)
    page.get_by_role("button", name="Zoeken").last.click()
    page.wait_for_url(f"**q={woord}**")
    page.get_by_role("link", name="Adviseur wonen").first.click()


def test_a_colleague_searches_reacts_follows_and_withdraws(ingelogd, vacature):
    gebruiker = maak_gebruiker(naam="Sanne ter Horst", functie="Adviseur jeugd")
    page = ingelogd(gebruiker, viewport={"width": 1280, "height": 900})
    zoek(page, "adviseur")
    page.get_by_role("link", name="Reageer", exact=True).first.click()
    assert page.get_by_label("Je naam").input_value() == "Sanne ter Horst"
    assert page.get_by_label("Wat voor werk doe je nu?").input_value() == "Adviseur jeugd"
    assert page.get_by_label("E-mailadres").is_disabled()
    keur_zoals_het_staat(page)
    page.get_by_label("Waarom past deze functie bij je?").fill(VERHAAL)
    page.get_by_label("Cv").set_input_files(CV)
    page.get_by_role("button", name="Verstuur je reactie").click()
    page.get_by_role("heading", name="Je reactie is binnen").wait_for()
    keur_zoals_het_staat(page)
    assert page.get_by_text("Ik praat graag met bewoners.").is_visible()
    with page.expect_download() as gedownload:
        page.get_by_role("link", name="Mijn cv.pdf").click()
    assert gedownload.value.suggested_filename == "Mijn cv.pdf"
    page.goto("/mijn/")
    page.get_by_role("link", name=re.compile("^Bekijk je reactie")).click()
    page.get_by_role("link", name="Trek je reactie in").click()
    keur_zoals_het_staat(page)
    page.get_by_role("button", name="Trek mijn reactie in").click()
    page.get_by_role("heading", name="Je hebt je reactie ingetrokken").wait_for()
    reactie = Reactie.objects.get()
    assert (reactie.kandidaat, reactie.status, reactie.herkomst) == (gebruiker, "ingetrokken", "regio")


def test_somebody_from_outside_reacts_on_a_phone_and_confirms_by_mail(open_pagina, vacature):
    page = open_pagina(**TELEFOON)
    zoek(page, "wonen")
    page.locator(".actiebalk").get_by_role("link", name="Reageer").click()
    page.get_by_label("Je naam").fill("Fenna Mulder")
    page.get_by_label("E-mailadres").fill("fenna@voorbeeld")
    page.get_by_label("Telefoonnummer").fill("06 12345678")
    page.get_by_label("Waarom past deze functie bij je?").fill(VERHAAL)
    page.get_by_label("Cv").set_input_files({**CV, "buffer": pdf(bij_openen("Launch", F="x"))})
    page.wait_for_timeout(2100)  # faster is a robot
    page.get_by_role("button", name="Verstuur je reactie").click()
    page.get_by_role("heading", name="Er zijn nog een paar dingen niet goed").wait_for()
    keur_zoals_het_staat(page)  # with the errors shown
    assert page.get_by_text("In dit bestand zit een programma").first.is_visible()
    assert page.get_by_label("Waarom past deze functie bij je?").input_value() == VERHAAL
    page.get_by_label("E-mailadres").fill("fenna@voorbeeld.example")
    page.get_by_label("Cv").set_input_files(CV)
    page.get_by_role("button", name="Verstuur je reactie").click()
    page.get_by_role("heading", name="Nog één stap: kijk in je mail").wait_for()
    keur_zoals_het_staat(page)
    assert not Reactie.objects.exists()
    [mail] = Bericht.objects.all()
    assert mail.aan == "fenna@voorbeeld.example"
    ander = open_pagina(**TELEFOON)
    ander.goto(re.search(r"/vacatures/reactie/\S+", mail.tekst)[0])
    keur_zoals_het_staat(ander)
    ander.get_by_role("button", name="Bevestig mijn reactie").click()
    ander.get_by_role("heading", name="Je reactie is binnen").wait_for()
    keur_zoals_het_staat(ander)
    assert Reactie.objects.get().herkomst == "extern"
    ander.get_by_role("button", name="Bewaar tot een jaar na de procedure").click()
    ander.get_by_text("Je vond het goed dat we je reactie").wait_for()
    ander.get_by_role("link", name="Verwijder alles nu").click()
    keur_zoals_het_staat(ander)
    ander.get_by_role("button", name="Verwijder alles").click()
    ander.get_by_text("Je reactie en je gegevens zijn verwijderd.").wait_for()
    assert not Sollicitatie.objects.exists() and Reactie.objects.count() == 1


def test_it_works_without_scripting(open_pagina, vacature):
    page = open_pagina(java_script_enabled=False)
    page.goto(f"/vacatures/{vacature.code}/reageren/")
    assert page.get_by_role("textbox", name="Website").count() == 0  # not for who listens either
    page.get_by_label("Je naam").fill("Fenna Mulder")
    page.get_by_label("E-mailadres").fill("fenna@voorbeeld.example")
    page.get_by_label("Waarom past deze functie bij je?").fill(VERHAAL)
    page.wait_for_timeout(2100)
    page.get_by_role("button", name="Verstuur je reactie").click()
    assert page.locator("h1").inner_text() == "Nog één stap: kijk in je mail"
