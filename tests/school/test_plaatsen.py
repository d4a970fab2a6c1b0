"""Which places of a run are taken, for whom the others are, and which run the catalogue points to."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError

from school.afspraken import onder_afspraak
from school.catalogus import aanbod
from school.models import BEZET, MET_PLAATS, Inschrijving
from school.plaatsen import plaatsen
from school.woorden import duur, kosten, wanneer
from tests.maken import (
    DAG,
    maak_afspraak,
    maak_gebruiker,
    maak_inschrijving,
    maak_opleiding,
    maak_organisatie,
    maak_quotum,
    maak_uitvoering,
)

pytestmark = pytest.mark.django_db
STRAKS = DAG + timedelta(60)


def stand(run, organisatie=None, op=DAG):
    return plaatsen([run], op=op, organisatie_id=organisatie and organisatie.pk)[run.pk]


def wacht(run, organisatie, aantal=1):
    for _ in range(aantal):
        maak_inschrijving(
            run, organisatie, "wachtlijst", deelnemer=maak_gebruiker(organisatie=organisatie), stap=False
        )


def vul(run, organisatie, aantal):
    for _ in range(aantal):
        maak_inschrijving(run, organisatie, stap=False)


def test_who_has_a_place_waits_for_approval_or_has_an_offer_takes_one():
    run = maak_uitvoering(max_deelnemers=20)
    for status in Inschrijving.Status.values:
        maak_inschrijving(run, status=status)
    nu = stand(run)
    assert set(BEZET) - set(MET_PLAATS) == {"wacht_op_akkoord", "aangeboden"}
    assert (nu.bezet, nu.vrij, nu.woorden) == (len(BEZET), 12, "Nog 12 plaatsen")


def test_places_of_any_number_of_runs_cost_the_same(django_assert_num_queries):
    hengelo = maak_organisatie("hengelo")
    runs = [maak_uitvoering(start=STRAKS, vrijgave_op=STRAKS, max_deelnemers=5) for _ in range(20)]
    maak_inschrijving(runs[3])
    for run in runs:
        maak_quotum(run, hengelo, 5)
        wacht(run, hengelo)
    for deel in (runs[:1], runs):
        with django_assert_num_queries(4):
            vol = plaatsen(deel, op=DAG, organisatie_id=hengelo.pk)
    assert [vol[run.pk].bezet for run in runs] == [0, 0, 0, 1] + [0] * 16


def test_a_quotum_keeps_places_until_the_release_date():
    hengelo, borne = maak_organisatie("hengelo"), maak_organisatie("borne")
    run = maak_uitvoering(start=STRAKS, vrijgave_op=DAG + timedelta(30), max_deelnemers=10)
    maak_quotum(run, hengelo, 4)
    vul(run, borne, 5)
    assert (stand(run, hengelo).vrij, stand(run, borne).vrij, stand(run).vrij) == (5, 1, 1)
    assert stand(run, hengelo).waarom == "Tot 1 juli houden we 4 plaatsen vrij voor jouw organisatie."
    vul(run, borne, 1)
    dicht = stand(run, borne)
    assert (dicht.vrij, dicht.woorden, dicht.staat) == (0, "Voor anderen tot 1 juli", "let-op")
    assert dicht.waarom == (
        "Tot 1 juli houden we 4 plaatsen vrij voor andere organisaties. Je wordt nummer 1 op de wachtlijst."
    )
    vrij = stand(run, borne, op=DAG + timedelta(30))
    assert (vrij.vrij, vrij.woorden, vrij.waarom) == (4, "Nog 4 plaatsen", "")


def test_what_is_kept_shrinks_with_who_came_and_never_goes_below_zero():
    hengelo, borne = maak_organisatie("hengelo"), maak_organisatie("borne")
    run = maak_uitvoering(start=STRAKS, vrijgave_op=STRAKS, max_deelnemers=10)
    maak_quotum(run, hengelo, 2)
    vul(run, hengelo, 3)
    assert stand(run, borne).vrij == 7
    vul(run, borne, 12)  # an old list may hold more
    assert (stand(run, borne).vrij, stand(run, hengelo).vrij) == (0, 0)
    assert stand(run, borne).woorden == "Wachtlijst"


def test_without_a_maximum_there_is_always_a_place():
    run = maak_uitvoering(start=STRAKS, vrijgave_op=STRAKS)
    maak_quotum(run, maak_organisatie(), 5)
    vul(run, maak_organisatie(), 30)
    assert (stand(run).vrij, stand(run).woorden, stand(run).waarom) == (None, "Plaats genoeg", "")


def test_a_full_run_says_which_number_one_gets_on_the_list():
    onder, erboven = maak_organisatie("onder"), maak_organisatie("erboven")
    maak_afspraak(onder, te_behalen=2)
    maak_afspraak(erboven, te_behalen=0)
    run = maak_uitvoering(start=STRAKS, max_deelnemers=0)
    wacht(run, erboven, 2)
    wacht(run, onder)
    assert (stand(run, onder).positie, stand(run, erboven).positie) == (2, 4)
    assert stand(run, onder).waarom == "Alle plaatsen zijn bezet. Je wordt nummer 2 op de wachtlijst."
    run.wachtlijst = run.Volgorde.AANMELDEN
    assert (stand(run, onder).positie, stand(run, erboven).positie) == (4, 4)
    run.wachtlijst = run.Volgorde.GEEN
    assert (stand(run).woorden, stand(run).staat) == ("Vol", "fout")
    assert stand(run).waarom == "Alle plaatsen zijn bezet. Er is geen wachtlijst."


def test_below_the_agreement_is_counted_over_the_year_the_run_is_in():
    hengelo = maak_organisatie("hengelo")
    maak_afspraak(hengelo, 2015, te_behalen=1)
    maak_afspraak(hengelo, 2016, te_behalen=1)
    for jaar, status in ((2015, "bevestigd"), (2016, "wacht_op_akkoord")):
        maak_inschrijving(maak_uitvoering(start=date(jaar, 2, 1)), hengelo, status)
    assert onder_afspraak([2015, 2016]) == {2015: frozenset(), 2016: {hengelo.pk}}


def test_a_run_that_was_called_off_is_not_on_offer():
    run = maak_uitvoering(start=STRAKS, afgelast_op=DAG)
    assert not run.is_open(op=DAG)
    assert aanbod([run.opleiding], op=DAG)[0].momenten == ()


def test_a_course_points_to_the_first_run_with_a_place():
    opleiding = maak_opleiding()
    vol = maak_uitvoering(opleiding, start=DAG + timedelta(10), max_deelnemers=1)
    maak_inschrijving(vol)
    gesloten = maak_uitvoering(opleiding, start=DAG + timedelta(20), sluit_op=DAG - timedelta(1))
    later = maak_uitvoering(opleiding, start=DAG + timedelta(30), max_deelnemers=1)
    maak_uitvoering(opleiding, start=DAG - timedelta(1))
    [van_een] = aanbod([opleiding], op=DAG)
    assert [moment.uitvoering for moment in van_een.momenten] == [vol, gesloten, later]
    assert [moment.woorden for moment in van_een.momenten] == ["Wachtlijst", "Gesloten", "Nog 1 plaats"]
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
        ({"vrijgave_op": DAG + timedelta(1)}, "uiterlijk op de dag"),
        ({"beslis_op": DAG + timedelta(1)}, "uiterlijk op de dag"),
    ],
)
def test_a_run_that_cannot_be_is_refused(velden, waarom):
    run = maak_uitvoering()
    for naam, waarde in velden.items():
        setattr(run, naam, waarde)
    with pytest.raises(ValidationError, match=waarom):
        run.full_clean()
