"""What goes with every answer, and what production is not allowed to do without."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.checks import Error, run_checks
from django.test import override_settings

from tests.maken import maak_gebruiker
from twentsekracht.organisaties.models import Rol

ROOT = settings.BASE_DIR
PRODUCTIE = {
    "DEBUG": "0",
    "HTTPS": "1",
    "MFA_VERPLICHT": "1",
    "SECRET_KEY": "alleen-voor-de-test-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGH",
    "ALLOWED_HOSTS": "twentsekracht.example",
    "DATABASE_URL": "sqlite://:memory:",
    "REDIS_URL": "",
}
VRAAG = """
import django, json, sys
django.setup()
from django.test import Client
antwoord = Client(headers={"host": "twentsekracht.example"}).get("/account/login/", secure=True)
onveilig = Client(headers={"host": "twentsekracht.example"}).get("/account/login/")
from django.conf import settings
print(json.dumps({
    "koppen": dict(antwoord.headers),
    "csrf": antwoord.cookies[settings.CSRF_COOKIE_NAME].OutputString(),
    "onveilig": [onveilig.status_code, onveilig.headers["Location"]],
    "sessie": [settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY,
        settings.SESSION_COOKIE_SAMESITE],
}))
"""
KOPPEN = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def als_productie(*opdracht, **anders):
    # The tests themselves need it, for Playwright; in production Django warns of it.
    hier = {naam: waarde for naam, waarde in os.environ.items() if naam != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    return subprocess.run(
        [sys.executable, *opdracht],
        env={**hier, **PRODUCTIE, "DJANGO_SETTINGS_MODULE": "twentsekracht.settings", **anders},
        cwd=ROOT,
        capture_output=True,
        text=True,
    )


def test_djangos_deployment_check_has_nothing_to_say():
    gedaan = als_productie("manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert (gedaan.returncode, gedaan.stderr) == (0, "")


@pytest.mark.parametrize(
    ("verplicht", "debug", "fouten"),
    [(True, False, []), (False, True, []), (False, False, ["aanmelden.E001"])],
)
def test_a_portal_without_a_second_step_is_refused_except_on_ones_own_machine(verplicht, debug, fouten):
    with override_settings(MFA_VERPLICHT=verplicht, DEBUG=debug):
        gevonden = run_checks(include_deployment_checks=True)
    assert [
        fout.id for fout in gevonden if isinstance(fout, Error) and fout.id.startswith("aanmelden")
    ] == fouten


def test_over_tls_the_cookies_are_only_ours_and_plain_http_leads_there():
    # With DEBUG for the static files, which are not collected here.
    gedaan = als_productie("-c", VRAAG, DEBUG="1")
    assert gedaan.returncode == 0, gedaan.stderr
    gezien = json.loads(gedaan.stdout)
    assert gezien["sessie"] == ["__Host-sessie", True, True, "Lax"]
    koekje = gezien["csrf"]
    assert koekje.startswith("__Host-csrf=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(koekje.split("; "))
    assert gezien["onveilig"] == [301, "https://twentsekracht.example/account/login/"]
    assert gezien["koppen"]["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pad", "status"),
    [("/", 200), ("/account/login/", 200), ("/bestaat-niet/", 404), ("/beheer/", 200), ("/gezond", 200)],
)
def test_every_answer_has_the_headers(als, pad, status):
    antwoord = als(maak_gebruiker(rol=Rol.COORDINATOR)).get(pad)
    assert antwoord.status_code in {status, 302}
    assert {naam: antwoord.headers.get(naam) for naam in KOPPEN} == KOPPEN
    assert "camera=()" in antwoord.headers["Permissions-Policy"]
    beleid = dict(
        deel.strip().split(" ", 1) for deel in antwoord.headers["Content-Security-Policy"].split(";")
    )
    assert beleid["default-src"] == "'none'"
    assert beleid["script-src"] == beleid["style-src"] == beleid["img-src"] == "'self'"
    assert "unsafe" not in antwoord.headers["Content-Security-Policy"]


@pytest.mark.django_db
def test_pages_of_an_account_are_not_kept_by_the_browser(als):
    client = als(maak_gebruiker())
    for pad in ("/account/beveiliging/", "/account/sessies/", "/account/tweede-stap/"):
        assert "no-store" in client.get(pad).headers.get("Cache-Control", "")
