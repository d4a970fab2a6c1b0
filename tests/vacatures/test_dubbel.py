from datetime import timedelta

import pytest

from tests.maken import DAG, maak_organisatie, maak_vacature
from vacatures.dubbel import kern, lijkt, mogelijk_dubbel
from vacatures.models import Vacature

FUNCTIE = {"schaal_min": 10, "schaal_max": 11, "uren_min": 32, "uren_max": 36}


@pytest.mark.parametrize(
    ("een", "ander", "verwacht"),
    [
        ("Beleidsadviseur water", "beleidsadviseur Water (m/v/x)", True),
        ("Beleidsadviseur water", "Beleidsadviseur water, 32-36 uur", True),
        ("Beleidsadviseur water", "Adviseur beleid water", False),
        ("Beleidsadviseur water", "Water: beleidsadviseur schaal 10", True),
        ("Beleidsadviseurs water", "Beleidsadviseur water", True),
        ("Jurist", "Juridisch medewerker", False),
        ("Medewerker burgerzaken", "Medewerker vergunningen", False),
        ("", "", False),
        ("(m/v)", "32 uur", False),
    ],
)
def test_titles_alike(een, ander, verwacht):
    assert lijkt(kern(een), kern(ander)) is verwacht


@pytest.fixture
def hengelo(db):
    return maak_organisatie("hengelo")


def test_another_one_still_open_with_the_same_scale_and_hours_is_told(hengelo):
    deze = maak_vacature(hengelo, titel="Beleidsadviseur water", **FUNCTIE)
    open_ = maak_vacature(hengelo, titel="Beleidsadviseur Water (m/v/x)", sluit_op=DAG, **FUNCTIE)
    concept = maak_vacature(hengelo, "concept", titel="beleidsadviseur water", **FUNCTIE)
    assert mogelijk_dubbel(deze, op=DAG) == sorted([open_.code, concept.code])


@pytest.mark.parametrize(
    "anders",
    [
        {"schaal_max": 12},
        {"uren_min": 24},
        {"schaal_min": None},
        {"titel": "Jurist"},
        {"status": "gesloten"},
        {"status": "ingevuld"},
        {"status": "ingetrokken"},
        {"sluit_op": DAG - timedelta(days=1)},
    ],
)
def test_what_is_another_job_or_over_is_no_double(hengelo, anders):
    deze = maak_vacature(hengelo, titel="Beleidsadviseur water", **FUNCTIE)
    maak_vacature(hengelo, **{"titel": "Beleidsadviseur water", **FUNCTIE, **anders})
    assert mogelijk_dubbel(deze, op=DAG) == []


def test_another_organisation_may_look_for_the_same(hengelo):
    deze = maak_vacature(hengelo, titel="Beleidsadviseur water", **FUNCTIE)
    maak_vacature(titel="Beleidsadviseur water", **FUNCTIE)
    assert mogelijk_dubbel(deze, op=DAG) == []


def test_it_looks_once_however_many_there_are(hengelo, django_assert_num_queries):
    for _ in range(7):
        maak_vacature(hengelo, titel="Jurist", **FUNCTIE)
    deze = Vacature.objects.last()
    with django_assert_num_queries(1):
        assert len(mogelijk_dubbel(deze, op=DAG)) == 5
