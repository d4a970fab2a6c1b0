"""The admin of the providers: what may be filled in, what stays as it was, and whether the connection works."""

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ValidationError

from tests.aanmelden import aanbieders
from tests.maken import WACHTWOORD, maak_aanbieder, maak_emaildomein, maak_gebruiker, maak_organisatie
from twentsekracht.aanmelden.models import Aanbieder
from twentsekracht.aanmelden.oidc.controleren import controleer
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.toegang import Rol

pytestmark = pytest.mark.django_db

ENTRA = "https://login.microsoftonline.com/3f2b-tenant/v2.0"


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


@pytest.fixture
def beheer(als):
    """The beheerder without a password: nothing to prove again."""
    return als(maak_gebruiker(Rol.BEHEERDER))


def formulier(*rijen, **velden):
    """What the page posts: a provider with these (organisation, value of the claim)."""
    vast = {
        "naam": "Hengelo",
        "slug": "hengelo",
        "server_url": ENTRA,
        "tenant_id": "3f2b-tenant",
        "client_id": "abc",
        "geheim_variabele": "SSO_HENGELO_GEHEIM",
        "token_auth_method": "client_secret_post",
        "actief": "on",
        "organisaties-TOTAL_FORMS": len(rijen),
        "organisaties-INITIAL_FORMS": 0,
    }
    for nr, (organisatie, waarde) in enumerate(rijen):
        vast |= {f"organisaties-{nr}-organisatie": organisatie.pk, f"organisaties-{nr}-claimwaarde": waarde}
    return {**vast, **velden}


def voeg_toe(beheer, *rijen, **velden):
    antwoord = beheer.post("/beheer/aanmelden/aanbieder/add/", formulier(*rijen, **velden))
    return antwoord.status_code == 302, antwoord


def test_the_beheerder_adds_a_provider_and_the_log_tells(beheer, hengelo):
    assert voeg_toe(beheer, (hengelo, ""))[0]
    aanbieder = Aanbieder.objects.get()
    assert [rij.organisatie for rij in aanbieder.organisaties.all()] == [hengelo]
    assert Regel.objects.over(aanbieder).get().actie == "toegevoegd"


@pytest.mark.parametrize(
    "adres",
    [
        "http://login.example/t",
        "https://login.microsoftonline.com/common/v2.0",
        "https://login.microsoftonline.com/Organizations/v2.0",
        "https://login.example/t?a=b",
        "https://login.example/t#a",
        "https://iemand@login.example/t",
        "https:///t",
        "javascript:alert(1)",
        "login.example",
        "https://[",
        "https://login.example;script-src/t",
    ],
)
def test_an_address_of_nobody_or_everybody_is_refused(beheer, hengelo, adres):
    gelukt, antwoord = voeg_toe(beheer, (hengelo, ""), server_url=adres)
    assert not gelukt
    assert "server_url" in antwoord.context["adminform"].form.errors


@pytest.mark.parametrize("naam", ["SECRET_KEY", "DATABASE_URL", "SSO_", "sso_geheim", "SSO_GEHEIM\n"])
def test_no_other_secret_of_the_server_can_be_named(hengelo, naam):
    """It is sent to the address beside it."""
    aanbieder = maak_aanbieder(hengelo, geheim_variabele=naam)
    with pytest.raises(ValidationError) as fout:
        aanbieder.full_clean()
    assert "geheim_variabele" in fout.value.message_dict


@pytest.mark.parametrize(
    "adressen", ["http://a.example", "https://a.example/pad", "*", "https://*", "'unsafe-inline'"]
)
def test_only_origins_go_into_the_policy_of_the_page(hengelo, adressen):
    with pytest.raises(ValidationError):
        maak_aanbieder(hengelo, doorverwijzingen=adressen).full_clean()
    maak_aanbieder(
        hengelo, doorverwijzingen="https://adfs.hengelo.example https://b.example:8443"
    ).full_clean()


@pytest.mark.parametrize(
    ("claim", "waarden", "gelukt"),
    [
        ("", [""], True),
        ("", ["a"], False),
        ("", ["", ""], False),
        ("afdeling", ["a"], True),
        ("afdeling", ["a", "b"], True),
        ("afdeling", ["a", ""], False),
        ("afdeling", ["a", "a"], False),
    ],
)
def test_which_value_is_whose_is_clear_or_not_saved(beheer, claim, waarden, gelukt):
    rijen = [(maak_organisatie(), waarde) for waarde in waarden]
    assert voeg_toe(beheer, *rijen, organisatie_claim=claim)[0] is gelukt


def test_slug_stays_and_with_accounts_server_and_tenant_too(beheer, hengelo):
    aanbieder = maak_aanbieder(hengelo, slug="hengelo", server_url=ENTRA, tenant_id="t")
    SocialAccount.objects.create(user=maak_gebruiker(organisatie=hengelo), provider="hengelo", uid="1")
    pagina = beheer.get(f"/beheer/aanmelden/aanbieder/{aanbieder.pk}/change/")
    assert {"slug", "server_url", "tenant_id"} & set(pagina.context["adminform"].form.fields) == set()
    assert "client_id" in pagina.context["adminform"].form.fields


def test_the_page_gives_the_address_to_register_and_never_the_secret(beheer, hengelo, monkeypatch):
    monkeypatch.setenv("SSO_TEST_GEHEIM", "heel-geheim")
    aanbieder = maak_aanbieder(hengelo, slug="hengelo")
    inhoud = beheer.get(f"/beheer/aanmelden/aanbieder/{aanbieder.pk}/change/").content.decode()
    assert "/account/oidc/hengelo/login/callback/" in inhoud
    assert "heel-geheim" not in inhoud


def test_a_beheerder_with_a_password_gives_it_again_first(als, hengelo):
    client = als(maak_gebruiker(Rol.BEHEERDER, wachtwoord=WACHTWOORD))
    aanbieder = maak_aanbieder(hengelo)
    pad = f"/beheer/aanmelden/aanbieder/{aanbieder.pk}/change/"
    assert client.get(pad)["Location"].startswith("/account/reauthenticate/")
    assert client.post(pad, formulier((hengelo, ""), naam="Anders"))["Location"].startswith(
        "/account/reauthenticate/"
    )
    aanbieder.refresh_from_db()
    assert aanbieder.naam != "Anders"
    client.post("/account/reauthenticate/", {"password": WACHTWOORD})
    assert client.get(pad).status_code == 200


# ---- does it work?


@pytest.fixture
def liegt(op_eigen_machine):
    with aanbieders.leugenaar() as liegt:
        yield liegt


def oordeel(aanbieder):
    return {bevinding.wat: bevinding.goed for bevinding in controleer(aanbieder)}


def test_a_connection_that_works_is_all_good(liegt, hengelo):
    maak_emaildomein(hengelo, "hengelo.example")
    aanbieder = maak_aanbieder(hengelo, server_url=liegt.url)
    assert oordeel(aanbieder) == {"Geheim": True, str(hengelo): True, "Beschrijving": True, "Sleutels": True}


def test_what_is_missing_is_named(liegt, hengelo, monkeypatch):
    monkeypatch.delenv("SSO_TEST_GEHEIM")
    liegt.jwk = {"kty": "oct"}
    aanbieder = maak_aanbieder(hengelo, server_url=liegt.url)
    assert oordeel(aanbieder) == {
        "Geheim": False,
        str(hengelo): False,
        "Beschrijving": True,
        "Sleutels": False,
    }
    assert oordeel(maak_aanbieder(server_url=liegt.url))["Organisatie"] is False


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"discovery": {"issuer": "https://evil.example"}}, "een andere issuer"),
        ({"discovery": {"token_endpoint": None}}, "ontbreken adressen"),
        ({"antwoorden": {"/.well-known/openid-configuration": (200, b"<html>")}}, "geen JSON"),
        ({"antwoorden": {"/j": (200, b"{}")}}, "geen sleutels"),
    ],
    ids=str,
)
def test_an_answer_that_is_wrong_is_told_in_dutch(liegt, hengelo, velden, zin):
    for naam, waarde in velden.items():
        setattr(liegt, naam, waarde)
    (fout,) = [b for b in controleer(maak_aanbieder(hengelo, server_url=liegt.url)) if b.wat == "Antwoord"]
    assert zin in fout.uitleg


def test_the_page_asks_the_provider_itself_every_time(liegt, hengelo, beheer):
    aanbieder = maak_aanbieder(hengelo, server_url=liegt.url)
    pad = f"/beheer/aanmelden/aanbieder/{aanbieder.pk}/controleren/"
    assert "Gelezen, en van deze aanbieder zelf" in beheer.get(pad).content.decode()
    beheer.get(pad)
    assert [wat for wat, _ in liegt.gevraagd].count("/.well-known/openid-configuration") == 2
    assert [wat for wat, _ in liegt.gevraagd].count("/j") == 2


def test_a_provider_that_is_down_is_told(hengelo, beheer, op_eigen_machine):
    aanbieder = maak_aanbieder(hengelo, server_url="http://127.0.0.1:9")
    inhoud = beheer.get(f"/beheer/aanmelden/aanbieder/{aanbieder.pk}/controleren/").content.decode()
    assert "geeft geen antwoord" in inhoud


@pytest.mark.parametrize("rol", [None, Rol.COORDINATOR, Rol.CONTACTPERSOON])
def test_nobody_else_sees_anything_of_it(als, hengelo, rol):
    client = als(maak_gebruiker(rol, hengelo))
    aanbieder = maak_aanbieder(hengelo)
    for pad in ("", f"{aanbieder.pk}/change/", f"{aanbieder.pk}/controleren/", "add/"):
        assert client.get(f"/beheer/aanmelden/aanbieder/{pad}").status_code == 404
