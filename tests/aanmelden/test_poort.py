"""A role only counts in a session with a second step: each kind of session at a page of each kind."""

from urllib.parse import quote, urlencode

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from tests.aanmelden.stappen import code, maak_app, maak_passkey
from tests.maken import maak_gebruiker
from tests.sessie import meld_aan
from twentsekracht.aanmelden.models import Aanbieder
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db

WACHTWOORD, MAIL = {"method": "password"}, {"method": "code"}
APP, PASSKEY = {"method": "mfa", "type": "totp"}, {"method": "mfa", "type": "webauthn"}
HERSTELCODE = {"method": "mfa", "type": "recovery_codes"}
ANDERE = {"method": "mfa", "type": "iets anders"}
SSO = {"method": "socialaccount", "provider": "hengelo", "uid": "1"}

BEHEER = [
    "/beheer/",
    "/beheer/jsi18n/",
    "/beheer/autocomplete/?app_label=school&model_name=afspraak&field_name=organisatie",
    "/beheer/organisaties/organisatie/",
    "/beheer/school/",
    "/beheer/password_change/",
]
VOOR_DEZE_ROL = ["/rapportage/", "/inlezen/", *BEHEER]


def browser(gebruiker, *bewijzen):
    client = meld_aan(Client(), gebruiker, sterk=False)
    sessie = client.session
    nu = timezone.now().timestamp()
    sessie["account_authentication_methods"] = [{**bewijs, "at": nu} for bewijs in bewijzen]
    sessie.save()
    return client


@pytest.fixture
def coordinator():
    return maak_gebruiker(rol=Rol.COORDINATOR)


def waarheen(client):
    """Of each page that this role may open: 200, or where one is sent instead."""
    antwoorden = {pad: client.get(pad) for pad in VOOR_DEZE_ROL}
    return {
        pad: antwoord.headers.get("Location", antwoord.status_code) for pad, antwoord in antwoorden.items()
    }


@pytest.mark.parametrize("bewijs", [APP, PASSKEY, HERSTELCODE], ids=lambda bewijs: bewijs["type"])
def test_with_a_second_step_every_door_of_the_role_opens(coordinator, bewijs):
    open_ = dict.fromkeys(VOOR_DEZE_ROL, 200) | {"/beheer/password_change/": "/account/password/change/"}
    assert waarheen(browser(coordinator, WACHTWOORD, bewijs)) == open_


@pytest.mark.parametrize(
    "bewijs", [WACHTWOORD, MAIL, ANDERE, SSO], ids=["wachtwoord", "mail", "andere", "sso"]
)
def test_without_one_every_page_leads_to_setting_it_up(coordinator, bewijs):
    assert waarheen(browser(coordinator, bewijs)) == {
        pad: f"/account/tweede-stap/?next={quote(pad, safe='')}" for pad in VOOR_DEZE_ROL
    }


def test_with_one_that_was_not_used_in_this_session_it_is_asked_for(coordinator):
    maak_app(coordinator)
    assert waarheen(browser(coordinator, WACHTWOORD)) == {
        pad: f"/account/mfa/reauthenticate/?next={quote(pad, safe='')}" for pad in VOOR_DEZE_ROL
    }


def test_a_passkey_is_asked_for_on_its_own_page(coordinator):
    maak_passkey(coordinator)
    antwoord = browser(coordinator, WACHTWOORD).get("/beheer/")
    assert antwoord.headers["Location"].startswith("/account/mfa/webauthn/reauthenticate/?next=%2Fbeheer%2F")


@pytest.mark.parametrize(
    ("actief", "mfa", "open_"), [(True, True, True), (True, False, False), (False, True, False)]
)
def test_another_sign_on_counts_when_it_enforces_a_second_step(coordinator, actief, mfa, open_):
    Aanbieder.objects.create(
        slug="hengelo",
        naam="Gemeente Hengelo",
        server_url="https://login.hengelo.example",
        client_id="portaal",
        geheim_variabele="SSO_HENGELO",
        mfa_afgedwongen=mfa,
        actief=actief,
    )
    assert (browser(coordinator, SSO).get("/beheer/").status_code == 200) is open_


@pytest.mark.parametrize("rol", list(Rol))
def test_every_role_asks_for_a_second_step_also_on_a_page_that_anybody_may_open(rol):
    antwoord = browser(maak_gebruiker(rol=rol), WACHTWOORD).get("/rapportage/")
    assert antwoord.headers["Location"].startswith("/account/tweede-stap/")


def test_a_superuser_too(coordinator):
    antwoord = browser(maak_gebruiker(is_superuser=True), WACHTWOORD).get("/beheer/")
    assert antwoord.headers["Location"].startswith("/account/tweede-stap/")


def test_somebody_without_a_role_needs_none():
    client = browser(maak_gebruiker(), WACHTWOORD)
    assert client.get("/account/beveiliging/").status_code == 200
    assert client.get("/beheer/").status_code == 404


def test_a_weak_session_shows_no_door_of_a_role_on_a_public_page(coordinator):
    zwak, sterk = (browser(coordinator, bewijs).get("/").content.decode() for bewijs in (WACHTWOORD, APP))
    assert 'href="/beheer/"' in sterk
    assert 'href="/beheer/"' not in zwak


def test_a_change_that_was_sent_from_a_weak_session_is_not_made(coordinator):
    organisatie = coordinator.organisatie
    url = reverse("admin:organisaties_organisatie_change", args=[organisatie.pk])
    antwoord = browser(coordinator, WACHTWOORD).post(url, {"naam": "Gekaapt"})
    assert antwoord.headers["Location"] == "/account/tweede-stap/?next=%2F"
    organisatie.refresh_from_db()
    assert organisatie.naam != "Gekaapt"


def test_after_the_second_step_one_is_where_one_was_going(coordinator):
    maak_app(coordinator)
    client = browser(coordinator, WACHTWOORD)
    naar = client.get("/beheer/school/").headers["Location"]
    antwoord = client.post(naar, {"code": code(), "next": "/beheer/school/"})
    assert antwoord.headers["Location"] == "/beheer/school/"
    assert client.get("/beheer/school/").status_code == 200


def test_the_way_on_never_leads_elsewhere(coordinator):
    maak_app(coordinator)
    client = browser(coordinator, WACHTWOORD)
    antwoord = client.post(
        "/account/mfa/reauthenticate/?next=https://evil.example/",
        {"code": code(), "next": "https://evil.example/"},
    )
    assert antwoord.headers["Location"] == "/"


HOE_IK_INLOG = (
    "account_beveiliging",
    "account_change_password",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_generate_recovery_codes",
    "mfa_view_recovery_codes",
    "mfa_deactivate_totp",
    "usersessions_list",
)


def test_who_has_a_second_step_uses_it_before_changing_how_to_sign_in():
    """Otherwise a session opened by the password alone could add a passkey of its own."""
    gebruiker = maak_gebruiker()
    maak_app(gebruiker)
    client = browser(gebruiker, WACHTWOORD, {"method": "password", "reauthenticated": True})
    for naam in HOE_IK_INLOG:
        assert client.get(reverse(naam)).headers["Location"].startswith("/account/mfa/reauthenticate/"), naam
        assert client.post(reverse(naam)).headers["Location"].startswith("/account/mfa/reauthenticate/"), naam


def test_with_the_second_step_not_required_a_password_is_enough(coordinator):
    with override_settings(MFA_VERPLICHT=False):
        assert browser(coordinator, WACHTWOORD).get("/beheer/").status_code == 200


def test_the_admin_itself_refuses_a_weak_session(coordinator, rf):
    """Also where no middleware would have been."""
    from django.contrib import admin

    client = browser(coordinator, WACHTWOORD)
    verzoek = rf.get("/beheer/")
    verzoek.user, verzoek.session = coordinator, client.session
    assert admin.site.has_permission(verzoek) is False
    verzoek.session = browser(coordinator, APP).session
    assert admin.site.has_permission(verzoek) is True


def test_records_of_somebody_else_in_the_session_prove_nothing(coordinator):
    client = browser(coordinator, APP)
    sessie = client.session
    sessie["account_authentication_methods_user"] = str(coordinator.pk + 1)
    sessie.save()
    assert client.get("/account/beveiliging/").headers["Location"].startswith("/account/login/")


def test_the_admin_still_sends_a_visitor_to_the_one_login_page(client):
    assert client.get("/beheer/").headers["Location"] == "/beheer/login/?next=/beheer/"
    assert client.get("/beheer/login/?next=/beheer/").headers["Location"] == "/account/login/?next=/beheer/"


def test_a_visitor_costs_no_query_but_for_the_pages_in_the_foot(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert client.get("/account/login/").status_code == 200


# ---- what somebody was about to send when the session was over


NAAR = "/evenementen/2026/talentweek/kiezen/"  # takes only what is sent


@pytest.mark.parametrize(
    ("herkomst", "verder"),
    [
        (
            "http://testserver/evenementen/2026/talentweek/?dag=1#programma",
            "/evenementen/2026/talentweek/?dag=1",
        ),
        ("https://evil.example/evenementen/", "/"),
        ("http://testserver//evil.example/", "/"),
        ("http://testserver", "/"),
        ("", "/"),
        ("http://[", "/"),
    ],
)
def test_who_was_signed_out_comes_back_at_the_page_of_the_form(client, herkomst, verder):
    antwoord = client.post(NAAR, {"onderdeel": "1"}, headers={"referer": herkomst})
    assert antwoord.headers["Location"] == f"/account/login/?{urlencode({'next': verder}, safe='/')}"
    assert "is niet aangekomen" in client.get(antwoord.headers["Location"]).text


def test_who_only_asked_for_a_page_comes_back_there(client):
    antwoord = client.get("/mijn/?a=b", headers={"referer": "http://testserver/"})
    assert antwoord.headers["Location"] == "/account/login/?next=/mijn/%3Fa%3Db"
    assert "is niet aangekomen" not in client.get(antwoord.headers["Location"]).text
