"""Every door of the portal is tried by everybody: the table in tests/deuren says who gets in."""

from importlib import import_module
from pkgutil import iter_modules

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from tests import deuren
from tests.deuren import AMBTENAAR, ANONIEM, ELDERS, PERSONEN
from tests.maken import WACHTWOORD, maak_gebruiker, maak_organisatie
from tests.sessie import meld_aan
from twentsekracht.organisaties.toegang import Rol

MODULES = [import_module(f"tests.deuren.{module.name}") for module in iter_modules(deuren.__path__)]
DEUREN = {naam: deur for module in MODULES for naam, deur in module.DEUREN.items()}


def named_urls(resolver, namespace=""):
    for pattern in resolver.url_patterns:
        if not isinstance(pattern, URLPattern):
            yield from named_urls(pattern, namespace + (f"{pattern.namespace}:" if pattern.namespace else ""))
        elif pattern.name:
            yield namespace + pattern.name


def test_every_url_is_in_the_table_and_the_table_has_no_others():
    urls = set(named_urls(get_resolver()))
    assert {"missing": urls - set(DEUREN), "gone": set(DEUREN) - urls} == {"missing": set(), "gone": set()}


class Wereld:
    """An organisation with somebody of every kind, and somebody from elsewhere."""

    def __init__(self):
        self.hengelo = maak_organisatie("hengelo")
        wie = {rol: (rol, self.hengelo) for rol in Rol.values}
        wie |= {AMBTENAAR: (None, self.hengelo), ELDERS: (Rol.CONTACTPERSOON, maak_organisatie("almelo"))}
        self.mensen = {persoon: maak_gebruiker(*wat, wachtwoord=WACHTWOORD) for persoon, wat in wie.items()}
        self.clients = {ANONIEM: Client()} | {
            wie: meld_aan(Client(), mens) for wie, mens in self.mensen.items()
        }
        self.koekjes = {
            wie: client.cookies.output(header="", sep=";") for wie, client in self.clients.items()
        }

    def rij(self, maak):
        """A row of Hengelo."""
        return maak(self.hengelo, "merk")

    def browser(self, persoon):
        """In which this person is signed in, whatever was done with it before; making one takes a while."""
        client = self.clients[persoon]
        client.cookies.clear()
        client.cookies.load(self.koekjes[persoon])
        return client


@pytest.fixture(scope="module")
def gedeelde_wereld(django_db_setup, django_db_blocker):
    """Made once: each test has a savepoint of its own in this transaction, so what it does is gone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Wereld()
        transaction.set_rollback(True)


@pytest.fixture
def wereld(gedeelde_wereld, db):
    return gedeelde_wereld


def gets_in(antwoord, persoon, deur):
    """Let in, or refused in the one way that tells nothing: the log-in page for the unknown, 404 for a stranger."""
    status, doel = antwoord.status_code, antwoord.headers.get("Location", "")
    if doel.startswith((reverse("account_login"), reverse("admin:login"))):
        assert persoon == ANONIEM or deur.naar_inloggen, f"{persoon} is sent to log in, already being so"
        return False
    # 401 and 503: the page that says why signing on through an organisation did not work
    assert status in {200, 302, 400, 401, 404, 405, 503}, f"{status} for {persoon}"
    return status in {200, 302, 400, 401, 503}


@pytest.mark.parametrize("naam", sorted(DEUREN))
def test_who_gets_in(wereld, naam):
    deur = DEUREN[naam]
    for method, verwacht in (("get", deur.lezen), ("post", deur.posten)):
        url = reverse(naam, args=deur.args(wereld))
        binnen = set()
        for persoon in PERSONEN:
            antwoord = getattr(wereld.browser(persoon), method)(url, deur.vraag)
            if gets_in(antwoord, persoon, deur):
                binnen.add(persoon)
        assert binnen == set(verwacht), f"{method} {url}"
