"""Somebody who wants in: with a password of before, with links that lead elsewhere, by asking who has an account."""

import re

import pytest
from django.test import Client

from tests.aanmelden.stappen import WACHTWOORD, log_in, maak_adres, maak_app, maak_met_wachtwoord
from tests.maken import maak_aanbieder, maak_emaildomein, maak_gebruiker, maak_organisatie
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db
SLACHTOFFER = "sanne@hengelo.example"


@pytest.fixture
def hengelo():
    hengelo = maak_organisatie("hengelo")
    maak_emaildomein(hengelo, "hengelo.example")
    return hengelo


def meld_aan_als_slachtoffer():
    wachtwoorden = {"password1": WACHTWOORD, "password2": WACHTWOORD}
    return Client().post("/account/signup/", {"naam": "Sanne", "email": SLACHTOFFER, **wachtwoorden})


def log_in_met_code(adres):
    client = Client()
    vul_in = client.post("/account/login/code/", {"email": adres}).headers["Location"]
    code = re.search(r"\b\w{4}-\w{4}\b", Bericht.objects.filter(aan=adres).latest("pk").tekst)[0]
    return client, client.post(vul_in, {"code": code})


# ---- an account made beforehand with the address of somebody else


def test_a_password_chosen_before_the_address_was_proven_opens_nothing_after_a_code(hengelo):
    """Who signs up with another's address waits for its owner to confirm it, and then knows the password."""
    meld_aan_als_slachtoffer()
    eigenaar, _ = log_in_met_code(SLACHTOFFER)
    assert eigenaar.get("/mijn/").status_code == 200
    aanvaller, _ = log_in(Gebruiker.objects.get(email=SLACHTOFFER))
    assert aanvaller.get("/mijn/").status_code == 302
    assert Regel.objects.filter(actie="wachtwoord vervallen").exists()


def test_who_already_logged_in_with_it_keeps_the_password_when_using_a_code(hengelo):
    gebruiker = maak_met_wachtwoord(organisatie=hengelo, zelf_aangemeld=True, email=SLACHTOFFER)
    maak_adres(gebruiker)
    log_in(gebruiker)
    log_in_met_code(SLACHTOFFER)
    client, _ = log_in(gebruiker)
    assert client.get("/mijn/").status_code == 200


def test_the_mail_that_asks_to_confirm_says_not_to_when_it_was_somebody_else(hengelo):
    meld_aan_als_slachtoffer()
    assert "Bevestig dan niet" in Bericht.objects.get(aan=SLACHTOFFER).tekst


# ---- a code by mail instead of the second step


def test_a_code_by_mail_does_not_pass_by_the_second_step(hengelo):
    gebruiker = maak_gebruiker(rol="coordinator", organisatie=hengelo, email=SLACHTOFFER)
    maak_adres(gebruiker)
    maak_app(gebruiker)
    client, antwoord = log_in_met_code(SLACHTOFFER)
    assert antwoord.headers["Location"].startswith("/account/mfa/authenticate/")
    assert client.get("/beheer/").status_code == client.get("/mijn/").status_code == 302


def test_another_way_in_is_not_linked_without_the_second_step(als, hengelo):
    """The log-in of a colleague at the same organisation would be a way in to this account."""
    aanbieder = maak_aanbieder(hengelo, server_url="https://127.0.0.1:9/tenant")
    gebruiker = maak_gebruiker(organisatie=hengelo)
    maak_app(gebruiker)
    antwoord = als(gebruiker, sterk=False).post(f"/account/oidc/{aanbieder.slug}/login/?process=connect")
    assert antwoord.headers["Location"].startswith("/account/mfa/reauthenticate/")


# ---- what stays behind in the browser


@pytest.mark.parametrize("pad", ["/", "/vacatures/", "/nieuws/", "/zoeken/", "/bestaat-niet/"])
def test_what_was_seen_while_signed_in_is_kept_by_nobody(als, client, pad):
    """Also on a page for everybody: the name stands above it, and what one kept and may see in it."""
    assert "no-store" in als(maak_gebruiker()).get(pad).headers["Cache-Control"]
    assert "Cache-Control" not in client.get(pad).headers


# ---- the way on after signing in

ELDERS = [
    "//evil.example",
    "///evil.example",
    "https://evil.example",
    "https:evil.example",
    "http:///evil.example",
    "https://testserver@evil.example",
    "https://testserver.evil.example/",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    " //evil.example",
    "javascript:alert('evil')",
]


@pytest.mark.parametrize("volgende", ELDERS)
def test_the_way_on_never_leaves_the_portal(als, volgende):
    gebruiker = maak_met_wachtwoord()
    maak_adres(gebruiker)
    velden = {"login": gebruiker.email, "password": WACHTWOORD, "next": volgende}
    antwoorden = [Client().post("/account/login/", velden)]
    antwoorden += [als(gebruiker).get("/account/login/", {"next": volgende})]
    antwoorden += [
        als(gebruiker).post(pad, velden) for pad in ("/account/logout/", "/account/reauthenticate/")
    ]
    antwoorden += [als(gebruiker).post("/beheer/logout/", {"next": volgende})]
    for antwoord in antwoorden:
        assert "evil" not in antwoord.headers.get("Location", "")
        assert "evil" not in antwoord.cookies


# ---- asking who has an account


def zonder_toeval(antwoord, adres):
    """The page as anybody gets it: without what differs each time, and without the address itself."""
    html = re.sub(r'value="[\w-]{40,}"', "", antwoord.content.decode())
    return antwoord.status_code, antwoord.headers.get("Location"), html.replace(adres, "ADRES")


VRAGEN = {
    "log in": ("/account/login/", lambda adres: {"login": adres, "password": "niet-het-goede-wachtwoord"}),
    "code": ("/account/login/code/", lambda adres: {"email": adres}),
    "new password": ("/account/password/reset/", lambda adres: {"email": adres}),
    "sign up": (
        "/account/signup/",
        lambda adres: {"naam": "Sanne", "email": adres, "password1": WACHTWOORD, "password2": WACHTWOORD},
    ),
    "organisation": ("/account/organisatie/", lambda adres: {"email": adres}),
}


@pytest.mark.parametrize("vraag", VRAGEN)
@pytest.mark.parametrize("hoe", ["known", "never confirmed", "switched off"])
def test_no_page_tells_whether_an_address_has_an_account(hengelo, vraag, hoe):
    bekend = maak_met_wachtwoord(organisatie=hengelo, email=SLACHTOFFER, is_active=hoe != "switched off")
    maak_adres(bekend, verified=hoe != "never confirmed")
    pad, velden = VRAGEN[vraag]
    gezien = []
    for adres in (SLACHTOFFER, "niemand@hengelo.example"):
        client = Client()
        antwoord = client.post(pad, velden(adres))
        daarna = client.get(antwoord.headers["Location"]) if antwoord.status_code == 302 else antwoord
        nog_eens = client.post(pad, velden(adres))
        gezien.append([zonder_toeval(deel, adres) for deel in (antwoord, daarna, nog_eens)])
    assert gezien[0] == gezien[1]


def test_a_wrong_code_says_the_same_with_and_without_an_account(hengelo):
    maak_adres(maak_met_wachtwoord(organisatie=hengelo, email=SLACHTOFFER))
    gezien = []
    for adres in (SLACHTOFFER, "niemand@hengelo.example"):
        client = Client()
        vul_in = client.post("/account/login/code/", {"email": adres}).headers["Location"]
        pogingen = [client.post(vul_in, {"code": "AAAA-BBBB"}) for _ in range(4)]
        gezien.append([zonder_toeval(poging, adres) for poging in pogingen])
    assert gezien[0] == gezien[1]
