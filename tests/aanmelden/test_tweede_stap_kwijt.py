"""Somebody lost phone and codes: a beheerder, who knows who is asking, takes the second step away."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tests.aanmelden.stappen import (
    code,
    log_in,
    maak_app,
    maak_herstelcodes,
    maak_met_wachtwoord,
    maak_passkey,
)
from tests.maken import WACHTWOORD, maak_gebruiker, maak_organisatie
from twentsekracht.aanmelden import services
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.fouten import ToegangFout
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_tried_before():
    cache.clear()


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


@pytest.fixture
def beheerder():
    """Without a password: nothing to prove again."""
    return maak_gebruiker(Rol.BEHEERDER)


@pytest.fixture
def kwijt(hengelo):
    """A contactpersoon with an app, a passkey and recovery codes."""
    gebruiker = maak_met_wachtwoord(Rol.CONTACTPERSOON, organisatie=hengelo, naam="Kees Kwijt")
    maak_app(gebruiker)
    maak_passkey(gebruiker)
    maak_herstelcodes(gebruiker)
    return gebruiker


def pad(gebruiker):
    return f"/beheer/organisaties/gebruiker/{gebruiker.pk}/tweede-stap/"


def haal_weg(client, gebruiker, **velden):
    return client.post(pad(gebruiker), {"gecontroleerd": "on", **velden})


def stappen(gebruiker):
    return Authenticator.objects.filter(user=gebruiker).count()


def test_the_beheerder_takes_everything_away_and_the_person_is_told(als, beheerder, kwijt):
    antwoord = haal_weg(als(beheerder), kwijt)
    assert antwoord.headers["Location"] == f"/beheer/organisaties/gebruiker/{kwijt.pk}/change/"
    assert stappen(kwijt) == 0
    bericht = Bericht.objects.get(aan=kwijt.email)
    assert bericht.onderwerp == "Je tweede stap om in te loggen is weggehaald"
    assert "Heb je dit niet gevraagd? Neem dan meteen contact op" in bericht.tekst
    regel = Regel.objects.over(kwijt).get(actie="tweede stap weggehaald")
    assert (regel.door_id, regel.rol, regel.organisatie_id) == (
        beheerder.pk,
        "beheerder",
        kwijt.organisatie_id,
    )


def test_every_session_ends_and_a_role_waits_for_a_new_second_step(als, beheerder, kwijt):
    binnen, _ = log_in(kwijt)
    binnen.post("/account/mfa/authenticate/", {"code": code()})
    assert binnen.get("/beheer/").status_code == 200
    ander = maak_met_wachtwoord()
    andere, _ = log_in(ander)
    haal_weg(als(beheerder), kwijt)
    assert binnen.get("/account/beveiliging/").status_code == 302
    assert andere.get("/account/beveiliging/").status_code == 200
    weer, _ = log_in(kwijt)
    assert weer.get("/account/beveiliging/").status_code == 200
    assert weer.get("/beheer/").headers["Location"].startswith("/account/tweede-stap/")


def test_without_the_tick_nothing_happens(als, beheerder, kwijt):
    client = als(beheerder)
    assert "Kees Kwijt" in client.get(pad(kwijt)).text
    assert "Controleer eerst wie dit vraagt" in client.post(pad(kwijt), {}).text
    assert stappen(kwijt) == 3


def test_a_beheerder_with_a_password_gives_it_again_first(als, kwijt):
    client = als(maak_gebruiker(Rol.BEHEERDER, wachtwoord=WACHTWOORD))
    for antwoord in (client.get(pad(kwijt)), haal_weg(client, kwijt)):
        assert antwoord.headers["Location"].startswith("/account/reauthenticate/")
    assert stappen(kwijt) == 3
    client.post("/account/reauthenticate/", {"password": WACHTWOORD})
    haal_weg(client, kwijt)
    assert stappen(kwijt) == 0


@pytest.mark.parametrize("rol", [Rol.COORDINATOR, Rol.CONTACTPERSOON, Rol.AMBASSADEUR, None])
def test_for_nobody_else_it_is_there(als, hengelo, kwijt, rol):
    client = als(maak_gebruiker(rol, hengelo))
    assert [client.get(pad(kwijt)).status_code, haal_weg(client, kwijt).status_code] == [404, 404]
    assert stappen(kwijt) == 3


def test_a_stranger_has_to_sign_in_and_a_weak_session_is_no_beheerder(als, beheerder, kwijt):
    assert haal_weg(Client(), kwijt).headers["Location"].startswith("/account/login/")
    zwak = haal_weg(als(beheerder, sterk=False), kwijt)
    assert zwak.headers["Location"].startswith("/account/tweede-stap/")
    assert stappen(kwijt) == 3


def test_not_of_oneself_nor_of_a_superuser(als, beheerder, kwijt):
    baas = maak_gebruiker(is_superuser=True)
    for wie in (beheerder, baas):
        maak_app(wie)
    # Set up after signing in: the session is strong already.
    client = als(beheerder)
    assert [haal_weg(client, wie).status_code for wie in (beheerder, baas)] == [404, 404]
    assert [stappen(beheerder), stappen(baas)] == [1, 1]
    services.haal_tweede_stap_weg(gebruiker=kwijt, door=baas, op=timezone.now())
    assert stappen(kwijt) == 0


@pytest.mark.parametrize("rol", [Rol.COORDINATOR, Rol.CONTACTPERSOON, None])
def test_the_service_refuses_by_itself(hengelo, kwijt, rol):
    with pytest.raises(ToegangFout):
        services.haal_tweede_stap_weg(gebruiker=kwijt, door=maak_gebruiker(rol, hengelo), op=timezone.now())
    assert stappen(kwijt) == 3


def test_who_has_none_is_not_signed_out_or_mailed(als, beheerder):
    gebruiker = maak_met_wachtwoord()
    binnen, _ = log_in(gebruiker)
    client = als(beheerder)
    assert "geen tweede stap" in client.get(pad(gebruiker)).text
    haal_weg(client, gebruiker)
    assert binnen.get("/account/beveiliging/").status_code == 200
    assert not Bericht.objects.filter(aan=gebruiker.email).exists()
    assert not Regel.objects.filter(actie="tweede stap weggehaald").exists()


@pytest.mark.parametrize(("rol", "ziet"), [(Rol.BEHEERDER, True), (Rol.COORDINATOR, False)])
def test_the_page_of_a_person_offers_it_to_a_beheerder_only(als, kwijt, rol, ziet):
    client = als(maak_gebruiker(rol))
    pagina = client.get(f"/beheer/organisaties/gebruiker/{kwijt.pk}/change/").text
    assert ("Haal de tweede stap weg" in pagina) is ziet
