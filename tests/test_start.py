"""The start page, the menu and the error pages: who is shown which door, at a fixed price."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.views import defaults

from tests import maken
from tests.deuren import ANONIEM
from tests.maken import maak_gebruiker
from twentsekracht.mijn.templatetags.mijn import begroeting
from twentsekracht.mijn.werkvoorraad import Taak
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


@pytest.mark.django_db
def test_visitor_sees_how_to_take_part_and_what_is_open_to_everybody(client):
    straks = timezone.localdate() + timedelta(days=9)
    maken.maak_vacature(titel="Brugwachter", doelgroep="extern", sluit_op=straks)
    maken.maak_vacature(titel="Alleen voor collega’s", doelgroep="regio", sluit_op=straks)
    maken.maak_nieuwsbericht(titel="Twaalf trainees begonnen")
    page = client.get("/")
    text = page.content.decode()
    assert page.status_code == 200
    assert not page.cookies
    for shown in ("Zo doe je mee", "Brugwachter", "Twaalf trainees begonnen"):
        assert shown in text
    assert "Alleen voor collega" not in text


@pytest.mark.django_db
def test_start_page_greets_and_says_what_waits(als, settings):
    settings.WERKVOORRAAD = [f"{__name__}.one_late_task"]
    text = als(maak_gebruiker(naam="Sanne ter Horst")).get("/").content.decode()
    assert "Sanne</h1>" in text
    assert "Er wacht één ding op jou, waarvan 1 te laat." in text
    assert "Beslis over de aanvraag" in text
    settings.WERKVOORRAAD = []
    text = als(maak_gebruiker(functie="Jurist")).get("/").content.decode()
    assert "Er wacht niets op jou. Jurist bij " in text


def one_late_task(*, gebruiker, op):
    return [Taak("Beslis over de aanvraag", "/", "Twentse School", op - timedelta(days=1))]


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [
        (0, "Goedenavond"),
        (6, "Goedemorgen"),
        (11, "Goedemorgen"),
        (12, "Goedemiddag"),
        (17, "Goedemiddag"),
        (18, "Goedenavond"),
    ],
)
def test_greeting_goes_with_the_hour(monkeypatch, hour, greeting):
    moment = datetime(2026, 1, 5, hour, 30, tzinfo=timezone.get_default_timezone())
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert begroeting() == greeting


# ---- what the pages cost: the same for one row of everything as for many


def fill(rows, person):
    """So many of everything that the start pages and Mijn show, some of it of this person."""
    today = timezone.localdate()
    soon, own = today + timedelta(days=9), {"deelnemer": person, "organisatie": person.organisatie}
    for _ in range(rows):
        for target_group in ("extern", "regio"):
            job = maken.maak_vacature(
                doelgroep=target_group, vakgebied="ict", niveau="hbo", gepubliceerd_op=today, sluit_op=soon
            )
            maken.maak_bewaarde_vacature(person, job)
            maken.maak_reactie(job, kandidaat=person)
        maken.maak_vacature(person.organisatie, status="gesloten", sluit_op=today - timedelta(days=20))
        maken.maak_zoekopdracht(person, vraag=f"q=jurist+{maken.nummer()}")
        run = maken.maak_uitvoering(maken.maak_opleiding(is_gepubliceerd=True), start=soon, max_deelnemers=9)
        maken.maak_inschrijving(run, **own)
        maken.maak_inschrijving(run, person.organisatie, status="aangevraagd")
        event = maken.maak_evenement(today.year, start=soon, einde=soon, is_gepubliceerd=True)
        maken.maak_deelname(maken.maak_onderdeel(event, datum=soon), status="bevestigd", **own)
        maken.maak_ruilaanbod(status="afgerond", **own)  # of what is alive somebody has one
        maken.maak_ruilaanbod()
        maken.maak_nieuwsbericht()
        maken.maak_pagina(plaats=1)
        maken.maak_uitnodiging(person.organisatie)
        maken.maak_regel(person, door=person)


def queries(browser, path):
    browser.get(path)  # what is written down once (a session, a cache) does not count
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(path).status_code == 200
    return [query["sql"] for query in asked.captured_queries]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "rol", "most"),
    [  # each thing that can wait for somebody asks once, and once more for a role: so many, however much there is
        ("/", ANONIEM, 11),
        ("/", None, 30),
        ("/", Rol.CONTACTPERSOON, 41),
        ("/", Rol.VACATUREHOUDER, 36),
        ("/", Rol.AMBASSADEUR, 35),
        ("/", Rol.COORDINATOR, 61),
        ("/", Rol.BEHEERDER, 37),
        ("/mijn/", None, 39),
        ("/mijn/", Rol.CONTACTPERSOON, 41),
        ("/mijn/", Rol.VACATUREHOUDER, 39),
        ("/mijn/", Rol.AMBASSADEUR, 39),
        ("/mijn/", Rol.COORDINATOR, 62),
        ("/mijn/", Rol.BEHEERDER, 39),
        ("/mijn/werkvoorraad/", Rol.COORDINATOR, 43),
        ("/mijn/agenda/", None, 15),
        ("/mijn/gegevens/", Rol.CONTACTPERSOON, 57),
    ],
)
def test_pages_of_everything_cost_a_fixed_number_of_queries(als, path, rol, most):
    person = maak_gebruiker(rol=None if rol == ANONIEM else rol)
    maken.maak_profiel(person, vakgebieden=["ict"], niveau="hbo")
    browser = Client() if rol == ANONIEM else als(person)
    fill(1, person)
    one = queries(browser, path)
    fill(29, person)
    many = queries(browser, path)
    assert len(many) == len(one), [sql for sql in many if sql not in one]
    assert len(many) <= most, many


@pytest.mark.django_db
def test_sign_up_is_for_who_works_at_a_partner(client):
    page = client.get("/account/signup/").content.decode()
    assert "Voor wie werkt bij een van de aangesloten organisaties" in page
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
