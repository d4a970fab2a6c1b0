import pytest
from django.test import Client

from tests.maken import maak_organisatie
from tests.vacatures.api.hulp import GEHEIM, dagen
from tests.vacatures.maken import maak_apisleutel


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


@pytest.fixture
def sleutel(hengelo):
    return maak_apisleutel(hengelo, sleutel=GEHEIM, bereik="schrijven", verloopt_op=dagen(0))


@pytest.fixture
def systeem(sleutel):
    return Client(headers={"authorization": f"Bearer {GEHEIM}"})
