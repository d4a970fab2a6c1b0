"""Setting up a second step, using it, losing it: codes that count once, recovery codes, and what its owner is told."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.core.management import call_command

from tests.aanmelden.stappen import (
    code,
    log_in,
    maak_app,
    maak_herstelcodes,
    maak_met_wachtwoord,
    maak_passkey,
)
from tests.maken import WACHTWOORD
from tests.sessie import meld_aan
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol
from twentsekracht.versleuteling import ontsleutel
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db
ZES_CIJFERS = "123456"


@pytest.fixture(autouse=True)
def no_code_was_used_before():
    cache.clear()


def is_binnen(client):
    return client.get("/account/beveiliging/").status_code == 200


def koppel_app(client, later=0):
    """Through the page, with the password once more; returns the secret and the answer."""
    client.post("/account/reauthenticate/", {"password": WACHTWOORD})
    pagina = client.get("/account/mfa/totp/activate/").content.decode()
    geheim = re.search(r'id="geheim">([A-Z2-7 ]+)<', pagina)[1].replace(" ", "")
    return geheim, client.post("/account/mfa/totp/activate/", {"code": code(geheim, later)})


# ---- setting it up


def test_setting_up_an_app_opens_the_doors_of_the_role_at_once():
    gebruiker = maak_met_wachtwoord(rol=Rol.COORDINATOR)
    client, _ = log_in(gebruiker)
    client.get(client.get("/beheer/school/").headers["Location"])
    _, antwoord = koppel_app(client)
    assert antwoord.headers["Location"] == "/account/mfa/recovery-codes/"
    assert 'href="/beheer/school/"' in client.get("/account/mfa/recovery-codes/").content.decode()
    assert client.get("/beheer/school/").status_code == 200


def test_the_page_says_why_a_second_step_is_needed_and_is_for_nobody_who_needs_none():
    pad = "/account/tweede-stap/"
    client, _ = log_in(maak_met_wachtwoord(rol=Rol.COORDINATOR))
    assert "Met jouw rol zie je" in client.get(pad).content.decode()
    client, _ = log_in(maak_met_wachtwoord())
    assert "Op de pagina die je wilt openen, zie je" in client.get(f"{pad}?next=/vacatures/").content.decode()
    assert client.get(pad).headers["Location"] == "/account/beveiliging/"


def test_setting_it_up_asks_for_the_password_again():
    client, _ = log_in(maak_met_wachtwoord())
    for pad in ("/account/mfa/totp/activate/", "/account/mfa/webauthn/add/"):
        assert client.get(pad).headers["Location"].startswith("/account/reauthenticate/")


def test_its_owner_is_told_and_the_log_knows(django_capture_on_commit_callbacks):
    gebruiker = maak_met_wachtwoord()
    client, _ = log_in(gebruiker)
    with django_capture_on_commit_callbacks(execute=True):
        koppel_app(client)
    bericht = Bericht.objects.get(aan=gebruiker.email)
    assert bericht.onderwerp == "Je logt nu ook in met een code uit een app"
    assert "omdat er iets is veranderd aan hoe je inlogt" in bericht.tekst
    assert Regel.objects.over(gebruiker).filter(actie="app voor codes toegevoegd").count() == 1


def test_the_secret_is_not_readable_in_the_database():
    gebruiker = maak_met_wachtwoord()
    client, _ = log_in(gebruiker)
    geheim, _ = koppel_app(client)
    bewaard = Authenticator.objects.get(user=gebruiker, type="totp").data["secret"]
    assert geheim not in bewaard
    assert ontsleutel(bewaard) == geheim
    zaad = Authenticator.objects.get(user=gebruiker, type="recovery_codes").data["seed"]
    assert len(ontsleutel(zaad)) == 80


# ---- a code counts once


def test_the_code_that_set_it_up_does_not_count_again():
    gebruiker = maak_met_wachtwoord()
    client, _ = log_in(gebruiker)
    geheim, _ = koppel_app(client)
    ander, antwoord = log_in(gebruiker)
    ander.post("/account/mfa/authenticate/", {"code": code(geheim)})
    assert not is_binnen(ander)
    ander.post("/account/mfa/authenticate/", {"code": code(geheim, 1)})
    assert is_binnen(ander)


def test_a_code_used_in_one_session_does_not_count_in_another_as_long_as_it_could_be_right():
    gebruiker = maak_met_wachtwoord()
    maak_app(gebruiker)
    een, _ = log_in(gebruiker)
    een.post("/account/mfa/authenticate/", {"code": code(later=1)})
    assert is_binnen(een)
    # allauth itself remembers a code for half a minute only
    cache.delete(f"allauth.mfa.totp.used?user={gebruiker.pk}&code={code(later=1)}")
    twee, _ = log_in(gebruiker)
    antwoord = twee.post("/account/mfa/authenticate/", {"code": code(later=1)})
    assert "Deze code klopt niet" in antwoord.content.decode()
    assert not is_binnen(twee)


def test_a_code_of_a_minute_ago_or_ahead_is_wrong():
    gebruiker = maak_met_wachtwoord()
    maak_app(gebruiker)
    client, _ = log_in(gebruiker)
    for later in (-3, 3):
        client.post("/account/mfa/authenticate/", {"code": code(later=later)})
    assert not is_binnen(client)


def test_after_five_wrong_codes_the_right_one_is_refused_also_in_another_session():
    gebruiker = maak_met_wachtwoord()
    maak_app(gebruiker)
    for _ in range(5):
        client, _ = log_in(gebruiker)
        client.post("/account/mfa/authenticate/", {"code": ZES_CIJFERS})
    client, _ = log_in(gebruiker)
    antwoord = client.post("/account/mfa/authenticate/", {"code": code()})
    assert "te vaak" in antwoord.content.decode()
    assert not is_binnen(client)


def test_with_a_second_step_the_password_no_longer_opens_what_asks_for_more():
    gebruiker = maak_met_wachtwoord()
    maak_app(gebruiker)
    client = meld_aan(log_in(gebruiker)[0], gebruiker)
    antwoord = client.post("/account/reauthenticate/", {"password": WACHTWOORD})
    assert antwoord.headers["Location"] == "/account/mfa/reauthenticate/"
    assert (
        client.get("/account/mfa/webauthn/add/")
        .headers["Location"]
        .startswith("/account/mfa/reauthenticate/")
    )


# ---- recovery codes


def test_a_recovery_code_lets_one_in_once_and_is_as_strong():
    gebruiker = maak_met_wachtwoord(rol=Rol.COORDINATOR)
    maak_app(gebruiker)
    herstelcode = maak_herstelcodes(gebruiker)[0]
    een, _ = log_in(gebruiker)
    een.post("/account/mfa/authenticate/", {"code": herstelcode})
    assert een.get("/beheer/school/").status_code == 200
    assert Bericht.objects.get(aan=gebruiker.email).onderwerp == "Er is een herstelcode gebruikt"
    twee, _ = log_in(gebruiker)
    twee.post("/account/mfa/authenticate/", {"code": herstelcode})
    assert not is_binnen(twee)


def test_recovery_codes_are_shown_once():
    gebruiker = maak_met_wachtwoord()
    client, _ = log_in(gebruiker)
    koppel_app(client)
    codes = maak_herstelcodes(gebruiker)
    eerst, later = (client.get("/account/mfa/recovery-codes/").content.decode() for _ in range(2))
    assert all(herstelcode in eerst for herstelcode in codes)
    assert not any(herstelcode in later for herstelcode in codes)
    assert client.get("/account/mfa/recovery-codes/download/").status_code == 404


def test_new_recovery_codes_make_the_old_ones_worthless():
    gebruiker = maak_met_wachtwoord()
    maak_app(gebruiker)
    oud = maak_herstelcodes(gebruiker)
    client = meld_aan(log_in(gebruiker)[0], gebruiker)
    client.post("/account/mfa/reauthenticate/", {"code": code()})
    client.post("/account/mfa/recovery-codes/generate/")
    assert set(oud).isdisjoint(maak_herstelcodes(gebruiker))


# ---- taking it away


def test_without_its_last_second_step_a_session_stays_what_it_was_but_the_next_asks_for_a_new_one():
    gebruiker = maak_met_wachtwoord(rol=Rol.COORDINATOR)
    maak_app(gebruiker)
    maak_herstelcodes(gebruiker)
    client = meld_aan(log_in(gebruiker)[0], gebruiker)
    client.post("/account/mfa/reauthenticate/", {"code": code()})
    client.post("/account/mfa/totp/deactivate/")
    assert not Authenticator.objects.filter(user=gebruiker).exists()
    assert Bericht.objects.get(aan=gebruiker.email).onderwerp == "De app voor codes is losgekoppeld"
    assert Regel.objects.over(gebruiker).filter(actie="app voor codes verwijderd").count() == 1
    volgende, _ = log_in(gebruiker)
    assert volgende.get("/beheer/").headers["Location"].startswith("/account/tweede-stap/")


def test_nobody_touches_the_passkey_of_another():
    passkey = maak_passkey(maak_met_wachtwoord())
    gebruiker = maak_met_wachtwoord()
    client, _ = log_in(gebruiker)
    client.post("/account/reauthenticate/", {"password": WACHTWOORD})
    for wat in ("edit", "remove"):
        pad = f"/account/mfa/webauthn/keys/{passkey.pk}/{wat}/"
        assert client.get(pad).status_code == 404
        assert client.post(pad, {"name": "Gekaapt"}).status_code == 404
    passkey.refresh_from_db()
    assert passkey.data["name"] == "Laptop"


# ---- the keys


def test_after_a_new_key_the_secrets_are_written_with_it_and_the_old_one_can_go(settings):
    gebruiker = maak_met_wachtwoord()
    settings.VELDSLEUTELS = ["de eerste sleutel"]
    maak_app(gebruiker)
    maak_passkey(gebruiker)
    settings.VELDSLEUTELS = ["de tweede sleutel", "de eerste sleutel"]
    call_command("versleutel_opnieuw", verbosity=0)
    settings.VELDSLEUTELS = ["de tweede sleutel"]
    client, _ = log_in(gebruiker)
    client.post("/account/mfa/authenticate/", {"code": code()})
    assert is_binnen(client)
