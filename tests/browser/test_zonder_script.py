"""The way in and what is done about accounts, with scripting off: whole journeys; other rooms have theirs."""

import re

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.aanmelden.stappen import code, log_in, maak_adres, maak_app, maak_herstelcodes, maak_met_wachtwoord
from tests.browser.test_aanmelden import beheer_is_open, log_uit, staat_op, vul_wachtwoord_in
from tests.browser.test_toegang import ADRES, link_uit, maak_hengelo
from tests.maken import WACHTWOORD, maak_gebruiker, maak_rollencontrole, maak_uitnodiging
from twentsekracht.organisaties.models import Gebruiker, Rol

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def nobody_tried_before(db):
    cache.clear()


@pytest.fixture
def page(open_pagina):
    return open_pagina(java_script_enabled=False)


def vul_code_in(page, wat):
    page.get_by_label("Code", exact=True).fill(wat)
    page.get_by_role("button", name="Log in", exact=True).click()
    staat_op(page, "/")


def kies_wachtwoord(page):
    page.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    page.get_by_label("Wachtwoord nog een keer", exact=True).fill(WACHTWOORD)
    page.get_by_role("button", name="Maak mijn account").click()


def test_a_password_an_app_with_codes_and_the_next_log_in(page):
    gebruiker = maak_met_wachtwoord(rol=Rol.COORDINATOR)
    page.goto("/beheer/")
    vul_wachtwoord_in(page, gebruiker)
    page.get_by_role("link", name="Een app met codes").click()
    vul_wachtwoord_in(page, gebruiker, knop="Ga verder")
    geheim = page.locator("#geheim").text_content().replace(" ", "")
    page.get_by_label("Code uit de app").fill(code(geheim))
    page.get_by_role("button", name="Koppel de app").click()
    page.get_by_role("link", name="Ik heb ze bewaard, ga verder").click()
    staat_op(page, "/beheer/")
    log_uit(page)
    page.goto("/account/login/")
    vul_wachtwoord_in(page, gebruiker)
    vul_code_in(page, code(geheim, 1))
    assert beheer_is_open(page)


def test_a_recovery_code_and_new_ones(page):
    gebruiker = maak_met_wachtwoord(rol=Rol.COORDINATOR)
    maak_app(gebruiker)
    oude = maak_herstelcodes(gebruiker)
    page.goto("/account/login/")
    vul_wachtwoord_in(page, gebruiker)
    vul_code_in(page, oude[3])
    page.goto(reverse("mfa_generate_recovery_codes"))
    page.get_by_label("Code", exact=True).fill(oude[4])  # who they are, once more
    page.get_by_role("button", name="Ga verder").click()
    page.get_by_role("button", name="Maak nieuwe herstelcodes").click()
    page.get_by_text("Bewaar ze nu").wait_for()
    nieuwe = page.locator(".codes li").all_inner_texts()
    assert len(nieuwe) == 10 and not set(nieuwe) & set(oude)


def test_an_invitation_is_accepted(page):
    door = maak_gebruiker(Rol.CONTACTPERSOON, maak_hengelo())
    uitnodiging = maak_uitnodiging(door.organisatie, rol=Rol.VACATUREHOUDER, email=ADRES, door=door)
    page.goto(reverse("organisaties:uitnodiging", args=[uitnodiging.sleutel]))
    kies_wachtwoord(page)
    page.locator(".wie").wait_for()
    assert Gebruiker.objects.get(email=ADRES).lidmaatschappen.get().rol == Rol.VACATUREHOUDER


def test_an_account_is_made_and_its_address_confirmed(page):
    hengelo = maak_hengelo()
    page.goto(reverse("account_signup"))
    page.get_by_label("Je naam").fill("Femke Bos")
    page.get_by_label("E-mailadres van je werk").fill(ADRES)
    kies_wachtwoord(page)
    page.get_by_role("heading", name="Bevestig je e-mailadres").wait_for()
    page.goto(link_uit("bevestig"))
    page.get_by_role("button", name="Ja, dat is mijn adres").click()
    staat_op(page, "/account/login/")
    page.get_by_label("E-mailadres").fill(ADRES)
    page.get_by_label("Wachtwoord", exact=True).fill(WACHTWOORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    page.locator(".wie").wait_for()
    assert Gebruiker.objects.get(email=ADRES).organisatie == hengelo


def test_the_yearly_review(ingelogd):
    hengelo = maak_hengelo()
    for naam in ("Bas Nijhuis", "Esra Demir", "Tim Kuipers"):
        maak_gebruiker(Rol.VACATUREHOUDER, hengelo, naam=naam)
    controle = maak_rollencontrole(hengelo)
    page = ingelogd(maak_gebruiker(Rol.CONTACTPERSOON, hengelo), java_script_enabled=False)
    page.goto(reverse("organisaties:rollencontrole", args=[controle.pk]))
    page.get_by_role("button", name="Trek in vacaturehouder Bas Nijhuis").click()
    page.get_by_text("De rol van Bas Nijhuis is ingetrokken.").wait_for()
    page.get_by_role("button", name="Bevestig de overige 2").click()
    page.get_by_text("Bevestigd: 2 rollen.").wait_for()
    assert sorted(controle.besluiten.values_list("besluit", flat=True)) == [
        "bevestigd",
        "bevestigd",
        "ingetrokken",
    ]


def test_a_session_elsewhere_is_ended(page):
    gebruiker = maak_met_wachtwoord()
    maak_adres(gebruiker)
    elders, _ = log_in(gebruiker, HTTP_USER_AGENT="Mozilla/5.0 (iPhone) Version/18.0 Safari/604.1")
    page.goto("/account/login/")
    vul_wachtwoord_in(page, gebruiker)
    staat_op(page, "/")
    page.goto("/account/sessies/")
    page.get_by_role("button", name=re.compile("Log daar uit.*iPhone")).click()
    page.get_by_text("Daar ben je nu uitgelogd.").wait_for()
    assert elders.get("/account/sessies/").status_code == 302
