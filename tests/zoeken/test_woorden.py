"""The same words find the same way in every app: case and accents do not count, and there is an end to them."""

import pytest

from evenementen.models import Evenement
from school.models import Opleiding
from tests.maken import (
    maak_evenement,
    maak_nieuwsbericht,
    maak_onderdeel,
    maak_opleiding,
    maak_pagina,
    maak_vacature,
)
from twentsekracht.redactie.models import Nieuwsbericht, Pagina
from twentsekracht.zoeken.woorden import MEESTE_WOORDEN, patronen
from vacatures.models import Vacature

pytestmark = pytest.mark.django_db
TITEL = "Coördinator financiën in Twente"


@pytest.mark.parametrize(
    ("maak", "model"),
    [
        (maak_vacature, Vacature),
        (maak_opleiding, Opleiding),
        (maak_evenement, Evenement),
        (maak_nieuwsbericht, Nieuwsbericht),
        (maak_pagina, Pagina),
    ],
)
@pytest.mark.parametrize(
    ("woorden", "gevonden"),
    [
        ("coordinator", True),
        ("TWENTE FINANCIEN", True),
        ("coördinator borne", False),
        ("coordinator" + " twente" * 500, True),
        ("", True),
    ],
)
def test_every_app_finds_the_same_words(maak, model, woorden, gevonden):
    maak(titel=TITEL)
    assert model.objects.met_woorden(woorden).exists() is gevonden


def test_the_words_may_stand_in_different_parts_of_an_event():
    evenement = maak_evenement(titel="Talentweek")
    maak_onderdeel(evenement, titel="Coördineren")
    maak_onderdeel(evenement, titel="Begroten")
    assert list(Evenement.objects.met_woorden("talentweek coordineren begroten")) == [evenement]


def test_of_a_page_of_words_the_first_few_count():
    assert len(patronen("woord " * 500)) == MEESTE_WOORDEN
