"""Below the minimum on the day of decision: a call, a decision, and what everybody hears of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from school import services, tasks
from school.alternatieven import alternatieven
from school.cijfers import jaarcijfers
from school.fouten import SchoolFout
from school.minimum import onder_minimum
from school.models import Afspraak, Uitvoering
from tests.maken import (
    maak_afspraak,
    maak_gebruiker,
    maak_inschrijving,
    maak_lidmaatschap,
    maak_opleiding,
    maak_organisatie,
    maak_quotum,
    maak_uitvoering,
)
from tests.school.maken import OP, VANDAAG, maak_run
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db


def straks(dagen=20, maximum=9, minimum=3, **velden):
    return maak_run(maximum, start=VANDAAG + timedelta(dagen), min_deelnemers=minimum, **velden)


@pytest.fixture
def borne():
    """Below its afspraak, with a contactpersoon."""
    borne = maak_organisatie("borne")
    maak_afspraak(borne, jaar=2026, te_behalen=5)
    maak_gebruiker(Rol.CONTACTPERSOON, borne, email="cp@borne.example", naam="Fatma Yilmaz")
    return borne


def roep_op(run, op=OP):
    return services.doe_oproep(uitvoering_id=run.pk, op=op)


def hoorden(sjabloonwoord):
    return sorted(Bericht.objects.filter(onderwerp__startswith=sjabloonwoord).values_list("aan", flat=True))


# ---- the day of decision


@pytest.mark.parametrize(
    ("velden", "telt"),
    [
        ({"dagen": 21}, True),
        ({"dagen": 22}, False),
        ({"dagen": 60, "beslis_op": VANDAAG}, True),
        ({"dagen": 10, "beslis_op": VANDAAG + timedelta(1)}, False),
        ({"dagen": 0}, True),
        ({"dagen": -1}, False),
        ({"minimum": None}, False),
        ({"minimum": 2}, False),
        ({"gaat_door_op": OP}, False),
        ({"afgelast_op": VANDAAG}, False),
    ],
)
def test_a_run_below_its_minimum_is_to_be_decided_on_from_its_day_on(velden, telt):
    run = straks(**velden)
    for status in ("bevestigd", "aanwezig", "wacht_op_akkoord", "wachtlijst", "geannuleerd"):
        maak_inschrijving(run, status=status)
    assert onder_minimum(op=VANDAAG).filter(pk=run.pk).exists() is telt


def test_how_many_lack_is_counted():
    run = straks(minimum=4)
    maak_inschrijving(run)
    gevonden = onder_minimum(op=VANDAAG).get()
    assert (gevonden.bezet, gevonden.tekort) == (1, 3)


# ---- the call


def test_contactpersonen_of_organisations_below_their_afspraak_are_asked_once(borne):
    op_schema = maak_organisatie("losser")
    maak_afspraak(op_schema, jaar=2026, te_behalen=1)
    maak_inschrijving(maak_uitvoering(start=VANDAAG), op_schema)
    maak_gebruiker(Rol.CONTACTPERSOON, op_schema, email="cp@losser.example")
    maak_gebruiker(Rol.CONTACTPERSOON, maak_organisatie("zonder"), email="cp@zonder.example")
    run = straks()
    maak_inschrijving(run)
    assert roep_op(run)
    assert not roep_op(run, OP + timedelta(1))
    assert hoorden("Er zijn nog deelnemers nodig") == ["cp@borne.example"]
    tekst = Bericht.objects.get().tekst
    assert "nog 2 deelnemers nodig" in tekst and "onder haar afspraak voor 2026" in tekst


def test_who_is_contactpersoon_of_two_organisations_gets_one_mail(borne):
    ander = maak_organisatie()
    maak_afspraak(ander, jaar=2026, te_behalen=5)
    maak_lidmaatschap(borne.lidmaatschappen.get().gebruiker, ander, Rol.CONTACTPERSOON)
    assert roep_op(straks())
    assert Bericht.objects.count() == 1


@pytest.mark.parametrize("velden", [{"dagen": 30}, {"sluit_op": VANDAAG - timedelta(1)}, {"minimum": 0}])
def test_there_is_no_call_too_soon_or_that_nobody_can_answer(borne, velden):
    assert not roep_op(straks(**velden))
    assert not Bericht.objects.exists()


@pytest.mark.parametrize(
    ("velden", "roept"),
    [
        ({"dagen": 60, "sluit_op": VANDAAG + timedelta(7)}, True),
        ({"dagen": 60, "sluit_op": VANDAAG + timedelta(8)}, False),
        ({"dagen": 60, "sluit_op": VANDAAG}, True),
        ({"dagen": 8, "beslis_op": VANDAAG + timedelta(8)}, True),  # it closes the day before it begins
        ({"dagen": 9, "beslis_op": VANDAAG + timedelta(9)}, False),
        ({"dagen": 60, "sluit_op": VANDAAG + timedelta(7), "gaat_door_op": OP}, False),
        ({"dagen": 60, "sluit_op": VANDAAG + timedelta(7), "afgelast_op": VANDAAG}, False),
    ],
)
def test_the_call_comes_a_week_before_enrolling_closes(borne, velden, roept):
    assert roep_op(straks(**velden)) is roept


def test_the_job_calls_before_the_day_of_the_decision(borne):
    vandaag = timezone.localdate()
    start = vandaag + timedelta(60)
    Afspraak.objects.update(jaar=start.year)
    maak_uitvoering(start=start, sluit_op=vandaag + timedelta(3), min_deelnemers=2)
    tasks.oproepen(None, lambda *_, **__: None)
    assert Bericht.objects.count() == 1


def test_the_job_calls_for_each_run_once(borne):
    start = timezone.localdate() + timedelta(5)
    Afspraak.objects.update(jaar=start.year)
    maak_uitvoering(start=start, min_deelnemers=2)
    for _ in range(2):
        tasks.oproepen(None, lambda *_, **__: None)
    assert Bericht.objects.count() == 1


# ---- it goes on


def test_who_has_a_place_or_one_in_sight_hears_that_it_goes_on_once():
    run, wie = straks(), maak_gebruiker(Rol.COORDINATOR)
    for status in ("bevestigd", "wacht_op_akkoord", "aangeboden", "wachtlijst", "geannuleerd"):
        maak_inschrijving(run, deelnemer=maak_gebruiker(email=f"{status}@x.example"), status=status)
    maak_inschrijving(run)  # of an old list
    assert services.laat_doorgaan(uitvoering=run, door=wie, op=OP) == 3
    assert services.laat_doorgaan(uitvoering=run, door=wie, op=OP) == 0
    assert hoorden("Het gaat door") == [
        "aangeboden@x.example",
        "bevestigd@x.example",
        "wacht_op_akkoord@x.example",
    ]
    run.refresh_from_db()
    assert (run.gaat_door_op, run.besloten_door) == (OP, wie)
    assert not onder_minimum(op=VANDAAG).exists()


@pytest.mark.parametrize("velden", [{"afgelast_op": VANDAAG}, {"dagen": -1}])
def test_what_was_called_off_or_began_cannot_be_decided_to_go_on(velden):
    with pytest.raises(SchoolFout):
        services.laat_doorgaan(uitvoering=straks(**velden), door=None, op=OP)


# ---- it does not


def test_everybody_is_cancelled_without_cost_and_reads_where_there_is_place():
    opleiding = maak_opleiding(titel="Excel", code="excel", kosten=100)
    run, later = straks(3, opleiding=opleiding), straks(40, opleiding=opleiding, locatie="Losser")
    rijen = [
        maak_inschrijving(run, deelnemer=maak_gebruiker(), status=s) for s in ("bevestigd", "wachtlijst")
    ]
    wie = maak_gebruiker()
    assert services.gelast_af(uitvoering=run, door=wie, op=OP) == 2
    for rij in rijen:
        rij.refresh_from_db()
        assert (rij.status, rij.annuleringskosten) == ("geannuleerd", None)
    assert Bericht.objects.count() == 2
    tekst = Bericht.objects.first().tekst
    assert (
        "Niemand hoeft iets te betalen." in tekst and "Hier is nog plaats" in tekst and later.locatie in tekst
    )
    run.refresh_from_db()
    assert (run.afgelast_op, run.besloten_door) == (VANDAAG, wie)


def test_what_was_noted_of_somebody_already_stays():
    run = straks()
    aanwezig = maak_inschrijving(run, deelnemer=maak_gebruiker(), status="aanwezig")
    maak_inschrijving(run)
    assert services.gelast_af(uitvoering=run, door=None, op=OP) == 1
    aanwezig.refresh_from_db()
    assert aanwezig.status == "aanwezig"


def test_who_has_places_kept_elsewhere_reads_of_those_and_the_others_do_not():
    opleiding = maak_opleiding()
    run, later = straks(3, opleiding=opleiding), straks(40, opleiding=opleiding, maximum=1, locatie="Losser")
    later.vrijgave_op = VANDAAG + timedelta(9)
    later.save()
    eigen, ander = (maak_inschrijving(run, deelnemer=maak_gebruiker()) for _ in range(2))
    maak_quotum(later, eigen.organisatie)
    services.gelast_af(uitvoering=run, door=None, op=OP)
    teksten = {rij: Bericht.objects.get(aan=rij.deelnemer.email).tekst for rij in (eigen, ander)}
    assert "Losser" in teksten[eigen] and "Hier is nog plaats" not in teksten[ander]


def test_a_run_that_was_to_go_on_can_still_be_called_off():
    run = straks(gaat_door_op=OP)
    services.gelast_af(uitvoering=run, door=None, op=OP)
    run.refresh_from_db()
    assert run.afgelast_op == VANDAAG


def test_alternatives_are_of_the_course_first_then_of_the_field_and_have_a_place_for_anybody():
    excel, data = maak_opleiding(vakgebied="ict"), maak_opleiding(vakgebied="ict")
    run, zelfde = straks(opleiding=excel), straks(30, opleiding=excel)
    vakgenoot = straks(25, opleiding=data)
    straks(26, opleiding=maak_opleiding(vakgebied="water"))
    straks(26, opleiding=maak_opleiding(vakgebied="ict", is_gepubliceerd=False))

    def gevonden():
        return [moment.uitvoering for moment in alternatieven(run, op=VANDAAG)]

    assert gevonden() == [zelfde]
    zelfde.vrijgave_op = VANDAAG + timedelta(9)
    zelfde.save()
    maak_quotum(zelfde, aantal=9)  # all of it kept for one organisation
    assert gevonden() == [vakgenoot]
    eigen = zelfde.quota.get().organisatie_id
    assert [een.uitvoering for een in alternatieven(run, op=VANDAAG, organisatie_id=eigen)] == [zelfde]
    vakgenoot.max_deelnemers = 0
    vakgenoot.save()
    assert gevonden() == []


def test_what_was_called_off_is_no_run_in_the_figures_from_that_day_on():
    maak_uitvoering(start=VANDAAG)
    maak_uitvoering(start=VANDAAG, afgelast_op=VANDAAG)
    maak_uitvoering(start=VANDAAG.replace(year=2027), afgelast_op=VANDAAG)

    def runs(peildatum):
        cijfers = jaarcijfers(jaar=2026, peildatum=peildatum)
        return cijfers.uitvoeringen, cijfers.uitvoeringen_volgend_jaar

    assert runs(VANDAAG - timedelta(1)) == (2, 1)
    assert runs(VANDAAG) == (1, 0)


# ---- the page of the platform office


@pytest.fixture
def browser(als):
    return als(maak_gebruiker(Rol.COORDINATOR, naam="Coby Besluit"))


def blad(run):
    return f"/beheer/school/uitvoering/{run.pk}/doorgaan/"


@pytest.mark.parametrize(
    ("besluit", "veld", "actie"),
    [("door", "gaat_door_op", "besloten dat het doorgaat"), ("af", "afgelast_op", "afgelast")],
)
def test_the_decision_is_taken_on_the_page_and_noted(browser, besluit, veld, actie):
    run = maak_uitvoering(start=timezone.localdate() + timedelta(9), min_deelnemers=4)
    maak_inschrijving(run, deelnemer=maak_gebruiker())
    assert "er zijn er 4 nodig" in browser.get(blad(run)).content.decode()
    pagina = browser.post(blad(run), {"besluit": besluit}, follow=True).content.decode()
    assert "Bericht aan 1 mens." in pagina
    run.refresh_from_db()
    assert getattr(run, veld)
    assert run.besloten_door.naam == "Coby Besluit"
    assert Regel.objects.filter(actie=actie, object_id=str(run.pk)).count() == 1
    assert "Coby Besluit" in browser.get(blad(run)).content.decode()


def test_no_choice_changes_nothing_and_says_so(browser):
    run = maak_uitvoering(start=timezone.localdate() + timedelta(9))
    assert "Kies of het doorgaat." in browser.post(blad(run), follow=True).content.decode()
    assert not Uitvoering.objects.exclude(gaat_door_op=None, afgelast_op=None).exists()


def test_what_began_is_not_decided_on_any_more(browser):
    run = maak_uitvoering(start=timezone.localdate() - timedelta(1))
    assert "Er valt niets meer te besluiten" in browser.get(blad(run)).content.decode()
    assert "al begonnen" in browser.post(blad(run), {"besluit": "door"}, follow=True).content.decode()


def test_the_course_says_that_it_surely_goes_on(client):
    run = maak_uitvoering(start=timezone.localdate() + timedelta(9), gaat_door_op=OP)
    assert "Dit gaat zeker door" in client.get(run.opleiding.get_absolute_url()).content.decode()
