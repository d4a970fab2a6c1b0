from datetime import date

import pytest

from tests.maken import maak_lichting, maak_organisatie, maak_trainee, maak_traineestap
from trainees.cijfers import Plaatsing, jaarcijfers

pytestmark = pytest.mark.django_db


def lichtingen(jaar=2015):
    return jaarcijfers(jaar=jaar, peildatum=date(jaar, 10, 26)).lichtingen


def test_a_change_after_31_december_does_not_count_yet():
    hengelo = maak_organisatie("hengelo")
    trainee = maak_trainee(maak_lichting())
    maak_traineestap(trainee, "lopend", date(2013, 9, 1), organisatie=hengelo)
    maak_traineestap(trainee, "in_dienst", date(2016, 1, 1), organisatie=hengelo, contract="vast")
    assert lichtingen()[0].plaatsingen == (Plaatsing("lopend", "hengelo", "", 1),)
    assert lichtingen(2016)[0].plaatsingen == (Plaatsing("in_dienst", "hengelo", "vast", 1),)


def test_a_change_without_a_date_counts():
    trainee = maak_trainee(maak_lichting())
    maak_traineestap(trainee, "lopend", date(2013, 9, 1))
    maak_traineestap(trainee, "vertrokken", None)
    assert lichtingen()[0].aantal("vertrokken") == 1


def test_the_day_counts_and_not_the_order_of_recording():
    """A corrected start of the cohort is recorded after what became of its trainees."""
    trainee = maak_trainee(maak_lichting())
    maak_traineestap(trainee, "in_dienst", date(2015, 9, 1), contract="vast")
    maak_traineestap(trainee, "lopend", date(2013, 8, 1))
    assert lichtingen()[0].plaatsingen == (Plaatsing("in_dienst", None, "vast", 1),)


def test_a_cohort_counts_everyone_who_started_and_a_later_one_not_at_all():
    lichting = maak_lichting(code="2013-2015", einde=date(2015, 9, 1))
    for status in ("in_dienst", "in_dienst", "voortijdig_gestopt", "vertrokken", "lopend"):
        maak_traineestap(maak_trainee(lichting, status), status, date(2015, 9, 1))
    maak_lichting(start=date(2016, 1, 1))
    [gevonden] = lichtingen()
    assert gevonden.gestart == 5
    assert [gevonden.aantal(s) for s in ("in_dienst", "voortijdig_gestopt", "vertrokken", "lopend")] == [
        2,
        1,
        1,
        1,
    ]


@pytest.mark.parametrize(
    ("einde", "loopt_nog"), [(None, True), (date(2015, 12, 30), False), (date(2015, 12, 31), True)]
)
def test_a_cohort_runs_up_to_and_including_its_last_day(einde, loopt_nog):
    maak_lichting(einde=einde)
    assert lichtingen()[0].loopt_nog is loopt_nog


def test_two_queries(django_assert_num_queries):
    for _ in range(3):
        maak_traineestap(maak_trainee())
    with django_assert_num_queries(2):
        lichtingen()
