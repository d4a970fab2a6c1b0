"""What cancelling costs: by rules that are rows, and for nobody more than was said when they enrolled."""

from datetime import timedelta
from decimal import Decimal

import pytest

from school import services
from school.annuleren import Annuleren, Trede, Voorwaarden, regels_nu, voor_wie_wil
from school.models import Annuleerregel, Inschrijving
from school.woorden import tarief
from tests.maken import maak_gebruiker, maak_inschrijving, maak_opleiding
from tests.school.maken import OP, VANDAAG, maak_annuleerregels, maak_collega, maak_run, schrijf_in
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


@pytest.fixture(autouse=True)
def regels():
    maak_annuleerregels((28, 50), (7, 100))


@pytest.fixture
def run():
    return maak_run(5, start=VANDAAG + 60 * DAG, opleiding=maak_opleiding(kosten=100))


def in_(run, op=OP):
    return schrijf_in(run, maak_collega(), op)


def kost(rij, dagen):
    """Of cancelling so many days before the run starts."""
    op = OP + (rij.uitvoering.start - VANDAAG) - dagen * DAG
    services.annuleer(inschrijving=rij, door=rij.deelnemer, op=op)
    rij.refresh_from_db()
    return rij.annuleringskosten


@pytest.mark.parametrize(("dagen", "kosten"), [(60, 0), (29, 0), (28, 50), (8, 50), (7, 100), (1, 100)])
def test_cancelling_a_place_is_free_until_four_weeks_before(run, dagen, kosten):
    assert kost(in_(run), dagen) == Decimal(kosten)


def test_waiting_costs_nothing_nor_does_a_course_of_which_the_cost_is_not_known():
    vol = maak_run(0, start=VANDAAG + 3 * DAG, opleiding=maak_opleiding(kosten=100))
    assert kost(in_(vol), 2) is None
    assert kost(in_(maak_run(start=VANDAAG + 3 * DAG)), 2) == 0


# ---- what was said stays


def dearer(run):
    run.opleiding.kosten = 400
    run.opleiding.save()


def stricter(run):
    Annuleerregel.objects.filter(dagen=28).update(dagen=50, percentage=100)


def sooner(run):
    run.start -= 10 * DAG
    run.save()


@pytest.mark.parametrize("wordt", [dearer, stricter, sooner])
@pytest.mark.parametrize(("dag", "kosten"), [(31, 0), (32, 50), (45, 50), (49, 50)])
def test_what_gets_worse_costs_who_was_in_already_nothing_more(run, wordt, dag, kosten):
    """Counted from today: the run was to start on day 60."""
    rij = in_(run)
    wordt(run)
    services.annuleer(inschrijving=rij, door=rij.deelnemer, op=OP + dag * DAG)
    assert Inschrijving.objects.get(pk=rij.pk).annuleringskosten == kosten


def test_who_enrols_afterwards_falls_under_the_new_rules(run):
    stricter(run)
    assert kost(in_(run), 40) == 100


def test_a_cost_that_nobody_knew_is_not_charged(run):
    run.opleiding.kosten = None
    run.opleiding.save()
    rij = in_(run)
    dearer(run)
    assert kost(rij, 1) == 0


def test_what_gets_better_is_for_everybody(run):
    rijen = [in_(run) for _ in range(3)]
    Annuleerregel.objects.filter(dagen=28).delete()
    assert kost(rijen[0], 20) == 0
    run.opleiding.kosten = 60
    run.opleiding.save()
    assert kost(rijen[1], 5) == 60
    run.start += 20 * DAG
    run.save()
    services.annuleer(inschrijving=rijen[2], door=None, op=OP + 59 * DAG)
    assert Inschrijving.objects.get(pk=rijen[2].pk).annuleringskosten == 0


def test_without_rules_it_is_always_free(run):
    Annuleerregel.objects.all().delete()
    rij = in_(run)
    assert voor_wie_wil(run, regels_nu()).gratis_tot is None
    assert kost(rij, 1) == 0


def test_of_an_old_list_the_rules_of_now_hold(run):
    rij = maak_inschrijving(run, deelnemer=maak_gebruiker())
    assert rij.voorwaarden is None
    assert kost(rij, 7) == 100


# ---- in words


def voorwaarden(*regels, kosten=100):
    return Voorwaarden(VANDAAG + 60 * DAG, Decimal(kosten), regels)


def test_from_free_to_dear_in_order_of_time():
    annuleren = Annuleren((voorwaarden((7, 100), (28, 50)),))
    assert annuleren.treden() == [
        Trede(None, VANDAAG + 31 * DAG, Decimal(0)),
        Trede(VANDAAG + 32 * DAG, VANDAAG + 52 * DAG, Decimal(50)),
        Trede(VANDAAG + 53 * DAG, None, Decimal(100)),
    ]
    assert annuleren.gratis_tot == VANDAAG + 31 * DAG


def test_of_two_sets_each_day_the_cheapest():
    annuleren = Annuleren((voorwaarden((7, 100), (28, 50)), voorwaarden((14, 80))))
    assert [(trede.tot and (trede.tot - VANDAAG).days, trede.kosten) for trede in annuleren.treden()] == [
        (45, 0),
        (52, 50),
        (None, 80),
    ]


def test_the_words_start_today_and_say_nothing_of_what_is_free():
    annuleren = Annuleren((voorwaarden((7, 100), (28, 50), kosten="42.50"),))
    assert tarief(annuleren, VANDAAG) == [
        ("Tot en met 2 april 2026", "Gratis"),
        ("Tot en met 23 april 2026", "€ 21,25"),
        ("Vanaf 24 april 2026", "€ 42,50"),
    ]
    assert tarief(annuleren, VANDAAG + 58 * DAG) == [("Vanaf nu", "€ 42,50")]
    assert tarief(Annuleren((voorwaarden((7, 100), kosten=0),)), VANDAAG) == []


@pytest.mark.parametrize(
    ("over", "zegt"), [(60, "Tot en met 2 april 2026 kost dat niets"), (20, "kost je organisatie nu € 50,00")]
)
def test_the_mail_says_until_when_it_is_free_or_what_it_costs(over, zegt):
    rij = in_(maak_run(start=VANDAAG + over * DAG, opleiding=maak_opleiding(kosten=100)))
    assert zegt in Bericht.objects.get(aan=rij.deelnemer.email).tekst


# ---- who keeps the rules


def test_the_coordinator_changes_the_rules_and_a_contactpersoon_reads_them(als):
    regel = Annuleerregel.objects.get(dagen=28)
    adres = f"/beheer/school/annuleerregel/{regel.pk}/change/"
    lezer = als(maak_gebruiker(Rol.CONTACTPERSOON))
    assert lezer.get(adres).status_code == 200
    assert lezer.post(adres, {"dagen": 28, "percentage": 0}).status_code == 404
    browser = als(maak_gebruiker(Rol.COORDINATOR))
    assert "hoogstens 100" in browser.post(adres, {"dagen": 28, "percentage": 101}).content.decode()
    assert "al een regel" in browser.post(adres, {"dagen": 7, "percentage": 10}).content.decode()
    assert browser.post(adres, {"dagen": 30, "percentage": 40}).status_code == 302
    assert regels_nu() == ((7, 100), (30, 40))
