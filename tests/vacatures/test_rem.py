"""The brake on the nightly removal: far more than usual waits for somebody to look; and committees that are over."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from tests.maken import maak_gebruiker, maak_job, maak_vacature, maak_vacaturestap
from tests.vacatures.maken import maak_commissielid, maak_sollicitatie
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk import services as werk
from twentsekracht.werk.models import Bericht, Job
from vacatures import bewaartermijn, services
from vacatures.fouten import VacatureFout
from vacatures.models import Commissielid, Sollicitatie, Vacature
from vacatures.werkvoorraad import taken

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
PAGINA = "/vacatures/reacties/verwijderen/"


@pytest.fixture
def nu():
    return timezone.now()


@pytest.fixture
def vandaag(nu):
    return timezone.localdate(nu)


@pytest.fixture(autouse=True)
def klein(monkeypatch):
    """Four a night is usual, so that these tests need not make hundreds."""
    monkeypatch.setattr(bewaartermijn, "GEWOON_AANTAL", 4)


@pytest.fixture
def coordinator():
    return maak_gebruiker(Rol.COORDINATOR)


def maak(voorbij, blijvend, vandaag):
    vacature = maak_vacature(sluit_op=vandaag + 9 * DAG)
    for nummer in range(voorbij + blijvend):
        dag = vandaag - DAG if nummer < voorbij else vandaag + 20 * DAG
        maak_sollicitatie(vacature, verwijderen_op=dag, gemaakt_op=timezone.now())


def nacht(**velden):
    job = maak_job("vacatures.tasks.vergeet", **velden)
    werk.voer_uit(job.pk)
    job.refresh_from_db()
    return job


@pytest.mark.parametrize(
    ("voorbij", "blijvend", "te_veel"),
    [
        (0, 0, 0),
        (4, 0, 0),  # all there are, but that is no number to wonder at
        (5, 0, 5),
        (5, 20, 0),  # a fifth, and not more
        (5, 19, 5),
        (3, 1, 0),
    ],
)
def test_too_many_is_a_share_and_a_number(nu, vandaag, voorbij, blijvend, te_veel):
    maak(voorbij, blijvend, vandaag)
    assert bewaartermijn.te_veel(op=nu) == te_veel


def test_the_night_stops_says_so_and_is_still_right_for_who_never_confirmed(nu, vandaag):
    maak(6, 3, vandaag)
    maak_sollicitatie(reactie=None, gemaakt_op=nu - 3 * DAG)
    job = nacht()
    assert job.status == "mislukt"
    assert "Van 6 reacties is de bewaartermijn voorbij" in job.reden and "klok" in job.reden
    assert Sollicitatie.objects.count() == 9 and not Sollicitatie.objects.filter(reactie=None).exists()


def test_the_coordinator_gets_a_mail_every_night_that_it_waits(vandaag, coordinator):
    maak_gebruiker(Rol.CONTACTPERSOON)
    maak(6, 3, vandaag)
    nacht(), nacht()
    assert list(Bericht.objects.values_list("aan", "onderwerp")) == 2 * [
        (coordinator.email, "6 reacties wachten op verwijderen")
    ]
    assert PAGINA in Bericht.objects.first().tekst


def test_a_clock_that_is_a_year_ahead_deletes_nobody(nu, vandaag):
    """As the job would see it, a year from now, of procedures that end these weeks."""
    maak(0, 6, vandaag)
    assert bewaartermijn.te_veel(op=nu) == 0
    assert bewaartermijn.te_veel(op=nu + 365 * DAG) == 6


def test_the_coordinator_finds_it_in_the_work_list_with_today_as_its_day(vandaag, coordinator):
    maak(6, 3, vandaag)
    [taak] = taken(gebruiker=coordinator, op=vandaag)
    assert (taak.titel, taak.url, taak.uiterlijk) == (
        "Kijk na of 6 reacties weg mogen",
        PAGINA,
        vandaag,
    )
    assert taken(gebruiker=maak_gebruiker(Rol.VACATUREHOUDER), op=vandaag) == []


def test_told_to_go_on_it_does_and_it_is_written_down_who_said_so(als, vandaag, coordinator):
    maak(6, 3, vandaag)
    browser = als(coordinator)
    pagina = browser.get(PAGINA)
    assert "6 van de 9" in pagina.text and 'name="aantal" value="6"' in pagina.text
    assert "Kandidaat" not in pagina.text
    antwoord = browser.post(PAGINA, {"aantal": "6"}, follow=True)
    assert "Het verwijderen begint nu" in antwoord.text
    job = Job.objects.get(soort="vacatures.tasks.vergeet")
    assert werk.voer_uit(job.pk)
    job.refresh_from_db()
    assert (job.status, job.door) == ("gereed", coordinator)
    assert Sollicitatie.objects.count() == 3
    regel = Regel.objects.get(actie="verwijderen van reacties goedgekeurd")
    assert (regel.door_id, regel.rol) == (coordinator.pk, "coordinator")
    assert "Er wacht niets op jou" in browser.get(PAGINA).text
    assert taken(gebruiker=coordinator, op=vandaag) == []


def test_what_was_approved_is_a_number_and_more_is_asked_again(als, vandaag, coordinator, nu):
    maak(6, 3, vandaag)
    with pytest.raises(VacatureFout, match="nu 6"):
        services.keur_verwijderen_goed(aantal=5, door=coordinator, op=nu)
    assert "Het zijn er nu 6" in als(coordinator).post(PAGINA, {"aantal": "5"}, follow=True).text
    maak(3, 0, vandaag)
    assert nacht(argumenten={"goedgekeurd": 6}).status == "mislukt"
    assert Sollicitatie.objects.count() == 12
    assert nacht(argumenten={"goedgekeurd": 9}).status == "gereed"


@pytest.mark.parametrize("aantal", ["", "x", "-1", "6; drop"])
def test_nonsense_deletes_nothing(als, vandaag, coordinator, aantal):
    maak(6, 0, vandaag)
    assert als(coordinator).post(PAGINA, {"aantal": aantal}).status_code == 302
    assert not Job.objects.filter(soort="vacatures.tasks.vergeet").exists()


def test_only_the_coordinator(nu, vandaag):
    maak(6, 0, vandaag)
    for rol in (Rol.BEHEERDER, Rol.CONTACTPERSOON, Rol.VACATUREHOUDER, None):
        with pytest.raises(VacatureFout, match="Alleen de coördinator"):
            services.keur_verwijderen_goed(aantal=6, door=maak_gebruiker(rol), op=nu)


def test_as_many_queries_with_something_waiting_as_without(coordinator, vandaag, django_assert_num_queries):
    """Above the usual number one more: how many there are in all."""
    taken(gebruiker=coordinator, op=vandaag)  # what roles they have is asked once
    with django_assert_num_queries(5):
        taken(gebruiker=coordinator, op=vandaag)
    maak(6, 3, vandaag)
    with django_assert_num_queries(6):
        taken(gebruiker=coordinator, op=vandaag)


# ---- committees


def lid(vandaag, *, tot, status="ingevuld", sinds=None, **velden):
    vacature = maak_vacature(status=status, **{"sluit_op": vandaag - 80 * DAG, **velden})
    if sinds is not None:
        dag = vandaag - sinds * DAG
        maak_vacaturestap(vacature, naar=status, per=dag, vastgelegd_op=timezone.now() - sinds * DAG)
    return maak_commissielid(vacature, tot=vandaag + tot * DAG)


def blijft(rij):
    return Commissielid.objects.filter(pk=rij.pk).exists()


@pytest.mark.parametrize(
    ("velden", "weg"),
    [
        ({"tot": -1, "sinds": 28}, True),
        ({"tot": -1, "sinds": 27}, False),  # what they read is still there
        ({"tot": 0, "sinds": 90}, False),  # reads it today
        ({"tot": -1, "status": "ingetrokken", "sinds": 40}, True),
        ({"tot": -60, "status": "gepubliceerd"}, False),  # nobody told how it ended
        ({"tot": -60, "status": "gesloten", "sinds": 60}, False),
    ],
)
def test_who_sat_on_a_committee_goes_when_the_term_of_the_vacancy_is_over(nu, vandaag, velden, weg):
    rij = lid(vandaag, **velden)
    assert services.vergeet_commissies(op=nu) == weg
    assert blijft(rij) is not weg
    assert Regel.objects.filter(actie="commissielid verwijderd", door_id=None).count() == weg


def test_of_a_vacancy_that_nobody_ended_they_go_with_the_reactions(nu, vandaag):
    net = lid(vandaag, tot=-100, status="gepubliceerd", sluit_op=vandaag - 209 * DAG)
    voorbij = lid(vandaag, tot=-100, status="gepubliceerd", sluit_op=vandaag - 210 * DAG)
    nooit_dicht = lid(vandaag, tot=-548, status="gepubliceerd", sluit_op=None)
    assert services.vergeet_commissies(op=nu) == 2
    assert [blijft(rij) for rij in (net, voorbij, nooit_dicht)] == [True, False, False]


def test_the_nightly_job_does_it(vandaag):
    weg, bezig = lid(vandaag, tot=-1, sinds=30), lid(vandaag, tot=5, sinds=30)
    assert nacht().status == "gereed"
    assert (blijft(weg), blijft(bezig)) == (False, True)
    assert "vacatures.tasks.vergeet" in dict(settings.ROOSTER)


def test_looking_for_them_costs_the_same_for_one_and_for_many(nu, vandaag, django_assert_num_queries):
    for aantal in (1, 9):
        for _ in range(aantal):
            lid(vandaag, tot=5, sinds=30)
            lid(vandaag, tot=-1, sinds=3)
        with django_assert_num_queries(2):
            assert list(bewaartermijn.voorbije_leden(op=vandaag)) == []
    assert Vacature.objects.count() == 20


def test_the_page_is_where_the_work_list_says():
    assert reverse("vacatures:verwijderen_nakijken") == PAGINA
