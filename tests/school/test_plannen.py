"""Planning a run like an earlier one."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from school.models import Bijeenkomst, Uitvoering
from school.services.plannen import SCHUIFT, ZELFDE, ZELFDE_BIJEENKOMST
from tests.maken import maak_gebruiker, maak_inschrijving, maak_opleiding, maak_quotum, maak_uitvoering
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db


def vandaag():
    return timezone.localdate()


def maandag():
    return vandaag() + timedelta(days=84 - vandaag().weekday())


@pytest.fixture
def browser(als):
    return als(maak_gebruiker(Rol.COORDINATOR))


@pytest.fixture
def run():
    """A year ago, on a Monday and the Wednesday of the week after."""
    start = maandag() - timedelta(364)
    run = maak_uitvoering(
        maak_opleiding(code="excel"),
        code="excel-1",
        start=start,
        einde=start + timedelta(9),
        begintijd=time(9),
        eindtijd=time(12),
        locatie="Borne",
        sluit_op=start - timedelta(14),
        vrijgave_op=start - timedelta(30),
        min_deelnemers=4,
        max_deelnemers=8,
        wachtlijst="aanmelden",
        afgelast_op=start,
    )
    for dagen in (0, 9):
        Bijeenkomst.objects.create(
            uitvoering=run,
            datum=start + timedelta(dagen),
            begintijd=time(9),
            eindtijd=time(12),
            ruimte="B12",
            online_url="https://x.example",
        )
    maak_quotum(run)
    maak_inschrijving(run)
    return run


def kopieer(browser, run, **velden):
    data = {"code": "excel-2", "start": f"{maandag():%d-%m-%Y}", **velden}
    return browser.post(f"/beheer/school/uitvoering/{run.pk}/kopieer/", data, follow=True)


def test_everything_moves_along_and_nobody_comes_along(browser, run):
    assert "Kijk na of alle dagen kloppen" in kopieer(browser, run).content.decode()
    nieuw = Uitvoering.objects.get(code="excel-2")
    assert (nieuw.start, nieuw.einde) == (maandag(), maandag() + timedelta(9))
    assert (nieuw.sluit_op, nieuw.vrijgave_op) == (maandag() - timedelta(14), maandag() - timedelta(30))
    assert (nieuw.min_deelnemers, nieuw.max_deelnemers, nieuw.wachtlijst) == (4, 8, "aanmelden")
    assert (nieuw.afgelast_op, nieuw.gemeld_op, nieuw.beslis_op) == (None, None, None)
    sessies = list(nieuw.bijeenkomsten.values_list("datum", "begintijd", "ruimte", "online_url"))
    assert sessies == [
        (maandag(), time(9), "B12", "https://x.example"),
        (maandag() + timedelta(9), time(9), "B12", "https://x.example"),
    ]
    assert not nieuw.quota.exists() and not nieuw.inschrijvingen.exists()
    nieuw.full_clean()
    assert run.bijeenkomsten.count() == 2


def test_of_every_field_it_is_known_whether_it_comes_along():
    """A new field of a run or a session has to be given a place in services/plannen.py, or here."""
    blijft = {"id", "code", "oproep_op", "gaat_door_op", "afgelast_op", "besloten_door", "gemeld_op"}
    assert {veld.name for veld in Uitvoering._meta.fields} == {*ZELFDE, *SCHUIFT} | blijft
    anders = {"id", "uitvoering", "datum"}
    assert {veld.name for veld in Bijeenkomst._meta.fields} == {*ZELFDE_BIJEENKOMST} | anders


@pytest.mark.parametrize(
    ("velden", "waarom"),
    [
        ({"code": "excel-1"}, "De code excel-1 bestaat al"),
        ({"code": ""}, "Dit veld is verplicht"),
        ({"code": "x" * 41}, "40 tekens"),
        ({"start": ""}, "Dit veld is verplicht"),
        ({"start": "31-02-2027"}, "Vul een datum in"),
        ({"start": "vandaag"}, "Kies een eerste dag die nog komt"),
        ({"start": "31-12-9999"}, "ligt te ver weg"),
        ({"start": "31-12-2100"}, "ligt te ver weg"),  # the last day of it would be in another century
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_made(browser, run, velden, waarom):
    if velden.get("start") == "vandaag":
        velden = {"start": f"{vandaag():%d-%m-%Y}"}
    assert waarom in kopieer(browser, run, **velden).content.decode()
    assert Uitvoering.objects.count() == 1 and Bijeenkomst.objects.count() == 2


def test_a_day_in_the_weekend_is_pointed_at(browser, run):
    zaterdag = maandag() + timedelta(5)
    pagina = kopieer(browser, run, start=f"{zaterdag:%d-%m-%Y}").content.decode()
    assert f"{zaterdag:%d-%m-%Y} valt in het weekend" in pagina


def test_a_holiday_is_pointed_at(browser, run):
    kerst = date(vandaag().year + 1, 12, 25)
    pagina = kopieer(browser, run, start=f"{kerst:%d-%m-%Y}").content.decode()
    wat = "valt in het weekend" if kerst.weekday() > 4 else "is een feestdag"
    assert f"Let op: 25-12-{kerst.year} {wat}" in pagina


def test_the_next_code_is_offered(browser, run):
    pagina = browser.get(f"/beheer/school/uitvoering/{run.pk}/kopieer/").content.decode()
    assert 'value="excel-2"' in pagina
    assert pagina.count("09.00 tot 12.00 uur") >= 2
