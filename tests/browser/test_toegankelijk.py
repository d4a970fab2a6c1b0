"""Public pages, the account's pages and the start page: at each width, by keyboard, without script."""

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from tests.browser.toegankelijk import WIDTHS, keur, keur_zoals_het_staat
from tests.maken import WACHTWOORD, maak_gebruiker
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk import services as werk

OPENBAAR = [
    "start",
    "account_login",
    "account_signup",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
]
INGELOGD = ["start", "account_change_password", "account_logout", "account_reauthenticate"]
NIEUW = "een-heel-ander-lang-wachtwoord"


@pytest.mark.parametrize("name", OPENBAAR)
def test_public_page(pagina, name):
    keur(pagina, reverse(name))


@pytest.mark.parametrize("name", INGELOGD)
def test_page_of_somebody_signed_in(ingelogd, name):
    keur(ingelogd(maak_gebruiker(wachtwoord=WACHTWOORD)), reverse(name))


@pytest.mark.parametrize("rol", Rol)
def test_start_page_of_each_role(ingelogd, rol):
    keur(ingelogd(rol=rol), reverse("start"), widths=[1280])


def test_menu_of_the_account(ingelogd):
    page = ingelogd(rol=Rol.COORDINATOR)
    page.goto(reverse("account_logout"))
    page.locator("details.wie > summary").click()
    keur_zoals_het_staat(page)


def test_page_that_is_not_there(pagina, console):
    keur(pagina, "/deze-pagina-is-er-niet/", status=404)
    assert pagina.locator("h1").inner_text() == "Deze pagina is er niet"
    console.clear()  # the browser itself logs the 404


@pytest.mark.parametrize("width", WIDTHS)
def test_refused_form_starts_at_its_errors(pagina, width):
    pagina.set_viewport_size({"width": width, "height": 800})
    pagina.goto(reverse("account_login"))
    pagina.get_by_role("button", name="Log in").click()
    summary = pagina.get_by_role("alert")
    summary.wait_for()
    assert summary.evaluate("element => element === document.activeElement")
    keur_zoals_het_staat(pagina)
    summary.get_by_role("link").first.click()
    assert pagina.locator(":focus").get_attribute("name") == "login"


# ---- journeys


def test_somebody_signs_in_and_out(pagina, db):
    gebruiker = maak_gebruiker(rol=Rol.COORDINATOR, naam="Sanne ter Horst", wachtwoord=WACHTWOORD)
    pagina.goto("/")
    pagina.get_by_role("link", name="Inloggen").click()
    pagina.get_by_label("E-mailadres").fill(gebruiker.email)
    pagina.get_by_label("Wachtwoord").fill(WACHTWOORD)
    pagina.get_by_role("button", name="Log in").click()
    assert pagina.locator("h1").inner_text().endswith(", Sanne")  # good morning, or good evening
    pagina.get_by_text("Sanne ter Horst").click()
    pagina.get_by_role("button", name="Uitloggen").click()
    assert pagina.get_by_text("Je bent uitgelogd.").is_visible()
    assert pagina.get_by_role("link", name="Inloggen").is_visible()


def test_somebody_changes_their_password(ingelogd):
    gebruiker = maak_gebruiker(wachtwoord=WACHTWOORD)
    page = ingelogd(gebruiker)
    page.goto(reverse("account_change_password"))
    page.get_by_label("Huidig wachtwoord").fill(WACHTWOORD)
    page.get_by_label("Nieuw wachtwoord", exact=True).fill(NIEUW)
    page.get_by_label("Nieuw wachtwoord (bevestigen)").fill(NIEUW)
    page.get_by_role("button", name="Wijzig mijn wachtwoord").click()
    page.get_by_text("Je wachtwoord is gewijzigd.").wait_for()
    gebruiker.refresh_from_db()
    assert gebruiker.check_password(NIEUW)


def test_forgotten_password_is_chosen_again_from_the_mail(pagina, mailoutbox):
    gebruiker = maak_gebruiker(wachtwoord=WACHTWOORD)
    pagina.goto(reverse("account_reset_password"))
    pagina.get_by_label("E-mailadres").fill(gebruiker.email)
    pagina.get_by_role("button", name="Stuur mij een link").click()
    assert pagina.locator("h1").inner_text() == "Kijk in je mail"
    pagina.goto("about:blank")  # on SQLite both threads share one connection
    werk.ronde()
    (mail,) = mailoutbox
    assert mail.subject == "Kies een nieuw wachtwoord"
    link = next(word for word in mail.body.split() if "/password/reset/key/" in word)
    pagina.goto("/account/" + link.split("/account/")[1])
    keur_zoals_het_staat(pagina)
    pagina.get_by_label("Nieuw wachtwoord", exact=True).fill(NIEUW)
    pagina.get_by_label("Nieuw wachtwoord (bevestigen)").fill(NIEUW)
    pagina.get_by_role("button", name="Bewaar mijn wachtwoord").click()
    pagina.get_by_role("heading", name="Je wachtwoord is gewijzigd").wait_for()
    gebruiker.refresh_from_db()
    assert gebruiker.check_password(NIEUW)


def test_spent_reset_link_says_so(pagina, db):
    gebruiker = maak_gebruiker(wachtwoord=WACHTWOORD)
    key = f"{user_pk_to_url_str(gebruiker)}-{default_token_generator.make_token(gebruiker)}"
    gebruiker.set_password(NIEUW)
    gebruiker.save()
    keur(pagina, f"/account/password/reset/key/{key}/")
    assert pagina.locator("h1").inner_text() == "Deze link werkt niet meer"


# ---- keyboard and no scripting


def test_skip_link_is_first_and_leads_to_the_content(pagina):
    pagina.goto("/")
    pagina.keyboard.press("Tab")
    assert pagina.locator(":focus").inner_text() == "Naar de inhoud"
    pagina.keyboard.press("Enter")
    assert pagina.locator(":focus").get_attribute("id") == "inhoud"


def test_account_menu_opens_and_closes_by_keyboard(ingelogd):
    page = ingelogd(rol=Rol.COORDINATOR)
    page.goto("/")
    page.locator("details.wie > summary").focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("button", name="Uitloggen").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("button", name="Uitloggen").is_visible()
    assert page.locator(":focus").evaluate("element => element.localName") == "summary"


def test_menu_folds_away_on_a_phone(pagina):
    pagina.set_viewport_size({"width": 390, "height": 800})
    pagina.goto("/")
    knop = pagina.get_by_role("button", name="Menu")
    assert not pagina.get_by_role("navigation", name="Hoofdmenu").is_visible()
    knop.press("Enter")
    assert pagina.get_by_role("navigation", name="Hoofdmenu").is_visible()
    assert knop.get_attribute("aria-expanded") == "true"
    pagina.keyboard.press("Escape")
    assert not pagina.get_by_role("navigation", name="Hoofdmenu").is_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_everything_is_reachable_without_scripting(ingelogd, width):
    page = ingelogd(rol=Rol.COORDINATOR, java_script_enabled=False, viewport={"width": width, "height": 800})
    page.goto("/")
    assert page.get_by_role("navigation", name="Hoofdmenu").is_visible()
    assert not page.get_by_role("button", name="Menu").is_visible()
    page.locator("details.wie > summary").click()
    page.get_by_role("button", name="Uitloggen").click()
    assert page.get_by_text("Je bent uitgelogd.").is_visible()


def test_visitor_gets_no_cookie(pagina):
    pagina.goto("/")
    assert pagina.context.cookies() == []


def test_page_waits_for_one_stylesheet(pagina):
    pagina.goto("/")
    assert pagina.locator("link[rel=stylesheet]").count() == 1
