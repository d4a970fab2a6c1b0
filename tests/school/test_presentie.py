"""Who was there, on pages: the trainer's link, the code in the room, the run in the admin, the sheet on paper."""

from datetime import time, timedelta

import page
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format

from school import services
from school.aanwezigheid import sessies_van
from school.aanwezigheidswerk import taken
from school.models import Aanwezigheid, Bezwaar, Inschrijving
from tests.maken import maak_gebruiker, maak_inschrijving
from tests.pdflezer import structuur, tabellen, verkeerde_koppen
from tests.school.maken import maak_collega, maak_run, maak_werkgever
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db
S = Inschrijving.Status
DAG = timedelta(days=1)


def vandaag():
    return timezone.localdate()


@pytest.fixture
def run():
    return maak_run(10, start=vandaag(), locatie="Losser")


@pytest.fixture
def losser():
    return maak_werkgever("losser")


@pytest.fixture
def rij(run, losser):
    return maak_inschrijving(run, losser, deelnemer=maak_collega(losser, naam="Anna ter Horst"))


def trainerlink(run, nummer=0):
    return f"/school/presentie/{services.presentieteken(sessies_van(run)[nummer])}/"


def code(run, dag=None):
    [sessie] = sessies_van(run)
    return f"/school/inchecken/{services.checkteken(sessie, dag or vandaag())}/"


def lees(browser, adres, **wat):
    return browser.get(adres, **wat).content.decode()


def vak(rij):
    return f"wie{rij.pk}-0"


# ---- the trainer


def test_a_trainer_sees_names_and_nothing_else_and_notes_who_was_there(client, run, rij):
    tweede = maak_inschrijving(run, deelnemer=maak_collega(naam="Bert Kamp"))
    maak_inschrijving(run, status="wachtlijst", deelnemer=maak_collega(naam="Wacht Nog"))
    maak_inschrijving(maak_run(start=vandaag()), deelnemer=maak_collega(naam="Elders Bezig"))
    pagina = lees(client, trainerlink(run))
    assert "Anna ter Horst" in pagina and "Bert Kamp" in pagina
    for verborgen in ("Wacht Nog", "Elders Bezig", rij.deelnemer.email, rij.organisatie.naam):
        assert verborgen not in pagina
    client.post(trainerlink(run), {vak(tweede): "no_show", "rest": "1"})
    assert dict(Inschrijving.objects.filter(uitvoering=run).values_list("pk", "status")).items() >= {
        (rij.pk, "aanwezig"),
        (tweede.pk, "no_show"),
    }
    assert set(Aanwezigheid.objects.values_list("bron", "door")) == {("trainer", None)}


def test_what_is_left_open_stays_open(client, run, rij):
    client.post(trainerlink(run), {vak(rij): ""})
    assert not Aanwezigheid.objects.exists()


def test_a_correction_without_a_reason_comes_back_with_what_was_chosen(client, run, rij):
    client.post(trainerlink(run), {vak(rij): "no_show"})
    pagina = client.post(trainerlink(run), {vak(rij): "aanwezig"}).content.decode()
    assert "Schrijf er kort bij waarom" in pagina
    assert '<option value="aanwezig" selected>' in pagina
    client.post(trainerlink(run), {vak(rij): "aanwezig", "reden": "Kwam later binnen"})
    rij.refresh_from_db()
    assert rij.status == S.AANWEZIG


@pytest.mark.parametrize(("dagen", "open_"), [(1, False), (0, True), (-7, True), (-8, False)])
def test_the_link_works_on_the_day_and_a_week_after(client, rij, run, dagen, open_):
    run.start = vandaag() + dagen * DAG
    run.save()
    assert ("Anna ter Horst" in lees(client, trainerlink(run))) == open_
    client.post(trainerlink(run), {vak(rij): "aanwezig"})
    assert Aanwezigheid.objects.exists() == open_


def test_of_a_run_that_was_called_off_no_name_is_shown(client, rij, run):
    run.afgelast_op = vandaag()
    run.save()
    assert "ging niet door" in (pagina := lees(client, trainerlink(run)))
    assert "Anna ter Horst" not in pagina


def test_the_code_is_shown_on_the_day_itself_only(client, run):
    assert "<svg" in lees(client, f"{trainerlink(run)}code/")
    run.start -= DAG
    run.save()
    assert client.get(f"{trainerlink(run)}code/").status_code == 404


def test_a_list_costs_the_same_for_one_and_for_twenty(client, run, rij, django_assert_num_queries):
    with CaptureQueriesContext(connection) as een:
        client.get(trainerlink(run))
    for _ in range(19):
        maak_inschrijving(run, deelnemer=maak_collega(rij.organisatie))
    with django_assert_num_queries(len(een)):
        client.get(trainerlink(run))


# ---- the code in the room


def test_who_is_not_signed_in_does_that_first_and_comes_back(client, run):
    antwoord = client.get(code(run))
    assert antwoord.status_code == 302 and "next=/school/inchecken/" in antwoord.url


def test_one_press_and_one_is_there_a_second_press_is_the_same(als, run, rij):
    browser = als(rij.deelnemer)
    assert "data-inchecken" in lees(browser, code(run))
    assert not Aanwezigheid.objects.exists()  # looking changes nothing
    for _ in range(2):
        pagina = browser.post(code(run), follow=True).content.decode()
        assert "<h1>Je bent er</h1>" in pagina and "data-inchecken" not in pagina
    assert Aanwezigheid.objects.get().bron == "zelf"


def test_it_says_why_it_does_not_work(als, run, rij):
    browser = als(rij.deelnemer)
    gisteren = code(run, vandaag() - DAG)
    assert "Je kunt je er alleen op die dag mee aanmelden" in lees(browser, gisteren)
    browser.post(gisteren)
    assert "Je staat niet op de lijst" in lees(als(maak_collega()), code(run))
    assert not Aanwezigheid.objects.exists()
    als(maak_gebruiker()).post(code(run))
    assert not Aanwezigheid.objects.exists()
    assert browser.get("/school/inchecken/verzonnen/").status_code == 404


def test_what_the_trainer_noted_is_shown_instead_of_the_button(als, client, run, rij):
    client.post(trainerlink(run), {vak(rij): "no_show"})
    pagina = lees(als(rij.deelnemer), code(run))
    assert "Er staat: niet gekomen" in pagina and "data-inchecken" not in pagina


# ---- on one's own page, and saying that it is not right


def test_somebody_reads_what_was_noted_and_by_whom_and_says_that_it_is_not_right(als, run, rij, losser):
    coordinator = maak_gebruiker(Rol.COORDINATOR)
    contactpersoon = maak_gebruiker(Rol.CONTACTPERSOON, losser)
    maak_gebruiker(Rol.CONTACTPERSOON)
    noteer(run, rij, "no_show")
    noteer(run, rij, "deels", reden="Kwam in de pauze")
    browser = als(rij.deelnemer)
    pagina = lees(browser, f"/school/inschrijving/{rij.pk}/")
    for woorden in (
        "Niet gekomen",
        "Deels aanwezig",
        "Veranderd: Kwam in de pauze",
        "Dit klopt niet",
    ):
        assert woorden in pagina
    Bericht.objects.all().delete()
    for _ in range(2):
        browser.post(f"/school/inschrijving/{rij.pk}/klopt-niet/", {"tekst": "Ik was er de hele dag"})
    assert Bezwaar.objects.get().tekst == "Ik was er de hele dag"
    assert sorted(Bericht.objects.values_list("aan", flat=True)) == sorted(
        [coordinator.email, contactpersoon.email]
    )
    assert "Ik was er de hele dag" not in Bericht.objects.first().tekst
    assert "De coördinator kijkt ernaar" in lees(browser, f"/school/inschrijving/{rij.pk}/")


def test_before_anything_was_noted_there_is_nothing_to_be_wrong(als, rij):
    als(rij.deelnemer).post(f"/school/inschrijving/{rij.pk}/klopt-niet/", {"tekst": "Nee"})
    assert not Bezwaar.objects.exists()


# ---- the admin


def beheer(run, wat="deelnemers"):
    return f"/beheer/school/uitvoering/{run.pk}/{wat}/"


def noteer(run, rij, soort, reden=""):
    services.noteer(
        uitvoering=run,
        notities={(rij.pk, None): soort},
        bron="bureau",
        door=None,
        reden=reden,
        op=timezone.now(),
    )


def test_the_coordinator_notes_everybody_on_one_page(als, run, losser):
    dagen = [run.start - DAG, run.start, run.start + DAG]
    sessies = [run.bijeenkomsten.create(datum=dag, begintijd=time(0), eindtijd=time(0, 1)) for dag in dagen]
    rijen = [maak_inschrijving(run, losser, deelnemer=maak_collega(losser)) for _ in range(2)]
    mens = maak_gebruiker(Rol.COORDINATOR)
    browser = als(mens)
    assert lees(browser, beheer(run)).count("Komt nog") == 2
    velden = {f"wie{rij.pk}-{sessie.pk}": "aanwezig" for rij in rijen for sessie in sessies[:2]}
    velden[f"wie{rijen[1].pk}-{sessies[0].pk}"] = "afwezig_met_bericht"
    browser.post(beheer(run), velden)
    assert Aanwezigheid.objects.filter(door=mens, bron="bureau").count() == 4
    statussen = {rij.pk: rij.status for rij in Inschrijving.objects.all()}
    assert statussen == {rijen[0].pk: S.AANWEZIG, rijen[1].pk: S.DEELS}
    velden[f"wie{rijen[0].pk}-{sessies[2].pk}"] = "aanwezig"  # is not on the form yet: nothing
    browser.post(beheer(run), velden)
    assert Aanwezigheid.objects.count() == 4


def test_a_contactpersoon_reads_of_the_own_people_and_of_others_only_that_they_wait(als, run, rij, losser):
    run.max_deelnemers = 1
    run.save()
    ander = maak_inschrijving(
        run, status="wachtlijst", deelnemer=maak_collega(naam="Vreemde Vogel"), wacht_sinds=timezone.now()
    )
    eigen = maak_inschrijving(
        run,
        losser,
        "wachtlijst",
        deelnemer=maak_collega(losser, naam="Wies Wacht"),
        wacht_sinds=timezone.now(),
    )
    maak_inschrijving(run, deelnemer=maak_collega(naam="Vreemde Gast"))
    noteer(run, rij, "deels")
    browser = als(maak_gebruiker(Rol.CONTACTPERSOON, losser))
    pagina = lees(browser, beheer(run))
    for zichtbaar in ("Anna ter Horst", "Deels aanwezig", "Wies Wacht", "Iemand van een andere organisatie"):
        assert zichtbaar in pagina
    for verborgen in ("Vreemde", ander.organisatie.korte_naam, "<select", "Mail de link"):
        assert verborgen not in pagina
    assert browser.post(beheer(run), {vak(rij): "aanwezig"}).status_code == 404
    assert eigen.status == S.WACHTLIJST
    coordinator = lees(als(maak_gebruiker(Rol.COORDINATOR)), beheer(run))
    assert "Vreemde Vogel" in coordinator and "Op volgorde van aanmelden" in coordinator


def test_the_coordinator_answers_who_said_it_is_not_right(als, run, rij):
    noteer(run, rij, "no_show")
    bezwaar = services.maak_bezwaar(inschrijving=rij, tekst="Ik was er wel", op=timezone.now())
    mens = maak_gebruiker(Rol.COORDINATOR)
    browser = als(mens)
    assert "Ik was er wel" in lees(browser, beheer(run))
    Bericht.objects.all().delete()
    for antwoord in ("", "We hebben het veranderd.", "Nog een keer"):
        browser.post(beheer(run, "bezwaar"), {"bezwaar": bezwaar.pk, "antwoord": antwoord})
    bezwaar.refresh_from_db()
    assert (bezwaar.antwoord, bezwaar.door) == ("We hebben het veranderd.", mens)
    assert list(Bericht.objects.values_list("aan", flat=True)) == [rij.deelnemer.email]
    pagina = lees(als(rij.deelnemer), f"/school/inschrijving/{rij.pk}/")
    assert "We hebben het veranderd." in pagina and "Dit klopt niet" in pagina


def test_the_link_goes_to_the_trainer_by_mail(als, run):
    browser = als(maak_gebruiker(Rol.COORDINATOR))
    for adres, nummer in (
        ("geen adres", "0"),
        ("trainer@bureau.example", "99"),
        ("trainer@bureau.example", "0"),
    ):
        browser.post(beheer(run, "presentielink"), {"adres": adres, "sessie": nummer})
    mail = Bericht.objects.get()
    assert mail.aan == "trainer@bureau.example" and trainerlink(run) in mail.tekst


def test_a_page_of_a_run_costs_the_same_for_one_and_for_twenty(
    als, run, rij, losser, django_assert_max_num_queries
):
    browser = als(maak_gebruiker(Rol.COORDINATOR))
    browser.get(beheer(run))
    with CaptureQueriesContext(connection) as een:
        browser.get(beheer(run))
    for _ in range(10):
        maak_inschrijving(run, losser, deelnemer=maak_collega(losser))
        maak_inschrijving(
            run, losser, "wachtlijst", deelnemer=maak_collega(losser), wacht_sinds=timezone.now()
        )
    with django_assert_max_num_queries(len(een) + 2):  # the order of the list, asked when there is one
        browser.get(beheer(run))


# ---- on paper


def test_the_sheet_has_names_organisations_and_a_box_for_each_session(als, run, rij):
    for nummer in range(5):
        run.bijeenkomsten.create(datum=run.start + nummer * DAG, begintijd=time(9), eindtijd=time(12))
    antwoord = als(maak_gebruiker(Rol.COORDINATOR)).get(beheer(run, "presentielijst"))
    assert antwoord["Content-Type"] == "application/pdf"
    [kop, tweede] = [blad.tekst for blad in structuur(antwoord.content).met("H1")]
    assert (kop, tweede) == ("Presentielijst blad 1 van 2", "Presentielijst blad 2 van 2")
    [rijen] = tabellen(antwoord.content).values()
    assert rijen[0][:3] == ["1", "Anna ter Horst", "Losser"]
    assert verkeerde_koppen(antwoord.content)[1] == []
    for profiel in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
        assert page.validate_pdf_bytes(antwoord.content, profile=profiel).is_compliant


# ---- what waits at the platform office


def test_what_is_over_and_not_noted_waits_for_the_coordinator_and_what_is_not_right_too(run, rij):
    gisteren = maak_run(start=vandaag() - DAG)
    for _ in range(2):
        maak_inschrijving(gisteren, deelnemer=maak_collega())
    maak_inschrijving(gisteren, status="aanwezig")
    maak_inschrijving(maak_run(start=vandaag() - 61 * DAG))
    maak_inschrijving(maak_run(start=vandaag() - DAG, afgelast_op=vandaag()))
    noteer(run, rij, "no_show")
    net_na_middernacht = timezone.localtime().replace(hour=0, minute=30)  # in London it is still yesterday
    services.maak_bezwaar(inschrijving=rij, tekst="Ik was er wel", op=net_na_middernacht)
    assert [(taak.titel, taak.toelichting.split(".")[0]) for taak in taken(vandaag())] == [
        (
            f"Antwoord wie zegt dat de aanwezigheid bij ‘{run.opleiding}’ niet klopt",
            f"1 vraag, sinds {date_format(vandaag(), 'j F Y')}",
        ),
        (f"Noteer wie er was bij ‘{gisteren.opleiding}’", "Van 2 deelnemers is nog niets bekend"),
    ]
