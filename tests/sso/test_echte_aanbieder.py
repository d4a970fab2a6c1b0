"""What the mock of the suite takes on trust, a real provider refuses: PKCE, the address to return to, the secret."""

import os
import re
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.cache import cache

from tests.aanmelden.conftest import op_eigen_machine  # noqa: F401 - fixture
from tests.browser.conftest import *  # noqa: F403 - its fixtures
from tests.maken import maak_aanbieder, maak_emaildomein, maak_gebruiker, maak_organisatie
from tests.werk.redis_server import vrije_poort
from twentsekracht.organisaties.models import Gebruiker

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not os.environ.get("ECHTE_AANBIEDER"), reason="for make sso"),
]
HIER = Path(__file__).parent


@contextmanager
def aanbieder(code, terug):
    poort = vrije_poort()
    opdracht = ["node", "aanbieder.mjs", str(poort), code, terug]
    with subprocess.Popen(opdracht, cwd=HIER, stdout=subprocess.PIPE, text=True) as proces:
        assert proces.stdout.readline() == "ready\n"
        yield f"http://localhost:{poort}"
        proces.terminate()


@pytest.fixture
def wereld(live_server, op_eigen_machine):  # noqa: F811
    """Two organisations, each with a tenant of its own; the second one's portal address is not the registered one."""
    cache.clear()
    terug = f"{live_server.url}/account/oidc/{{}}/login/callback/"
    with (
        aanbieder("hengelo", terug.format("hengelo")) as hengelo,
        aanbieder("almelo", "http://elders/") as almelo,
    ):
        for code, url in (("hengelo", hengelo), ("almelo", almelo)):
            organisatie = maak_organisatie(code)
            maak_emaildomein(organisatie, f"{code}.example")
            maak_aanbieder(
                organisatie, slug=code, server_url=url, tenant_id=f"tid-{code}", mfa_afgedwongen=True
            )
        yield


def begin(pagina, adres):
    pagina.goto("/account/organisatie/")
    pagina.get_by_label("E-mailadres van je werk").fill(adres)
    pagina.get_by_role("button", name="Verder").click()


def log_in(pagina, wie, console):
    pagina.locator("[name=login]").fill(wie)
    pagina.locator("[name=password]").fill("x")
    pagina.locator("button[type=submit]").click()
    pagina.locator("button[type=submit]").click()  # consent
    pagina.wait_for_url(re.compile(r"^http://localhost:\d+/(account/.*)?$"))
    console.clear()  # the provider's own pages break rules of their own


def test_somebody_signs_on_twice_and_is_the_same_person(wereld, open_pagina, console):
    for _ in range(2):
        pagina = open_pagina()
        begin(pagina, "jan@hengelo.example")
        log_in(pagina, "jan", console)
        assert "jan uit hengelo" in pagina.get_by_role("banner").inner_text()
    assert [wie.email for wie in Gebruiker.objects.all()] == ["jan@hengelo.example"]


def test_an_account_that_is_there_is_not_taken_over(wereld, pagina, console):
    maak_gebruiker(email="piet@hengelo.example", organisatie=maak_organisatie())
    begin(pagina, "piet@hengelo.example")
    log_in(pagina, "piet", console)
    assert Gebruiker.objects.count() == 1
    assert "piet uit" not in pagina.get_by_role("banner").inner_text()


def test_the_provider_refuses_an_address_it_does_not_know(wereld, pagina, console):
    begin(pagina, "jan@almelo.example")
    assert "redirect_uri" in pagina.content()
    console.clear()
    assert not Gebruiker.objects.exists()


def test_without_pkce_the_provider_would_have_refused(wereld, pagina, console):
    """The control: what the portal sends is what the provider asks for."""
    adressen = []
    pagina.on("request", lambda vraag: adressen.append(vraag.url))
    begin(pagina, "jan@hengelo.example")
    gevraagd = next(adres for adres in adressen if "client_id=" in adres)
    assert "&code_challenge_method=S256" in gevraagd
    zonder = re.sub(r"&code_challenge(_method)?=[^&]*", "", gevraagd)
    antwoord = pagina.request.get(zonder, max_redirects=0)
    assert "error=invalid_request" in antwoord.headers["location"]
    console.clear()
