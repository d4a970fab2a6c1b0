"""How many came from where: people apart from the parts they went to; and who may read which names."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from evenementen.cijfers import jaarcijfers
from evenementen.opkomst import Rij, Telling, opkomst, vorige_editie
from tests.maken import maak_deelname, maak_evenement, maak_gebruiker, maak_onderdeel, maak_organisatie
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db


@pytest.fixture
def almelo():
    return maak_organisatie("almelo")


@pytest.fixture
def evenement():
    return maak_evenement(jaar=2016, titel="Zomerweek")


def test_somebody_in_two_workshops_is_one_a_cancelled_one_none_and_a_walk_in_counts(almelo, evenement):
    een, twee = maak_onderdeel(evenement), maak_onderdeel(evenement)
    anna, inloper = maak_gebruiker(organisatie=almelo), maak_gebruiker(organisatie=almelo)
    for deel in (een, twee):
        maak_deelname(deel, almelo, "aanwezig", deelnemer=anna)
    maak_deelname(een, almelo, "geannuleerd", deelnemer=maak_gebruiker())
    maak_deelname(een, almelo, "aanwezig", deelnemer=inloper, is_inloper=True)
    maak_deelname(een, almelo, "no_show", deelnemer=maak_gebruiker())
    maak_deelname(een, almelo, "wachtlijst", deelnemer=maak_gebruiker())
    maak_deelname(twee, almelo, "bevestigd", kenmerk="M1")
    telling = Telling(mensen=4, plaatsen=5, deelnemers=2, deelnames=3)
    assert opkomst(evenement).rijen == (Rij(almelo, telling, None),)
    assert opkomst(evenement).nu == telling
    cijfers = jaarcijfers(jaar=2016, peildatum=date(2016, 12, 31))
    assert cijfers.deelnemers == {"summerschool": {"almelo": 2}}
    assert cijfers.deelnames == {"summerschool": {"almelo": 3}}


def test_in_the_total_somebody_of_two_organisations_is_one(almelo, evenement):
    for organisatie in (almelo, maak_organisatie("borne")):
        maak_deelname(maak_onderdeel(evenement), organisatie, kenmerk="M1")
    wat = opkomst(evenement)
    assert [rij.nu.deelnemers for rij in wat.rijen] == [1, 1]
    assert (wat.nu.deelnemers, wat.nu.deelnames) == (1, 2)


def test_the_edition_before_stands_beside_it_also_for_who_came_only_then(almelo, evenement):
    borne = maak_organisatie("borne")
    vorige = maak_evenement(jaar=2015)
    maak_deelname(maak_onderdeel(vorige), borne)
    maak_deelname(maak_onderdeel(evenement), almelo)
    wat = opkomst(evenement)
    nul, een = Telling(), Telling(1, 1, 1, 1)
    assert wat.vorige == vorige and (wat.nu, wat.toen) == (een, een)
    assert wat.rijen == (Rij(almelo, een, nul), Rij(borne, nul, een))


def test_the_edition_before_is_of_the_kind_and_with_the_code_if_there_is_one(evenement):
    maak_evenement(jaar=2015, soort="kracht_talent")
    maak_evenement(jaar=2016)
    assert vorige_editie(evenement) is None
    oud = maak_evenement(jaar=2013)
    assert vorige_editie(evenement) == oud
    maak_evenement(jaar=2014)
    zelfde = maak_evenement(jaar=2014, code=evenement.code)
    assert vorige_editie(evenement) == zelfde
    maak_evenement(jaar=2014, soort="anders")
    assert vorige_editie(maak_evenement(jaar=2016, soort="anders")) is None


def test_it_costs_the_same_for_any_number_of_organisations(evenement, django_assert_num_queries):
    maak_deelname(maak_onderdeel(maak_evenement(jaar=2015)))
    for _ in range(5):
        maak_deelname(maak_onderdeel(evenement))
    with django_assert_num_queries(6):
        opkomst(evenement)


# ---- the page and the files


@pytest.fixture
def mensen(almelo, evenement):
    deel = maak_onderdeel(evenement, titel="=Netwerken", datum=date(2016, 6, 1), locatie="Borne")
    for organisatie, naam, status in (
        (almelo, "Anna uit Almelo", "bevestigd"),
        (maak_organisatie("borne"), "Bea uit Borne", "wachtlijst"),
        (almelo, "Cor is weg", "geannuleerd"),
    ):
        maak_deelname(deel, organisatie, status, deelnemer=maak_gebruiker(naam=naam, organisatie=organisatie))


def pad(evenement, rest):
    return f"/beheer/evenementen/evenement/{evenement.pk}/{rest}/"


def blad(antwoord):
    assert "no-store" in antwoord["Cache-Control"]
    return [list(rij) for rij in openpyxl.load_workbook(BytesIO(antwoord.content)).active.values]


def test_the_coordinator_gets_the_list_of_everybody_and_the_log_says_so(als, evenement, mensen):
    browser = als(maak_gebruiker(Rol.COORDINATOR))
    rijen = blad(browser.get(pad(evenement, "deelnemers/xlsx")))
    assert [rij[:8] for rij in rijen[1:]] == [
        ["Almelo", "Anna uit Almelo", "'=Netwerken", "1 juni 2016", "", "", "Borne", "Bevestigd"],
        ["Borne", "Bea uit Borne", "'=Netwerken", "1 juni 2016", "", "", "Borne", "Wachtlijst"],
    ]
    assert Regel.objects.filter(actie="deelnemerslijst gedownload", object_id=str(evenement.pk)).count() == 1
    assert browser.get(pad(evenement, "deelnemers/ods")).status_code == 200
    assert browser.get(pad(evenement, "deelnemers/pdf")).status_code == 404


def test_a_contactpersoon_gets_the_own_people_and_figures_only(als, almelo, evenement, mensen):
    browser = als(maak_gebruiker(Rol.CONTACTPERSOON, almelo))
    assert [rij[1] for rij in blad(browser.get(pad(evenement, "deelnemers/xlsx")))[1:]] == ["Anna uit Almelo"]
    cijfers = blad(browser.get(pad(evenement, "cijfers/xlsx")))
    assert cijfers[1:3] == [["Gemeente Almelo", 1, 1, 0, 0], ["Totaal", 1, 1, 0, 0]]
    tekst = browser.get(pad(evenement, "deelnemers")).content.decode()
    assert "Almelo" in tekst and "Borne" not in tekst and "Anna" not in tekst


@pytest.mark.parametrize("rol", [None, Rol.BEHEERDER, Rol.VACATUREHOUDER, Rol.REGIEGROEP])
def test_others_do_not(als, evenement, mensen, rol):
    for rest in ("deelnemers", "deelnemers/xlsx", "cijfers/xlsx", "programma"):
        assert als(maak_gebruiker(rol)).get(pad(evenement, rest)).status_code in {302, 404}
