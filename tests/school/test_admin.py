"""Planning a run in the admin: its sessions, how many may come, and what is kept for whom."""

from datetime import time, timedelta

import pytest

from school.models import Bijeenkomst, Quotum, Uitvoering
from tests.maken import (
    DAG,
    maak_afspraak,
    maak_formatie,
    maak_gebruiker,
    maak_inschrijving,
    maak_opleiding,
    maak_organisatie,
    maak_quotum,
    maak_uitvoering,
)
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db
LEEG = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}


@pytest.fixture
def run():
    return maak_uitvoering(start=DAG, vrijgave_op=DAG - timedelta(30), max_deelnemers=10)


@pytest.fixture
def browser(als):
    return als(maak_gebruiker(Rol.COORDINATOR))


def formulier(run, bijeenkomsten=(), quota=(), **velden):
    """What the admin's form of a run posts."""
    data = {
        naam: "" if (waarde := getattr(run, naam)) is None else str(waarde)
        for naam in ("code", "start", "einde", "locatie", "max_deelnemers", "vrijgave_op", "wachtlijst")
    } | {"opleiding": run.opleiding_id, **velden}
    for naam, rijen in (("bijeenkomsten", bijeenkomsten), ("quota", quota)):
        data |= {f"{naam}-{veld}": waarde for veld, waarde in (LEEG | {"TOTAL_FORMS": len(rijen)}).items()}
        for nummer, rij in enumerate(rijen):
            data |= {f"{naam}-{nummer}-{veld}": waarde for veld, waarde in rij.items()}
    return data


def bewaar(browser, run, **wat):
    """The errors on the page, or nothing when it was saved."""
    antwoord = browser.post(f"/beheer/school/uitvoering/{run.pk}/change/", formulier(run, **wat))
    if antwoord.status_code == 302:
        return ""
    return str([antwoord.context["errors"]])


def test_sessions_and_quota_are_kept_with_the_run(browser, run):
    hengelo = maak_organisatie("hengelo")
    sessie = {"datum": DAG, "begintijd": "09:00", "eindtijd": "12:00", "ruimte": "B12"}
    fout = bewaar(
        browser,
        run,
        bijeenkomsten=[sessie],
        quota=[{"organisatie": hengelo.pk, "aantal": 4}],
        locatie="Borne",
    )
    assert fout == ""
    assert Bijeenkomst.objects.get().ruimte == "B12"
    assert Quotum.objects.get().aantal == 4
    run.refresh_from_db()
    assert run.locatie == "Borne"


@pytest.mark.parametrize(
    ("wat", "waarom"),
    [
        ({"max_deelnemers": 1}, "Er zijn al 2 plaatsen bezet"),
        ({"min_deelnemers": 11}, "Het minimum ligt boven het maximum"),
        ({"aantal": 11}, "Samen zijn dit 11 plaatsen, er zijn er 10"),
        ({"aantal": 1, "vrijgave_op": ""}, "dag waarop deze plaatsen vrijkomen"),
        ({"datum": DAG + timedelta(1)}, "valt buiten de uitvoering"),
        ({"eindtijd": "08:00"}, "eindtijd ligt voor de begintijd"),
        ({"vrijgave_op": DAG + timedelta(1)}, "uiterlijk op de dag van de start"),
    ],
)
def test_what_cannot_be_is_refused(browser, run, wat, waarom):
    for _ in range(2):
        maak_inschrijving(run)
    sessie = {"datum": wat.pop("datum", DAG), "begintijd": "09:00", "eindtijd": wat.pop("eindtijd", "12:00")}
    quota = [{"organisatie": maak_organisatie().pk, "aantal": wat.pop("aantal")}] if "aantal" in wat else []
    assert waarom in bewaar(browser, run, bijeenkomsten=[sessie], quota=quota, **wat)


def test_a_run_is_added_with_its_sessions_at_once(browser):
    nieuw = Uitvoering(opleiding=maak_opleiding(), code="nieuw", start=DAG, einde=DAG + timedelta(7))
    sessies = [{"datum": dag, "begintijd": "09:00", "eindtijd": "12:00"} for dag in (DAG, DAG + timedelta(7))]
    post = formulier(nieuw, bijeenkomsten=sessies)
    assert browser.post("/beheer/school/uitvoering/add/", post).status_code == 302
    run = Uitvoering.objects.get(code="nieuw")
    assert [een.datum for een in run.bijeenkomsten.all()] == [DAG, DAG + timedelta(7)]


def test_a_run_and_its_sessions_move_together_or_not_at_all(browser, run):
    sessie = run.bijeenkomsten.create(datum=DAG, begintijd=time(9), eindtijd=time(12))
    later = DAG + timedelta(9)
    rij = {"id": sessie.pk, "uitvoering": run.pk, "begintijd": "09:00", "eindtijd": "12:00"}

    def verplaats(datum):
        post = formulier(run, bijeenkomsten=[{**rij, "datum": datum}], start=str(later))
        return browser.post(
            f"/beheer/school/uitvoering/{run.pk}/change/", post | {"bijeenkomsten-INITIAL_FORMS": 1}
        )

    assert "valt buiten de uitvoering" in str(verplaats(DAG).context["errors"])
    assert verplaats(later).status_code == 302
    sessie.refresh_from_db()
    assert sessie.datum == later


def test_the_first_session_is_on_the_first_day(browser, run):
    sessie = {"datum": DAG + timedelta(2), "begintijd": "09:00", "eindtijd": "12:00"}
    fout = bewaar(browser, run, bijeenkomsten=[sessie], einde=str(DAG + timedelta(5)))
    assert "De eerste bijeenkomst is op de eerste dag" in fout


def test_the_places_are_shared_out_from_the_list(browser, run):
    hengelo = maak_organisatie("hengelo")
    maak_formatie(hengelo, 2015, 100)
    maak_afspraak(hengelo, 2015)
    zonder = maak_uitvoering(max_deelnemers=None)
    keuze = {"action": "verdeel_plaatsen", "_selected_action": [run.pk, zonder.pk]}
    pagina = browser.post("/beheer/school/uitvoering/", keuze, follow=True).content.decode()
    assert "10 plaatsen voor 1 organisatie." in pagina
    assert "geen maximum" in pagina
    assert Quotum.objects.get().aantal == 10
    assert (
        "eerlijk 10,00 plaats" in browser.get(f"/beheer/school/uitvoering/{run.pk}/change/").content.decode()
    )


def test_a_contactpersoon_sees_what_is_kept_for_the_own_organisation_only(als, run):
    hengelo = maak_organisatie("hengelo")
    maak_quotum(run, hengelo, 3)
    maak_quotum(run, maak_organisatie("borne"), 2)
    browser = als(maak_gebruiker(Rol.CONTACTPERSOON, hengelo))
    pagina = browser.get(f"/beheer/school/uitvoering/{run.pk}/change/").content.decode()
    assert "Gemeente Hengelo" in pagina and "Gemeente Borne" not in pagina
    browser.post("/beheer/school/uitvoering/", {"action": "verdeel_plaatsen", "_selected_action": [run.pk]})
    assert Quotum.objects.count() == 2
