from datetime import date

import pytest

from evenementen.meeloopcijfers import Meeloopcijfers, meeloopcijfers
from tests.evenementen.meelopen import maak_dag, maak_mens, maak_plek, maak_verzoek
from tests.maken import maak_organisatie

pytestmark = pytest.mark.django_db


def test_a_visit_counts_for_who_went_and_for_who_received(django_assert_num_queries):
    almelo, borne = maak_organisatie("almelo"), maak_organisatie("borne")
    standen = ("doorgegaan", "doorgegaan", "niet_doorgegaan", "bevestigd", "geannuleerd")
    for dag, status in enumerate(standen, start=1):
        plek = maak_plek(maak_mens(almelo))
        maak_verzoek(maak_dag(plek, date(2015, 6, dag)), maak_mens(borne), status)
    maak_verzoek(maak_dag(datum=date(2016, 1, 1)), status="doorgegaan")
    with django_assert_num_queries(1):
        gevonden = meeloopcijfers(jaar=2015, peildatum=date(2015, 12, 31))
    assert gevonden == Meeloopcijfers({"borne": 2}, {"almelo": 2}, niet_doorgegaan=1, onbekend=1)
    assert gevonden.zijn_er and not meeloopcijfers(jaar=2014, peildatum=date(2014, 12, 31)).zijn_er


def test_what_is_still_to_come_is_not_unknown():
    plek = maak_plek(maak_mens(maak_organisatie("almelo")))
    maak_verzoek(maak_dag(plek, date(2015, 6, 2)), status="bevestigd")
    assert meeloopcijfers(jaar=2015, peildatum=date(2015, 6, 1)).onbekend == 0
    assert meeloopcijfers(jaar=2015, peildatum=date(2015, 6, 2)).onbekend == 1
