"""Which places of a run are taken, and which run the catalogue points to."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError

from school.catalogus import aanbod
from school.models import MET_PLAATS, Inschrijving
from school.plaatsen import plaatsen
from school.woorden import duur, kosten, wanneer
from tests.maken import DAG, maak_inschrijving, maak_opleiding, maak_uitvoering
from twentsekracht.plaatsen import Plaatsen

pytestmark = pytest.mark.django_db


def test_only_a_status_that_holds_a_place_takes_one():
    run = maak_uitvoering(max_deelnemers=20)
    for status in Inschrijving.Status.values:
        maak_inschrijving(run, status=status)
    assert plaatsen([run]) == {run.pk: Plaatsen(len(MET_PLAATS), 20)}


def test_places_of_any_number_of_runs_cost_one_query(django_assert_num_queries):
    runs = [maak_uitvoering(max_deelnemers=5) for _ in range(20)]
    maak_inschrijving(runs[3])
    with django_assert_num_queries(1):
        vol = plaatsen(runs)
    assert [vol[run.pk].bezet for run in runs] == [0, 0, 0, 1] + [0] * 16


def test_a_course_points_to_the_first_run_with_a_place():
    opleiding = maak_opleiding()
    vol = maak_uitvoering(opleiding, start=DAG + timedelta(10), max_deelnemers=1)
    maak_inschrijving(vol)
    gesloten = maak_uitvoering(opleiding, start=DAG + timedelta(20), sluit_op=DAG - timedelta(1))
    later = maak_uitvoering(opleiding, start=DAG + timedelta(30), max_deelnemers=1)
    maak_uitvoering(opleiding, start=DAG - timedelta(1))
    [van_een] = aanbod([opleiding], op=DAG)
    assert [moment.uitvoering for moment in van_een.momenten] == [vol, gesloten, later]
    assert [moment.woorden for moment in van_een.momenten] == ["Vol", "Gesloten", "Nog 1 plaats"]
    assert van_een.eerste.uitvoering == later


def test_without_a_place_anywhere_it_points_to_the_next_run():
    opleiding = maak_opleiding()
    run = maak_uitvoering(opleiding, start=DAG, max_deelnemers=0)
    assert aanbod([opleiding], op=DAG)[0].eerste.uitvoering == run
    assert aanbod([maak_opleiding()], op=DAG)[0].eerste is None


def test_what_all_courses_have_to_offer_costs_two_queries(django_assert_num_queries):
    opleidingen = [maak_uitvoering().opleiding for _ in range(10)]
    with django_assert_num_queries(2):
        aanbod(opleidingen, op=DAG)


@pytest.mark.parametrize(
    ("sluit_op", "open_tot"), [(None, date(2015, 6, 9)), (date(2015, 6, 3), date(2015, 6, 3))]
)
def test_one_can_enrol_until_the_closing_day_or_the_day_before_the_start(sluit_op, open_tot):
    run = maak_uitvoering(start=date(2015, 6, 10), sluit_op=sluit_op)
    assert run.is_open(op=open_tot)
    assert not run.is_open(op=open_tot + timedelta(1))


@pytest.mark.parametrize(
    ("velden", "woorden"),
    [
        ({}, "1 juni 2015"),
        ({"begintijd": time(9)}, "1 juni 2015, vanaf 09.00 uur"),
        ({"begintijd": time(9), "eindtijd": time(12, 30)}, "1 juni 2015, 09.00 tot 12.30 uur"),
        ({"einde": date(2015, 6, 15)}, "1 juni 2015 tot en met 15 juni 2015"),
    ],
)
def test_when_a_run_is_in_words(velden, woorden):
    assert wanneer(maak_uitvoering(**velden)) == woorden


@pytest.mark.parametrize(
    ("bedrag", "woorden"), [(None, ""), (0, "Gratis"), (95, "€ 95"), (1950, "€ 1.950"), ("12.50", "€ 12,50")]
)
def test_what_a_course_costs_in_words(bedrag, woorden):
    opleiding = maak_opleiding(kosten=bedrag)
    opleiding.refresh_from_db()
    assert kosten(opleiding) == woorden


@pytest.mark.parametrize(("uren", "woorden"), [(None, ""), (10, "10 uur"), ("7.5", "7,5 uur")])
def test_how_long_a_course_takes_in_words(uren, woorden):
    opleiding = maak_opleiding(uren=uren)
    opleiding.refresh_from_db()
    assert duur(opleiding) == woorden


@pytest.mark.parametrize(
    ("velden", "waarom"),
    [
        ({"eindtijd": time(9)}, "begintijd"),
        ({"begintijd": time(9), "eindtijd": time(9)}, "begintijd"),
        ({"sluit_op": DAG + timedelta(1)}, "na de start"),
    ],
)
def test_a_run_that_cannot_be_is_refused(velden, waarom):
    run = maak_uitvoering()
    for naam, waarde in velden.items():
        setattr(run, naam, waarde)
    with pytest.raises(ValidationError, match=waarom):
        run.full_clean()
