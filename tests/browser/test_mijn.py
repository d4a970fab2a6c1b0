"""Mijn Twentse Kracht in a browser: whole journeys, and every page at three widths, also without scripting."""

import json
from datetime import timedelta
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from django.utils import timezone
from icalendar import Calendar

from tests import maken
from tests.browser.toegankelijk import keur, keur_zoals_het_staat
from twentsekracht.mijn.models import Agendaadres, Profiel
from twentsekracht.mijn.werkvoorraad import Taak
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db(transaction=True)


def vul(gebruiker):
    """Something of every kind that is this person's."""
    straks = timezone.localdate() + timedelta(days=9)
    eigen = {"deelnemer": gebruiker, "organisatie": gebruiker.organisatie}
    maken.maak_profiel(
        gebruiker, schaal=9, vakgebieden=["ict"], wensen="Meer buiten", niveau="hbo", uren_min=24
    )
    vacature = maken.maak_vacature(
        titel="Ecoloog", vakgebied="ict", niveau="hbo", doelgroep="extern", sluit_op=straks, schaal_min=9
    )
    maken.maak_bewaarde_vacature(gebruiker, vacature)
    maken.maak_reactie(vacature, kandidaat=gebruiker)
    maken.maak_zoekopdracht(gebruiker)
    opleiding = maken.maak_opleiding(titel="Omgevingswet", is_gepubliceerd=True)
    maken.maak_inschrijving(maken.maak_uitvoering(opleiding, start=straks), **eigen)
    evenement = maken.maak_evenement(straks.year, start=straks, einde=straks, is_gepubliceerd=True)
    maken.maak_deelname(maken.maak_onderdeel(evenement, datum=straks), status="bevestigd", **eigen)
    maken.maak_ruilaanbod(**eigen)
    maken.maak_nieuwsbericht()


PAGINAS = ["/", "/mijn/", "/mijn/profiel/", "/mijn/agenda/", "/mijn/werkvoorraad/", "/mijn/gegevens/"]


@pytest.mark.parametrize("pad", [*PAGINAS, "/mijn/gegevens/account-verwijderen/"])
def test_pages_of_somebody_new(ingelogd, pad):
    keur(ingelogd(), pad)


@pytest.mark.parametrize("pad", PAGINAS)
def test_pages_with_something_of_everything(ingelogd, settings, pad):
    settings.WERKVOORRAAD = [f"{__name__}.taken"]
    gebruiker = maken.maak_gebruiker(Rol.COORDINATOR)
    vul(gebruiker)
    maken.maak_agendaadres(gebruiker)
    keur(ingelogd(gebruiker), pad)


def taken(*, gebruiker, op):
    return [
        Taak("Beslis over 3 aanvragen", "/", "Twentse School", op - timedelta(days=3), "Gemeente Hengelo"),
        Taak("Handel 2 reacties af", "/", "Vacatures", op + timedelta(days=2)),
        Taak("Maak de afspraak", "/", "Twentse School", op + timedelta(days=40)),
        Taak("Kies een opvolger", "/", "Toegang"),
    ]


def test_colleagues_who_let_themselves_be_found(ingelogd):
    for nummer in range(13):
        wie = maken.maak_gebruiker(
            naam=f"Wilhelmina van den Oudenhuijzen-Scholtenboer {nummer}", functie="Jurist"
        )
        wat = {"vakgebieden": ["ict", "water"], "wensen": "Iets met water en mensen. " * 9, "niveau": "wo"}
        profiel = maken.maak_profiel(wie, zichtbaar_voor_collegas=True, **wat)
    page = ingelogd()
    keur(page, "/mijn/collegas/")
    keur(page, "/mijn/collegas/?q=bestaat-niet")
    keur(page, f"/mijn/collegas/{profiel.pk}/")


def test_month_of_the_calendar(ingelogd):
    gebruiker = maken.maak_gebruiker()
    vul(gebruiker)
    straks = timezone.localdate() + timedelta(days=9)
    keur(ingelogd(gebruiker), f"/mijn/agenda/?maand={straks:%Y-%m}")


def test_start_page_of_a_visitor(pagina):
    vul(maken.maak_gebruiker())
    keur(pagina, "/")


def test_deletion_is_refused_to_who_has_a_role(ingelogd):
    keur(ingelogd(rol=Rol.CONTACTPERSOON), "/mijn/gegevens/account-verwijderen/")


@pytest.mark.parametrize("script", [True, False])
def test_journey_profile(ingelogd, script):
    """Somebody tells what they can, looks at what others see, is refused once, and hides from their own."""
    gebruiker = maken.maak_gebruiker(naam="Sanne ter Horst")
    page = ingelogd(gebruiker, java_script_enabled=script)
    page.goto("/mijn/")
    page.get_by_role("link", name="Mijn profiel").first.click()
    page.get_by_label("Functie (niet verplicht)").fill("Jurist")
    page.get_by_label("Schaal (niet verplicht)").fill("99")
    page.get_by_label("ICT en data").check()
    page.get_by_label("Wensen (niet verplicht)").fill("Meer buiten")
    page.get_by_label("Collega’s van andere organisaties mogen mijn profiel zien").check()
    page.get_by_role("button", name="Bewaar mijn profiel").click()
    page.get_by_role("alert").get_by_role("link", name="Schaal").click()
    if script:
        keur_zoals_het_staat(page)
    page.get_by_label("Schaal (niet verplicht)").fill("10")
    page.get_by_role("button", name="Bewaar mijn profiel").click()
    page.get_by_text("Je profiel is bewaard.").wait_for()
    kaart = page.get_by_role("article", name="Profiel van Sanne ter Horst")
    assert "Jurist" in kaart.inner_text()
    assert "ICT en data" in kaart.inner_text()
    assert page.get_by_text("Je eigen organisatie ziet niets.").is_visible()
    profiel = Profiel.objects.get(gebruiker=gebruiker)
    assert (profiel.schaal, profiel.zichtbaar_voor_collegas) == (10, True)
    assert profiel.verborgen_voor_eigen_organisatie


def lees(live_server, adres):
    with urlopen(live_server.url + urlsplit(adres).path) as antwoord:
        return Calendar.from_ical(antwoord.read())


def test_journey_calendar(ingelogd, live_server):
    """An address is made, read by a program, renewed (the old one stops) and switched off."""
    gebruiker = maken.maak_gebruiker()
    vul(gebruiker)
    page = ingelogd(gebruiker, permissions=["clipboard-read", "clipboard-write"])
    page.goto("/mijn/agenda/")
    page.get_by_role("button", name="Maak mijn agenda-adres").click()
    eerste = page.locator(".geheim-adres code").inner_text()
    assert {str(item["summary"]) for item in lees(live_server, eerste).walk("VEVENT")} >= {"Omgevingswet"}
    page.get_by_role("button", name="Kopieer het adres").click()
    page.get_by_role("button", name="gekopieerd").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == eerste
    page.get_by_role("button", name="Maak een nieuw adres").click()
    tweede = page.locator(".geheim-adres code").inner_text()
    assert tweede != eerste
    assert page.request.get(urlsplit(eerste).path).status == 404
    assert lees(live_server, tweede).walk("VEVENT")
    page.get_by_role("button", name="Zet het uit").click()
    page.get_by_role("button", name="Maak mijn agenda-adres").wait_for()
    assert not Agendaadres.objects.exists()


def test_journey_calendar_without_scripting_and_with_the_keyboard(ingelogd):
    page = ingelogd(java_script_enabled=False)
    page.goto("/mijn/agenda/")
    page.get_by_role("button", name="Maak mijn agenda-adres").focus()
    page.keyboard.press("Enter")
    page.locator(".geheim-adres").wait_for()
    assert not page.get_by_role("button", name="Kopieer het adres").is_visible()
    page.get_by_role("link", name="Per maand").click()
    assert "maand=" in page.url


def test_journey_queue_of_a_contactpersoon(ingelogd):
    """From the start page by way of the queue to where the work is, which is of their own organisation only."""
    gebruiker = maken.maak_gebruiker(Rol.CONTACTPERSOON, maken.maak_organisatie("hengelo"))
    voorbij = timezone.localdate() - timedelta(days=40)
    for organisatie in (gebruiker.organisatie, maken.maak_organisatie("almelo")):
        maken.maak_vacature(
            organisatie,
            titel=f"Jurist {organisatie.code}",
            status="gesloten",
            gepubliceerd_op=voorbij,
            sluit_op=voorbij,
        )
    page = ingelogd(gebruiker)
    page.goto("/")
    page.get_by_role("region", name="Wacht op jou").get_by_role("link").first.click()
    assert urlsplit(page.url).path == "/mijn/werkvoorraad/"
    taak = page.get_by_role("link", name="Jurist hengelo")
    assert taak.count() == 1
    assert page.get_by_text("Jurist almelo").count() == 0
    taak.click()
    assert urlsplit(page.url).path != "/mijn/werkvoorraad/"
    page.get_by_role("heading", level=1).wait_for()


def test_journey_queue_of_the_coordinator(ingelogd, settings):
    settings.WERKVOORRAAD = [f"{__name__}.taken"]
    page = ingelogd(rol=Rol.COORDINATOR)
    page.goto("/")
    assert page.get_by_text("Er wachten 4 dingen op jou, waarvan 1 te laat.").is_visible()
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Werkvoorraad").click()
    koppen = [kop.inner_text() for kop in page.get_by_role("heading", level=2).all()]
    assert koppen[:4] == ["Te laat", "Deze week", "Later", "Zonder datum"]
    page.get_by_role("link", name="Twentse School (2)").click()
    assert page.get_by_role("link", name="Handel 2 reacties af").count() == 0
    assert page.get_by_role("link", name="Beslis over 3 aanvragen").is_visible()
    page.get_by_role("link", name="Alles (4)").click()
    assert page.get_by_role("link", name="Handel 2 reacties af").is_visible()


def test_journey_download_and_leave(ingelogd, console):
    """First once more the password, then the file; then the account goes and the door is closed."""
    gebruiker = maken.maak_gebruiker(wachtwoord=maken.WACHTWOORD)
    vul(gebruiker)
    page = ingelogd(gebruiker)
    page.goto("/mijn/gegevens/")
    page.get_by_role("link", name="Download alles").click()
    page.locator("input[type=password]").fill(maken.WACHTWOORD)
    with page.expect_download() as bestand:
        page.keyboard.press("Enter")
    with open(bestand.value.path()) as inhoud:
        assert json.load(inhoud)["gegevens"]["Profiel"][0]["wensen"] == "Meer buiten"
    page.goto("/mijn/gegevens/")
    page.get_by_role("link", name="Verwijder mijn account").click()
    page.get_by_label("Ja, verwijder mijn account").check()
    page.get_by_role("button", name="Verwijder mijn account").click()
    page.get_by_text("Je account is verwijderd.").wait_for()
    page.goto("/mijn/")
    assert urlsplit(page.url).path == "/account/login/"
