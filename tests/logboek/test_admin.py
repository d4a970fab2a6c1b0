from datetime import UTC, datetime

import pytest
from django.urls import reverse

from tests.maken import maak_gebruiker
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties.toegang import Rol

pytestmark = pytest.mark.django_db
LIJST = "/beheer/logboek/regel/"


@pytest.fixture
def regel():
    gebruiker = maak_gebruiker()
    op = datetime(2026, 1, 5, 9, tzinfo=UTC)
    return leg_vast(door=None, rol="", actie="gewijzigd", object=gebruiker, velden=["functie"], op=op)


def test_a_beheerder_reads_the_log_and_changes_nothing(als, regel):
    client = als(maak_gebruiker(Rol.BEHEERDER))
    blad = reverse("admin:logboek_regel_change", args=[regel.pk])
    assert "functie" in client.get(LIJST).text
    assert client.get(blad).status_code == 200
    assert client.post(blad, {"actie": "niets"}).status_code == 404
    assert (
        client.post(reverse("admin:logboek_regel_delete", args=[regel.pk]), {"post": "yes"}).status_code
        == 404
    )
    assert client.get(reverse("admin:logboek_regel_add")).status_code == 404


@pytest.mark.parametrize("rol", [Rol.COORDINATOR, Rol.CONTACTPERSOON, Rol.REGIEGROEP])
def test_others_do_not_read_the_log(als, regel, rol):
    assert als(maak_gebruiker(rol)).get(LIJST).status_code == 404
