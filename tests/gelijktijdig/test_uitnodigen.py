"""Many connections at once on PostgreSQL: who is to be told of a change or reminded, is so once."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Count, Sum

from school import services
from school.herinneringen import te_herinneren
from school.models import Evaluatietelling, Uitvoering
from tests.gelijktijdig.test_werk import tegelijk
from tests.maken import maak_evaluatievraag, maak_inschrijving
from tests.school.maken import OP, START, maak_collega, maak_run, maak_werkgever, schrijf_in
from twentsekracht.werk.models import Bericht

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]
MENSEN, JOBS = 6, 6


@pytest.fixture
def run(monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "options", "-c lock_timeout=60000")
    run, werkgever = maak_run(MENSEN), maak_werkgever()
    for _ in range(MENSEN):
        schrijf_in(run, maak_collega(werkgever))
    Bericht.objects.all().delete()
    return run


def stem_af(run):
    for pk in services.af_te_stemmen(run.pk, op=OP):
        services.stem_agenda_af(inschrijving_id=pk, op=OP)


def herinner():
    op = START - timedelta(days=7)
    for pk, soort, dag in te_herinneren(op=op):
        services.herinner_aan(inschrijving_id=pk, soort=soort, dag=dag, op=OP + timedelta(days=53))


def per_mens():
    return list(Bericht.objects.values("aan").annotate(keer=Count("pk")).values_list("keer", flat=True))


def test_a_change_is_told_once_by_however_many_jobs(run):
    Uitvoering.objects.filter(pk=run.pk).update(locatie="Losser")
    tegelijk(JOBS, lambda _: stem_af(run))
    assert per_mens() == [1] * MENSEN


def test_a_reminder_is_sent_once_by_however_many_jobs(run):
    tegelijk(JOBS, lambda _: herinner())
    assert per_mens() == [1] * MENSEN


def test_every_answer_is_counted_when_all_answer_at_once():
    run, cijfer = maak_run(start=OP.date() - timedelta(days=1)), maak_evaluatievraag(soort="cijfer")
    rijen = [maak_inschrijving(run, status="aanwezig", deelnemer=maak_collega()) for _ in range(MENSEN)]

    def antwoord(nummer):
        services.evalueer(inschrijving=rijen[nummer], antwoorden={cijfer: 7 + nummer % 2}, op=OP)

    tegelijk(MENSEN, antwoord)
    assert Evaluatietelling.objects.aggregate(Sum("aantal"))["aantal__sum"] == MENSEN
    assert Evaluatietelling.objects.count() == 2
