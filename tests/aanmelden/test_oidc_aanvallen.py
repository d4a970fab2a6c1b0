"""A provider that lies, or somebody in between: forged tokens, replayed answers, and people of another house."""

import time
from urllib.parse import quote

import pytest
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from django.core.cache import cache
from django.test import Client

from tests.aanmelden import aanbieders
from tests.aanmelden.aanbieders import CLIENT, log_in, naar_aanbieder, toestemming, vraag_van, wie
from tests.maken import maak_aanbieder, maak_emaildomein, maak_gebruiker, maak_organisatie
from twentsekracht.aanmelden.oidc import verbinding
from twentsekracht.organisaties.models import Gebruiker, Organisatie

pytestmark = pytest.mark.django_db

ANDERE_SLEUTEL = rsa.generate_private_key(65537, 2048)
ZWAKKE_SLEUTEL = rsa.generate_private_key(65537, 1024)
P256, P384 = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP384R1())


@pytest.fixture
def hengelo():
    hengelo = maak_organisatie("hengelo")
    maak_emaildomein(hengelo, "hengelo.example")
    return hengelo


@pytest.fixture
def liegt(hengelo, op_eigen_machine):
    with aanbieders.leugenaar() as liegt:
        liegt.rij = maak_aanbieder(hengelo, slug="vals", naam="Vals", server_url=liegt.url)
        yield liegt


def kom_terug(client, liegt, **velden):
    """To the provider and back; in between it made whatever token it wants to give."""
    adres, vraag = naar_aanbieder(client, "vals")
    liegt.nonce = vraag["nonce"]
    for naam, waarde in velden.items():
        setattr(liegt, naam, waarde)
    return client.get(f"/account/oidc/vals/login/callback/?code=c&state={vraag['state']}")


def geweigerd(antwoord, client):
    """Nobody is in, nothing was made, and a page of ours says what to do."""
    inhoud = antwoord.content.decode()
    assert antwoord.status_code in {401, 403, 503}, antwoord.status_code
    assert "<h1>" in inhoud
    assert "Traceback" not in inhoud
    assert wie(client) is None
    assert not Gebruiker.objects.exists()
    assert not SocialAccount.objects.exists()
    return True


# ---- the token


def test_a_true_token_gets_in(liegt, client):
    """Without this the tests below would prove nothing."""
    assert kom_terug(client, liegt).status_code == 302
    assert wie(client)


@pytest.mark.parametrize(
    "velden",
    [{"alg": "PS256"}, {"alg": "ES256", "sleutel": P256}, {"claims": {"aud": [CLIENT]}}, {"kop": {}}],
    ids=["PS256", "ES256", "a list with us alone", "no kid and one key"],
)
def test_so_does_one_that_is_as_good(liegt, client, velden):
    assert kom_terug(client, liegt, **velden).status_code == 302
    assert wie(client)


NU = int(time.time())
VERVALST = {
    "another nonce": {"claims": {"nonce": "zzz"}},
    "no nonce": {"claims": {"nonce": None}},
    "a nonce that is no text": {"claims": {"nonce": 7}},
    "another audience": {"claims": {"aud": "iemand-anders"}},
    "us among others, given to another": {"claims": {"aud": [CLIENT, "ander"], "azp": "ander"}},
    "us among others, given to nobody": {"claims": {"aud": [CLIENT, "ander"]}},
    "given to another": {"claims": {"azp": "ander"}},
    "another issuer": {"claims": {"iss": "https://evil.example"}},
    "no issuer": {"claims": {"iss": None}},
    "expired": {"claims": {"exp": NU - 120}},
    "no end": {"claims": {"exp": None}},
    "not yet": {"claims": {"nbf": NU + 86400}},
    "from the future": {"claims": {"iat": NU + 86400}},
    "no sub": {"claims": {"sub": None}},
    "an empty sub": {"claims": {"sub": ""}},
    "a sub that is no text": {"claims": {"sub": 7}},
    "a sub as long as a book": {"claims": {"sub": "x" * 5000}},
    "a sub with a null": {"claims": {"sub": "a\0b"}},
    "signed with another key": {"ondertekent": ANDERE_SLEUTEL},
    "signed with another key under another name": {"ondertekent": ANDERE_SLEUTEL, "kop": {"kid": "k2"}},
    "a key named by the token itself": {"kop": {"kid": "k1", "jku": "http://a/j"}, "ondertekent": ANDERE_SLEUTEL},
    "not signed": {"alg": "none"},
    "signed with what everybody can read": {"alg": "HS256", "ondertekent": "openbaar" * 8},
    "an algorithm we do not take": {"alg": "RS512"},
    "a key too short": {"sleutel": ZWAKKE_SLEUTEL},
    "a curve for another algorithm": {"alg": "ES384", "sleutel": P384},
    "a curve that does not fit": {"alg": "ES256", "sleutel": P384, "ondertekent": P256},
    "a key for encrypting": {"jwk": {"use": "enc"}},
    "a key for another algorithm": {"jwk": {"alg": "RS512"}},
    "no key at all": {"jwk": {"kty": "oct", "k": "AAAA"}},
    "no token": {"token": ""},
    "no token but a list": {"token": ["a", "b"]},
    "half a token": {"token": "eyJhbGciOiJSUzI1NiJ9.e30"},
    "nonsense": {"token": "a.b.c"},
    "nonsense in other letters": {"token": "é€.€.€"},
    "a head that is a list": {"token": "W10.e30.AAAA"},
    "a list of algorithms": {"token": "eyJhbGciOlsiUlMyNTYiXX0.e30.AAAA"},
}  # fmt: skip


@pytest.mark.parametrize("velden", VERVALST.values(), ids=VERVALST)
def test_a_forged_token_is_refused(liegt, client, velden):
    assert geweigerd(kom_terug(client, liegt, **velden), client)


# ---- what else a provider may answer


def antwoord_op(pad, status=200, inhoud=b"{}"):
    return {"antwoorden": {pad: (status, inhoud)}}


ONZIN = {
    "an error": (500, b"kapot"),
    "to somewhere else": (302, b""),
    "nothing": (200, b""),
    "no JSON": (200, b"<html>hallo"),
    "a list": (200, b"[]"),
    "a number": (200, b"7"),
    "an empty object": (200, b"{}"),
    "letters that are none": (200, b"\xff\xfe\xff"),
    "very deep": (200, b"[" * 100_000),
    "too much": (200, b'{"a": "' + b"x" * 600_000 + b'"}'),
}


@pytest.mark.parametrize("pad", ["/t", "/j"])
@pytest.mark.parametrize("onzin", ONZIN.values(), ids=ONZIN)
def test_nonsense_on_the_way_back_is_a_page_and_no_error(liegt, client, pad, onzin):
    assert geweigerd(kom_terug(client, liegt, antwoorden={pad: onzin}), client)
    assert not any(gevraagd.startswith("/elders") for gevraagd, _ in liegt.gevraagd)


@pytest.mark.parametrize("onzin", ONZIN.values(), ids=ONZIN)
def test_nonsense_at_the_start_is_a_page_and_no_error(liegt, client, onzin):
    liegt.antwoorden["/.well-known/openid-configuration"] = onzin
    assert geweigerd(client.post("/account/oidc/vals/login/"), client)


@pytest.mark.parametrize(
    "discovery",
    [
        {"issuer": "https://evil.example"},
        {"issuer": None},
        {"authorization_endpoint": "https://evil.example/a"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"token_endpoint": "http://evil.example/t"},
        {"token_endpoint": "file:///etc/passwd"},
        {"jwks_uri": "http://user@127.0.0.1/j"},
        {"jwks_uri": ["https://a.example"]},
        {"jwks_uri": "https://["},
    ],
    ids=str,
)
def test_a_discovery_document_of_another_or_without_tls_is_refused(liegt, client, discovery):
    liegt.discovery = discovery
    assert geweigerd(client.post("/account/oidc/vals/login/"), client)


def test_outside_a_developers_machine_no_provider_speaks_http(liegt, client, settings):
    settings.DEBUG = False
    assert geweigerd(client.post("/account/oidc/vals/login/"), client)
    assert liegt.gevraagd == []


def test_a_provider_that_is_down_is_said_to_be_down(liegt, client):
    type(liegt.rij).objects.update(server_url="http://127.0.0.1:9")
    antwoord = client.post("/account/oidc/vals/login/")
    assert antwoord.status_code == 503
    assert "niet bereikbaar" in antwoord.content.decode()


def test_nobody_waits_longer_than_five_seconds_for_a_provider():
    assert verbinding.GEDULD == 5


@pytest.mark.parametrize("traag", [{"wacht": 90}, {"druppelt": True}], ids=["silent", "a trickle"])
@pytest.mark.parametrize("pad", ["/t", "/j", "/.well-known/openid-configuration"])
def test_a_provider_that_is_slow_is_given_up(liegt, client, monkeypatch, traag, pad):
    monkeypatch.setattr(verbinding, "GEDULD", 1)
    begin = time.monotonic()
    if pad.startswith("/."):
        liegt.traag = {pad: traag}
        antwoord = client.post("/account/oidc/vals/login/")
    else:
        antwoord = kom_terug(client, liegt, traag={pad: traag})
    assert geweigerd(antwoord, client)
    assert antwoord.status_code == 503
    assert time.monotonic() - begin < 60  # less than the provider would take, on however busy a machine


def test_without_secret_in_the_environment_nobody_gets_in(liegt, client, monkeypatch):
    monkeypatch.delenv("SSO_TEST_GEHEIM")
    assert geweigerd(kom_terug(client, liegt), client)


@pytest.mark.parametrize("wijze", ["client_secret_post", "client_secret_basic"])
def test_the_code_is_changed_with_secret_and_verifier(liegt, client, wijze):
    type(liegt.rij).objects.update(token_auth_method=wijze)
    kom_terug(client, liegt)
    ((_, gevraagd),) = [vraag for vraag in liegt.gevraagd if vraag[0] == "/t"]
    velden = vraag_van(f"?{gevraagd}")
    assert len(velden["code_verifier"]) > 40
    assert velden["redirect_uri"] == "http://testserver/account/oidc/vals/login/callback/"
    assert ("client_secret" in velden) is (wijze == "client_secret_post")


# ---- new keys, and what is remembered


def test_a_new_key_is_looked_up_once(liegt, client):
    kom_terug(Client(), liegt)
    liegt.sleutel = ANDERE_SLEUTEL
    assert kom_terug(client, liegt).status_code == 302
    assert wie(client)
    assert [pad for pad, _ in liegt.gevraagd].count("/j") == 2


def test_document_and_keys_are_asked_for_once_for_several_people(liegt):
    for _ in range(3):
        kom_terug(Client(), liegt)
    gevraagd = [pad for pad, _ in liegt.gevraagd]
    assert gevraagd.count("/.well-known/openid-configuration") == 1
    assert gevraagd.count("/j") == 1


def test_of_the_token_nothing_stays_in_the_cache_or_the_session(liegt, client):
    kom_terug(client, liegt)
    sessie = str(dict(client.session.items()))
    assert "f1@hengelo.example" not in sessie
    assert "eyJ" not in sessie
    assert cache.get("f1") is None


# ---- the answer, in other hands


@pytest.fixture
def echt(hengelo, tenant_hengelo, op_eigen_machine):
    echt = tenant_hengelo
    echt.rij = maak_aanbieder(
        hengelo, slug="hengelo", naam="Hengelo", server_url=echt.url, tenant_id="tid-hengelo"
    )
    return echt


def persoon(echt, sub="jan", **claims):
    waar = {"email": f"{sub}@hengelo.example", "tid": "tid-hengelo", **claims}
    return echt.persoon(sub, **{naam: waarde for naam, waarde in waar.items() if waarde is not None})


@pytest.mark.parametrize(
    "vraag", ["?code=abc&state=zzz", "?code=abc", "", "?state=zzz", "?error=x", "?code=%00&state=%00"]
)
def test_an_answer_that_nobody_asked_for_is_refused(echt, client, vraag):
    assert geweigerd(client.get(f"/account/oidc/hengelo/login/callback/{vraag}"), client)


def test_the_answer_of_an_attacker_does_not_log_in_a_victim(echt, client):
    adres, _ = naar_aanbieder(Client(), "hengelo")
    assert geweigerd(client.get(toestemming(adres, persoon(echt))), client)


def test_an_answer_counts_once(echt, client):
    adres, _ = naar_aanbieder(client, "hengelo")
    terug = toestemming(adres, persoon(echt))
    client.get(terug)
    client.post("/account/logout/")
    assert client.get(terug).status_code == 401
    assert wie(client) is None


def test_an_answer_of_one_provider_is_none_of_another(echt, liegt, client):
    """Mix-up: the state belongs to the provider it was made for."""
    _, vraag = naar_aanbieder(client, "hengelo")
    assert geweigerd(client.get(f"/account/oidc/vals/login/callback/?code=c&state={vraag['state']}"), client)


def test_an_answer_that_names_another_issuer_is_refused(echt, client):
    adres, _ = naar_aanbieder(client, "hengelo")
    terug = toestemming(adres, persoon(echt))
    assert geweigerd(client.get(f"{terug}&iss={quote('https://evil.example')}"), client)


def test_the_code_of_somebody_else_in_ones_own_answer_is_refused(echt, client):
    """The attempt of the attacker has another nonce (and, at a provider that looks, another verifier)."""
    vreemd, _ = naar_aanbieder(Client(), "hengelo")
    code = vraag_van(toestemming(vreemd, persoon(echt)))["code"]
    _, eigen = naar_aanbieder(client, "hengelo")
    antwoord = client.get(f"/account/oidc/hengelo/login/callback/?code={code}&state={eigen['state']}")
    assert geweigerd(antwoord, client)


def test_a_post_is_no_answer(echt, client):
    assert (
        client.post("/account/oidc/hengelo/login/callback/", {"code": "c", "state": "s"}).status_code == 405
    )


def test_the_visitor_rewrites_nothing_of_what_is_asked(echt, client):
    mee = quote(
        "prompt=none&redirect_uri=http://evil.example&client_id=evil&code_challenge=zz&nonce=n&state=s"
    )
    adres, vraag = naar_aanbieder(
        client, "hengelo", f"?auth_params={mee}&scope=offline_access&process=redirect"
    )
    assert adres.startswith(echt.url)
    assert (vraag["client_id"], vraag["redirect_uri"]) == (
        "portaal",
        "http://testserver/account/oidc/hengelo/login/callback/",
    )
    assert set(vraag["scope"].split()) == {"openid", "profile", "email"}
    assert "prompt" not in vraag
    assert (len(vraag["nonce"]), len(vraag["state"])) == (32, 16)
    client.get(toestemming(adres, persoon(echt)))
    assert wie(client)  # ?process=redirect would have sent somebody on without signing on


@pytest.mark.parametrize(
    "next_url", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_away_afterwards(echt, client, next_url):
    antwoord = log_in(client, "hengelo", persoon(echt), f"?next={quote(next_url, safe='')}")
    assert (antwoord.status_code, antwoord["Location"]) == (302, "/")


@pytest.mark.parametrize("pad", ["login/", "login/callback/"])
def test_an_unknown_provider_is_no_page(echt, client, pad):
    assert client.get(f"/account/oidc/onbekend/{pad}").status_code == 404
    assert client.get(f"/account/oidc/openid_connect/{pad}").status_code == 404


def test_a_provider_out_of_use_opens_nothing(echt, client):
    adres, _ = naar_aanbieder(client, "hengelo")
    type(echt.rij).objects.update(actief=False)
    assert client.get(toestemming(adres, persoon(echt))).status_code == 404
    assert wie(client) is None


def test_who_cancels_gets_a_page_without_an_account(echt, client):
    _, vraag = naar_aanbieder(client, "hengelo")
    antwoord = client.get(
        f"/account/oidc/hengelo/login/callback/?error=access_denied&state={vraag['state']}", follow=True
    )
    assert antwoord.status_code == 200
    assert "Niet ingelogd" in antwoord.content.decode()


def test_what_a_provider_writes_about_its_error_is_not_on_our_page(echt, client):
    _, vraag = naar_aanbieder(client, "hengelo")
    adres = f"/account/oidc/hengelo/login/callback/?error=x&error_description=Bel+0900&state={vraag['state']}"
    assert "Bel 0900" not in client.get(adres).content.decode()


# ---- people of another house


VREEMD = {
    "of another tenant": ({"tid": "tid-evil"}, "andere omgeving"),
    "of no tenant": ({"tid": None}, "andere omgeving"),
    "an address of another tenant's domain": ({"email": "jan@almelo.example"}, "niet van je organisatie"),
    "a verified address from outside": ({"email": "x@gmail.com", "email_verified": True}, "niet van je organisatie"),
    "a sub-domain": ({"email": "x@mail.hengelo.example"}, "niet van je organisatie"),
    "a domain that only ends alike": ({"email": "x@evilhengelo.example"}, "niet van je organisatie"),
    "a domain that only begins alike": ({"email": "x@hengelo.example.evil.com"}, "niet van je organisatie"),
    "no address": ({"email": None}, "geen e-mailadres"),
    "an empty address": ({"email": ""}, "geen e-mailadres"),
    "something else than an address": ({"email": ["jan@hengelo.example"]}, "geen e-mailadres"),
    "an address in two lines": ({"email": "jan@hengelo.example\nBcc: x@y.z"}, "geen e-mailadres"),
    "an address too long": ({"email": f"{'x' * 60}@{'x' * 63}.{'y' * 63}.{'z' * 63}.hengelo.example"}, ""),
    "an address the provider doubts": ({"email_verified": False}, "geen e-mailadres"),
    "an address whose owner the tenant does not know": ({"xms_edov": "0"}, "geen e-mailadres"),
    "a guest by name": ({"preferred_username": "jan_gmail.com#EXT#@hengelo.onmicrosoft.com"}, "een gast"),
    "a guest by account": ({"acct": 1}, "een gast"),
    "a guest by home": ({"idp": "https://sts.windows.net/tid-almelo/"}, "een gast"),
}  # fmt: skip


@pytest.mark.parametrize(("claims", "zin"), VREEMD.values(), ids=VREEMD)
def test_who_is_not_of_this_house_stays_outside_and_reads_why(echt, client, claims, zin):
    antwoord = log_in(client, "hengelo", persoon(echt, "vreemd", **claims))
    assert geweigerd(antwoord, client)
    assert zin in antwoord.content.decode()


@pytest.mark.parametrize(
    ("claims", "naam"),
    [
        ({"name": "Jan\0 <script>\u202e"}, "Jan <script>"),
        ({"name": "x" * 999}, "x" * 150),
        ({"name": 7}, "jan"),
        ({"given_name": "Jan", "family_name": "Smit"}, "Jan Smit"),
        ({"given_name": ["Jan"]}, "jan"),
        ({}, "jan"),
    ],
    ids=["tricks", "long", "a number", "in two parts", "a list", "none"],
)
def test_any_name_is_made_to_fit(echt, client, claims, naam):
    log_in(client, "hengelo", persoon(echt, "jan", **claims))
    assert Gebruiker.objects.get(pk=wie(client)).naam == naam


def test_the_domain_counts_as_mail_reads_it(echt, client):
    log_in(client, "hengelo", persoon(echt, email="Jan@HENGELO.Example"))
    assert Gebruiker.objects.get(pk=wie(client)).email == "jan@hengelo.example"


@pytest.fixture
def jan(echt):
    log_in(Client(), "hengelo", persoon(echt))
    return Gebruiker.objects.get()


def test_an_account_that_somebody_closed_stays_closed(echt, client, jan):
    Gebruiker.objects.update(is_active=False)
    antwoord = log_in(client, "hengelo", persoon(echt))
    assert (antwoord.status_code, wie(client)) == (403, None)
    assert "Je account staat uit" in antwoord.content.decode()


def test_an_account_past_its_last_day_opens_no_more(echt, client, jan):
    Gebruiker.objects.update(toegang_tot="2020-01-01")
    antwoord = log_in(client, "hengelo", persoon(echt))
    assert (antwoord.status_code, wie(client)) == (403, None)
    assert "einddatum" in antwoord.content.decode()


def test_an_account_of_another_organisation_by_now_is_not_opened(echt, client, jan):
    Gebruiker.objects.update(organisatie=maak_organisatie("almelo"))
    antwoord = log_in(client, "hengelo", persoon(echt))
    assert (antwoord.status_code, wie(client)) == (403, None)
    assert "hoort bij een andere organisatie" in antwoord.content.decode()


@pytest.mark.parametrize("buiten", [{"actief_tot": "2020-12-31"}, {"actief_van": "2999-01-01"}])
def test_an_organisation_that_left_or_is_still_to_come_has_no_door(echt, client, hengelo, buiten):
    Organisatie.objects.update(**buiten)
    assert geweigerd(log_in(client, "hengelo", persoon(echt)), client)
    assert client.post("/account/organisatie/", {"email": "jan@hengelo.example"}).status_code == 200


def test_a_refusal_changes_nothing_of_an_account(echt, client, jan):
    voor = SocialAccount.objects.values().get(), Gebruiker.objects.values().get()
    log_in(client, "hengelo", persoon(echt, email="jan@gmail.com", name="Iemand anders"))
    assert (SocialAccount.objects.values().get(), Gebruiker.objects.values().get()) == voor


def test_an_existing_account_is_not_taken_over_by_a_provider_that_shares_its_domain(echt, liegt, client):
    eigenaar = maak_gebruiker(email="f1@hengelo.example")
    assert kom_terug(client, liegt).status_code == 403
    assert wie(client) is None
    assert not SocialAccount.objects.filter(user=eigenaar).exists()
