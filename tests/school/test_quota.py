"""What is kept for an organisation is its own affair: given back, or more asked for; of another's nothing shows."""

from datetime import timedelta

import pytest
from django.utils import timezone

from school import services
from school.fouten import SchoolFout
from school.models import Quotum
from tests.maken import maak_gebruiker, maak_inschrijving, maak_quotum
from tests.school.maken import OP, START, VANDAAG, maak_collega, maak_run, maak_werkgever
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


@pytest.fixture
def hengelo():
    return maak_werkgever("hengelo")


@pytest.fixture
def cp(hengelo):
    return maak_gebruiker(Rol.CONTACTPERSOON, hengelo)


@pytest.fixture
def run():
    return maak_run(4, vrijgave_op=START - 20 * DAG)


def geef(quotum, aantal, cp, op=OP):
    return services.geef_plaatsen_terug(quotum=quotum, aantal=aantal, door=cp, op=op)


def test_what_is_given_back_goes_to_who_waits_at_once(run, hengelo, cp):
    quotum = maak_quotum(run, hengelo, 4)
    wacht = services.schrijf_in(uitvoering=run, gebruiker=maak_collega(), op=OP)
    assert wacht.status == "wachtlijst"
    assert geef(quotum, 1, cp).aantal == 3
    wacht.refresh_from_db()
    assert wacht.status == "aangeboden"
    assert Regel.objects.get(actie="plaatsen teruggegeven").organisatie_id == hengelo.pk


def test_what_is_left_was_not_shared_out_like_that(run, hengelo, cp):
    quotum = maak_quotum(run, hengelo, 4, fte=100, aandeel=4)
    geef(quotum, 1, cp)
    quotum.refresh_from_db()
    assert quotum.herkomst == "Met de hand ingevuld"


@pytest.mark.parametrize("aantal", [0, -1, 3])
def test_not_what_the_own_people_have_nor_more_than_there_is(run, hengelo, cp, aantal):
    quotum = maak_quotum(run, hengelo, 3)
    maak_inschrijving(run, hengelo)
    with pytest.raises(SchoolFout, match="hoogstens 2"):
        geef(quotum, aantal, cp)
    geef(quotum, 2, cp)
    with pytest.raises(SchoolFout, match="niets om terug"):
        geef(quotum, 1, cp)
    quotum.refresh_from_db()
    assert quotum.aantal == 1


def test_after_the_release_date_they_are_free_already(run, hengelo, cp):
    with pytest.raises(SchoolFout, match="al vrij"):
        geef(maak_quotum(run, hengelo, 3), 1, cp, op=OP + (run.vrijgave_op - VANDAAG))


# ---- the page


@pytest.fixture
def straks(run):
    run.start = timezone.localdate() + 60 * DAG
    run.vrijgave_op = run.start - 20 * DAG
    run.save()
    return run


def adres(run):
    return f"/beheer/school/uitvoering/{run.pk}/quotum/"


def test_a_contactpersoon_gives_back_on_a_page_that_shows_the_own_only(als, straks, hengelo, cp):
    borne = maak_werkgever("borne")
    quotum, ander = maak_quotum(straks, hengelo, 2), maak_quotum(straks, borne, 2)
    browser = als(cp)
    pagina = browser.get(adres(straks)).content.decode()
    assert "zijn 2 plaatsen vrijgehouden" in pagina and "Borne" not in pagina
    wat = {"organisatie": hengelo.pk, "wat": "terug", f"terug{hengelo.pk}-aantal": 3}
    assert "hoogstens 2" in browser.post(adres(straks), wat).content.decode()
    assert browser.post(adres(straks), wat | {f"terug{hengelo.pk}-aantal": 1}).status_code == 302
    van_ander = {"organisatie": borne.pk, "wat": "terug", f"terug{borne.pk}-aantal": 1}
    assert browser.post(adres(straks), van_ander).status_code == 404
    assert browser.post(adres(straks), {}).status_code == 404
    assert list(Quotum.objects.order_by("pk").values_list("pk", "aantal")) == [(quotum.pk, 1), (ander.pk, 2)]


def test_more_is_asked_of_the_coordinator(als, straks, hengelo, cp):
    coordinator = maak_gebruiker(Rol.COORDINATOR)
    browser = als(cp)
    wat = {"organisatie": hengelo.pk, "wat": "meer", f"meer{hengelo.pk}-aantal": 3}
    assert "verplicht" in browser.post(adres(straks), wat).content.decode()
    assert not Bericht.objects.exists()
    vraag = wat | {f"meer{hengelo.pk}-waarom": "Nieuw team van acht mensen"}
    assert "krijgt je vraag" in browser.post(adres(straks), vraag, follow=True).content.decode()
    brief = Bericht.objects.get()
    assert brief.aan == coordinator.email
    assert "3 erbij" in brief.tekst and "Nieuw team van acht mensen" in brief.tekst
    assert not Quotum.objects.exists()


@pytest.mark.parametrize("rol", [Rol.COORDINATOR, Rol.VACATUREHOUDER])
def test_for_a_contactpersoon_only(als, straks, rol):
    assert als(maak_gebruiker(rol)).get(adres(straks)).status_code in (404, 302)
