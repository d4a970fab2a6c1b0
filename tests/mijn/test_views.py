"""The pages about oneself: whose they are, what they cost, and what a calendar program gets."""

import json
import logging
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from tests.maken import (
    WACHTWOORD,
    maak_agendaadres,
    maak_gebruiker,
    maak_lidmaatschap,
    maak_organisatie,
    maak_profiel,
)
from twentsekracht.mijn import views
from twentsekracht.mijn.agenda import Agendapunt
from twentsekracht.mijn.models import Agendaadres, Profiel
from twentsekracht.mijn.werkvoorraad import Taak
from twentsekracht.organisaties.models import Gebruiker, Rol

pytestmark = pytest.mark.django_db


@pytest.fixture
def sanne():
    return maak_gebruiker(naam="Sanne ter Horst", functie="Jurist")


@pytest.fixture
def browser(als, sanne):
    return als(sanne)


def tekst(antwoord):
    assert antwoord.status_code == 200, antwoord.status_code
    return antwoord.content.decode()


EIGEN = [
    "",
    "profiel/",
    "agenda/",
    "agenda/?maand=2026-11",
    "werkvoorraad/",
    "gegevens/",
    "gegevens/account-verwijderen/",
]


@pytest.mark.parametrize("pad", EIGEN)
def test_own_pages_open_for_somebody_new_and_are_not_kept(browser, pad):
    antwoord = browser.get(f"/mijn/{pad}")
    assert antwoord.status_code == 200
    assert antwoord["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("pad", EIGEN)
def test_own_pages_show_nothing_of_somebody_else(browser, pad):
    ander = maak_gebruiker(naam="Zeldzaam Persoon", email="zeldzaam@ergens.example", functie="Torenwachter")
    maak_profiel(ander, wensen="Klokken luiden", vaardigheden="Hoog klimmen")
    sleutel = maak_agendaadres(ander).sleutel
    pagina = tekst(browser.get(f"/mijn/{pad}"))
    for spoor in ("Zeldzaam", "zeldzaam@", "Torenwachter", "Klokken", "klimmen", sleutel):
        assert spoor not in pagina


# ---- profile


def test_profile_is_saved_and_shown_as_others_see_it(browser, sanne):
    antwoord = browser.post(
        "/mijn/profiel/",
        {
            "functie": "Teamleider",
            "schaal": "11",
            "uren_min": "24,5",
            "vakgebieden": ["ict", "water"],
            "wensen": "<b>Meer</b> buiten",
            "zichtbaar_voor_collegas": "on",
            "toont": ["functie", "schaal", "wensen"],
        },
        follow=True,
    )
    pagina = tekst(antwoord)
    profiel = Profiel.objects.get(gebruiker=sanne)
    assert (profiel.schaal, profiel.vakgebieden) == (11, ["ict", "water"])
    assert (profiel.zichtbaar_voor_collegas, profiel.verborgen_voor_eigen_organisatie) == (True, False)
    assert "Je profiel is bewaard" in pagina
    assert "Teamleider, " in pagina
    assert "vanaf 24,5" in pagina
    assert "&lt;b&gt;Meer&lt;/b&gt; buiten" in pagina
    assert "Collega’s van alle organisaties zien dit" in pagina


def test_a_refused_form_keeps_what_stood_there(browser, sanne):
    maak_profiel(sanne, schaal=9)
    pagina = tekst(browser.post("/mijn/profiel/", {"schaal": "99", "functie": "Teamleider"}))
    assert "Er is nog iets niet goed" in pagina
    assert Profiel.objects.get().schaal == 9
    assert Gebruiker.objects.get(pk=sanne.pk).functie == "Jurist"


def test_what_is_fixed_cannot_be_sent_along(browser, sanne):
    browser.post(
        "/mijn/profiel/",
        {
            "naam": "Burgemeester",
            "email": "b@x.example",
            "organisatie": maak_organisatie().pk,
            "gebruiker": "1",
        },
    )
    na = Gebruiker.objects.get(pk=sanne.pk)
    assert (na.naam, na.email, na.organisatie) == (sanne.naam, sanne.email, sanne.organisatie)
    assert Profiel.objects.get().gebruiker == sanne


# ---- calendar


CURSUS = Agendapunt(
    "inschrijving-1", "Omgevingswet", date(2030, 3, 12), date(2030, 3, 13), "Hengelo", "/school/x/"
)


def een_cursus(*, gebruiker, vanaf, op):
    return [CURSUS] if gebruiker.functie == "Jurist" else []


@pytest.fixture
def agenda(settings):
    settings.AGENDA = [f"{__name__}.een_cursus"]
    cache.clear()


def test_calendar_as_list_and_as_month(agenda, browser):
    lijst = tekst(browser.get("/mijn/agenda/"))
    assert "Maart 2030" in lijst
    assert "12 tot en met 13 maart 2030" in lijst
    maand = tekst(browser.get("/mijn/agenda/?maand=2030-03"))
    assert maand.count('class="punt"') == 2
    assert "?maand=2030-02" in maand
    assert "?maand=2030-04" in maand


@pytest.mark.parametrize(
    "onzin", ["", "2026", "2026-13", "morgen", "0001-01", "9999-12", "2026-11-01", "2026-1"]
)
def test_a_month_that_does_not_exist_is_not_found(browser, onzin):
    assert browser.get("/mijn/agenda/", {"maand": onzin}).status_code == 404


def lees(adres, client=None, **headers):
    return (client or Client()).get(f"/mijn/agenda/{adres}.ics", headers=headers)


def test_whoever_has_the_address_reads_the_calendar_without_logging_in(agenda, sanne):
    antwoord = lees(maak_agendaadres(sanne).sleutel)
    assert antwoord["Content-Type"] == "text/calendar; charset=utf-8"
    assert not antwoord.cookies
    assert antwoord["Cache-Control"].startswith("private")
    assert "noindex" in antwoord["X-Robots-Tag"]
    (item,) = Calendar.from_ical(antwoord.content).walk("VEVENT")
    assert (item["summary"], item["sequence"]) == ("Omgevingswet", 1)


def test_the_calendar_is_of_the_owner_of_the_address_whoever_is_signed_in(agenda, sanne, als):
    ander = maak_gebruiker(functie="Bode")
    antwoord = lees(maak_agendaadres(ander).sleutel, als(sanne))
    assert Calendar.from_ical(antwoord.content).walk("VEVENT") == []


def test_what_did_not_change_is_not_sent_again(agenda, sanne, settings):
    sleutel = maak_agendaadres(sanne).sleutel
    eerst = lees(sleutel)
    weer = lees(sleutel, **{"If-None-Match": eerst["ETag"]})
    assert (weer.status_code, weer.content) == (304, b"")
    assert lees(sleutel).content == eerst.content
    settings.AGENDA = []
    anders = lees(sleutel, **{"If-None-Match": eerst["ETag"]})
    assert anders.status_code == 200
    assert Agendaadres.objects.get().volgnummer == 2


def test_only_reading_is_possible(agenda, sanne):
    sleutel = maak_agendaadres(sanne).sleutel
    assert Client().head(f"/mijn/agenda/{sleutel}.ics").status_code == 200
    assert Client().post(f"/mijn/agenda/{sleutel}.ics").status_code == 405


@pytest.mark.parametrize("sleutel", ["onbekend", "x" * 500, "1", "-"])
def test_an_address_nobody_has_is_not_found(agenda, sanne, sleutel):
    maak_agendaadres(sanne)
    assert lees(sleutel).status_code == 404


def test_renewed_the_old_address_stops_at_once(agenda, sanne, browser):
    oud = maak_agendaadres(sanne).sleutel
    pagina = tekst(browser.post("/mijn/agenda/adres/", follow=True))
    nieuw = Agendaadres.objects.get().sleutel
    assert nieuw != oud
    assert nieuw in pagina
    assert (lees(oud).status_code, lees(nieuw).status_code) == (404, 200)


def test_switched_off_there_is_no_address(agenda, sanne, browser):
    sleutel = maak_agendaadres(sanne).sleutel
    browser.post("/mijn/agenda/adres/uit/")
    assert lees(sleutel).status_code == 404


def test_with_the_account_the_calendar_closes(agenda, sanne):
    sleutel = maak_agendaadres(sanne).sleutel
    vandaag = timezone.localdate()
    for velden, status in [
        ({"toegang_tot": vandaag}, 200),
        ({"toegang_tot": vandaag - timedelta(days=1)}, 404),
        ({"toegang_tot": None, "is_active": False}, 404),
        ({"is_active": True}, 200),
    ]:
        Gebruiker.objects.filter(pk=sanne.pk).update(**velden)
        assert lees(sleutel).status_code == status


def test_a_program_that_asks_all_the_time_is_told_to_wait(agenda, sanne, monkeypatch):
    monkeypatch.setattr(views, "ZO_VAAK", 2)
    sleutel, ander = maak_agendaadres(sanne).sleutel, maak_agendaadres().sleutel
    assert [lees(sleutel).status_code for _ in range(3)] == [200, 200, 429]
    assert lees(sleutel)["Retry-After"] == "3600"
    assert lees(ander).status_code == 200


def test_the_secret_does_not_reach_the_log(agenda, sanne, caplog):
    caplog.set_level(logging.DEBUG)
    sleutel = maak_agendaadres(sanne).sleutel
    lees(sleutel)
    lees(sleutel, Client(raise_request_exception=False), Host="vreemd.example")
    Gebruiker.objects.filter(pk=sanne.pk).update(is_active=False)
    assert lees(sleutel).status_code == 404
    geschreven = [regel for regel in caplog.messages if "SELECT" not in regel and "UPDATE" not in regel]
    assert not any(sleutel in regel for regel in geschreven), geschreven


# ---- work queue


def drie_taken(*, gebruiker, op):
    return [
        Taak(
            "Beslis over 3 aanvragen",
            "/a/",
            "Twentse School",
            op - timedelta(days=2),
            "Ze wachten op je akkoord",
        ),
        Taak("Handel 2 reacties af", "/b/", "Vacatures", op + timedelta(days=3)),
        Taak("Kies een opvolger", "/c/", "Toegang"),
    ]


def test_queue_is_grouped_by_when_and_counted_by_kind(settings, browser):
    settings.WERKVOORRAAD = [f"{__name__}.drie_taken"]
    pagina = tekst(browser.get("/mijn/werkvoorraad/"))
    koppen = [kop for kop in ("Te laat", "Deze week", "Later<", "Zonder datum") if kop in pagina]
    assert koppen == ["Te laat", "Deze week", "Zonder datum"]
    for stuk in ("2 dagen te laat", "nog 3 dagen", "Alles (3)", "Vacatures (1)", 'href="/b/"'):
        assert stuk in pagina
    alleen = tekst(browser.get("/mijn/werkvoorraad/", {"soort": "Vacatures"}))
    assert "Handel 2 reacties af" in alleen
    assert "Beslis over" not in alleen
    assert "Hier wacht niets" in tekst(browser.get("/mijn/werkvoorraad/", {"soort": "<script>"}))


def test_an_empty_queue_says_so(settings, browser):
    settings.WERKVOORRAAD = []
    assert "Er wacht niets op jou" in tekst(browser.get("/mijn/werkvoorraad/"))


# ---- one's data


def test_data_are_shown_with_what_is_empty(browser, sanne):
    maak_profiel(sanne, wensen="Meer buiten")
    pagina = tekst(browser.get("/mijn/gegevens/"))
    assert "Meer buiten" in pagina
    assert "Hiervan weet het portaal niets" in pagina


def test_download_is_json_of_ones_own(browser, sanne):
    maak_profiel(sanne, wensen="Reünie")
    antwoord = browser.get("/mijn/gegevens/download/")
    assert antwoord["Content-Disposition"] == 'attachment; filename="mijn-gegevens.json"'
    assert antwoord["Cache-Control"] == "private, no-store"
    assert "Reünie" in antwoord.content.decode()
    assert json.loads(antwoord.content)["gegevens"]["Profiel"][0]["wensen"] == "Reünie"


@pytest.fixture
def met_wachtwoord():
    return maak_gebruiker(wachtwoord=WACHTWOORD)


@pytest.mark.parametrize("pad", ["gegevens/download/", "gegevens/account-verwijderen/"])
def test_data_and_deletion_first_ask_once_more_who_you_are(als, met_wachtwoord, pad):
    browser = als(met_wachtwoord)
    antwoord = browser.get(f"/mijn/{pad}")
    assert antwoord.status_code == 302
    assert urlsplit(antwoord["Location"]).path == "/account/reauthenticate/"
    assert browser.post("/mijn/gegevens/account-verwijderen/", {"zeker": "on"}).status_code == 302
    assert Gebruiker.objects.filter(pk=met_wachtwoord.pk).exists()


def test_after_the_password_the_download_comes(als, met_wachtwoord):
    browser = als(met_wachtwoord)
    naar = browser.get("/mijn/gegevens/download/")["Location"]
    fout = browser.post(naar, {"password": "iets anders"}, follow=True)
    assert fout["Content-Type"] != "application/json"
    antwoord = browser.post(naar, {"password": WACHTWOORD}, follow=True)
    assert antwoord["Content-Type"] == "application/json"


# ---- away


def test_deleting_asks_to_be_sure(browser, sanne):
    pagina = tekst(browser.post("/mijn/gegevens/account-verwijderen/", {}))
    assert "Er is nog iets niet goed" in pagina
    assert Gebruiker.objects.filter(pk=sanne.pk).exists()


def test_deleting_ends_every_session_and_goes_to_the_start_page(browser, sanne, als):
    telefoon = als(sanne)
    antwoord = browser.post("/mijn/gegevens/account-verwijderen/", {"zeker": "on"}, follow=True)
    assert "Je account is verwijderd" in tekst(antwoord)
    assert not Gebruiker.objects.filter(pk=sanne.pk).exists()
    for client in (browser, telefoon):
        assert client.get("/mijn/").status_code == 302


def test_somebody_with_a_role_reads_which_and_keeps_the_account(als):
    gebruiker = maak_gebruiker(Rol.CONTACTPERSOON)
    maak_lidmaatschap(gebruiker, rol=Rol.AMBASSADEUR, tot=timezone.localdate())
    browser = als(gebruiker)
    pagina = tekst(browser.get("/mijn/gegevens/account-verwijderen/"))
    assert "Contactpersoon bij" in pagina
    assert "Ambassadeur bij" in pagina
    assert "Verwijder mijn account" not in pagina
    browser.post("/mijn/gegevens/account-verwijderen/", {"zeker": "on"})
    assert Gebruiker.objects.filter(pk=gebruiker.pk).exists()
