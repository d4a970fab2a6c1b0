"""The same person signs on for the first time in several browsers at once: one account, and all are in."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.db import connection
from django.test import Client

from tests.aanmelden.aanbieders import naar_aanbieder, toestemming, wie
from tests.aanmelden.conftest import op_eigen_machine, tenant_hengelo  # noqa: F401 - fixtures
from tests.maken import maak_aanbieder, maak_emaildomein, maak_gebruiker, maak_organisatie
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Gebruiker

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]
BROWSERS = 4


@pytest.fixture
def tenant(tenant_hengelo, op_eigen_machine):  # noqa: F811
    cache.clear()
    hengelo = maak_organisatie("hengelo")
    maak_emaildomein(hengelo, "hengelo.example")
    tenant_hengelo.rij = maak_aanbieder(
        hengelo, slug="hengelo", naam="Hengelo", server_url=tenant_hengelo.url, tenant_id="tid-hengelo"
    )
    return tenant_hengelo


def kom_allemaal_terug(sub, aantal=BROWSERS):
    """Everybody has been at the provider; the answers reach us in the same instant."""
    browsers = [Client() for _ in range(aantal)]
    terug = [toestemming(naar_aanbieder(browser, "hengelo")[0], sub) for browser in browsers]
    start = threading.Barrier(aantal)

    def een(nummer):
        try:
            connection.ensure_connection()
            start.wait()
            return browsers[nummer].get(terug[nummer]).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(aantal) as draden:
        return browsers, list(draden.map(een, range(aantal)))


def test_a_first_sign_on_in_many_browsers_makes_one_account(tenant):
    for ronde in range(3):
        sub = tenant.persoon(f"jan{ronde}", email=f"jan{ronde}@hengelo.example", tid="tid-hengelo")
        browsers, antwoorden = kom_allemaal_terug(sub)
        assert antwoorden == [302] * BROWSERS
        jan = Gebruiker.objects.get(email=f"jan{ronde}@hengelo.example")
        assert {wie(browser) for browser in browsers} == {jan.pk}
        assert SocialAccount.objects.filter(provider="hengelo", uid=sub).count() == 1
        assert EmailAddress.objects.filter(user=jan).count() == 1
        assert Regel.objects.over(jan).filter(actie="account gemaakt via organisatie").count() == 1


def test_a_new_name_and_address_are_taken_over_once(tenant):
    sub = tenant.persoon("els", email="els@hengelo.example", name="Els Oud", tid="tid-hengelo")
    kom_allemaal_terug(sub, 1)
    tenant.persoon("els", email="els.nieuw@hengelo.example", name="Els Nieuw", tid="tid-hengelo")
    _, antwoorden = kom_allemaal_terug(sub)
    assert antwoorden == [302] * BROWSERS
    els = Gebruiker.objects.get()
    assert (els.naam, els.email) == ("Els Nieuw", "els.nieuw@hengelo.example")
    assert [rij.email for rij in EmailAddress.objects.filter(user=els)] == [els.email]
    assert Regel.objects.over(els).filter(actie="bijgewerkt via organisatie").count() == 1


def test_two_people_who_get_the_same_address_do_not_share_an_account(tenant):
    maak_gebruiker(organisatie=tenant.rij.organisaties.get().organisatie, email="derde@hengelo.example")
    for ronde in range(2):
        adres = f"gedeeld{ronde}@hengelo.example"
        subs = [tenant.persoon(f"{wie_}{ronde}", email=adres, tid="tid-hengelo") for wie_ in ("a", "b")]
        browsers = [Client(), Client()]
        terug = [
            toestemming(naar_aanbieder(browser, "hengelo")[0], sub)
            for browser, sub in zip(browsers, subs, strict=True)
        ]
        start = threading.Barrier(2)

        def een(nummer, browsers=browsers, terug=terug, start=start):
            try:
                connection.ensure_connection()
                start.wait()
                return browsers[nummer].get(terug[nummer]).status_code
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as draden:
            assert sorted(draden.map(een, range(2))) == [302, 403]
        assert Gebruiker.objects.filter(email=adres).count() == 1
