"""Somebody with a role who wants more of it, or longer; and accounts that are not yet anybody's."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.maken import (
    ALTIJD,
    WACHTWOORD,
    maak_emaildomein,
    maak_gebruiker,
    maak_lidmaatschap,
    maak_organisatie,
    maak_rollencontrole,
    maak_uitnodiging,
)
from twentsekracht.organisaties import services, toegang
from twentsekracht.organisaties.export import veilig
from twentsekracht.organisaties.fouten import ToegangFout
from twentsekracht.organisaties.models import Lidmaatschap, Organisatie
from twentsekracht.organisaties.toegang import Rol

pytestmark = pytest.mark.django_db


@pytest.fixture
def hengelo():
    hengelo = maak_organisatie("hengelo")
    maak_emaildomein(hengelo, "hengelo.example")
    return hengelo


@pytest.fixture
def contactpersoon(hengelo):
    return maak_gebruiker(Rol.CONTACTPERSOON, hengelo, email="anouk@hengelo.example")


@pytest.fixture
def vandaag():
    return timezone.localdate()


# ---- more for oneself


@pytest.mark.parametrize(
    ("eigen", "gewenst"), [("contactpersoon", "vacaturehouder"), ("coordinator", "coordinator")]
)
def test_nobody_gives_themselves_a_role(hengelo, vandaag, eigen, gewenst):
    wie = maak_gebruiker()
    maak_lidmaatschap(wie, hengelo, eigen, tot=vandaag)
    with pytest.raises(ToegangFout, match="Jezelf"):
        services.geef_rol(
            gebruiker=wie,
            organisatie=hengelo,
            rol=gewenst,
            van=vandaag + timedelta(days=1),
            tot=vandaag + timedelta(days=900),
            door=wie,
            op=timezone.now(),
        )


def test_a_deputy_does_not_take_a_role_along_that_outlasts_the_period(als, hengelo, contactpersoon, vandaag):
    vervanger = maak_gebruiker(organisatie=hengelo)
    vast = contactpersoon.lidmaatschappen.get()
    maak_lidmaatschap(vervanger, hengelo, vast.rol, tot=vandaag, vervangt=vast)
    als(vervanger).post(
        "/toegang/rollen/geven/",
        {"email": vervanger.email, "rol": "vacaturehouder", "tot": vandaag + timedelta(days=900)},
    )
    assert toegang.rollen_van(vervanger, op=vandaag + timedelta(days=1)) == set()


def test_an_invitation_to_oneself_gives_no_role(als, hengelo, contactpersoon):
    uitnodiging = maak_uitnodiging(hengelo, "vacaturehouder", email=contactpersoon.email, door=contactpersoon)
    als(contactpersoon).post(f"/toegang/uitnodiging/{uitnodiging.sleutel}/")
    assert not Lidmaatschap.objects.filter(rol="vacaturehouder").exists()


@pytest.mark.parametrize(
    "adres", ["/toegang/rollen/{}/verlengen/", "/beheer/organisaties/lidmaatschap/{}/change/"]
)
def test_nobody_extends_their_own_role_by_any_page(als, hengelo, vandaag, adres):
    coordinator = maak_gebruiker()
    rol = maak_lidmaatschap(coordinator, hengelo, Rol.COORDINATOR, tot=vandaag)
    einde = vandaag + timedelta(days=900)
    als(coordinator).post(adres.format(rol.pk), {"van": ALTIJD, "tot": einde})
    rol.refresh_from_db()
    assert rol.tot == vandaag


def test_the_emergency_account_makes_the_first_beheerder_of_itself(hengelo):
    """Somebody has to be the first."""
    nood = maak_gebruiker(organisatie=hengelo, is_superuser=True)
    services.geef_rol(
        gebruiker=nood, organisatie=hengelo, rol="beheerder", tot=None, door=nood, op=timezone.now()
    )


# ---- an account whose address nobody confirmed


def test_an_account_of_who_never_came_in_gets_no_role(als, hengelo, contactpersoon, vandaag):
    """Anybody can sign up with a colleague's address: a role would be theirs, who knows the password."""
    vals = maak_gebruiker(organisatie=hengelo, email="baas@hengelo.example", zelf_aangemeld=True)
    antwoord = als(contactpersoon).post(
        "/toegang/rollen/geven/",
        {"email": vals.email, "rol": "vacaturehouder", "tot": vandaag + timedelta(days=90)},
    )
    assert "nog nooit ingelogd" in antwoord.content.decode()
    assert not vals.lidmaatschappen.exists()


# ---- nonsense where a number goes


@pytest.mark.parametrize("onzin", ["", "x", "٣", "9" * 30, "9" * 5000])
def test_a_decision_about_no_role_at_all_is_not_found(als, hengelo, contactpersoon, onzin):
    controle = maak_rollencontrole(hengelo)
    data = {"lidmaatschap": onzin, "besluit": "bevestigd"}
    assert (
        als(contactpersoon).post(f"/toegang/rollencontrole/{controle.pk}/besluit/", data).status_code == 404
    )


# ---- whose people may come in


@pytest.mark.parametrize(
    ("rol", "mag"), [("beheerder", True), ("coordinator", False), ("contactpersoon", False)]
)
def test_only_the_beheerder_says_which_mail_domain_belongs_to_whom(als, hengelo, rol, mag):
    wie = maak_gebruiker(rol, hengelo)
    pad = f"/beheer/organisaties/organisatie/{hengelo.pk}/change/"
    velden = {"naam": hengelo.naam, "korte_naam": "Hengelo", "soort": "gemeente", "is_werkgever": "on"}
    for inline in ("formaties", "namen", "leden", "aliassen", "email_domeinen"):
        velden |= {f"{inline}-TOTAL_FORMS": 0, f"{inline}-INITIAL_FORMS": 0}
    velden |= {"email_domeinen-TOTAL_FORMS": 1, "email_domeinen-0-domein": "evil.example"}
    velden |= {"email_domeinen-0-organisatie": hengelo.pk}
    als(wie).post(pad, velden)
    assert Organisatie.objects.met_emaildomein("iemand@evil.example").exists() is mag


def test_whoever_changes_it_just_proved_to_be_the_beheerder(als, hengelo):
    client = als(maak_gebruiker("beheerder", hengelo, wachtwoord=WACHTWOORD))
    sessie = client.session
    (bewijs,) = sessie["account_authentication_methods"]
    sessie["account_authentication_methods"] = [{**bewijs, "at": bewijs["at"] - 600}]
    sessie.save()
    antwoord = client.get(f"/beheer/organisaties/organisatie/{hengelo.pk}/change/")
    assert antwoord.headers["Location"].startswith("/account/reauthenticate/")


# ---- a spreadsheet that runs what it reads


@pytest.mark.parametrize("teken", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_text_opens_as_a_formula(teken):
    assert veilig(f"{teken}HYPERLINK(1)").startswith("'")
