"""What becomes of a reaction: the CV looked at, withdrawn, kept longer, forgotten."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from tests.clamd import clamd
from tests.documenten import EICAR, pdf
from tests.maken import DAG, MOMENT, maak_gebruiker, maak_organisatie, maak_vacature
from tests.vacatures.maken import maak_bijlage, maak_reactie, maak_sollicitatie
from tests.vacatures.reageren import VELDEN, bestanden_in, cv, mails, reageer, van_buiten
from twentsekracht import bestanden
from twentsekracht.keuring import keur
from twentsekracht.mijn.services import wis_account
from twentsekracht.werk import services as werk
from twentsekracht.werk.models import Job
from vacatures import demo_reageren, services
from vacatures.cijfers import jaarcijfers
from vacatures.fouten import (
    ReactieMagNiet,
    SollicitatieWeg,
)
from vacatures.gegevens import gegevens
from vacatures.models import Bijlage, Reactie, Reactiestap, Sollicitatie
from vacatures.services.verwijderen import procedure_geeindigd

pytestmark = pytest.mark.django_db
UUR = timedelta(hours=1)
LANG_OPEN = timezone.localdate(MOMENT) - timedelta(days=9)


@pytest.fixture(autouse=True)
def map_(settings, tmp_path):
    settings.PRIVE_MAP = tmp_path
    return tmp_path


@pytest.fixture
def hengelo():
    return maak_organisatie("hengelo")


@pytest.fixture
def vacature(hengelo):
    return maak_vacature(hengelo, doelgroep="extern", titel="Adviseur wonen")


# ---- the scanner


@pytest.fixture
def scanner(settings):
    with clamd() as (settings.CLAMAV_URL, gezien):
        yield gezien


def werk_af():
    return werk.ronde(klok=timezone.now)


def test_a_cv_is_held_until_it_was_found_clean(vacature, scanner):
    bijlage = reageer(vacature, maak_gebruiker(), cv(b"%PDF schoon")).bijlage
    assert bijlage.controle == "wacht"
    werk_af()
    bijlage.refresh_from_db()
    assert (bijlage.controle, scanner) == ("schoon", [b"%PDF schoon"])


def test_an_infected_one_goes_and_its_owner_hears_of_it(
    vacature, scanner, map_, django_capture_on_commit_callbacks
):
    sollicitatie = reageer(vacature, maak_gebruiker(), cv(b"%PDF" + EICAR))
    with django_capture_on_commit_callbacks(execute=True):
        werk_af()
    sollicitatie.bijlage.refresh_from_db()
    assert sollicitatie.bijlage.controle == "besmet" and bestanden_in(map_) == []
    assert Reactie.objects.get().status == "ontvangen"
    assert "We konden je cv niet aannemen: Adviseur wonen" in [onderwerp for _, onderwerp in mails()]


def test_what_is_not_confirmed_is_not_looked_at_yet(vacature, scanner):
    sollicitatie = van_buiten(vacature, cv())
    assert not Job.objects.filter(soort=services.controleren.SOORT).exists()
    services.bevestig(sollicitatie=sollicitatie, op=MOMENT)
    werk_af()
    assert Bijlage.objects.get().controle == "schoon"


def test_a_scanner_that_is_down_holds_it_and_it_is_tried_again(vacature, settings):
    settings.CLAMAV_URL = "unix:///bestaat/niet"
    reageer(vacature, maak_gebruiker(), cv())
    job = Job.objects.get(soort=services.controleren.SOORT)
    nu = timezone.now()
    for poging in range(5):
        werk.voer_uit(job.pk, klok=lambda moment=nu + timedelta(days=poging): moment)
    job.refresh_from_db()
    assert job.status == "mislukt" and Bijlage.objects.get().controle == "wacht"
    with clamd() as (settings.CLAMAV_URL, _):
        dagelijks = werk.vraag_aan(
            soort="vacatures.tasks.controleer_wachtende", sleutel="dag", argumenten={}, door=None, op=nu
        )
        werk.voer_uit(dagelijks.pk)
        werk_af()
    assert Bijlage.objects.get().controle == "schoon"


def test_a_file_that_went_in_the_meantime_needs_no_verdict(vacature, scanner):
    bijlage = reageer(vacature, maak_gebruiker(), cv()).bijlage
    bestanden.verwijder(bijlage.bestand)
    werk_af()
    assert Job.objects.get(soort=services.controleren.SOORT).status == "gereed"
    services.leg_controle_vast(bijlage_id=0, is_besmet=True, op=MOMENT)


def test_a_verdict_does_not_change_afterwards():
    bijlage = maak_bijlage(controle="schoon")
    services.leg_controle_vast(bijlage_id=bijlage.pk, is_besmet=True, op=MOMENT)
    bijlage.refresh_from_db()
    assert bijlage.controle == "schoon"


# ---- afterwards


@pytest.mark.parametrize("status", Reactie.LOPEND)
def test_withdrawing_ends_it_and_its_term_begins(vacature, status):
    sollicitatie = maak_sollicitatie(reactie=maak_reactie(vacature, status=status))
    services.trek_reactie_in(sollicitatie=sollicitatie, op=MOMENT)
    sollicitatie.refresh_from_db()
    assert sollicitatie.reactie.status == "ingetrokken"
    assert sollicitatie.verwijderen_op == timezone.localdate(MOMENT) + timedelta(weeks=4)
    assert [(stap.van, stap.naar) for stap in Reactiestap.objects.all()] == [(status, "ingetrokken")]
    assert mails() == [(sollicitatie.email, "Je reactie is ingetrokken: Adviseur wonen")]


@pytest.mark.parametrize("status", ["aangenomen", "afgewezen", "ingetrokken"])
def test_what_is_decided_cannot_be_withdrawn(status):
    sollicitatie = maak_sollicitatie(reactie=maak_reactie(status=status))
    with pytest.raises(ReactieMagNiet):
        services.trek_reactie_in(sollicitatie=sollicitatie, op=MOMENT)
    assert mails() == []


def test_what_is_not_confirmed_or_gone_cannot_be_withdrawn():
    sollicitatie = maak_sollicitatie(reactie=None)
    with pytest.raises(SollicitatieWeg):
        services.trek_reactie_in(sollicitatie=sollicitatie, op=MOMENT)
    sollicitatie.delete()
    sollicitatie.pk = 0
    for doe in (services.trek_reactie_in, services.verwijder_nu, services.bevestig):
        with pytest.raises(SollicitatieWeg):
            doe(sollicitatie=sollicitatie, op=MOMENT)


def test_consent_moves_the_day_and_can_be_taken_back():
    sollicitatie = maak_sollicitatie()
    services.kies_bewaren(sollicitatie=sollicitatie, mag=True, op=MOMENT)
    sollicitatie.refresh_from_db()
    assert sollicitatie.mag_bewaren and sollicitatie.verwijderen_op is None  # the procedure still runs
    procedure_geeindigd(vacature=sollicitatie.vacature, op=MOMENT)
    einde = timezone.localdate(MOMENT)
    for mag, verwacht in ((True, 364), (False, 28), (False, 28), (True, 364)):
        services.kies_bewaren(sollicitatie=sollicitatie, mag=mag, op=MOMENT)
        sollicitatie.refresh_from_db()
        assert (sollicitatie.mag_bewaren, sollicitatie.verwijderen_op) == (
            mag,
            einde + timedelta(days=verwacht),
        )


def test_deleting_now_withdraws_and_keeps_the_count(vacature, map_, django_capture_on_commit_callbacks):
    gebruiker = maak_gebruiker()
    sollicitatie = reageer(vacature, gebruiker, cv())
    voor = jaarcijfers(jaar=2015, peildatum=datetime(2016, 1, 1, tzinfo=UTC).date())
    with django_capture_on_commit_callbacks(execute=True):
        services.verwijder_nu(sollicitatie=sollicitatie, op=MOMENT)
    reactie = Reactie.objects.get()
    assert (reactie.kandidaat, reactie.status, reactie.herkomst) == (None, "ingetrokken", "regio")
    assert not Sollicitatie.objects.exists() and not Bijlage.objects.exists() and bestanden_in(map_) == []
    assert mails()[-1] == (gebruiker.email, "Je gegevens zijn verwijderd: Adviseur wonen")
    assert jaarcijfers(jaar=2015, peildatum=datetime(2016, 1, 1, tzinfo=UTC).date()) == voor


@pytest.mark.parametrize("status", ["aangenomen", "afgewezen"])
def test_deleting_what_is_decided_leaves_how_it_ended(status):
    sollicitatie = maak_sollicitatie(reactie=maak_reactie(status=status))
    services.verwijder_nu(sollicitatie=sollicitatie, op=MOMENT)
    assert Reactie.objects.get().status == status and not Sollicitatie.objects.exists()


def test_what_was_never_confirmed_can_be_deleted_too():
    services.verwijder_nu(sollicitatie=maak_sollicitatie(reactie=None), op=MOMENT)
    assert not Sollicitatie.objects.exists() and not Reactie.objects.exists()


# ---- the account: what we hold, and leaving


def test_the_download_has_what_was_sent_and_not_the_secret(vacature):
    gebruiker = maak_gebruiker()
    sollicitatie = reageer(vacature, gebruiker, cv(), mag_bewaren=True)
    [rij] = gegevens(gebruiker=gebruiker, op=DAG)["Reacties op vacatures"]
    assert (rij["Status"], rij["Motivatie"], rij["Cv"]) == ("Ontvangen", VELDEN["motivatie"], "Mijn cv.pdf")
    assert (rij["Telefoonnummer"], rij["Mag langer bewaard worden"]) == ("06 12345678", True)
    assert rij["Wordt verwijderd op"] == "vier weken na de procedure, of na een jaar als je dat goed vindt"
    assert sollicitatie.teken not in str(rij)


def test_the_download_tells_of_a_reaction_of_which_only_the_count_is_left():
    gebruiker = maak_gebruiker()
    maak_reactie(kandidaat=gebruiker)
    [rij] = gegevens(gebruiker=gebruiker, op=DAG)["Reacties op vacatures"]
    assert rij["Ingediend op"] == "2015-06-01" and "Motivatie" not in rij


def test_the_download_asks_the_same_for_one_and_many(django_assert_num_queries, vacature, hengelo):
    gebruiker = maak_gebruiker()
    reageer(vacature, gebruiker, cv())
    with django_assert_num_queries(7):
        gegevens(gebruiker=gebruiker, op=DAG)
    for _ in range(5):
        reageer(maak_vacature(hengelo), gebruiker, cv())
    with django_assert_num_queries(7):
        gegevens(gebruiker=gebruiker, op=DAG)


def test_who_leaves_takes_along_what_they_wrote_and_the_count_stays(
    vacature, hengelo, map_, django_capture_on_commit_callbacks
):
    gebruiker, ander = maak_gebruiker(), maak_gebruiker()
    reageer(vacature, gebruiker, cv())
    beslist = reageer(maak_vacature(hengelo), gebruiker).reactie
    Reactie.objects.filter(pk=beslist.pk).update(status="afgewezen")
    maak_sollicitatie(vacature, reactie=None, email=gebruiker.email.upper())
    blijft = reageer(vacature, ander, cv())
    with django_capture_on_commit_callbacks(execute=True):
        wis_account(gebruiker=gebruiker, door=gebruiker, op=MOMENT)
    assert list(Sollicitatie.objects.all()) == [blijft] and len(bestanden_in(map_)) == 1
    assert list(Reactie.objects.order_by("pk").values_list("status", "kandidaat")) == [
        ("ingetrokken", None),
        ("afgewezen", None),
        ("ontvangen", ander.pk),
    ]


def test_a_document_of_the_check_is_what_is_kept(vacature):
    sollicitatie = reageer(vacature, maak_gebruiker(), keur(pdf(), naam="../cv\u202e.exe"))
    assert (sollicitatie.bijlage.naam, sollicitatie.bijlage.soort) == ("cv.pdf", "pdf")


def test_the_demo_has_a_reaction_to_follow_and_only_one(hengelo):
    gebruiker = maak_gebruiker(email=demo_reageren.WIE, organisatie=maak_organisatie("losser"))
    demo_reageren.vul(op=MOMENT)  # nothing is open
    maak_vacature(gebruiker.organisatie, doelgroep="regio", gepubliceerd_op=LANG_OPEN)
    elders = maak_vacature(hengelo, doelgroep="regio", gepubliceerd_op=LANG_OPEN)
    for _ in range(2):
        demo_reageren.vul(op=MOMENT)
    assert Sollicitatie.objects.get().vacature == elders
