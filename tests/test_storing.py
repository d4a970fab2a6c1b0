"""When the portal cannot do its work it says so in style, and when to come back."""

import re

import pytest
from django.conf import settings
from django.db import InterfaceError, OperationalError, ProgrammingError, connection
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse

from tests.maken import maak_gebruiker
from tests.sessie import meld_aan
from twentsekracht import kleuren
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.storing import database_weg

ONDERHOUD = settings.BASE_DIR / "docker" / "onderhoud"


@pytest.fixture(autouse=True)
def switched_on(settings, tmp_path):
    settings.ONDERHOUD_BESTAND = tmp_path / "onderhoud"
    return settings.ONDERHOUD_BESTAND


# ---- maintenance


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("path", ["/", "/beheer/", "/bestaat-niet/", "/account/login/"])
def test_in_maintenance_every_page_says_so(client, settings, method, path):
    settings.ONDERHOUD = True
    response = getattr(client, method)(path)
    assert (response.status_code, response.headers["Retry-After"]) == (503, "600")
    assert response.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "Het portaal is in onderhoud" in response.text


def test_maintenance_asks_the_database_for_nothing(client, settings):
    settings.ONDERHOUD = True
    assert client.get("/").status_code == 503  # without the mark `django_db` a query would fail the test


@pytest.mark.django_db
def test_health_check_answers_in_maintenance(client, settings):
    settings.ONDERHOUD = True
    assert client.get("/gezond").status_code == 200


@pytest.mark.django_db
def test_a_file_switches_it_on_and_off_while_the_portal_runs(client, switched_on):
    assert client.get("/account/login/").status_code == 200
    switched_on.touch()
    assert client.get("/account/login/").status_code == 503
    switched_on.unlink()
    assert client.get("/account/login/").status_code == 200


# ---- a database that does not answer


def gone(*args):
    raise OperationalError("connection refused")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/rapportage/", "/bestaat-niet/", "/beheer/"])
def test_without_the_database_somebody_signed_in_hears_that_it_is_not_now(path):
    client = Client(raise_request_exception=False)
    meld_aan(client, maak_gebruiker(Rol.COORDINATOR))
    with connection.execute_wrapper(gone):
        response = client.get(path)
    assert (response.status_code, response.headers["Retry-After"]) == (503, "60")
    assert "We zijn er zo weer" in response.text
    assert "Uitloggen" not in response.text


@pytest.mark.django_db
def test_any_other_mistake_is_a_500_that_needs_no_database():
    def mistake(*args):
        raise ProgrammingError("no such column")

    client = Client(raise_request_exception=False)
    meld_aan(client, maak_gebruiker(Rol.COORDINATOR))
    with connection.execute_wrapper(mistake):
        response = client.get("/rapportage/")
    assert response.status_code == 500
    assert "Er ging iets mis" in response.text
    assert "Retry-After" not in response.headers


def caused_by(outer, inner):
    outer.__cause__ = inner
    return outer


@pytest.mark.parametrize(
    ("exception", "weg"),
    [
        (OperationalError("weg"), True),
        (InterfaceError("connection already closed"), True),
        (caused_by(ValueError("in a template"), OperationalError("weg")), True),
        (ProgrammingError("no such column"), False),
        (ValueError("iets anders"), False),
        (None, False),
    ],
)
def test_database_weg(exception, weg):
    assert database_weg(exception) is weg


# ---- the pages


@pytest.mark.parametrize("name", ["500", "503", "onderhoud"])
def test_page_of_a_failure_stands_without_request_or_database(name):
    html = render_to_string(f"{name}.html")
    assert html.count("<h1>") == 1
    assert "hoofdmenu" not in html


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["403", "404", "429", "403_csrf"])
def test_page_that_says_no_leads_on(name):
    request = RequestFactory().get("/ergens/")
    html = render_to_string(f"{name}.html", request=request)
    assert f'href="{reverse("start")}"' in html
    assert '<meta name="robots" content="noindex">' in html
    assert 'rel="canonical"' not in html


@pytest.mark.django_db
def test_expired_form_says_what_to_do():
    client = Client(enforce_csrf_checks=True)
    response = client.post(reverse("account_login"))
    assert response.status_code == 403
    assert "Het formulier is verlopen" in response.text


# ---- the page of nginx, for when there is no portal at all


def test_page_of_nginx_needs_nothing_of_the_portal():
    html = (ONDERHOUD / "index.html").read_text()
    for address in re.findall(r'(?:href|src)="([^"]+)"', html):
        assert address == "/" or (ONDERHOUD / address.removeprefix("/_onderhoud/")).is_file(), address
    assert "<script" not in html and "style=" not in html


def test_page_of_nginx_has_the_colours_of_the_portal():
    ours = set(kleuren.tokens().values())
    theirs = set(re.findall(r"#[0-9a-f]{6}", (ONDERHOUD / "stijl.css").read_text()))
    assert theirs and theirs <= ours
    assert (ONDERHOUD / "merk.svg").read_text() == (settings.BASE_DIR / "static/img/merk.svg").read_text()


def test_nginx_shows_it_when_the_web_process_is_away():
    conf = (settings.BASE_DIR / "docker" / "nginx.conf").read_text()
    assert "error_page 502 504 =503 /_onderhoud/index.html;" in conf
    assert (
        "./docker/onderhoud:/etc/nginx/onderhoud:ro" in (settings.BASE_DIR / "docker-compose.yml").read_text()
    )
