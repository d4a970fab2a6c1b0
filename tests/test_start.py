"""The start page, the menu and the error pages: who is shown which door, at a fixed price."""

import pytest
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.views import defaults

from tests.maken import maak_gebruiker
from twentsekracht.organisaties.models import Gebruiker, Rol

RAPPORTAGE, BEHEER = 'href="/rapportage/"', 'href="/beheer/"'


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rol", "doors"),
    [
        (None, set()),
        (Rol.DECAAN, set()),
        (Rol.VACATUREHOUDER, {BEHEER}),
        (Rol.CONTACTPERSOON, {RAPPORTAGE, BEHEER}),
        (Rol.REGIEGROEP, {RAPPORTAGE}),
        (Rol.COORDINATOR, {RAPPORTAGE, BEHEER}),
        (Rol.BEHEERDER, {RAPPORTAGE, BEHEER}),
    ],
)
def test_start_page_shows_only_doors_that_open(als, rol, doors):
    browser = als(maak_gebruiker(rol=rol))
    page = browser.get("/").content.decode()
    assert {door for door in (RAPPORTAGE, BEHEER) if door in page} == doors
    for door in doors:
        assert browser.get(door.split('"')[1]).status_code == 200


def test_visitor_sees_how_to_take_part_without_touching_the_database(client):
    page = client.get("/")
    assert page.status_code == 200
    assert "Zo doe je mee" in page.content.decode()
    assert not page.cookies


@pytest.mark.django_db
def test_start_page_costs_a_fixed_number_of_queries(als, django_assert_max_num_queries):
    browser = als(maak_gebruiker(rol=Rol.COORDINATOR))
    with django_assert_max_num_queries(8):
        browser.get("/")


@pytest.mark.django_db
def test_sign_up_is_closed_and_says_how_to_get_an_account(client):
    page = client.get("/account/signup/").content.decode()
    assert "contactpersoon" in page
    assert "<form" not in page
    client.post("/account/signup/", {"email": "ik@enschede.nl", "password1": "x" * 20, "password2": "x" * 20})
    assert not Gebruiker.objects.filter(email="ik@enschede.nl").exists()


# ---- error pages


def test_error_page_needs_neither_request_nor_database():
    response = defaults.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "Er ging iets mis" in response.content.decode()


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("404.html", "Deze pagina is er niet"),
        ("403.html", "Dit mag je niet openen"),
        ("403_csrf.html", "verlopen"),
    ],
)
def test_error_pages(template, says):
    assert says in render_to_string(template)


def test_refusal_wears_our_face(rf):
    response = defaults.permission_denied(rf.get("/"), PermissionDenied())
    assert "Dit mag je niet openen" in response.content.decode()


def test_expired_form_wears_our_face():
    response = Client(enforce_csrf_checks=True).post("/account/login/", {})
    assert response.status_code == 403
    assert "Het formulier is verlopen" in response.content.decode()
