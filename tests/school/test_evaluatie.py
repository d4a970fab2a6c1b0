"""The evaluation: counted without who, told from five answers on, and not before the time to answer is over."""

from datetime import timedelta
from decimal import Decimal
from importlib import import_module

import pytest
from django.apps import apps
from django.db import models
from django.utils import timezone

from school import evaluatie, services
from school.evaluatie import Cijfer
from school.fouten import EvaluatieGesloten
from school.models import Evaluatietekst, Evaluatietelling, Evaluatievraag, Inschrijving
from tests.maken import (
    DAG,
    MOMENT,
    maak_gebruiker,
    maak_inschrijving,
    maak_opleiding,
    maak_organisatie,
    maak_uitvoering,
)
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db
NA = MOMENT + timedelta(days=1)
BEKEND = DAG + timedelta(days=15)


@pytest.fixture
def vragen():
    """The first set, as the migration makes it: a mark, three to agree with, one in own words."""
    Evaluatievraag.objects.all().delete()
    import_module("school.migrations.0008_uitnodigingen").maak_vragen(apps, None)
    return list(Evaluatievraag.objects.all())


def geweest(run=None, status="aanwezig"):
    return maak_inschrijving(run or maak_uitvoering(), status=status, deelnemer=maak_gebruiker())


def antwoord(run, cijfer, vragen, tekst=""):
    antwoorden = {vragen[0]: cijfer} | ({vragen[-1]: tekst} if tekst else {})
    services.evalueer(inschrijving=geweest(run), antwoorden=antwoorden, op=NA)


def test_there_is_a_first_set_of_questions(vragen):
    assert [vraag.soort for vraag in vragen] == ["cijfer", "schaal", "schaal", "schaal", "tekst"]
    assert all(vraag.is_actief for vraag in vragen)


# ---- who may answer


@pytest.mark.parametrize("status", ["aanwezig", "deels", "afgerond", "bevestigd"])
def test_who_may_have_been_there_answers_once(status, vragen):
    rij = geweest(status=status)
    services.evalueer(inschrijving=rij, antwoorden={vragen[0]: 8}, op=NA)
    with pytest.raises(EvaluatieGesloten):
        services.evalueer(inschrijving=rij, antwoorden={vragen[0]: 1}, op=NA)
    assert list(Evaluatietelling.objects.values_list("waarde", "aantal")) == [(8, 1)]


@pytest.mark.parametrize("status", ["no_show", "afwezig_met_bericht", "geannuleerd", "wachtlijst"])
def test_who_was_not_there_has_nothing_to_say(status, vragen):
    with pytest.raises(EvaluatieGesloten):
        services.evalueer(inschrijving=geweest(status=status), antwoorden={vragen[0]: 8}, op=NA)


@pytest.mark.parametrize(("dagen", "mag"), [(0, False), (1, True), (14, True), (15, False)])
def test_from_the_day_after_for_two_weeks(dagen, mag, vragen):
    rij, op = geweest(), MOMENT + timedelta(days=dagen)
    if mag:
        services.evalueer(inschrijving=rij, antwoorden={vragen[0]: 8}, op=op)
    else:
        with pytest.raises(EvaluatieGesloten):
            services.evalueer(inschrijving=rij, antwoorden={vragen[0]: 8}, op=op)
    assert Evaluatietelling.objects.exists() == mag


# ---- nobody is in it


def test_nothing_that_is_kept_of_an_answer_leads_to_somebody(vragen):
    """No person, no enrolment, no moment, no number that counts up with the answers; and nothing in the log."""
    for model in (Evaluatietelling, Evaluatietekst):
        velden = {veld.name: veld for veld in model._meta.fields}
        assert set(velden) - {"id"} <= {"uitvoering", "vraag", "waarde", "aantal", "tekst"}
        assert not any(isinstance(veld, models.DateField | models.DateTimeField) for veld in velden.values())
    assert isinstance(Evaluatietekst._meta.pk, models.UUIDField)
    regels = Regel.objects.count()
    rij = geweest()
    services.evalueer(inschrijving=rij, antwoorden={vragen[0]: 7, vragen[-1]: "Prima."}, op=NA)
    assert Regel.objects.count() == regels
    wijzen = {
        model._meta.label
        for model in apps.get_models()
        for veld in model._meta.fields
        if veld.related_model in (Evaluatietekst, Evaluatietelling)
    }
    assert wijzen == set()


def test_the_same_answer_of_many_is_one_row(vragen):
    run = maak_uitvoering()
    for _ in range(6):
        antwoord(run, 8, vragen)
    assert list(Evaluatietelling.objects.values_list("waarde", "aantal")) == [(8, 6)]


def test_deleting_an_account_leaves_the_counts(vragen):
    run = maak_uitvoering()
    for _ in range(5):
        antwoord(run, 8, vragen)
    for rij in list(Inschrijving.objects.filter(uitvoering=run)):
        services.wis(gebruiker=rij.deelnemer, op=NA)
    assert evaluatie.ingevuld(run) == 5
    assert evaluatie.uitslagen([run])[0].aantal == 5


# ---- from five on


def test_four_answers_tell_nothing_and_five_tell_all(vragen):
    run = maak_uitvoering()
    for cijfer in (6, 7, 8, 8):
        antwoord(run, cijfer, vragen, "Vier zeggen iets.")
    assert evaluatie.ingevuld(run) is None
    assert {
        (uitslag.aantal, uitslag.gemiddelde, uitslag.teksten) for uitslag in evaluatie.uitslagen([run])
    } == {(None, None, ())}
    antwoord(run, 9, vragen)
    cijfer, *_, tekst = evaluatie.uitslagen([run])
    assert (evaluatie.ingevuld(run), cijfer.aantal, cijfer.gemiddelde) == (5, 5, Decimal("7.6"))
    assert cijfer.verdeling == (("6", 1), ("7", 1), ("8", 2), ("9", 1))
    assert (tekst.aantal, tekst.teksten) == (None, ())  # to this one there are only four answers


def test_texts_stand_in_order_of_the_alphabet(vragen):
    run = maak_uitvoering()
    for tekst in ("e", "b", "d", "a", "c"):
        antwoord(run, 8, vragen, tekst)
    assert evaluatie.uitslagen([run])[-1].teksten == ("a", "b", "c", "d", "e")


def test_the_mark_of_a_course_leaves_out_what_would_follow_by_subtraction(vragen, django_assert_num_queries):
    opleiding = maak_opleiding()
    groot, klein = maak_uitvoering(opleiding), maak_uitvoering(opleiding)
    for _ in range(5):
        antwoord(groot, 8, vragen)
    antwoord(klein, 2, vragen)
    with django_assert_num_queries(1):
        assert evaluatie.cijfer(opleiding, op=BEKEND) == Cijfer(Decimal("8.0"), 5)
    [cijfer, *_] = evaluatie.van_opleiding(opleiding, op=BEKEND)
    assert (cijfer.gemiddelde, cijfer.aantal, cijfer.verdeling) == (Decimal("8.0"), 5, (("8", 5),))
    for _ in range(4):
        antwoord(klein, 2, vragen)
    assert evaluatie.cijfer(opleiding, op=BEKEND) == Cijfer(Decimal("5.0"), 10)
    [cijfer, *_] = evaluatie.van_opleiding(opleiding, op=BEKEND)
    assert cijfer.verdeling == (("2", 5), ("8", 5))


def test_of_a_course_is_told_what_was_counted_and_not_what_was_written(vragen, django_assert_num_queries):
    opleiding = maak_opleiding()
    for _ in range(2):
        run = maak_uitvoering(opleiding)
        for _ in range(5):
            antwoord(run, 8, vragen, "Meer koffie")
    with django_assert_num_queries(4):
        uitslagen = evaluatie.van_opleiding(opleiding, op=BEKEND)
    assert [uitslag.aantal for uitslag in uitslagen] == [10, None, None, None]
    assert evaluatie.van_opleiding(opleiding, op=BEKEND - timedelta(days=1))[0].aantal is None


def test_small_runs_together_make_a_mark(vragen):
    opleiding = maak_opleiding()
    for _ in range(4):
        antwoord(maak_uitvoering(opleiding), 6, vragen)
    assert evaluatie.cijfer(opleiding, op=BEKEND) is None
    antwoord(maak_uitvoering(opleiding), 8, vragen)
    assert evaluatie.cijfer(opleiding, op=BEKEND) == Cijfer(Decimal("6.4"), 5)


def test_as_long_as_people_may_answer_nothing_is_told(vragen):
    run = maak_uitvoering()
    for _ in range(5):
        antwoord(run, 8, vragen)
    assert evaluatie.cijfer(run.opleiding, op=BEKEND - timedelta(days=1)) is None
    assert not evaluatie.is_bekend(run, op=BEKEND - timedelta(days=1))
    assert evaluatie.is_bekend(run, op=BEKEND)


# ---- the pages


def gisteren(**velden):
    return maak_uitvoering(start=timezone.localdate() - timedelta(days=1), **velden)


def test_one_answers_on_a_page_and_may_skip(als, vragen):
    rij = geweest(gisteren())
    client, url = als(rij.deelnemer), f"/school/inschrijving/{rij.pk}/evaluatie/"
    assert vragen[0].vraag in client.get(url).content.decode()
    leeg = client.post(url, {})
    assert "Beantwoord ten minste een vraag." in leeg.content.decode()
    antwoord = client.post(url, {f"vraag_{vragen[0].pk}": "9", f"vraag_{vragen[-1].pk}": " Meer koffie "})
    assert antwoord.url == "/school/leren/"
    assert list(Evaluatietelling.objects.values_list("vraag", "waarde", "aantal")) == [(vragen[0].pk, 9, 1)]
    assert Evaluatietekst.objects.get().tekst == "Meer koffie"
    assert client.get(url).url == "/school/leren/"


@pytest.mark.parametrize("waarde", ["0", "11", "-1", "acht", "8.5"])
def test_an_answer_that_does_not_exist_is_refused_and_nothing_is_kept(als, vragen, waarde):
    rij = geweest(gisteren())
    antwoord = als(rij.deelnemer).post(
        f"/school/inschrijving/{rij.pk}/evaluatie/",
        {f"vraag_{vragen[0].pk}": waarde, f"vraag_{vragen[-1].pk}": "tekst"},
    )
    assert antwoord.status_code == 200
    assert not Evaluatietelling.objects.exists()
    assert not Evaluatietekst.objects.exists()


def test_a_question_that_is_off_is_not_asked(als, vragen):
    Evaluatievraag.objects.filter(pk=vragen[1].pk).update(is_actief=False)
    rij = geweest(gisteren())
    pagina = als(rij.deelnemer).get(f"/school/inschrijving/{rij.pk}/evaluatie/").content.decode()
    assert vragen[1].vraag not in pagina


def test_the_course_shows_its_mark_to_everybody(client, vragen):
    run = maak_uitvoering(start=timezone.localdate() - timedelta(days=20))
    op = timezone.now() - timedelta(days=10)
    url = run.opleiding.get_absolute_url()
    assert "Deelnemers geven" not in client.get(url).content.decode()
    for _ in range(5):
        services.evalueer(inschrijving=geweest(run), antwoorden={vragen[0]: 8}, op=op)
    assert "<b>8,0</b> (5 antwoorden)" in client.get(url).content.decode()


def uitkomst(client, run):
    return client.get(f"/beheer/school/uitvoering/{run.pk}/change/").content.decode()


def test_the_coordinator_reads_what_came_of_it_and_a_contactpersoon_does_not(als, vragen):
    run = maak_uitvoering(start=timezone.localdate() - timedelta(days=20))
    op = timezone.now() - timedelta(days=10)
    coordinator = als(maak_gebruiker(Rol.COORDINATOR))
    assert "Minder dan 5 mensen" in uitkomst(coordinator, run)
    for _ in range(5):
        services.evalueer(
            inschrijving=geweest(run), antwoorden={vragen[0]: 8, vragen[-1]: "Meer <b>koffie</b>"}, op=op
        )
    pagina = uitkomst(coordinator, run)
    assert "Gemiddeld 8,0 (5 antwoorden)" in pagina
    assert "Meer &lt;b&gt;koffie" in pagina
    cursus = coordinator.get(f"/beheer/school/opleiding/{run.opleiding_id}/change/").content.decode()
    assert "Gemiddeld 8,0 (5 antwoorden)" in cursus
    assert "koffie" not in cursus
    contactpersoon = als(maak_gebruiker(Rol.CONTACTPERSOON, maak_organisatie()))
    assert "koffie" not in uitkomst(contactpersoon, run)
    pagina = contactpersoon.get(f"/beheer/school/opleiding/{run.opleiding_id}/change/").content.decode()
    assert "Gemiddeld" not in pagina and "Wat deelnemers vonden" not in pagina


def test_a_question_that_was_answered_keeps_its_words(als, vragen):
    client = als(maak_gebruiker(Rol.COORDINATOR))
    url = f"/beheer/school/evaluatievraag/{vragen[0].pk}/"
    assert 'name="vraag"' in client.get(f"{url}change/").content.decode()
    services.evalueer(inschrijving=geweest(), antwoorden={vragen[0]: 8}, op=NA)
    assert 'name="vraag"' not in client.get(f"{url}change/").content.decode()
    client.post(f"{url}delete/", {"post": "yes"})
    assert Evaluatievraag.objects.filter(pk=vragen[0].pk).exists()
