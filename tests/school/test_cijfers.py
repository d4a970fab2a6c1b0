from datetime import date

import pytest

from school.cijfers import Topopleiding, VolleUitvoering, jaarcijfers
from tests.maken import (
    maak_afspraak,
    maak_inschrijving,
    maak_inschrijvingstap,
    maak_opleiding,
    maak_organisatie,
    maak_uitvoering,
)

pytestmark = pytest.mark.django_db
PEILDATUM = date(2015, 10, 26)


def cijfers(peildatum=PEILDATUM, **anders):
    return jaarcijfers(jaar=2015, peildatum=peildatum, **anders)


@pytest.fixture
def almelo():
    return maak_organisatie("almelo")


@pytest.mark.parametrize(
    ("ingeschreven_op", "geannuleerd_op", "telt"),
    [
        (date(2015, 10, 26), None, 1),
        (date(2015, 10, 27), None, 0),
        (date(2015, 5, 1), date(2015, 10, 26), 0),
        (date(2015, 5, 1), date(2015, 10, 27), 1),
        (date(2014, 11, 1), None, 1),
    ],
)
def test_the_books_as_they_stood_at_the_end_of_the_peildatum(almelo, ingeschreven_op, geannuleerd_op, telt):
    uitvoering = maak_uitvoering(start=date(2015, 12, 1))
    inschrijving = maak_inschrijving(uitvoering, almelo, ingeschreven_op=ingeschreven_op)
    if geannuleerd_op:
        maak_inschrijvingstap(inschrijving, van="bevestigd", naar="geannuleerd", per=geannuleerd_op)
    assert cijfers().inschrijvingen == ({"almelo": 1} if telt else {})


def test_the_waiting_list_does_not_count_until_there_is_a_place(almelo):
    inschrijving = maak_inschrijving(
        organisatie=almelo, status="wachtlijst", ingeschreven_op=date(2015, 3, 1)
    )
    maak_inschrijvingstap(inschrijving, van="wachtlijst", naar="bevestigd", per=date(2015, 4, 1))
    assert cijfers(date(2015, 3, 31)).inschrijvingen == {}
    assert cijfers(date(2015, 4, 1)).inschrijvingen == {"almelo": 1}


def test_of_two_moves_on_one_day_the_last_one_counts(almelo):
    inschrijving = maak_inschrijving(organisatie=almelo, ingeschreven_op=date(2015, 3, 1))
    for naar in ("geannuleerd", "bevestigd", "geannuleerd"):
        maak_inschrijvingstap(inschrijving, naar=naar, per=date(2015, 3, 1))
    assert cijfers().inschrijvingen == {}


def test_only_runs_that_start_in_the_year(almelo):
    for start in (date(2014, 12, 31), date(2015, 1, 1), date(2015, 12, 31), date(2016, 1, 1)):
        maak_inschrijving(maak_uitvoering(start=start), almelo, ingeschreven_op=date(2014, 6, 1))
    gevonden = cijfers()
    assert gevonden.inschrijvingen == {"almelo": 2}
    assert (gevonden.uitvoeringen, gevonden.uitvoeringen_volgend_jaar) == (2, 1)
    assert (gevonden.eerste_start, gevonden.laatste_start) == (date(2015, 1, 1), date(2015, 12, 31))


def test_no_agreement_is_not_zero(almelo):
    maak_afspraak(almelo, te_behalen=0)
    maak_afspraak(maak_organisatie("borne"), te_behalen=None)
    maak_afspraak(almelo, jaar=2016, te_behalen=9)
    assert cijfers().te_behalen == {"almelo": 0, "borne": None}


def test_the_top_of_courses_counts_all_runs_and_puts_the_lower_code_first():
    for code, aantallen in [("O3", (1, 1)), ("O1", (2,)), ("O2", (3,))]:
        opleiding = maak_opleiding(code=code, titel=f"Cursus {code}")
        for aantal in aantallen:
            uitvoering = maak_uitvoering(opleiding)
            for _ in range(aantal):
                maak_inschrijving(uitvoering)
    maak_uitvoering(maak_opleiding(code="O4"))  # nobody enrolled: in no top
    gevonden = cijfers()
    assert gevonden.top_opleidingen == (
        Topopleiding("O2", "Cursus O2", 3),
        Topopleiding("O1", "Cursus O1", 2),
        Topopleiding("O3", "Cursus O3", 2),
    )
    assert (gevonden.opleidingen, gevonden.opleidingen_totaal) == (3, 7)
    assert cijfers(top=2).gedeelde_plek and not cijfers(top=1).gedeelde_plek


def test_a_run_with_more_enrolments_than_places_is_named():
    uitvoering = maak_uitvoering(code="U1", max_deelnemers=1)
    for _ in range(2):
        maak_inschrijving(uitvoering)
    maak_inschrijving(maak_uitvoering(max_deelnemers=None))
    assert cijfers().te_vol == (VolleUitvoering("U1", 2, 1),)


def test_constant_queries(django_assert_num_queries):
    for _ in range(3):
        maak_inschrijving()
    with django_assert_num_queries(6):
        cijfers()
