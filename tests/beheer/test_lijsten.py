"""Every list and object page of the admin: its number of queries does not grow with the rows."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.beheer.paden import pad
from tests.beheer.rijen import RIJEN
from tests.maken import maak_gebruiker, maak_organisatie
from twentsekracht.organisaties.toegang import Rol

pytestmark = pytest.mark.django_db


def test_every_model_in_the_admin_has_a_row_to_test_with():
    assert {model._meta.label_lower for model in admin.site._registry} == set(RIJEN)


def queries(client, url):
    with CaptureQueriesContext(connection) as gevangen:
        antwoord = client.get(url)
    assert antwoord.status_code == 200, url
    return len(gevangen)


@pytest.mark.parametrize("rol", [Rol.COORDINATOR, Rol.CONTACTPERSOON])
@pytest.mark.parametrize("label", RIJEN)
def test_a_list_costs_the_same_for_1_row_and_12(als, label, rol):
    hengelo = maak_organisatie("hengelo")
    client = als(maak_gebruiker(rol, hengelo))
    RIJEN[label](hengelo, "merk")
    if client.get(pad(label, "changelist")).status_code == 404:
        return  # not for this role: test_deuren says which
    een = queries(client, pad(label, "changelist"))
    for _ in range(11):
        RIJEN[label](hengelo, "merk")
    assert queries(client, pad(label, "changelist")) == een


@pytest.mark.parametrize("rol", [Rol.COORDINATOR, Rol.CONTACTPERSOON])
@pytest.mark.parametrize("label", RIJEN)
def test_the_page_of_a_row_costs_the_same_among_1_row_and_4(als, label, rol):
    hengelo = maak_organisatie("hengelo")
    client = als(maak_gebruiker(rol, hengelo))
    rij = RIJEN[label](hengelo, "merk")
    if client.get(pad(label, "changelist")).status_code == 404:
        return
    queries(client, pad(label, "change", rij.pk))  # Django remembers content types
    een = queries(client, pad(label, "change", rij.pk))
    for _ in range(3):
        RIJEN[label](maak_organisatie(), "merk")
    assert queries(client, pad(label, "change", rij.pk)) == een
    assert client.get(pad(label, "history", rij.pk)).status_code == 200
