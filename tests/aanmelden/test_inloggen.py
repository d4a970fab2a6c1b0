"""The ways in that need no second step: a password, or a code by mail; and what guessing at them costs."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client

from tests.aanmelden.stappen import log_in, maak_adres, maak_app, maak_met_wachtwoord
from tests.maken import WACHTWOORD, maak_emaildomein, maak_gebruiker, maak_organisatie
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import EmailDomein
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db
TE_VAAK = "Je hebt het te vaak geprobeerd"


@pytest.fixture(autouse=True)
def nobody_tried_before():
    cache.clear()


def is_binnen(client):
    return client.get("/account/beveiliging/").status_code == 200


def vraag_code(adres, client=None):
    client = client or Client()
    antwoord = client.post("/account/login/code/", {"email": adres}, follow=True)
    return client, antwoord


def code_in_mail():
    return re.search(r"^([A-Z]{4}-[A-Z]{4})$", Bericht.objects.latest("pk").tekst, re.M)[1]


# ---- a password


def test_e_mail_and_password_let_one_in_and_the_log_knows():
    gebruiker = maak_met_wachtwoord()
    client, antwoord = log_in(gebruiker)
    assert (antwoord.headers["Location"], is_binnen(client)) == ("/", True)
    regel = Regel.objects.over(gebruiker).get()
    assert (regel.actie, regel.door_id, regel.organisatie_id) == (
        "ingelogd",
        gebruiker.pk,
        gebruiker.organisatie_id,
    )


def test_a_next_page_is_kept_unless_it_is_elsewhere():
    gebruiker = maak_met_wachtwoord()
    gegevens = {"login": gebruiker.email, "password": WACHTWOORD}
    for naar, komt_op in (("/account/beveiliging/", "/account/beveiliging/"), ("https://evil.example/", "/")):
        antwoord = Client().post("/account/login/", {**gegevens, "next": naar})
        assert antwoord.headers["Location"] == komt_op


def test_an_account_that_is_switched_off_gets_nowhere():
    gebruiker = maak_met_wachtwoord(is_active=False)
    client, _ = log_in(gebruiker)
    assert not is_binnen(client)
    client, _ = vraag_code(gebruiker.email)
    assert Bericht.objects.count() == 0


def test_with_an_app_the_password_is_only_half_of_it():
    gebruiker = maak_met_wachtwoord()
    maak_app(gebruiker)
    client, antwoord = log_in(gebruiker)
    assert antwoord.headers["Location"] == "/account/mfa/authenticate/"
    assert not is_binnen(client)


# ---- a code by mail


def test_a_code_by_mail_lets_one_in_and_proves_the_address():
    gebruiker = maak_gebruiker()
    client, antwoord = vraag_code(gebruiker.email)
    assert "Hoort er een account bij" in antwoord.content.decode()
    client.post("/account/login/code/confirm/", {"code": code_in_mail()})
    assert is_binnen(client)
    assert EmailAddress.objects.get(user=gebruiker).verified


def test_a_code_works_once():
    gebruiker = maak_gebruiker()
    client, _ = vraag_code(gebruiker.email)
    gebruikt = code_in_mail()
    client.post("/account/login/code/confirm/", {"code": gebruikt})
    client.post("/account/logout/")
    client.post("/account/login/code/confirm/", {"code": gebruikt})
    assert not is_binnen(client)


def test_with_an_app_the_code_by_mail_is_only_half_of_it():
    gebruiker = maak_gebruiker()
    maak_app(gebruiker)
    client, _ = vraag_code(gebruiker.email)
    antwoord = client.post("/account/login/code/confirm/", {"code": code_in_mail()})
    assert antwoord.headers["Location"] == "/account/mfa/authenticate/"


def test_three_wrong_codes_and_the_right_one_no_longer_helps():
    gebruiker = maak_gebruiker()
    client, _ = vraag_code(gebruiker.email)
    for _ in range(3):
        client.post("/account/login/code/confirm/", {"code": "AAAA-AAAA"})
    client.post("/account/login/code/confirm/", {"code": code_in_mail()})
    assert not is_binnen(client)


def test_the_fourth_code_within_a_minute_is_not_sent():
    gebruiker = maak_gebruiker()
    for _ in range(4):
        _, antwoord = vraag_code(gebruiker.email)
    assert Bericht.objects.count() == 3
    assert TE_VAAK in antwoord.content.decode()


def test_hundreds_of_other_addresses_do_not_make_it_forget_whom_it_counts():
    gebruiker = maak_gebruiker()
    for _ in range(3):
        vraag_code(gebruiker.email)
    for nummer in range(400):
        cache.set(f"een-ander-{nummer}", 1)
    _, antwoord = vraag_code(gebruiker.email)
    assert TE_VAAK in antwoord.content.decode()


# ---- nobody learns who has an account


def zonder(adres, antwoord):
    """A page without what differs by itself: the address, the secret of the form."""
    tekst = antwoord.content.decode().replace(adres, "ADRES")
    return re.sub(r'(csrfmiddlewaretoken" value=|X-CSRFToken": )"[^"]+"', "", tekst)


@pytest.mark.parametrize(
    ("pad", "veld"), [("/account/login/code/", "email"), ("/account/password/reset/", "email")]
)
def test_a_known_and_an_unknown_address_get_the_same_page(pad, veld):
    bekend, onbekend = maak_gebruiker().email, "niemand@elders.example"
    paginas = {zonder(adres, Client().post(pad, {veld: adres}, follow=True)) for adres in (bekend, onbekend)}
    assert len(paginas) == 1


@pytest.mark.parametrize(
    ("periode", "mails"), [({}, 1), ({"actief_tot": "2020-12-31"}, 0), ({"actief_van": "2999-01-01"}, 0)]
)
def test_who_mistyped_is_mailed_at_a_partner_of_today_and_nobody_elsewhere(periode, mails):
    maak_emaildomein(maak_organisatie(**periode), "hengelo.example")
    for adres in ("typfout@hengelo.example", "vreemde@elders.example"):
        vraag_code(adres)
    assert Bericht.objects.count() == mails


def test_a_wrong_password_and_an_unknown_address_get_the_same_page():
    bekend = maak_met_wachtwoord().email
    gegevens = {"password": "dit is het niet, helaas"}
    paginas = {
        zonder(adres, Client().post("/account/login/", {"login": adres, **gegevens}))
        for adres in (bekend, "niemand@elders.example")
    }
    assert len(paginas) == 1


@pytest.mark.parametrize("pad", ["/account/login/code/", "/account/password/reset/"])
def test_a_stranger_is_mailed_nothing_a_colleague_who_mistyped_is_helped(pad):
    EmailDomein.objects.create(organisatie=maak_organisatie(), domein="borne.example")
    for adres in ("vreemde@elders.example", "tikfuot@borne.example"):
        Client().post(pad, {"email": adres})
    bericht = Bericht.objects.get()
    assert (bericht.aan, bericht.onderwerp) == (
        "tikfuot@borne.example",
        "Er is geen account met dit e-mailadres",
    )


# ---- guessing


def test_after_five_wrong_passwords_the_right_one_is_refused_whatever_address_one_pretends_to_have():
    gebruiker = maak_met_wachtwoord()
    for poging in range(5):
        _, antwoord = log_in(gebruiker, "fout wachtwoord", HTTP_X_FORWARDED_FOR=f"203.0.113.{poging}")
        assert TE_VAAK not in antwoord.content.decode()
    client, antwoord = log_in(gebruiker, HTTP_X_FORWARDED_FOR="203.0.113.99")
    assert TE_VAAK in antwoord.content.decode()
    assert not is_binnen(client)


def test_a_town_hall_behind_one_address_is_not_locked_out_by_a_colleague():
    slordig, collega = maak_met_wachtwoord(), maak_met_wachtwoord()
    for _ in range(6):
        log_in(slordig, "fout wachtwoord")
    client, _ = log_in(collega)
    assert is_binnen(client)


def test_from_one_address_two_hundred_wrong_passwords_a_minute_is_the_end(settings):
    """Counted by the address of the connection: the header with another one is not believed without a proxy."""
    assert settings.ALLAUTH_TRUSTED_PROXY_COUNT == 0
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login_failed": "3/m/ip"}
    for poging in range(3):
        gegevens = {"login": f"u{poging}@elders.example", "password": "fout wachtwoord"}
        Client().post("/account/login/", gegevens, HTTP_X_FORWARDED_FOR=f"203.0.113.{poging}")
    _, antwoord = log_in(maak_met_wachtwoord(), HTTP_X_FORWARDED_FOR="203.0.113.50")
    assert TE_VAAK in antwoord.content.decode()


def test_five_reset_mails_a_minute():
    gebruiker = maak_gebruiker()
    antwoorden = [Client().post("/account/password/reset/", {"email": gebruiker.email}) for _ in range(6)]
    assert [antwoord.status_code for antwoord in antwoorden] == [302] * 5 + [429]
    assert "Dat gaat te snel" in antwoorden[-1].content.decode()
    assert Bericht.objects.count() == 5


# ---- a new password


def kies_wachtwoord(client, nieuw):
    link = re.search(r"https?://testserver(\S+)", Bericht.objects.latest("pk").tekst)[1]
    formulier = client.get(link).headers["Location"]
    return link, client.post(formulier, {"password1": nieuw, "password2": nieuw})


def test_the_office_makes_an_account_and_its_owner_chooses_a_password_and_is_in():
    gebruiker = maak_gebruiker()
    client = Client()
    client.post("/account/password/reset/", {"email": gebruiker.email})
    link, antwoord = kies_wachtwoord(client, "vier paarse fietsen zingen")
    assert antwoord.headers["Location"] == "/account/password/reset/key/done/"
    assert "werkt niet meer" in Client().get(link).content.decode()
    client, _ = log_in(gebruiker, "vier paarse fietsen zingen")
    assert is_binnen(client)
    assert EmailAddress.objects.get(user=gebruiker).verified


def test_a_new_password_is_no_way_round_the_second_step():
    gebruiker = maak_met_wachtwoord()
    maak_adres(gebruiker)
    maak_app(gebruiker)
    client = Client()
    client.post("/account/password/reset/", {"email": gebruiker.email})
    kies_wachtwoord(client, "vier paarse fietsen zingen")
    assert not is_binnen(client)
    client, antwoord = log_in(gebruiker, "vier paarse fietsen zingen")
    assert antwoord.headers["Location"] == "/account/mfa/authenticate/"


# ---- the address itself


def test_who_has_not_confirmed_the_address_is_mailed_a_link_and_not_let_in():
    gebruiker = maak_met_wachtwoord()
    maak_adres(gebruiker, verified=False)
    client, antwoord = log_in(gebruiker)
    assert antwoord.headers["Location"] == "/account/confirm-email/"
    assert not is_binnen(client)
    link = re.search(r"https?://testserver(\S+)", Bericht.objects.get().tekst)[1]
    assert gebruiker.email in client.get(link).content.decode()
    client.post(link)
    client, _ = log_in(gebruiker)
    assert is_binnen(client)


def test_when_the_office_changes_an_address_the_old_one_opens_nothing(als):
    gebruiker = maak_met_wachtwoord()
    maak_adres(gebruiker)
    oud = gebruiker.email
    velden = {"naam": gebruiker.naam, "email": "nieuw@borne.example", "organisatie": gebruiker.organisatie_id}
    velden |= {"functie": "", "is_active": "on"}
    inline = {"lidmaatschappen-TOTAL_FORMS": 0, "lidmaatschappen-INITIAL_FORMS": 0}
    als(maak_gebruiker(rol="beheerder")).post(
        f"/beheer/organisaties/gebruiker/{gebruiker.pk}/change/", {**velden, **inline}
    )
    gebruiker.refresh_from_db()
    assert gebruiker.email == "nieuw@borne.example"
    vraag_code(oud)
    assert not Bericht.objects.filter(aan=oud).exists()


def test_nobody_adds_an_address():
    client, _ = log_in(maak_met_wachtwoord())
    assert client.get("/account/email/").status_code == 404
