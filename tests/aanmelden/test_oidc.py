"""Signing on through one's organisation, from button to account, at a real provider of two tenants."""

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.test import Client

from tests.aanmelden.aanbieders import log_in, naar_aanbieder, toestemming, wie
from tests.maken import maak_aanbieder, maak_gebruiker, maak_lidmaatschap, maak_organisatie
from twentsekracht.aanmelden.aanbieders import aanbieders_met_mfa
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import EmailDomein, Gebruiker
from twentsekracht.organisaties.toegang import Rol

pytestmark = pytest.mark.django_db


class Wereld:
    """Hengelo and Almelo, each with a tenant of its own."""

    def __init__(self, hengelo, almelo):
        self.hengelo, self.almelo = organisatie("hengelo"), organisatie("almelo")
        self.tenants = {"hengelo": hengelo, "almelo": almelo}
        for code, tenant in self.tenants.items():
            aanbieder = maak_aanbieder(
                getattr(self, code),
                slug=code,
                naam=code.title(),
                server_url=tenant.url,
                tenant_id=f"tid-{code}",
            )
            setattr(self, f"aanbieder_{code}", aanbieder)

    def persoon(self, sub, code="hengelo", **claims):
        """As this tenant knows somebody; `None` leaves a claim out."""
        waar = {"email": f"{sub}@{code}.example", "name": f"Persoon {sub}", "tid": f"tid-{code}"}
        claims = {naam: waarde for naam, waarde in {**waar, **claims}.items() if waarde is not None}
        return self.tenants[code].persoon(sub, **claims)


def organisatie(code, *domeinen):
    rij = maak_organisatie(code)
    for domein in domeinen or [f"{code}.example"]:
        EmailDomein.objects.create(organisatie=rij, domein=domein)
    return rij


@pytest.fixture
def wereld(tenant_hengelo, tenant_almelo, op_eigen_machine):
    return Wereld(tenant_hengelo, tenant_almelo)


def acties(gebruiker):
    return [regel.actie for regel in Regel.objects.over(gebruiker).order_by("pk")]


# ---- the way in


def test_a_first_sign_on_makes_an_account_of_the_organisation_without_password_or_role(wereld, client):
    antwoord = log_in(client, "hengelo", wereld.persoon("jan", name="Jan  de\nVries"))
    assert (antwoord.status_code, antwoord["Location"]) == (302, "/")
    jan = Gebruiker.objects.get(pk=wie(client))
    assert (jan.email, jan.naam, jan.organisatie) == ("jan@hengelo.example", "Jan de Vries", wereld.hengelo)
    assert not jan.has_usable_password()
    assert not jan.lidmaatschappen.exists()
    assert EmailAddress.objects.filter(user=jan, email=jan.email, verified=True, primary=True).exists()
    assert acties(jan) == ["account gemaakt via organisatie", "ingelogd"]


def test_of_what_the_provider_sends_only_what_says_whose_identity_it_is_stays(wereld, client):
    log_in(client, "hengelo", wereld.persoon("els", birthdate="1980-01-01", phone="0612345678"))
    account = SocialAccount.objects.get()
    assert (account.provider, account.uid) == ("hengelo", "els")
    assert account.extra_data == {"iss": wereld.tenants["hengelo"].url, "tid": "tid-hengelo"}
    assert not SocialToken.objects.exists()
    assert not SocialApp.objects.exists()


def test_the_provider_is_asked_with_pkce_state_and_nonce(wereld, client):
    adres, vraag = naar_aanbieder(client, "hengelo")
    assert adres.startswith(f"{wereld.tenants['hengelo'].url}/oauth2/authorize?")
    assert vraag["code_challenge_method"] == "S256"
    assert min(len(vraag[naam]) for naam in ("code_challenge", "state", "nonce")) >= 16
    assert vraag["redirect_uri"] == "http://testserver/account/oidc/hengelo/login/callback/"
    assert vraag["client_id"] == "portaal"
    assert set(vraag["scope"].split()) == {"openid", "profile", "email"}
    assert vraag["response_type"] == "code"


def test_a_get_shows_a_page_and_starts_nothing(wereld, client):
    antwoord = client.get("/account/oidc/hengelo/login/")
    assert antwoord.status_code == 200
    assert "Ga naar Hengelo" in antwoord.content.decode()


def test_a_second_sign_on_is_the_same_account(wereld, client):
    sub = wereld.persoon("bo")
    log_in(client, "hengelo", sub)
    ander = Client()
    log_in(ander, "hengelo", sub)
    assert wie(ander) == wie(client)
    assert Gebruiker.objects.filter(email="bo@hengelo.example").count() == 1


def test_the_same_number_at_another_provider_is_somebody_else(wereld, client):
    ander = Client()
    log_in(client, "hengelo", wereld.persoon("nr1"))
    log_in(ander, "almelo", wereld.persoon("nr1", "almelo"))
    een, twee = Gebruiker.objects.get(pk=wie(client)), Gebruiker.objects.get(pk=wie(ander))
    assert (een.organisatie, twee.organisatie) == (wereld.hengelo, wereld.almelo)


def test_a_session_through_a_provider_that_enforces_a_second_step_counts_as_strong(wereld, client):
    wereld.aanbieder_hengelo.mfa_afgedwongen = True
    wereld.aanbieder_hengelo.save()
    assert aanbieders_met_mfa() == {"hengelo"}
    log_in(client, "hengelo", wereld.persoon("mfa"))
    (bewijs,) = client.session["account_authentication_methods"]
    assert (bewijs["method"], bewijs["provider"]) == ("socialaccount", "hengelo")


@pytest.mark.parametrize(
    ("amr", "binnen"), [(["pwd"], False), ("pwd", False), (["pwd", "mfa"], True), (["ngcmfa"], True)]
)
def test_a_provider_that_says_there_was_no_second_step_is_believed(wereld, client, amr, binnen):
    wereld.aanbieder_hengelo.mfa_afgedwongen = True
    wereld.aanbieder_hengelo.save()
    antwoord = log_in(client, "hengelo", wereld.persoon("amr", amr=amr))
    assert (wie(client) is not None) is binnen
    assert binnen or "zonder tweede stap" in antwoord.content.decode()


def test_somebody_comes_back_to_the_page_they_came_for(wereld, client):
    antwoord = log_in(client, "hengelo", wereld.persoon("terug"), next="/hulp/")
    assert antwoord["Location"] == "/hulp/"


# ---- coming back


def test_a_later_sign_on_takes_over_name_and_address(wereld, client):
    log_in(client, "hengelo", wereld.persoon("mia", name="Mia Jansen"))
    wereld.persoon("mia", name="Mia de Boer", email="mia.de.boer@hengelo.example")
    ander = Client()
    log_in(ander, "hengelo", "mia")
    mia = Gebruiker.objects.get(pk=wie(ander))
    assert wie(client) == mia.pk
    assert (mia.naam, mia.email) == ("Mia de Boer", "mia.de.boer@hengelo.example")
    assert list(EmailAddress.objects.filter(user=mia).values_list("email", "verified")) == [(mia.email, True)]
    regel = Regel.objects.over(mia).get(actie="bijgewerkt via organisatie")
    assert (regel.door_id, regel.velden) == (None, ["email", "naam"])


@pytest.mark.parametrize("als", ["gebruiker", "extra adres"])
def test_an_address_of_another_account_is_not_taken_over(wereld, client, als):
    ander = maak_gebruiker(organisatie=wereld.hengelo)
    if als == "gebruiker":
        Gebruiker.objects.filter(pk=ander.pk).update(email="bezet@hengelo.example")
    else:
        EmailAddress.objects.create(user=ander, email="bezet@hengelo.example", verified=True)
    log_in(client, "hengelo", wereld.persoon("tom"))
    wereld.persoon("tom", email="bezet@hengelo.example")
    log_in(client, "hengelo", "tom")
    tom = Gebruiker.objects.get(pk=wie(client))
    assert tom.email == "tom@hengelo.example"


def test_coming_back_unchanged_writes_nothing_about_the_account(wereld, client):
    log_in(client, "hengelo", wereld.persoon("stil"))
    log_in(Client(), "hengelo", "stil")
    assert acties(Gebruiker.objects.get()) == ["account gemaakt via organisatie", "ingelogd", "ingelogd"]


# ---- one provider for several organisations


@pytest.fixture
def gedeeld(wereld):
    """Borne and Haaksbergen share the tenant of Hengelo: the company name says whose somebody is."""
    wereld.borne, wereld.haaksbergen = (
        organisatie("borne", "hof.example"),
        organisatie("haaksbergen", "hof.example"),
    )
    maak_aanbieder(
        wereld.borne,
        wereld.haaksbergen,
        slug="hof",
        naam="Hof",
        server_url=wereld.tenants["hengelo"].url,
        organisatie_claim="companyname",
    )
    return wereld


def hof(gedeeld, sub, **claims):
    return gedeeld.persoon(sub, **{"email": f"{sub}@hof.example", **claims})


def test_the_claim_decides_the_organisation_of_a_shared_provider(gedeeld):
    for code in ("borne", "haaksbergen"):
        client = Client()
        log_in(client, "hof", hof(gedeeld, f"s-{code}", companyname=code))
        assert Gebruiker.objects.get(pk=wie(client)).organisatie == getattr(gedeeld, code)


@pytest.mark.parametrize(
    "waarde", [None, "", "Borne", "hengelo", 7, {"borne": 1}, ["borne", "haaksbergen"], []]
)
def test_a_claim_that_names_no_known_organisation_is_refused(gedeeld, client, waarde):
    antwoord = log_in(client, "hof", hof(gedeeld, "vaag", companyname=waarde))
    assert antwoord.status_code == 403
    assert not Gebruiker.objects.exists()


def test_who_works_elsewhere_by_now_moves_and_loses_the_roles_of_the_old_organisation(gedeeld, client):
    log_in(client, "hof", hof(gedeeld, "vera", companyname="borne"))
    vera = Gebruiker.objects.get(pk=wie(client))
    rol = maak_lidmaatschap(vera, gedeeld.borne, Rol.VACATUREHOUDER)
    hof(gedeeld, "vera", companyname="haaksbergen")
    log_in(Client(), "hof", "vera")
    vera.refresh_from_db()
    rol.refresh_from_db()
    assert vera.organisatie == gedeeld.haaksbergen
    assert rol.tot is not None
    assert "verhuisd via organisatie" in acties(vera)


# ---- which provider


def test_an_address_leads_straight_to_the_provider_of_its_organisation(wereld, client):
    antwoord = client.post(
        "/account/organisatie/", {"email": "Wie.Dan.Ook@Hengelo.example", "next": "/hulp/"}
    )
    assert antwoord["Location"].startswith(wereld.tenants["hengelo"].url)
    assert "login_hint=Wie.Dan.Ook" in antwoord["Location"]
    terug = client.get(toestemming(antwoord["Location"], wereld.persoon("hint")))
    assert terug["Location"] == "/hulp/"


def test_the_same_answer_whether_or_not_the_address_has_an_account(wereld, client):
    bekend = maak_gebruiker(organisatie=wereld.hengelo, email="bekend@hengelo.example")
    een, twee = (
        client.post("/account/organisatie/", {"email": adres})
        for adres in (bekend.email, "onbekend@hengelo.example")
    )
    assert (een.status_code, een["Location"].split("?")[0]) == (
        twee.status_code,
        twee["Location"].split("?")[0],
    )


@pytest.mark.parametrize(
    "adres", ["a@elders.example", "a@mail.hengelo.example", "a@hengelo.example.evil", "a@evilhengelo.example"]
)
def test_an_address_of_no_organisation_gets_a_page_that_says_what_to_do(wereld, client, adres):
    antwoord = client.post("/account/organisatie/", {"email": adres})
    assert antwoord.status_code == 200
    assert "Geen inlogpagina gevonden" in antwoord.content.decode()


def test_no_address_is_an_error_at_the_field(wereld, client):
    antwoord = client.post("/account/organisatie/", {"email": "geen adres"})
    assert antwoord.status_code == 200
    assert antwoord.context["form"].errors["email"]


def test_a_domain_of_several_providers_gives_a_choice(wereld, client):
    EmailDomein.objects.create(organisatie=wereld.almelo, domein="hengelo.example")
    inhoud = client.post("/account/organisatie/", {"email": "a@hengelo.example"}).content.decode()
    assert "/account/oidc/hengelo/login/" in inhoud
    assert "/account/oidc/almelo/login/" in inhoud


def test_a_domain_shared_by_organisations_of_one_provider_is_no_choice(gedeeld, client):
    antwoord = client.post("/account/organisatie/", {"email": "a@hof.example"})
    assert antwoord.status_code == 302


# ---- linking


@pytest.fixture
def lid(wereld):
    lid = maak_gebruiker(
        organisatie=wereld.hengelo, email="lid@hengelo.example", wachtwoord="lang-genoeg-wachtwoord"
    )
    EmailAddress.objects.create(user=lid, email=lid.email, verified=True, primary=True)
    return lid


def met_wachtwoord(lid, als):
    """A browser in which this person just gave the password again."""
    client = als(lid)
    client.post("/account/reauthenticate/", {"password": "lang-genoeg-wachtwoord"})
    return client


def test_an_existing_account_is_never_linked_by_its_address_alone(wereld, client, lid):
    antwoord = log_in(client, "hengelo", wereld.persoon("x9", email=lid.email.upper()))
    assert (antwoord.status_code, wie(client)) == (403, None)
    assert "Je hebt al een account" in antwoord.content.decode()
    assert not SocialAccount.objects.exists()


def test_its_owner_links_it_and_signs_on_from_then_on(wereld, client, lid, als):
    eigen = met_wachtwoord(lid, als)
    antwoord = log_in(eigen, "hengelo", wereld.persoon("lid"), "?process=connect")
    assert (antwoord.status_code, antwoord["Location"]) == (302, "/account/koppelingen/")
    assert "Hengelo" in eigen.get("/account/koppelingen/").content.decode()
    log_in(client, "hengelo", "lid")
    assert wie(client) == lid.pk
    assert "inloggen via organisatie gekoppeld" in acties(lid)


@pytest.mark.parametrize("methode", ["get", "post"])
def test_linking_asks_for_the_password_first(wereld, lid, als, methode):
    antwoord = getattr(als(lid), methode)("/account/oidc/hengelo/login/?process=connect")
    assert antwoord["Location"].startswith("/account/reauthenticate/")


def test_who_is_not_signed_in_links_nothing(wereld, client):
    antwoord = client.post("/account/oidc/hengelo/login/?process=connect")
    assert antwoord["Location"].startswith("/account/login/")


def test_an_account_is_linked_to_the_own_organisation_only(wereld, lid, als):
    EmailDomein.objects.create(organisatie=wereld.almelo, domein="hengelo.example")
    antwoord = log_in(
        met_wachtwoord(lid, als),
        "almelo",
        wereld.persoon("lid", "almelo", email=lid.email),
        "?process=connect",
    )
    assert antwoord.status_code == 403
    assert not SocialAccount.objects.exists()


def test_an_emergency_account_is_not_linked(wereld, lid, als):
    Gebruiker.objects.filter(pk=lid.pk).update(is_superuser=True)
    antwoord = log_in(met_wachtwoord(lid, als), "hengelo", wereld.persoon("lid"), "?process=connect")
    assert antwoord.status_code == 403


def test_what_is_linked_to_one_account_is_not_linked_to_another(wereld, client, lid, als):
    log_in(client, "hengelo", wereld.persoon("van-een-ander"))
    log_in(met_wachtwoord(lid, als), "hengelo", "van-een-ander", "?process=connect")
    assert SocialAccount.objects.get().user_id == wie(client)


def test_a_link_is_loosened_by_who_has_another_way_in(wereld, lid, als):
    eigen = met_wachtwoord(lid, als)
    log_in(eigen, "hengelo", wereld.persoon("los"), "?process=connect")
    antwoord = eigen.post("/account/koppelingen/", {"account": SocialAccount.objects.get().pk})
    assert antwoord.status_code == 302
    assert not SocialAccount.objects.exists()


def test_the_only_way_in_is_not_loosened(wereld, client):
    log_in(client, "hengelo", wereld.persoon("enig"))
    antwoord = client.post("/account/koppelingen/", {"account": SocialAccount.objects.get().pk})
    assert antwoord.status_code == 200
    assert SocialAccount.objects.exists()


def test_the_link_of_somebody_else_is_out_of_reach(wereld, client, lid, als):
    log_in(client, "hengelo", wereld.persoon("ander"))
    met_wachtwoord(lid, als).post("/account/koppelingen/", {"account": SocialAccount.objects.get().pk})
    assert SocialAccount.objects.exists()
