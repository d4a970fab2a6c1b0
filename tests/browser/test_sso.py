"""Signing on through one's organisation in Chromium, which holds our pages to their policy along every redirect."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache

from tests.aanmelden.conftest import op_eigen_machine, tenant_almelo, tenant_hengelo  # noqa: F401 - fixtures
from tests.browser.toegankelijk import WIDTHS, keur, keur_zoals_het_staat
from tests.maken import WACHTWOORD, maak_aanbieder, maak_emaildomein, maak_gebruiker, maak_organisatie
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.organisaties.toegang import Rol

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def nothing_remembered(db):
    cache.clear()


@pytest.fixture
def wereld(tenant_hengelo, tenant_almelo, op_eigen_machine):  # noqa: F811
    """Two organisations, each with a provider and one person whom it knows."""
    wereld = {}
    for code, tenant in (("hengelo", tenant_hengelo), ("almelo", tenant_almelo)):
        organisatie = wereld[code] = maak_organisatie(code)
        maak_emaildomein(organisatie, f"{code}.example")
        maak_aanbieder(
            organisatie,
            slug=code,
            naam=organisatie.naam,
            server_url=tenant.url,
            tenant_id=f"tid-{code}",
            mfa_afgedwongen=True,
        )
        tenant.persoon(
            f"jan-{code}", email=f"jan@{code}.example", name=f"Jan uit {code.title()}", tid=f"tid-{code}"
        )
    return wereld


def log_in_bij_aanbieder(page, sub, console):
    """The provider's own page, which misses an icon that the browser asks for."""
    page.wait_for_url(re.compile("/oauth2/authorize"))
    page.get_by_placeholder("sub").fill(sub)
    page.get_by_role("button", name="Authorize").click()
    assert not [regel for regel in console if "Content Security Policy" in regel]
    console.clear()


def staat_op(page, pad):
    page.wait_for_url(re.compile(rf"^http://[^/]+{re.escape(pad)}$"))


@pytest.mark.parametrize(("code", "script"), [("hengelo", True), ("almelo", True), ("hengelo", False)])
def test_somebody_signs_on_and_is_of_the_own_organisation(wereld, open_pagina, console, code, script):
    pagina = open_pagina(java_script_enabled=script)
    pagina.goto("/account/login/?next=/mijn/profiel/")
    pagina.get_by_role("link", name="Via je organisatie").click()
    pagina.get_by_label("E-mailadres van je werk").fill(f"jan@{code}.example")
    pagina.get_by_role("button", name="Verder").click()
    log_in_bij_aanbieder(pagina, f"jan-{code}", console)
    staat_op(pagina, "/mijn/profiel/")
    inhoud = pagina.get_by_role("main").inner_text()
    assert str(wereld[code]) in inhoud
    assert Gebruiker.objects.get().email == f"jan@{code}.example"


def test_the_button_of_a_provider_goes_through_the_policy_of_the_page(wereld, pagina, console):
    antwoord = pagina.goto("/account/oidc/hengelo/login/")
    regels = dict(
        deel.strip().split(" ", 1) for deel in antwoord.headers["content-security-policy"].split(";")
    )
    assert len(regels["form-action"].split()) == 3  # ourselves and two providers
    pagina.get_by_role("button", name="Ga naar Gemeente Hengelo").click()
    log_in_bij_aanbieder(pagina, "jan-hengelo", console)
    staat_op(pagina, "/")


def test_other_pages_send_forms_to_ourselves_only(wereld, pagina):
    regels = pagina.goto("/account/login/").headers["content-security-policy"]
    assert "form-action 'self';" in f"{regels};"


def test_an_existing_account_is_linked_by_its_owner(wereld, pagina, console):
    jan = maak_gebruiker(organisatie=wereld["hengelo"], email="jan@hengelo.example", wachtwoord=WACHTWOORD)
    EmailAddress.objects.create(user=jan, email=jan.email, verified=True, primary=True)
    pagina.goto("/account/organisatie/")
    pagina.get_by_label("E-mailadres van je werk").fill(jan.email)
    pagina.get_by_role("button", name="Verder").click()
    log_in_bij_aanbieder(pagina, "jan-hengelo", console)
    assert pagina.get_by_role("heading", level=1).inner_text() == "Je hebt al een account"
    keur_op_elke_breedte(pagina)
    console.clear()  # the browser itself logs the 403
    pagina.get_by_role("link", name="Log in en koppel").click()
    pagina.get_by_label("E-mailadres").fill(jan.email)
    pagina.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    pagina.get_by_role("button", name="Log in", exact=True).click()
    staat_op(pagina, "/account/koppelingen/")
    pagina.get_by_role("link", name="Koppel aan Gemeente Hengelo").click()
    pagina.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    pagina.get_by_role("main").get_by_role("button").last.click()
    pagina.get_by_role("button", name="Ga naar Gemeente Hengelo").click()
    log_in_bij_aanbieder(pagina, "jan-hengelo", console)
    staat_op(pagina, "/account/koppelingen/")
    assert "Je account is gekoppeld" in pagina.get_by_role("main").inner_text()
    keur_op_elke_breedte(pagina)


def test_a_provider_that_is_down_is_said_to_be_down(wereld, pagina, console):
    wereld["hengelo"].aanbieders.get().aanbieder.__class__.objects.update(server_url="http://127.0.0.1:9")
    pagina.goto("/account/organisatie/")
    pagina.get_by_label("E-mailadres van je werk").fill("jan@hengelo.example")
    pagina.get_by_role("button", name="Verder").click()
    assert pagina.get_by_role("heading", level=1).inner_text() == "De inlogpagina is niet bereikbaar"
    keur_op_elke_breedte(pagina)
    console.clear()  # the browser itself logs the 503
    pagina.get_by_role("link", name="Log op een andere manier in").click()
    staat_op(pagina, "/account/login/")


# ---- how the pages look


def keur_op_elke_breedte(page):
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        keur_zoals_het_staat(page)
    page.set_viewport_size({"width": 1280, "height": 800})


@pytest.mark.parametrize("pad", ["/account/organisatie/", "/account/oidc/hengelo/login/"])
def test_public_pages(wereld, pagina, pad):
    keur(pagina, pad)


def test_a_choice_and_no_choice(wereld, pagina):
    maak_emaildomein(wereld["almelo"], "hengelo.example")
    for adres, kop in (
        ("a@hengelo.example", "Kies waar je inlogt"),
        ("a@elders.example", "Geen inlogpagina gevonden"),
    ):
        pagina.goto("/account/organisatie/")
        pagina.get_by_label("E-mailadres van je werk").fill(adres)
        pagina.get_by_role("button", name="Verder").click()
        assert pagina.get_by_role("heading", level=1).inner_text() == kop
        keur_op_elke_breedte(pagina)


def test_links_of_ones_own(wereld, ingelogd):
    keur(ingelogd(maak_gebruiker(organisatie=wereld["hengelo"])), "/account/koppelingen/")
    keur(ingelogd(maak_gebruiker()), "/account/koppelingen/", widths=[390])


def test_the_admin_of_a_provider(wereld, ingelogd):
    aanbieder = wereld["hengelo"].aanbieders.get().aanbieder_id
    page = ingelogd(rol=Rol.BEHEERDER)
    for pad in (f"{aanbieder}/controleren/", f"{aanbieder}/change/", "add/", ""):
        keur(page, f"/beheer/aanmelden/aanbieder/{pad}")
