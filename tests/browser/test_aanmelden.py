"""Each way of signing in, by somebody at a browser: from a first second step to a passkey and nothing else."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache

from tests.aanmelden.stappen import (
    code,
    log_in,
    maak_adres,
    maak_app,
    maak_herstelcodes,
    maak_met_wachtwoord,
    maak_passkey,
)
from tests.browser.toegankelijk import WIDTHS, keur, keur_zoals_het_staat
from tests.browser.toetsen import met_toetsen, tab_naar
from tests.maken import WACHTWOORD, maak_gebruiker
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def nobody_tried_before(db):
    cache.clear()


def keur_op_elke_breedte(page):
    """As it stands now, halfway through something: not by opening it anew."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        keur_zoals_het_staat(page)
    page.set_viewport_size({"width": 1280, "height": 800})


def staat_op(page, pad):
    page.wait_for_url(re.compile(rf"^http://[^/]+{re.escape(pad)}$"))


def vul_wachtwoord_in(page, gebruiker, knop="Log in"):
    if knop == "Log in":
        page.get_by_label("E-mailadres").fill(gebruiker.email)
    page.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    page.get_by_role("button", name=knop, exact=True).click()


def log_uit(page):
    page.goto("/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Log uit").click()


def beheer_is_open(page):
    page.goto("/beheer/")
    return page.url.endswith("/beheer/")


def virtuele_sleutel(page):
    """A passkey of the device itself, that says yes to whatever is asked."""
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    opties = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    return cdp, cdp.send("WebAuthn.addVirtualAuthenticator", {"options": opties})["authenticatorId"]


def test_a_first_second_step_with_an_app_and_the_next_log_in_with_it(pagina):
    gebruiker = maak_met_wachtwoord(rol=Rol.COORDINATOR)
    pagina.goto("/beheer/")
    keur_op_elke_breedte(pagina)
    vul_wachtwoord_in(pagina, gebruiker)
    assert pagina.get_by_role("heading", level=1).inner_text() == "Stel eerst een tweede stap in"
    keur_op_elke_breedte(pagina)
    pagina.get_by_role("link", name="Een app met codes").click()
    keur_op_elke_breedte(pagina)  # asks for the password once more
    vul_wachtwoord_in(pagina, gebruiker, knop="Ga verder")
    keur_op_elke_breedte(pagina)
    geheim = pagina.locator("#geheim").text_content().replace(" ", "")
    pagina.get_by_label("Code uit de app").fill(code(geheim))
    pagina.get_by_role("button", name="Koppel de app").click()
    assert pagina.locator(".codes li").count() == 10
    keur_op_elke_breedte(pagina)
    pagina.get_by_role("link", name="Ik heb ze bewaard, ga verder").click()
    assert pagina.url.endswith("/beheer/")
    log_uit(pagina)

    pagina.goto("/account/login/")
    vul_wachtwoord_in(pagina, gebruiker)
    keur_op_elke_breedte(pagina)
    pagina.get_by_label("Code", exact=True).fill(code(geheim, 1))
    pagina.get_by_role("button", name="Log in", exact=True).click()
    staat_op(pagina, "/")
    assert beheer_is_open(pagina)


def test_a_recovery_code_when_the_phone_is_gone(pagina):
    gebruiker = maak_met_wachtwoord(rol=Rol.COORDINATOR)
    maak_app(gebruiker)
    herstelcode = maak_herstelcodes(gebruiker)[3]
    pagina.goto("/account/login/")
    vul_wachtwoord_in(pagina, gebruiker)
    pagina.get_by_label("Code", exact=True).fill("000000")
    pagina.get_by_role("button", name="Log in", exact=True).click()
    pagina.get_by_text("Deze code klopt niet.").first.wait_for()
    keur_op_elke_breedte(pagina)
    pagina.get_by_label("Code", exact=True).fill(herstelcode)
    pagina.get_by_role("button", name="Log in", exact=True).click()
    staat_op(pagina, "/")
    pagina.goto("/account/beveiliging/")
    assert "Je hebt er nog 9" in pagina.locator("main").inner_text()


def test_a_code_in_the_mail_with_the_keyboard_only(pagina):
    gebruiker = maak_gebruiker()
    pagina.goto("/account/login/")
    met_toetsen(pagina, "link", "Met een code in je mail", hoogstens=40)
    keur_op_elke_breedte(pagina)
    tab_naar(pagina, "input[name=email]", hoogstens=40)
    pagina.keyboard.type(gebruiker.email)
    pagina.keyboard.press("Enter")
    staat_op(pagina, "/account/login/code/confirm/")
    keur_op_elke_breedte(pagina)
    inlogcode = re.search(r"^([A-Z]{4}-[A-Z]{4})$", Bericht.objects.get().tekst, re.M)[1]
    tab_naar(pagina, "input[name=code]", hoogstens=40)
    pagina.keyboard.type(inlogcode)
    pagina.keyboard.press("Enter")
    staat_op(pagina, "/")
    assert gebruiker.naam in pagina.locator(".wie").inner_text()


def test_a_passkey_is_made_and_is_all_one_needs_the_next_time(pagina):
    gebruiker = maak_met_wachtwoord(rol=Rol.COORDINATOR)
    cdp, sleutel = virtuele_sleutel(pagina)
    pagina.goto("/beheer/")
    vul_wachtwoord_in(pagina, gebruiker)
    pagina.get_by_role("link", name="Een passkey").click()
    vul_wachtwoord_in(pagina, gebruiker, knop="Ga verder")
    keur_op_elke_breedte(pagina)
    pagina.get_by_label("Naam").fill("Laptop van het werk")
    pagina.get_by_role("button", name="Maak de passkey").click()
    pagina.get_by_role("link", name="Ik heb ze bewaard, ga verder").click()
    assert pagina.url.endswith("/beheer/")
    assert len(cdp.send("WebAuthn.getCredentials", {"authenticatorId": sleutel})["credentials"]) == 1
    log_uit(pagina)

    pagina.goto("/account/login/?next=/beheer/")
    pagina.get_by_role("button", name="Met een passkey").click()
    staat_op(pagina, "/beheer/")
    pagina.goto("/account/beveiliging/")
    assert "Laptop van het werk" in pagina.locator("main").inner_text()
    log_uit(pagina)

    pagina.goto("/account/login/")
    vul_wachtwoord_in(pagina, gebruiker)
    pagina.get_by_role("button", name="Gebruik je passkey").click()
    staat_op(pagina, "/")
    assert beheer_is_open(pagina)


def test_a_passkey_that_does_not_work_says_so(pagina):
    cdp, sleutel = virtuele_sleutel(pagina)
    pagina.goto("/account/login/")
    cdp.send("WebAuthn.setUserVerified", {"authenticatorId": sleutel, "isUserVerified": False})
    pagina.get_by_role("button", name="Met een passkey").click()
    pagina.get_by_text("Dat is niet gelukt").wait_for()
    keur_op_elke_breedte(pagina)


def test_ending_the_session_at_another_device(pagina):
    gebruiker = maak_met_wachtwoord()
    elders, _ = log_in(gebruiker, HTTP_USER_AGENT="Mozilla/5.0 (iPhone) Version/18.0 Safari/604.1")
    pagina.goto("/account/login/")
    vul_wachtwoord_in(pagina, gebruiker)
    staat_op(pagina, "/")
    pagina.goto("/account/beveiliging/")
    pagina.get_by_role("link", name="Bekijk waar je bent ingelogd").click()
    pagina.get_by_role("button", name=re.compile("Log daar uit.*iPhone")).click()
    pagina.get_by_text("Daar ben je nu uitgelogd.").wait_for()
    assert elders.get("/account/sessies/").status_code == 302


def test_the_pages_of_ones_own_account(ingelogd):
    gebruiker = maak_met_wachtwoord()
    maak_adres(gebruiker)
    maak_app(gebruiker)
    maak_herstelcodes(gebruiker)
    passkey = maak_passkey(gebruiker, "Laptop van het werk met een heel lange naam die moet afbreken")
    elders, _ = log_in(gebruiker)
    elders.post("/account/mfa/authenticate/", {"code": code(later=-1)})
    page = ingelogd(gebruiker)
    for pad in (
        "/account/beveiliging/",
        "/account/sessies/",
        "/account/password/change/",
        "/account/logout/",
        "/account/reauthenticate/",
        "/account/mfa/reauthenticate/",
        "/account/mfa/recovery-codes/",
    ):
        keur(page, pad)
    page.goto("/account/mfa/reauthenticate/?next=/account/beveiliging/")
    page.get_by_label("Code", exact=True).fill(code())
    page.get_by_role("button", name="Ga verder").click()
    for pad in (
        "/account/mfa/totp/deactivate/",
        "/account/mfa/recovery-codes/generate/",
        f"/account/mfa/webauthn/keys/{passkey.pk}/edit/",
        f"/account/mfa/webauthn/keys/{passkey.pk}/remove/",
    ):
        keur(page, pad)
    page.get_by_role("button", name="Verwijder de passkey").click()
    page.get_by_text("De passkey is verwijderd.").wait_for()
    assert not Authenticator.objects.filter(pk=passkey.pk).exists()


def test_the_pages_of_a_visitor_on_the_way_in(pagina):
    for pad in (
        "/account/login/",
        "/account/login/code/",
        "/account/password/reset/",
        "/account/password/reset/done/",
        "/account/password/reset/key/1-a-b/",
        "/account/password/reset/key/done/",
        "/account/confirm-email/",
        "/account/confirm-email/abc/",
        "/account/inactive/",
    ):
        keur(pagina, pad)
