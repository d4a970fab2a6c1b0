"""Many connections at once on PostgreSQL: no cohort too full, nobody in two, one person on a place."""

from datetime import timedelta

import pytest
from django.db import connection

from jbmb.fouten import RuilFout
from jbmb.models import Cohortdeelname, Cohortmatch, Cohorttelling
from jbmb.services import cohortdeelname, cohorten, cohortevalueren, cohortmatch
from tests.gelijktijdig.test_werk import tegelijk
from tests.jbmb.cohort import (
    OP,
    VANDAAG,
    aanmelding,
    maak_cohort,
    maak_deelname,
    maak_match,
    maak_mens,
    maak_vraag,
    met_domein,
)
from tests.maken import maak_gebruiker, maak_organisatie
from twentsekracht.organisaties.models import Rol

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]
MENSEN = 8


@pytest.fixture(autouse=True)
def time_to_wait(monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "options", "-c lock_timeout=60000")


def gelukt(doe, **wat):
    try:
        doe(op=OP, **wat)
    except RuilFout:
        return False
    return True


def test_no_more_are_chosen_than_there_are_places():
    cohort, bureau = maak_cohort("open", op=VANDAAG, plaatsen=3), maak_gebruiker(Rol.COORDINATOR)
    rijen = [maak_deelname(cohort, status="aangemeld") for _ in range(MENSEN)]
    gezegd = tegelijk(MENSEN, lambda nr: gelukt(cohorten.nodig_uit, deelname=rijen[nr], door=bureau))
    assert gezegd.count(True) == Cohortdeelname.objects.met_plaats().count() == 3


def test_one_person_applies_once():
    ik = maak_mens(met_domein(maak_organisatie("hengelo")))
    cohort = maak_cohort("open", op=VANDAAG)
    gezegd = tegelijk(
        MENSEN, lambda nr: gelukt(cohortdeelname.meld_aan, cohort=cohort, velden=aanmelding(ik), door=ik)
    )
    assert gezegd.count(True) == Cohortdeelname.objects.count() == 1


def test_two_leidinggevenden_of_one_person_put_them_in_one_cohort():
    ik = maak_mens()
    rijen = [maak_deelname(maak_cohort("open", op=VANDAAG), ik, "uitgenodigd") for _ in range(4)]
    gezegd = tegelijk(4, lambda nr: gelukt(cohortdeelname.besluit, deelname=rijen[nr], ja=True))
    assert gezegd.count(True) == Cohortdeelname.objects.filter(status="deelnemer").count() == 1


def test_a_yes_and_a_withdrawal_do_not_both_count():
    for ronde in range(5):
        cohort = maak_cohort("open", op=VANDAAG + timedelta(ronde))
        rij = maak_deelname(cohort, status="uitgenodigd")
        ik = rij.deelnemer
        doen = (
            lambda rij=rij: gelukt(cohortdeelname.besluit, deelname=rij, ja=True),
            lambda rij=rij, ik=ik: gelukt(cohortdeelname.verlaat, deelname=rij, reden="", door=ik),
        )
        tegelijk(2, lambda nr, doen=doen: doen[nr]())
        rij.refresh_from_db()
        # Whoever came second: withdrawn is withdrawn, also right after the yes.
        assert rij.status == "teruggetrokken"
        assert rij.akkoord_tot is None


def test_many_answers_at_once_are_all_counted_and_nobody_counts_twice():
    cohort, vraag = maak_cohort("afgerond", op=VANDAAG), maak_vraag()
    cohort.stappen.update(per=VANDAAG)
    mensen = [maak_deelname(cohort, status="afgerond").deelnemer for _ in range(MENSEN // 2)]
    gezegd = tegelijk(
        MENSEN,
        lambda nr: gelukt(
            cohortevalueren.evalueer, cohort=cohort, antwoorden={vraag: 4}, door=mensen[nr % len(mensen)]
        ),
    )
    assert gezegd.count(True) == Cohorttelling.objects.get().aantal == len(mensen)


def test_one_person_comes_to_a_place():
    cohort = maak_cohort("loopt", op=VANDAAG)
    plek = maak_deelname(cohort)
    matches = [maak_match(maak_deelname(cohort), plek) for _ in range(MENSEN)]
    gezegd = tegelijk(
        MENSEN,
        lambda nr: gelukt(cohortmatch.beantwoord, match=matches[nr], klopt=True, door=plek.deelnemer),
    )
    assert gezegd.count(True) == Cohortmatch.objects.filter(status="bevestigd").count() == 1
    assert Cohortdeelname.objects.filter(status="in_ruil").count() == 1
