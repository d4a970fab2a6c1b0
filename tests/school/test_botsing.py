"""What somebody has already at the time of a run, for certain or perhaps."""

from datetime import time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from school.botsing import botsingen
from tests.maken import maak_inschrijving, maak_opleiding
from tests.school.maken import OP, START, VANDAAG, maak_collega, maak_run
from twentsekracht.mijn.agenda import agendapunten

pytestmark = pytest.mark.django_db


@pytest.fixture
def ik():
    return maak_collega()


def van(run, ik):
    return [(een.punt.titel, een.is_zeker) for een in botsingen(run, ik, op=VANDAAG)]


def zet_in(ik, titel, status, **velden):
    run = maak_run(2, opleiding=maak_opleiding(titel=titel), **velden)
    wachtend = {"wachtlijst": {"wacht_sinds": OP}, "aangeboden": {"aanbod_tot": OP + timedelta(days=2)}}
    return maak_inschrijving(run, ik.organisatie, status, deelnemer=ik, **wachtend.get(status, {}))


@pytest.mark.parametrize(
    ("status", "gezegd"),
    [
        ("bevestigd", [("Excel", True)]),
        ("wachtlijst", [("Excel", False)]),
        ("aangeboden", [("Excel", False)]),
        ("wacht_op_akkoord", [("Excel", False)]),
        ("geannuleerd", []),
    ],
)
def test_a_place_is_certain_and_one_in_sight_is_not(ik, status, gezegd):
    zet_in(ik, "Excel", status)
    assert van(maak_run(), ik) == gezegd


def test_only_at_the_same_time_and_not_with_itself(ik):
    uren = {"begintijd": time(9), "eindtijd": time(12)}
    eigen = zet_in(ik, "Dit", "wachtlijst", **uren)
    zet_in(ik, "Middag", "wachtlijst", begintijd=time(13), eindtijd=time(16))
    zet_in(ik, "Morgen", "wachtlijst", start=START + timedelta(days=1))
    zet_in(ik, "Ochtend", "wachtlijst", begintijd=time(11), eindtijd=time(13))
    zet_in(maak_collega(ik.organisatie), "Van een ander", "wachtlijst", **uren)
    assert van(eigen.uitvoering, ik) == [("Ochtend", False)]


def test_the_page_says_so(als, ik):
    straks = timezone.localdate() + timedelta(days=60)
    zet_in(ik, "Excel", "wachtlijst", start=straks)
    run = maak_run(start=straks)
    pagina = als(ik).get(f"/school/inschrijven/{run.pk}/").content.decode()
    assert "Let op: dan heb je al iets" in pagina
    assert "nog niet zeker: je wacht op een plaats" in pagina


def test_it_costs_two_queries_more_than_the_calendar(ik, django_assert_num_queries):
    zet_in(ik, "Excel", "bevestigd")
    for _ in range(2):
        zet_in(ik, "Excel", "wachtlijst")
    run = maak_run()
    with CaptureQueriesContext(connection) as agenda:
        agendapunten(ik, vanaf=run.start, op=VANDAAG)
    with django_assert_num_queries(len(agenda) + 3):  # and one for the sessions of the run itself
        assert len(botsingen(run, ik, op=VANDAAG)) == 3
