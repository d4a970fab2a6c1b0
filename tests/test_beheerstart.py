"""The first page of the admin: work before tables, and only doors that open."""

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from tests.maken import maak_gebruiker
from tests.sessie import meld_aan
from twentsekracht import beheerstart
from twentsekracht.organisaties.toegang import IN_BEHEER, Rol


def werk_van(gebruiker):
    request = RequestFactory().get("/beheer/")
    request.user = gebruiker
    return beheerstart.werk_van(request, op=timezone.localdate())


@pytest.mark.django_db
@pytest.mark.parametrize("rol", sorted(IN_BEHEER))
def test_every_piece_of_work_opens_for_the_role_that_sees_it(client, rol):
    gebruiker = maak_gebruiker(rol)
    meld_aan(client, gebruiker)
    werk = werk_van(gebruiker)
    assert werk, "a role that works in the admin has work there"
    assert {url: client.get(url).status_code for _, url in werk} == {url: 200 for _, url in werk}


def test_every_piece_of_work_is_somebody_s_and_is_there():
    named = {naam for namen in beheerstart.PER_ROL.values() for naam in namen.split()}
    assert named == set(beheerstart.WERK)
    assert [werk.url_naam for werk in beheerstart.WERK.values() if not reverse(werk.url_naam)] == []


@pytest.mark.django_db
def test_a_vacaturehouder_starts_with_a_new_vacancy_and_sees_nothing_of_the_office():
    titels = [werk.titel for werk, _ in werk_van(maak_gebruiker(Rol.VACATUREHOUDER))]
    assert titels[0] == "Nieuwe vacature"
    assert not {"Rollen", "Een jaar inlezen", "Logboek"} & set(titels)


@pytest.mark.django_db
def test_without_a_role_there_is_no_work():
    assert werk_van(maak_gebruiker()) == []


@pytest.mark.django_db
def test_a_page_that_does_not_exist_has_no_address():
    request = RequestFactory().get("/beheer/")
    request.user = maak_gebruiker(Rol.COORDINATOR)
    op = timezone.localdate()
    assert beheerstart.adres("bestaat:niet", request, op) == ""
    assert beheerstart.adres("stijl", request, op) == reverse("stijl")


@pytest.mark.django_db
def test_first_page_says_what_waits_or_that_nothing_does(client, settings):
    settings.WERKVOORRAAD = []
    meld_aan(client, maak_gebruiker(Rol.CONTACTPERSOON))
    html = client.get(reverse("admin:index")).text
    assert "Er wacht nu niets op je." in html
    assert html.index("Wat op je wacht") < html.index("Wat je hier vaak doet") < html.index("Alle gegevens")
