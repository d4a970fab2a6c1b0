"""A run that is moved: it begins with its first session, and what was promised fits in the time that is left."""

from datetime import datetime, time, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone

from school import services
from school.models import Akkoord, Inschrijving
from school.termijnen import begin
from tests.maken import maak_gebruiker, maak_inschrijving
from tests.school.maken import OP, START, VANDAAG, maak_collega, maak_run, maak_werkgever
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht, Job

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
BAAS = "baas@hengelo.example"


def wijzig(run, op=OP, **velden):
    """As the page of the run does."""
    for naam, waarde in velden.items():
        setattr(run, naam, waarde)
    run.save()
    services.na_wijziging(uitvoering_id=run.pk, op=op)
    run.refresh_from_db()


def moment(dag, uur=0):
    return timezone.make_aware(datetime.combine(dag, time(uur)))


def post_aan(adres):
    return [een.onderwerp.split(":")[0] for een in Bericht.objects.filter(aan=adres).order_by("pk")]


# ---- when it begins


def test_a_run_begins_when_its_first_session_does():
    run = maak_run(begintijd=time(13), eindtijd=time(17), einde=START + 7 * DAG)
    for week in (1, 0):
        run.bijeenkomsten.create(datum=START + 7 * week * DAG, begintijd=time(9), eindtijd=time(12))
    wijzig(run)
    assert begin(run) == moment(START, 9)
    assert (run.begintijd, run.eindtijd) == (time(9), time(12))


def test_where_the_hours_differ_only_the_beginning_is_of_the_whole():
    run = maak_run(einde=START + 7 * DAG)
    run.bijeenkomsten.create(datum=START, begintijd=time(9), eindtijd=time(12))
    run.bijeenkomsten.create(datum=START + 7 * DAG, begintijd=time(13), eindtijd=time(16))
    wijzig(run, begintijd=time(13), eindtijd=time(16))
    assert (run.begintijd, run.eindtijd) == (time(9), None)


def test_without_sessions_the_hours_are_as_they_were_filled_in():
    run = maak_run(begintijd=time(13), eindtijd=time(17))
    wijzig(run)
    assert (run.begintijd, run.eindtijd) == (time(13), time(17))


def test_runs_of_before_follow_their_first_session_too():
    met, zonder = maak_run(), maak_run(begintijd=time(13))
    met.bijeenkomsten.create(datum=START, begintijd=time(9), eindtijd=time(12))
    migratie = import_module("school.migrations.0012_begin_en_kalender")
    migratie.volg_eerste_bijeenkomst(apps, None)
    for run in (met, zonder):
        run.refresh_from_db()
    assert (met.begintijd, met.eindtijd, zonder.begintijd) == (time(9), time(12), time(13))


# ---- what was promised


@pytest.fixture
def aanbod():
    run = maak_run(1)
    maak_inschrijving(run)
    rij = services.schrijf_in(uitvoering=run, gebruiker=maak_collega(), op=OP)
    wijzig(run, max_deelnemers=2)
    rij.refresh_from_db()
    assert rij.aanbod_tot == OP + timedelta(hours=48)
    return rij


def test_moved_forward_an_offer_lasts_half_the_time_that_is_left(aanbod):
    run, wie = aanbod.uitvoering, aanbod.deelnemer
    wijzig(run, start=VANDAAG + DAG)
    aanbod.refresh_from_db()
    assert aanbod.aanbod_tot == OP + (moment(run.start) - OP) / 2
    assert post_aan(wie.email) == ["Je staat op de wachtlijst", *["Er is een plaats voor je"] * 2]
    assert Job.objects.filter(argumenten__vanaf=aanbod.aanbod_tot.isoformat()).exists()
    wijzig(run)  # nothing moved
    assert len(post_aan(wie.email)) == 3


def test_moved_to_the_past_an_offer_ends_as_when_it_began(aanbod):
    wijzig(aanbod.uitvoering, start=VANDAAG)
    aanbod.refresh_from_db()
    assert aanbod.status == Inschrijving.Status.GEANNULEERD


@pytest.mark.parametrize("later", [0, 30])
def test_an_offer_stays_what_it_was_when_there_is_more_time(aanbod, later):
    eerst = aanbod.aanbod_tot
    wijzig(aanbod.uitvoering, start=START + later * DAG, op=OP + DAG)
    aanbod.refresh_from_db()
    assert aanbod.aanbod_tot == eerst
    assert post_aan(aanbod.deelnemer.email).count("Er is een plaats voor je") == 1


@pytest.fixture
def vraag():
    hengelo = maak_werkgever("hengelo", "akkoord")
    wie = maak_collega(hengelo)
    rij = services.schrijf_in(uitvoering=maak_run(1), gebruiker=wie, leidinggevende=BAAS, op=OP)
    return Akkoord.objects.get(inschrijving=rij)


def test_moved_forward_a_place_that_waits_for_approval_is_kept_less_long(vraag):
    run, wie = vraag.inschrijving.uitvoering, vraag.inschrijving.deelnemer
    wijzig(run, start=VANDAAG + 8 * DAG)
    vraag.refresh_from_db()
    assert vraag.plaats_tot == OP + (moment(run.start) - OP) * 0.75
    assert post_aan(BAAS) == ["Ga je akkoord", "Herinnering"]
    assert post_aan(wie.email) == ["We vragen akkoord"] * 2
    wijzig(run, op=OP + DAG)
    assert len(post_aan(BAAS)) == 2
    services.werk_uitvoering_bij(uitvoering_id=run.pk, op=vraag.plaats_tot)
    assert Inschrijving.objects.get(pk=vraag.inschrijving_id).status == "geannuleerd"


def test_where_the_contactpersoon_decides_they_are_told(vraag):
    hengelo = vraag.inschrijving.organisatie
    cp = maak_gebruiker(Rol.CONTACTPERSOON, hengelo)
    vraag.doorgestuurd_op = OP
    vraag.save()
    wijzig(vraag.inschrijving.uitvoering, start=VANDAAG + 8 * DAG)
    assert post_aan(cp.email) == ["Een akkoord blijft uit"]
    assert post_aan(BAAS) == ["Ga je akkoord"]
