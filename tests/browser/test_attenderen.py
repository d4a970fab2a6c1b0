"""The pages behind a mail about new vacancies, without signing in, and what is open at one organisation."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.browser.toegankelijk import WIDTHS, keur, keur_zoals_het_staat
from tests.maken import maak_gebruiker, maak_organisatie, maak_vacature, maak_zoekopdracht
from vacatures.models import Zoekopdracht
from vacatures.services import mailteken

HoeVaak = Zoekopdracht.HoeVaak
LANG = "Beleidsadviseur duurzaamheid en klimaatadaptatie in heel Twente, ook in deeltijd"


@pytest.fixture
def wie(live_server, db):
    """With two searches, one of them so old that we asked whether it is still wanted."""
    gebruiker, nu = maak_gebruiker(), timezone.now()
    maak_zoekopdracht(gebruiker, "vakgebied=ict", naam="ICT en data", hoe_vaak=HoeVaak.DAG, gemeld_op=nu)
    maak_zoekopdracht(gebruiker, "q=duurzaam", naam=LANG, hoe_vaak=HoeVaak.WEEK, gevraagd_op=nu)
    return gebruiker


def van(knop, wat):
    """The name of a button: what it does, and of what for who does not see what it stands beside."""
    return re.compile(rf"^{knop}\s*: {wat}$")


def pad(naam, gebruiker):
    return reverse(f"vacatures:{naam}", args=[mailteken(gebruiker)])


@pytest.fixture
def bij_hengelo(live_server, db):
    vandaag = timezone.localdate()
    hengelo = maak_organisatie("hengelo")
    for titel, doelgroep in (("Adviseur wonen", "extern"), ("Coördinator jeugd", "regio")):
        maak_vacature(
            hengelo,
            titel=titel,
            doelgroep=doelgroep,
            gepubliceerd_op=vandaag,
            sluit_op=vandaag + timedelta(days=9),
        )
    for nummer in range(25):
        maak_vacature(hengelo, titel=f"Vacature {nummer}", doelgroep="regio", gepubliceerd_op=vandaag)
    return reverse("vacatures:organisatie", args=["hengelo"])


# ---- every page, at every width


@pytest.mark.parametrize("naam", ["afmelden", "afmelden_herinnering", "mailkeuzes"])
def test_the_pages_of_a_mail_pass(pagina, wie, naam):
    keur(pagina, pad(naam, wie))


def test_the_page_of_who_has_no_searches_passes(pagina, live_server, db):
    keur(pagina, pad("mailkeuzes", maak_gebruiker()))


def test_the_searches_on_mijn_pass(ingelogd, wie):
    keur(ingelogd(wie), "/mijn/")


def test_the_page_of_an_organisation_passes(pagina, ingelogd, bij_hengelo):
    keur(pagina, bij_hengelo)
    keur(ingelogd(), f"{bij_hengelo}?page=2")
    maak_organisatie("losser")
    keur(pagina, reverse("vacatures:organisatie", args=["losser"]))


# ---- journeys


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("script", [True, False])
def test_one_button_ends_the_mail_and_a_link_leads_to_the_choices(open_pagina, wie, width, script):
    page = open_pagina(java_script_enabled=script, viewport={"width": width, "height": 800})
    page.goto(pad("afmelden", wie))
    page.get_by_role("button", name="Stop met mailen").click()
    assert page.locator("h1").inner_text() == "Je bent afgemeld"
    assert {zoekopdracht.hoe_vaak for zoekopdracht in wie.zoekopdrachten.all()} == {HoeVaak.NOOIT}
    page.get_by_role("link", name="Bekijk welke mail je krijgt").click()
    page.locator("summary", has_text="Wijzig: ICT en data").click()
    regel = page.get_by_role("listitem").filter(has_text="ICT en data")
    regel.get_by_label("Hoe vaak mailen we?").select_option(HoeVaak.METEEN)
    regel.get_by_role("button", name=van("Pas aan", "ICT en data")).click()
    page.get_by_text("Aangepast: ‘ICT en data’").wait_for()
    assert wie.zoekopdrachten.get(naam="ICT en data").hoe_vaak == HoeVaak.METEEN


def test_with_the_keyboard_only_what_one_gets_is_chosen(pagina, wie):
    pagina.goto(pad("mailkeuzes", wie))
    tab_naar(pagina, pagina.get_by_role("button", name="Ja, blijf mailen"))
    pagina.keyboard.press("Enter")
    pagina.get_by_text("We blijven je mailen").wait_for()
    tab_naar(pagina, pagina.locator("summary", has_text="Wijzig: ICT en data"))
    pagina.keyboard.press("Enter")
    keur_zoals_het_staat(pagina)
    tab_naar(pagina, pagina.get_by_role("button", name=van("Verwijder", "ICT en data")))
    pagina.keyboard.press("Enter")
    pagina.get_by_text("De zoekopdracht is weg.").wait_for()
    tab_naar(
        pagina, pagina.get_by_role("button", name=van("Zet uit", "mail voordat een bewaarde vacature sluit"))
    )
    pagina.keyboard.press("Enter")
    pagina.get_by_text("We herinneren je niet meer.").wait_for()
    assert [(een.naam, een.gevraagd_op) for een in wie.zoekopdrachten.all()] == [(LANG, None)]


def tab_naar(page, doel):
    """With the tab key alone, from the top of the page; it must be on the way."""
    page.evaluate("document.activeElement.blur()")
    for _ in range(80):
        page.keyboard.press("Tab")
        if doel.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{doel} is not reached")


def test_a_name_that_is_gone_is_said_and_changes_nothing(pagina, wie):
    pagina.set_viewport_size({"width": 390, "height": 800})
    pagina.goto(pad("mailkeuzes", wie))
    pagina.locator("summary", has_text="Wijzig: ICT en data").click()
    regel = pagina.get_by_role("listitem").filter(has_text="ICT en data")
    regel.get_by_label("Naam").fill("   ")
    regel.get_by_role("button", name=van("Pas aan", "ICT en data")).click()
    pagina.get_by_text("Dit veld is verplicht.").wait_for()
    keur_zoals_het_staat(pagina)
    assert wie.zoekopdrachten.filter(naam="ICT en data").exists()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("script", [True, False])
def test_from_the_page_of_an_organisation_to_its_vacancies(open_pagina, ingelogd, bij_hengelo, width, script):
    opties = {"java_script_enabled": script, "viewport": {"width": width, "height": 800}}
    bezoeker = open_pagina(**opties)
    bezoeker.goto(bij_hengelo)
    assert bezoeker.get_by_role("heading", name="1 vacature", exact=True).is_visible()
    bezoeker.get_by_role("link", name="Adviseur wonen").click()
    assert bezoeker.locator("h1").inner_text() == "Adviseur wonen"
    collega = ingelogd(**opties)
    collega.goto(bij_hengelo)
    assert collega.get_by_role("heading", name="27 vacatures").is_visible()
    collega.get_by_role("link", name="Volgende").press("Enter")
    assert "page=2" in collega.url
    assert collega.locator(".aanbod > li").count() == 2
