"""Planning a run in the admin: its sessions, how many may come, and what is kept for whom."""

import re
from datetime import time, timedelta
from html.parser import HTMLParser

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
        ({"einde": "9999-12-31"}, "Kies een dag tussen 1900 en 2101"),
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


# ---- somebody else changed it meanwhile


class Velden(HTMLParser):
    """What a browser posts of the form of a run as it was opened."""

    def __init__(self):
        super().__init__()
        self.velden, self.keuze = {}, ""

    def handle_starttag(self, tag, attrs):
        wat = dict(attrs)
        if tag == "select":
            self.keuze = wat.get("name", "")
            self.velden[self.keuze] = ""
        elif tag == "option" and "selected" in wat and self.keuze:
            self.velden[self.keuze] = wat["value"]
        elif tag == "input" and wat.get("type") not in ("submit", "checkbox") and "name" in wat:
            self.velden[wat["name"]] = wat.get("value", "")


def velden_van(pagina):
    lezer = Velden()
    lezer.feed(re.search(r'<form[^>]* id="uitvoering_form".*?</form>', pagina.content.decode(), re.S)[0])
    return lezer.velden


@pytest.fixture
def verdeeld(run):
    """Shared out by size, of which Hengelo has four."""
    return maak_quotum(run, maak_organisatie("hengelo"), 4, fte=100, aandeel=4)


def open_en_bewaar(browser, run, meanwhile, **velden):
    """The form stood open while something else happened."""
    adres = f"/beheer/school/uitvoering/{run.pk}/change/"
    open_staand = velden_van(browser.get(adres))
    meanwhile()
    return browser.post(adres, open_staand | velden)


def test_a_form_that_stood_open_writes_back_no_old_number_of_places(browser, run, verdeeld):
    def meanwhile():
        Uitvoering.objects.filter(pk=run.pk).update(max_deelnemers=12)
        Quotum.objects.filter(pk=verdeeld.pk).update(aantal=1)

    assert open_en_bewaar(browser, run, meanwhile, locatie="Borne").status_code == 302
    run.refresh_from_db()
    verdeeld.refresh_from_db()
    assert (run.locatie, run.max_deelnemers, verdeeld.aantal) == ("Borne", 12, 1)
    assert "Verdeeld naar fte" in verdeeld.herkomst


def test_who_changes_a_number_that_was_changed_meanwhile_is_told_and_may_do_it_again(browser, run, verdeeld):
    def meanwhile():
        Uitvoering.objects.filter(pk=run.pk).update(max_deelnemers=12)
        Quotum.objects.filter(pk=verdeeld.pk).update(aantal=1)

    wil = {"max_deelnemers": "8", "quota-0-aantal": "3"}
    antwoord = open_en_bewaar(browser, run, meanwhile, **wil)
    fouten = str(antwoord.context["errors"])
    assert "intussen gewijzigd: het is nu 12" in fouten and "intussen gewijzigd: het is nu 1." in fouten
    nog_eens = velden_van(antwoord)
    assert wil.items() <= nog_eens.items()  # nothing typed is lost
    assert browser.post(f"/beheer/school/uitvoering/{run.pk}/change/", nog_eens).status_code == 302
    run.refresh_from_db()
    verdeeld.refresh_from_db()
    assert (run.max_deelnemers, verdeeld.aantal) == (8, 3)


def test_whatever_was_changed_meanwhile_stays_as_it_is_now_where_one_left_it_alone(browser, run):
    ander = maak_opleiding()
    anders = {
        "opleiding": ander,
        "einde": DAG + timedelta(2),
        "begintijd": time(9, 30),
        "eindtijd": time(16),
        "sluit_op": DAG - timedelta(3),
        "beslis_op": DAG - timedelta(9),
        "min_deelnemers": 4,
        "wachtlijst": Uitvoering.Volgorde.AANMELDEN,
        "vrijgave_op": DAG - timedelta(20),
        "meenemen": "Je laptop",
    }

    def meanwhile():
        Uitvoering.objects.filter(pk=run.pk).update(**anders)

    assert open_en_bewaar(browser, run, meanwhile, locatie="Borne").status_code == 302
    run.refresh_from_db()
    assert {naam: getattr(run, naam) for naam in anders} == anders and run.locatie == "Borne"


@pytest.mark.parametrize(
    ("anders", "wil", "nu"),
    [
        ({"locatie": "Almelo"}, {"locatie": "Borne"}, "Almelo"),
        ({"einde": DAG + timedelta(2)}, {"einde": "2015-06-05"}, "3 juni 2015"),
        ({"begintijd": time(9, 30)}, {"begintijd": "10:00"}, "09.30 uur"),
        ({"wachtlijst": "geen"}, {"wachtlijst": "aanmelden"}, "Geen wachtlijst"),
        ({"vrijgave_op": None}, {"vrijgave_op": "2015-05-10"}, "leeg"),
    ],
)
def test_of_two_who_change_one_field_the_second_is_told_what_it_is_now(browser, run, anders, wil, nu):
    antwoord = open_en_bewaar(
        browser, run, lambda: Uitvoering.objects.filter(pk=run.pk).update(**anders), meenemen="Pen", **wil
    )
    assert f"Dit is intussen gewijzigd: het is nu {nu}." in str(antwoord.context["errors"])
    [veld] = anders
    run.refresh_from_db()
    assert (getattr(run, veld), run.meenemen) == (anders[veld], "")
    nog_eens = velden_van(antwoord)
    assert (wil | {"meenemen": "Pen"}).items() <= nog_eens.items()  # nothing typed is lost
    assert browser.post(f"/beheer/school/uitvoering/{run.pk}/change/", nog_eens).status_code == 302
    run.refresh_from_db()
    assert getattr(run, veld) != anders[veld] and run.meenemen == "Pen"


def test_two_who_want_the_same_are_not_bothered(browser, run):
    def meanwhile():
        Uitvoering.objects.filter(pk=run.pk).update(locatie="Borne")

    assert open_en_bewaar(browser, run, meanwhile, locatie="Borne").status_code == 302


def test_a_session_that_was_moved_meanwhile_stays_moved(browser, run):
    sessie = Bijeenkomst.objects.create(uitvoering=run, datum=DAG, begintijd=time(9), eindtijd=time(16))

    def meanwhile():
        Bijeenkomst.objects.filter(pk=sessie.pk).update(ruimte="2.04", eindtijd=time(15))

    assert open_en_bewaar(browser, run, meanwhile, locatie="Borne").status_code == 302
    sessie.refresh_from_db()
    assert (sessie.ruimte, sessie.eindtijd) == ("2.04", time(15))
    wil = {"bijeenkomsten-0-ruimte": "3.01"}
    Bijeenkomst.objects.filter(pk=sessie.pk).update(ruimte="")

    def weer():
        Bijeenkomst.objects.filter(pk=sessie.pk).update(ruimte="1.01")

    assert "het is nu 1.01." in open_en_bewaar(browser, run, weer, **wil).content.decode()
    sessie.refresh_from_db()
    assert sessie.ruimte == "1.01"


def test_a_maximum_that_was_taken_away_meanwhile_stays_away(browser, run):
    def weg():
        Uitvoering.objects.filter(pk=run.pk).update(max_deelnemers=None)

    assert open_en_bewaar(browser, run, weg, locatie="Borne").status_code == 302
    run.refresh_from_db()
    assert run.max_deelnemers is None


def test_places_that_were_shared_out_anew_meanwhile_are_left_alone(browser, run, verdeeld):
    def opnieuw():
        verdeeld.delete()
        maak_quotum(run, verdeeld.organisatie, 6, fte=100, aandeel=6)

    pagina = open_en_bewaar(browser, run, opnieuw, **{"quota-0-aantal": "3"}).content.decode()
    assert "intussen opnieuw verdeeld" in pagina
    assert Quotum.objects.get().aantal == 6


def test_a_number_changed_by_hand_no_longer_says_that_it_was_shared_out(browser, run, verdeeld):
    assert open_en_bewaar(browser, run, lambda: None, **{"quota-0-aantal": "3"}).status_code == 302
    verdeeld.refresh_from_db()
    assert (verdeeld.aantal, verdeeld.herkomst) == (3, "Met de hand ingevuld")


def test_a_contactpersoon_sees_what_is_kept_for_the_own_organisation_only(als, run):
    hengelo = maak_organisatie("hengelo")
    maak_quotum(run, hengelo, 3)
    maak_quotum(run, maak_organisatie("borne"), 2)
    browser = als(maak_gebruiker(Rol.CONTACTPERSOON, hengelo))
    pagina = browser.get(f"/beheer/school/uitvoering/{run.pk}/change/").content.decode()
    assert "Gemeente Hengelo" in pagina and "Gemeente Borne" not in pagina
    browser.post("/beheer/school/uitvoering/", {"action": "verdeel_plaatsen", "_selected_action": [run.pk]})
    assert Quotum.objects.count() == 2
