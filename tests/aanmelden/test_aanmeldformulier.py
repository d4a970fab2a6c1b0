"""Making an account of one's own: for whom, and that no page tells whether there is one."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils import timezone

from tests.maken import WACHTWOORD, maak_aanbieder, maak_gebruiker, maak_organisatie
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import EmailDomein, Gebruiker
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db
URL = "/account/signup/"
ADRES = "femke@hengelo.example"


@pytest.fixture
def hengelo():
    return maak_met_domein("hengelo")


def maak_met_domein(code, domein=None, **velden):
    organisatie = maak_organisatie(code, **velden)
    EmailDomein.objects.create(organisatie=organisatie, domein=domein or f"{code}.example")
    return organisatie


def meld_aan(client, email=ADRES, **velden):
    data = {"naam": "Femke Bos", "email": email, "password1": WACHTWOORD, "password2": WACHTWOORD}
    return client.post(URL, data | velden)


def link(bericht):
    return next(woord for woord in bericht.tekst.split() if "/confirm-email/" in woord)


def test_a_colleague_makes_an_account_and_confirms_the_address(client, hengelo):
    antwoord = meld_aan(client)
    assert antwoord.url == reverse("account_email_verification_sent")
    assert "_auth_user_id" not in client.session  # nothing is possible yet
    femke = Gebruiker.objects.get(email=ADRES)
    assert (femke.naam, femke.organisatie, femke.zelf_aangemeld) == ("Femke Bos", hengelo, True)
    assert not femke.lidmaatschappen.exists() and not femke.is_superuser
    assert not EmailAddress.objects.get(user=femke).verified
    assert Regel.objects.filter(actie="zelf aangemeld", organisatie_id=hengelo.pk).count() == 1
    url = "/" + link(Bericht.objects.get(aan=ADRES)).split("/", 3)[3]
    client.post(url)
    assert EmailAddress.objects.get(user=femke).verified


def test_before_confirming_the_password_opens_nothing(client, hengelo):
    meld_aan(client)
    client.cookies.clear()
    client.post("/account/login/", {"login": ADRES, "password": WACHTWOORD})
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "email",
    [
        "femke@gmail.example",
        "femke@hengelo.example.boef.example",
        "femke@evilhengelo.example",
        "femke@mail.hengelo.example",
        "femke@example",
    ],
)
def test_a_foreign_address_reads_what_to_do(client, hengelo, email):
    antwoord = meld_aan(client, email)
    assert antwoord.status_code == 200
    assert not Gebruiker.objects.exists() and not Bericht.objects.exists()
    if email != "femke@example":
        assert "contactpersoon van je organisatie om je uit te nodigen" in antwoord.text


def test_in_other_letters_it_is_the_same_address(client, hengelo):
    meld_aan(client, "Femke@HENGELO.example")
    meld_aan(client, "femke@ｈengelo.example")
    assert Gebruiker.objects.get().email == ADRES


def zonder_token(tekst):
    return [regel for regel in tekst.splitlines() if "csrf" not in regel.lower()]


def test_who_has_an_account_gets_a_mail_and_the_page_says_the_same(client, hengelo):
    nieuw = meld_aan(client, "nieuw@hengelo.example")
    blad_nieuw = client.get(nieuw.url).text
    bestaand = maak_gebruiker(organisatie=hengelo, email=ADRES)
    client.cookies.clear()
    antwoord = meld_aan(client)
    blad = client.get(antwoord.url).text
    assert (antwoord.status_code, antwoord.url) == (nieuw.status_code, nieuw.url)
    assert {**antwoord.headers, "Expires": ""} == {**nieuw.headers, "Expires": ""}
    assert zonder_token(blad) == zonder_token(blad_nieuw.replace("nieuw@hengelo.example", ADRES))
    assert Bericht.objects.get(aan=ADRES).onderwerp == "Je hebt al een account"
    bestaand.refresh_from_db()
    assert not bestaand.has_usable_password() and bestaand.naam != "Femke Bos"


def test_of_a_shared_domain_one_chooses_among_those_that_share_it(client, hengelo):
    borne = maak_met_domein("borne", "hengelo.example")
    maak_met_domein("almelo")
    antwoord = meld_aan(client)
    keuzes = [str(keuze) for keuze in antwoord.context["form"].fields["organisatie"].queryset]
    assert keuzes == ["Gemeente Borne", "Gemeente Hengelo"] and "Kies er een" in antwoord.text
    assert not Gebruiker.objects.exists()
    meld_aan(client, organisatie=borne.pk)
    assert Gebruiker.objects.get().organisatie == borne


def test_another_organisation_than_those_cannot_be_chosen(client, hengelo):
    maak_met_domein("borne", "hengelo.example")
    almelo = maak_met_domein("almelo")
    assert meld_aan(client, organisatie=almelo.pk).status_code == 200
    assert not Gebruiker.objects.exists()


def test_without_a_shared_domain_an_organisation_sent_along_changes_nothing(client, hengelo):
    meld_aan(client, organisatie=maak_met_domein("almelo").pk)
    assert Gebruiker.objects.get().organisatie == hengelo


def test_an_organisation_that_left_or_is_still_to_come_lets_nobody_in(client):
    vandaag = timezone.localdate()
    maak_met_domein("weg", actief_tot=vandaag - timedelta(days=1))
    maak_met_domein("straks", actief_van=vandaag + timedelta(days=1))
    for code in ("weg", "straks"):
        assert "niet van een van de aangesloten" in meld_aan(client, f"x@{code}.example").text
    assert not Gebruiker.objects.exists()


def test_an_organisation_with_its_own_way_in_sends_there(client, hengelo):
    maak_aanbieder(hengelo)
    antwoord = meld_aan(client)
    assert "Verder via je organisatie" in antwoord.text
    assert reverse("aanmelden:organisatie") in antwoord.text
    assert not Gebruiker.objects.exists()


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"password1": "kort", "password2": "kort"}, "12"),
        ({"password2": "iets heel anders"}, "wachtwoord"),
        ({"naam": ""}, "verplicht"),
        ({"email": ""}, "verplicht"),
    ],
)
def test_bad_input_is_explained(client, hengelo, velden, fout):
    antwoord = meld_aan(client, **velden)
    assert antwoord.status_code == 200 and fout in antwoord.text
    assert not Gebruiker.objects.exists()


def test_nobody_makes_oneself_more_than_an_ambtenaar(client, hengelo):
    meld_aan(client, is_superuser="on", is_active="", rol="beheerder", toegang_tot="2000-01-01")
    femke = Gebruiker.objects.get()
    assert (femke.is_superuser, femke.is_active, femke.toegang_tot) == (False, True, None)
