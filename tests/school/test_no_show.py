"""Who stayed away too often waits behind the others: never a ban, and only where the works council agreed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from school import services
from school.models import Inschrijving, NoShowbeleid
from school.no_show import te_vaak_weg
from school.plaatsen import plaatsen
from school.wachtlijst import plek_van, wachtlijsten
from tests.maken import maak_afspraak, maak_gebruiker, maak_inschrijving
from tests.school.maken import OP, START, VANDAAG, maak_collega, maak_run, maak_werkgever
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Job

pytestmark = pytest.mark.django_db
S = Inschrijving.Status
DAG = timedelta(days=1)
AAN_DE_BEURT = OP + (START - VANDAAG) - 14 * DAG


@pytest.fixture
def losser():
    organisatie = maak_werkgever("losser")
    NoShowbeleid.objects.create(
        organisatie=organisatie, is_aan=True, aantal=2, instemming_op=VANDAAG - 100 * DAG
    )
    return organisatie


def maak_no_show(wie, geleden=10, status="no_show"):
    run = maak_run(10, start=VANDAAG - timedelta(geleden))
    return maak_inschrijving(run, wie.organisatie, status, deelnemer=wie)


def maak_wegblijver(organisatie, keer=2):
    wie = maak_collega(organisatie)
    for _ in range(keer):
        maak_no_show(wie)
    return wie


def in_(run, wie, op=OP):
    return services.schrijf_in(uitvoering=run, gebruiker=wie, op=op)


# ---- when it holds


@pytest.mark.parametrize(
    ("geleden", "status", "telt"),
    [
        (1, "no_show", True),
        (100, "no_show", True),  # the day the works council agreed
        (101, "no_show", False),
        (1, "afwezig_met_bericht", False),
        (1, "deels", False),
        (-1, "no_show", False),
    ],
)
def test_what_counts(losser, geleden, status, telt):
    wie = maak_wegblijver(losser, keer=1)
    maak_no_show(wie, geleden, status)
    assert bool(te_vaak_weg([wie], op=VANDAAG)) == telt


def test_twelve_months_later_it_is_forgotten(losser):
    NoShowbeleid.objects.update(instemming_op=VANDAAG - 1000 * DAG)
    wie = maak_wegblijver(losser, keer=1)
    maak_no_show(wie, 365)
    assert te_vaak_weg([wie], op=VANDAAG)
    assert not te_vaak_weg([wie], op=VANDAAG + DAG)


def test_it_is_off_until_the_works_council_agreed():
    hengelo = maak_werkgever("hengelo")
    wie = maak_wegblijver(hengelo, keer=5)
    assert in_(maak_run(), wie).status == S.BEVESTIGD
    beleid = NoShowbeleid.objects.create(organisatie=hengelo)
    assert in_(maak_run(), wie).status == S.BEVESTIGD
    beleid.is_aan = True
    with pytest.raises(IntegrityError), transaction.atomic():
        beleid.save()


# ---- what it does


def test_they_wait_although_there_is_a_place_and_others_get_it(losser):
    run, wie = maak_run(2), maak_wegblijver(losser)
    rij = in_(run, wie)
    assert (rij.status, rij.is_achteraan) == (S.WACHTLIJST, True)
    services.werk_uitvoering_bij(uitvoering_id=run.pk, op=AAN_DE_BEURT - DAG)
    rij.refresh_from_db()
    assert rij.status == S.WACHTLIJST
    assert in_(run, maak_collega()).status == S.BEVESTIGD


def test_two_weeks_before_the_start_what_is_left_is_theirs(losser):
    run, wie = maak_run(1), maak_wegblijver(losser)
    rij = in_(run, wie)
    services.werk_uitvoering_bij(uitvoering_id=run.pk, op=AAN_DE_BEURT)
    rij.refresh_from_db()
    assert rij.status == S.AANGEBODEN
    assert services.neem_aan(inschrijving=rij, op=AAN_DE_BEURT).status == S.BEVESTIGD


def test_from_then_on_a_free_place_is_anybodys_who_comes(losser):
    assert in_(maak_run(1), maak_wegblijver(losser), op=AAN_DE_BEURT).status == S.BEVESTIGD


def test_nobody_new_overtakes_them_once_it_is_their_turn(losser):
    run = maak_run(1)
    rij = in_(run, maak_wegblijver(losser))
    nieuw = in_(run, maak_collega(), op=AAN_DE_BEURT)
    rij.refresh_from_db()
    assert (rij.status, nieuw.status) == (S.AANGEBODEN, S.WACHTLIJST)


@pytest.mark.parametrize("velden", [{"maximum": None}, {"maximum": 1, "wachtlijst": "geen"}])
def test_without_a_list_to_wait_on_they_get_a_place(losser, velden):
    assert in_(maak_run(**velden), maak_wegblijver(losser)).status == S.BEVESTIGD


def test_once_there_are_places_for_everybody_they_wait_no_longer(losser):
    run = maak_run(1)
    maak_inschrijving(run)
    rij = in_(run, maak_wegblijver(losser))
    assert rij.is_achteraan
    run.max_deelnemers = None
    run.save()
    services.werk_uitvoering_bij(uitvoering_id=run.pk, op=OP)
    rij.refresh_from_db()
    assert (rij.status, rij.is_achteraan) == (S.AANGEBODEN, False)


def test_on_the_list_they_come_last_and_read_why(losser):
    """Also of an organisation below its target, and also when they were first."""
    maak_afspraak(losser, 2026, 99)
    run = maak_run(1)
    in_(run, maak_collega())
    achteraan = in_(run, maak_wegblijver(losser))
    ander, onder = in_(run, maak_collega()), in_(run, maak_collega(losser))
    lijst = wachtlijsten([run])[run.pk]
    assert [plek_van(plek.inschrijving) for plek in lijst] == lijst
    assert [plek.inschrijving for plek in lijst] == [onder, ander, achteraan]
    assert "Je kwam het afgelopen jaar vaker niet" in lijst[2].reden and "17 april" in lijst[2].reden
    assert lijst[2].waarom.startswith("Kwam vaker niet")
    assert plaatsen([run], op=VANDAAG)[run.pk].positie == 3  # who joins now comes before them


def test_put_right_they_stand_where_they_came(losser):
    run, wie = maak_run(1), maak_wegblijver(losser, keer=1)
    eerder = maak_no_show(wie)
    in_(run, maak_collega())
    rij, later = in_(run, wie), in_(run, maak_collega(), op=OP + DAG)
    Job.objects.all().delete()
    services.noteer(
        uitvoering=eerder.uitvoering,
        notities={(eerder.pk, None): "aanwezig"},
        bron="bureau",
        door=None,
        op=OP + DAG,
    )
    assert Job.objects.get(soort="school.tasks.werk_bij").argumenten["uitvoering"] == run.pk
    services.werk_uitvoering_bij(uitvoering_id=run.pk, op=OP + DAG)
    assert [plek.inschrijving for plek in wachtlijsten([run])[run.pk]] == [rij, later]


# ---- said beforehand, switched per organisation


def test_the_page_says_it_before_they_enrol(als, losser):
    vandaag = timezone.localdate()
    NoShowbeleid.objects.update(instemming_op=vandaag - 100 * DAG)
    wie = maak_collega(losser)
    for _ in range(2):
        maak_inschrijving(maak_run(start=vandaag - 10 * DAG), losser, "no_show", deelnemer=wie)
    ver, dichtbij = (maak_run(5, start=vandaag + dagen * DAG) for dagen in (60, 7))

    def lees(wie, run):
        return als(wie).get(f"/school/inschrijven/{run.pk}/").content.decode()

    pagina = lees(wie, ver)
    assert "in de afgelopen twaalf maanden 2 keer niet" in pagina and "Zet me op de wachtlijst" in pagina
    pagina = lees(wie, dichtbij)
    assert "Daarom kun je je nu gewoon inschrijven" in pagina and "Schrijf me in" in pagina
    pagina = lees(maak_collega(losser), ver)
    assert "twaalf maanden" not in pagina and "Schrijf me in" in pagina


def test_a_contactpersoon_switches_it_for_the_own_organisation(als):
    losser, borne = maak_werkgever("losser"), maak_werkgever("borne")
    mens = maak_gebruiker(Rol.CONTACTPERSOON, losser)
    browser = als(mens)
    velden = {"organisatie": losser.pk, "is_aan": "on", "aantal": 2, "instemming_op": ""}
    antwoord = browser.post("/beheer/school/noshowbeleid/add/", velden)
    assert "als de ondernemingsraad instemde" in antwoord.content.decode()
    browser.post("/beheer/school/noshowbeleid/add/", velden | {"instemming_op": "2026-01-15"})
    browser.post(
        "/beheer/school/noshowbeleid/add/", velden | {"organisatie": borne.pk, "instemming_op": "2026-01-15"}
    )
    beleid = NoShowbeleid.objects.get()
    assert (beleid.organisatie, beleid.genoteerd_door) == (losser, mens)
    assert beleid.genoteerd_op is not None
