"""What may be said in a profile."""

from decimal import Decimal

import pytest

from tests.maken import maak_gebruiker
from twentsekracht.mijn.forms import ProfielForm
from twentsekracht.mijn.models import Profiel

pytestmark = pytest.mark.django_db


def formulier(**velden):
    return ProfielForm(velden, instance=Profiel(gebruiker=maak_gebruiker()))


def test_nothing_has_to_be_filled_in():
    form = formulier()
    assert form.is_valid(), form.errors
    assert form.velden["vakgebieden"] == []
    assert not form.velden["zichtbaar_voor_collegas"]


def test_hours_are_read_with_a_comma_as_they_are_written():
    form = formulier(uren_min="24,5", uren_max="32")
    assert form.is_valid(), form.errors
    assert (form.velden["uren_min"], form.velden["uren_max"]) == (Decimal("24.5"), Decimal(32))


@pytest.mark.parametrize(
    ("velden", "waar"),
    [
        ({"toont": ["salaris"]}, "toont"),
        ({"schaal": "0"}, "schaal"),
        ({"schaal": "20"}, "schaal"),
        ({"schaal": "negen"}, "schaal"),
        ({"uren_min": "0"}, "uren_min"),
        ({"uren_max": "41"}, "uren_max"),
        ({"uren_max": "NaN"}, "uren_max"),
        ({"uren_min": "32", "uren_max": "24"}, "__all__"),
        ({"niveau": "doctor"}, "niveau"),
        ({"vakgebieden": ["koken"]}, "vakgebieden"),
        ({"vaardigheden": "x" * 2001}, "vaardigheden"),
        ({"wensen": "nul\x00"}, "wensen"),
        ({"functie": "x" * 151}, "functie"),
    ],
)
def test_nonsense_is_refused_where_it_stands(velden, waar):
    form = formulier(**velden)
    assert list(form.errors) == [waar]
