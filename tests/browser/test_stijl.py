"""The style page in a browser: what holds for every component in every state holds for every page made of them."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.toegankelijk import RULES, keur, keur_zoals_het_staat
from tests.test_stijl import ADRESSEN
from twentsekracht.organisaties.toegang import Rol

PAGINA = "/stijl/pagina/"
LIJSTEN = "/stijl/lijsten/"


@pytest.fixture
def page(ingelogd):
    return ingelogd(rol=Rol.COORDINATOR)


@pytest.mark.parametrize("adres", ADRESSEN)
def test_every_state_is_accessible_at_every_width(page, adres):
    keur(page, adres)


@pytest.mark.parametrize("adres", ADRESSEN)
def test_at_400_percent_nothing_scrolls_sideways(ingelogd, adres):
    page = ingelogd(rol=Rol.COORDINATOR, viewport={"width": 320, "height": 200}, device_scale_factor=4)
    page.goto(adres)
    keur_zoals_het_staat(page)


@pytest.mark.parametrize("adres", ADRESSEN)
def test_in_forced_colours_a_state_is_still_seen(ingelogd, adres):
    page = ingelogd(rol=Rol.COORDINATOR, forced_colors="active")
    page.goto(adres)
    for selector in (".etiket", ".fiche", ".datumtegel", ".knop"):
        for element in page.locator(selector).all():
            if element.is_visible():
                assert element.evaluate("e => getComputedStyle(e).borderTopStyle") != "none", selector
    # Axe measures the colours we gave, not those the visitor forces: it has nothing to say here.
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_nothing_moves_for_who_asks_so(page):
    page.goto(PAGINA)
    moving = page.evaluate("document.getAnimations().filter(a => a.playState === 'running').length")
    assert moving == 0
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate("document.getAnimations().filter(a => a.playState === 'running').length") > 0


# ---- what works with scripting, and what without


def test_dialog_opens_takes_the_focus_and_closes(page):
    page.goto(PAGINA)
    page.set_viewport_size({"width": 1280, "height": 900})
    link = page.get_by_role("link", name="Schrijf me in")
    link.click()
    dialog = page.get_by_role("dialog", name="Wil je je inschrijven?")
    assert dialog.is_visible()
    assert dialog.evaluate("e => e.contains(document.activeElement)")
    result = Axe().run(page, options=RULES)
    assert result.violations_count == 0, result.generate_report()
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert link.evaluate("e => e === document.activeElement")
    link.click()
    dialog.get_by_role("button", name="Terug").click()
    assert not dialog.is_visible()


def test_without_scripting_the_link_leads_to_the_page_that_asks(ingelogd):
    page = ingelogd(rol=Rol.COORDINATOR, java_script_enabled=False)
    page.goto(PAGINA)
    page.get_by_role("link", name="Schrijf me in").click()
    assert page.url.endswith("/stijl/")


@pytest.mark.parametrize("width", [1280, 390])
def test_filter_works_without_scripting(ingelogd, width):
    page = ingelogd(rol=Rol.COORDINATOR, java_script_enabled=False, viewport={"width": width, "height": 900})
    page.goto(LIJSTEN)
    if width < 960:
        assert not page.get_by_label("ICT en data").is_visible()
        page.locator(".filter > summary").click()
    page.get_by_label("ICT en data").check()
    page.get_by_role("button", name="Toon 2 vacatures").click()
    assert "vakgebied=ict" in page.url
    fiches = page.get_by_role("list", name="Actieve filters")
    assert fiches.get_by_role("link", name="Verwijder filter: ICT en data").is_visible()
    fiches.get_by_role("link").first.click()
    assert "vakgebied" not in page.url


def test_filter_without_scripting_can_be_ordered(ingelogd):
    page = ingelogd(rol=Rol.COORDINATOR, java_script_enabled=False)
    page.goto(LIJSTEN + "?vakgebied=ict")
    page.get_by_label("Sorteer op").select_option("-nieuw")
    page.get_by_role("button", name="Sorteer").click()
    assert "vakgebied=ict" in page.url and "sorteer=-nieuw" in page.url


def test_with_scripting_a_choice_is_applied_at_once_and_said(page):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(LIJSTEN)
    page.get_by_label("ICT en data").check()
    page.get_by_role("list", name="Actieve filters").wait_for()
    assert "vakgebied=ict" in page.url
    assert page.locator("#telling").inner_text() == "2 vacatures gevonden"
    assert page.get_by_label("ICT en data").evaluate("e => e === document.activeElement")


def test_panel_shows_beside_the_list_whatever_its_state(page):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(LIJSTEN)
    assert page.locator("details.filter").get_attribute("open") is None
    assert page.get_by_label("ICT en data").is_visible()
    assert not page.locator(".filter > summary").is_visible()


def test_password_can_be_looked_at(page):
    page.goto("/stijl/formulieren/")
    veld = page.locator("#id_leeg-wachtwoord")
    knop = page.get_by_role("button", name="Toon wat ik typ bij Wachtwoord").first
    assert veld.get_attribute("type") == "password"
    knop.click()
    assert veld.get_attribute("type") == "text" and knop.get_attribute("aria-pressed") == "true"
    knop.click()
    assert veld.get_attribute("type") == "password"


def test_text_says_how_much_room_is_left(page):
    page.goto("/stijl/formulieren/")
    page.locator("#id_leeg-motivatie").fill("Twente")
    page.get_by_text("Nog 494 tekens").first.wait_for()


def test_notice_can_be_put_away(page):
    page.goto(PAGINA)
    page.get_by_role("button", name="Sluit deze melding").click()
    assert page.get_by_text("Je bent ingeschreven.").count() == 0


def test_every_stop_of_the_keyboard_is_seen(page):
    """Tab through the page: each thing that takes the focus is in sight and has an outline or one around it."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(LIJSTEN)
    for _ in range(45):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
              const e = document.activeElement;
              const outlined = (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
              return outlined(getComputedStyle(e)) || outlined(getComputedStyle(e, '::after'));
            }"""
        )
        assert seen, page.locator(":focus").evaluate("e => e.outerHTML")


def test_bar_with_the_action_stays_in_sight_on_a_phone_only(page):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(PAGINA)
    balk = page.locator(".actiebalk")
    assert balk.is_visible()
    assert balk.bounding_box()["y"] + balk.bounding_box()["height"] <= 801
    page.set_viewport_size({"width": 1280, "height": 800})
    assert not balk.is_visible()


def test_on_paper_stands_the_content_alone(page):
    page.goto(PAGINA)
    page.emulate_media(media="print")
    for selector in (".kop", ".voet", ".tabs", ".actiebalk", ".kruimelpad", ".deelknoppen"):
        assert not page.locator(selector).first.is_visible(), selector
    assert page.get_by_role("heading", name="Programma").is_visible()
