"""Reminders: of every moment once, on a working day, and only to who still goes."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from school import services, tasks
from school.herinneringen import te_herinneren
from school.models import Herinnering
from tests.maken import maak_gebruiker, maak_inschrijving, maak_opleiding, maak_uitvoering
from twentsekracht.mijn.agendawoorden import route
from twentsekracht.werk.models import Bericht, Job
from twentsekracht.werkdagen import doordeweeks_ervoor

pytestmark = pytest.mark.django_db
DONDERDAG = date(2026, 3, 12)
Soort = Herinnering.Soort


def run_op(dag=DONDERDAG, **velden):
    return maak_uitvoering(
        maak_opleiding(titel="Excel"), start=dag, begintijd=time(9), eindtijd=time(12), **velden
    )


def gaat(run, status="bevestigd", per=date(2026, 1, 5)):
    return maak_inschrijving(run, status=status, deelnemer=maak_gebruiker(), ingeschreven_op=per)


def moment(dag):
    return timezone.make_aware(datetime.combine(dag, time(8)))


def herinner(op):
    for pk, soort, dag in te_herinneren(op=op):
        services.herinner_aan(inschrijving_id=pk, soort=soort, dag=dag, op=moment(op))


def verstuurd(rij):
    return list(rij.herinneringen.order_by("pk").values_list("soort", "verstuurd_op__date"))


def dag_voor_dag(van, tot):
    while van <= tot:
        herinner(van)
        van += timedelta(days=1)


def test_a_week_and_a_working_day_before_and_the_day_after_each_once():
    rij = gaat(run_op())
    for _ in range(2):  # the job may run twice, and does so every day
        dag_voor_dag(DONDERDAG - timedelta(days=12), DONDERDAG + timedelta(days=20))
    assert verstuurd(rij) == [
        (Soort.WEEK, DONDERDAG - timedelta(days=7)),
        (Soort.DAG, DONDERDAG - timedelta(days=1)),
        (Soort.EVALUATIE, DONDERDAG + timedelta(days=1)),
    ]
    assert Bericht.objects.filter(aan=rij.deelnemer.email).count() == 3


@pytest.mark.parametrize(
    ("dag", "ervoor"), [(date(2026, 3, 9), date(2026, 3, 6)), (date(2026, 3, 10), date(2026, 3, 9))]
)
def test_what_is_on_a_monday_is_told_on_friday(dag, ervoor):
    assert doordeweeks_ervoor(dag) == ervoor


def test_of_every_session_the_working_day_before():
    run = run_op(einde=DONDERDAG + timedelta(days=7))
    for week in range(2):
        run.bijeenkomsten.create(
            datum=DONDERDAG + timedelta(weeks=week), begintijd=time(9), eindtijd=time(12)
        )
    rij = gaat(run)
    dag_voor_dag(DONDERDAG - timedelta(days=1), DONDERDAG + timedelta(days=7))
    assert list(rij.herinneringen.filter(soort=Soort.DAG).values_list("dag", flat=True).order_by("dag")) == [
        DONDERDAG,
        DONDERDAG + timedelta(days=7),
    ]


def test_days_on_which_nothing_ran_are_caught_up_with_as_long_as_it_makes_sense():
    rij = gaat(run_op())
    herinner(DONDERDAG - timedelta(days=5))
    assert verstuurd(rij) == [(Soort.WEEK, DONDERDAG - timedelta(days=5))]
    te_laat = gaat(run_op())
    herinner(DONDERDAG - timedelta(days=4))
    assert verstuurd(te_laat) == []


@pytest.mark.parametrize("status", ["geannuleerd", "wachtlijst", "aangeboden", "wacht_op_akkoord"])
def test_who_has_no_place_is_not_reminded(status):
    gaat(run_op(), status)
    maak_inschrijving(run_op())  # of an old list
    gaat(run_op(afgelast_op=DONDERDAG - timedelta(days=30)))
    assert te_herinneren(op=DONDERDAG - timedelta(days=7)) == []


def test_who_has_a_place_since_yesterday_needs_no_reminder_of_next_week():
    gaat(run_op(), per=DONDERDAG - timedelta(days=8))
    assert te_herinneren(op=DONDERDAG - timedelta(days=7)) == []


def test_who_cancelled_between_looking_and_sending_hears_nothing():
    rij = gaat(run_op())
    [(pk, soort, dag)] = te_herinneren(op=DONDERDAG - timedelta(days=7))
    rij.status = "geannuleerd"
    rij.save()
    nu = moment(DONDERDAG - timedelta(days=7))
    assert not services.herinner_aan(inschrijving_id=pk, soort=soort, dag=dag, op=nu)
    assert not Bericht.objects.exists()


def test_a_run_that_moves_is_reminded_of_again():
    run = run_op()
    rij = gaat(run)
    herinner(DONDERDAG - timedelta(days=1))
    run.start = DONDERDAG + timedelta(days=1)
    run.save()
    herinner(DONDERDAG)
    assert list(rij.herinneringen.values_list("dag", flat=True).order_by("dag")) == [DONDERDAG, run.start]


def test_it_says_when_where_how_to_get_there_and_what_to_bring():
    run = run_op(locatie="Gemeentehuis, Borne", meenemen="je laptop & een oplader")
    run.opleiding.materialen = "Een boek."
    run.opleiding.save()
    gaat(run)
    herinner(DONDERDAG - timedelta(days=1))
    bericht = Bericht.objects.get()
    assert bericht.onderwerp == "Op donderdag 12 maart: Excel"
    for deel in (
        "12 maart 2026, 09.00 tot 12.00 uur, Gemeentehuis, Borne",
        "https://www.openstreetmap.org/search?query=Gemeentehuis%2C+Borne",
        "Neem mee: je laptop & een oplader",
        run.opleiding.get_absolute_url(),
    ):
        assert deel in bericht.tekst


@pytest.mark.parametrize("plaats", ["", "Online", "https://meet.example/x"])
def test_there_is_no_way_to_what_is_online(plaats):
    assert route(plaats) == ""


def test_looking_costs_the_same_for_many(django_assert_num_queries):
    run = run_op()
    for _ in range(5):
        gaat(run)
    with django_assert_num_queries(6):
        assert len(te_herinneren(op=DONDERDAG - timedelta(days=1))) == 5


def test_the_job_reminds():
    vandaag = timezone.localdate()
    rij = gaat(run_op(vandaag + timedelta(days=7)))
    for _ in range(2):
        tasks.herinneringen(Job(), lambda *_, **__: None)
    assert [soort for soort, _ in verstuurd(rij)] == [Soort.WEEK]
