"""The page of the log: in plain Dutch, per organisation, and as a spreadsheet."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.maken import (
    maak_gebruiker,
    maak_lidmaatschap,
    maak_organisatie,
    maak_pagina,
    maak_regel,
    maak_vacature,
)
from twentsekracht.organisaties.toegang import Rol

pytestmark = pytest.mark.django_db


def pad(naam):
    return reverse(f"organisaties:{naam}")


@pytest.fixture
def vandaag():
    return timezone.localdate()


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


@pytest.fixture
def almelo():
    return maak_organisatie("almelo")


@pytest.fixture
def anouk(hengelo):
    return maak_gebruiker(Rol.CONTACTPERSOON, hengelo, naam="Anouk Wessels")


@pytest.fixture
def contactpersoon(als, anouk):
    return als(anouk)


@pytest.fixture
def coordinator(als):
    return als(maak_gebruiker(Rol.COORDINATOR))


def test_the_log_tells_in_plain_dutch_who_did_what(contactpersoon, anouk, hengelo, almelo):
    collega = maak_gebruiker(organisatie=hengelo, naam="Bas Nijhuis")
    rol = maak_lidmaatschap(collega, rol=Rol.AMBASSADEUR)
    maak_regel(rol, "rol gegeven", door=anouk, rol=Rol.CONTACTPERSOON, organisatie=hengelo)
    bureau = maak_gebruiker(Rol.COORDINATOR, almelo, naam="Hanneke Elferink")
    maak_regel(collega, velden=["functie"], door=bureau, rol=Rol.COORDINATOR, organisatie=hengelo)
    tekst = contactpersoon.get(pad("logboek")).text
    assert "Rol gegeven" in tekst and "Bas Nijhuis: ambassadeur bij Gemeente Hengelo" in tekst
    assert "Gewijzigd: functie" in tekst and "Anouk Wessels" in tekst
    assert "Coördinator" in tekst and "Hanneke" not in tekst  # of elsewhere: by role
    assert "Anouk Wessels<br><span" in tekst and ">Contactpersoon</span>" in tekst  # and in which role


def test_what_it_is_about_has_its_title_and_leads_there(coordinator, contactpersoon, hengelo):
    vacature, pagina = maak_vacature(hengelo, titel="Jurist omgevingsrecht"), maak_pagina(titel="Over ons")
    for rij in (vacature, pagina, hengelo):
        maak_regel(rij, organisatie=hengelo)
    tekst = coordinator.get(pad("logboek")).text
    waarover = re.findall(r'data-label="Waarover"><a href="([^"]+)">([^<]+)</a>', tekst)
    assert [naam for _, naam in waarover] == [
        "Gemeente Hengelo",
        "Pagina ‘Over ons’",
        "Vacature ‘Jurist omgevingsrecht’",
    ]
    assert {coordinator.get(url).status_code for url, _ in waarover} == {200}
    eigen = re.findall(r'data-label="Waarover"><a href="([^"]+)">', contactpersoon.get(pad("logboek")).text)
    assert {contactpersoon.get(url).status_code for url in eigen} == {200}


def test_lines_of_one_person_what_they_did_and_what_was_done_to_them(contactpersoon, anouk, hengelo, almelo):
    bas = maak_gebruiker(organisatie=hengelo, naam="Bas Nijhuis")
    maak_regel(hengelo, "door bas", door=bas, organisatie=hengelo)
    maak_regel(bas, "over bas", door=anouk, organisatie=hengelo)
    maak_regel(maak_lidmaatschap(bas), "rol van bas", door=anouk, organisatie=hengelo)
    maak_regel(hengelo, "iets anders", door=anouk, organisatie=hengelo)
    vreemde = maak_gebruiker(organisatie=almelo, naam="Hanneke Elferink")
    maak_regel(hengelo, "door hanneke", door=vreemde, organisatie=hengelo)
    wat = r'scope="row">([^<]+)<'
    tekst = contactpersoon.get(pad("logboek"), {"persoon": "nijhuis"}).text
    assert set(re.findall(wat, tekst)) == {"Door bas", "Over bas", "Rol van bas"}
    # whom one may not see, cannot be found out by searching either
    assert re.findall(wat, contactpersoon.get(pad("logboek"), {"persoon": "hanneke"}).text) == []


def test_of_what_people_do_the_contactpersoon_reads_nothing_here(contactpersoon, coordinator, hengelo):
    maak_regel(maak_vacature(hengelo), "gepubliceerd", organisatie=hengelo)
    collega = maak_gebruiker(organisatie=hengelo)
    maak_regel(collega, "ingelogd", door=collega, organisatie=hengelo)
    maak_regel(collega, "zelf aangemeld", door=collega, organisatie=hengelo)
    maak_regel(collega, "account afgesloten", organisatie=hengelo)
    tekst = contactpersoon.get(pad("logboek")).text
    assert "Gepubliceerd" not in tekst and "Ingelogd" not in tekst.partition("<table")[2]
    assert "Zelf aangemeld" in tekst and "Account afgesloten" in tekst
    assert "Gepubliceerd" in coordinator.get(pad("logboek")).text


def test_the_office_chooses_an_organisation_and_a_period(coordinator, hengelo, almelo, vandaag):
    maak_regel(hengelo, "ding een", organisatie=hengelo, op=timezone.now())
    maak_regel(almelo, "ding twee", organisatie=almelo, op=timezone.now() - timedelta(days=9))
    van_hengelo = coordinator.get(pad("logboek"), {"organisatie": hengelo.pk}).text
    assert "Ding een" in van_hengelo and "Ding twee" not in van_hengelo
    recent = coordinator.get(pad("logboek"), {"vanaf": vandaag - timedelta(days=1)}).text
    assert "Ding een" in recent and "Ding twee" not in recent
    assert coordinator.get(pad("logboek"), {"organisatie": "x", "vanaf": "gisteren"}).status_code == 200


def test_the_spreadsheet_has_the_same_lines_and_no_formulas(contactpersoon, hengelo, almelo):
    maak_regel(hengelo, "=1+1", organisatie=hengelo)
    maak_regel(almelo, "geheim", organisatie=almelo)
    antwoord = contactpersoon.get(pad("logboek_csv"))
    regels = antwoord.content.decode("utf-8-sig").splitlines()
    assert antwoord["Content-Type"] == "text/csv; charset=utf-8"
    assert regels[0] == "wanneer;wie;rol;wat;waarover;organisatie"
    assert regels[1].split(";")[1:] == ["Het portaal", "", "'=1+1", "Gemeente Hengelo", "Gemeente Hengelo"]
    assert len(regels) == 2


def test_a_line_about_what_is_gone_still_reads(contactpersoon, hengelo):
    weg = maak_gebruiker(organisatie=hengelo)
    maak_regel(weg, "verwijderd", organisatie=hengelo)
    weg.delete()
    assert "Gebruiker " in contactpersoon.get(pad("logboek")).text
