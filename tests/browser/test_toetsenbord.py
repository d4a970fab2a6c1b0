"""Whole journeys without a mouse: each link, field and button is reached with the tab key, in the order of the page."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.browser.toetsen import met_toetsen, tab_naar, typ
from tests.documenten import pdf
from tests.maken import (
    WACHTWOORD,
    maak_gebruiker,
    maak_organisatie,
    maak_rollencontrole,
    maak_uitnodiging,
    maak_vacature,
)
from twentsekracht.organisaties.models import Gebruiker, Rol
from vacatures.models import Reactie

CV = {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": pdf()}
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def files_of_this_test(settings, tmp_path):
    settings.PRIVE_MAP = tmp_path


def test_profile(ingelogd):
    gebruiker = maak_gebruiker()
    page = ingelogd(gebruiker)
    page.goto("/mijn/profiel/")
    typ(page, "Functie", "Jurist")
    typ(page, "Schaal", "99")
    met_toetsen(page, "checkbox", "ICT en data", toets="Space")
    met_toetsen(page, "checkbox", "Collega’s van andere organisaties mogen mijn profiel zien", toets="Space")
    met_toetsen(page, "button", "Bewaar mijn profiel")
    page.get_by_role("alert").wait_for()
    met_toetsen(page, "link", "Schaal")  # the error leads to its field
    typ(page, "Schaal", "10")
    met_toetsen(page, "button", "Bewaar mijn profiel")
    page.get_by_text("Je profiel is bewaard.").wait_for()
    profiel = gebruiker.profiel
    assert (profiel.schaal, profiel.vakgebieden, profiel.zichtbaar_voor_collegas) == (10, ["ict"], True)


def test_reacting_to_a_vacancy_and_taking_that_back(ingelogd):
    vandaag = timezone.localdate()
    open_nog = {"gepubliceerd_op": vandaag, "sluit_op": vandaag + timedelta(days=9)}
    maak_vacature(titel="Adviseur wonen", doelgroep="extern", omschrijving="Je adviseert.", **open_nog)
    page = ingelogd()
    page.goto("/vacatures/")
    met_toetsen(page, "link", "Adviseur wonen")
    page.get_by_role("heading", name="Adviseur wonen", level=1).wait_for()
    tab_naar(page, page.get_by_role("link", name="Reageer", exact=True).first)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Reageren", level=1).wait_for()
    typ(page, "Waarom past deze functie bij je?", "Ik praat graag met bewoners.")
    cv = page.get_by_label("Cv")
    tab_naar(page, cv)
    cv.set_input_files(CV)  # the window that Enter opens is the system's, not ours
    met_toetsen(page, "button", "Verstuur je reactie")
    page.get_by_role("heading", name="Je reactie is binnen").wait_for()
    met_toetsen(page, "link", "Trek je reactie in")
    page.wait_for_url("**/intrekken/")
    met_toetsen(page, "button", "Trek mijn reactie in")
    page.get_by_role("heading", name="Je hebt je reactie ingetrokken").wait_for()
    assert Reactie.objects.get().status == "ingetrokken"


def test_an_invitation_from_sending_to_accepting(ingelogd, pagina):
    page = ingelogd(maak_gebruiker(Rol.CONTACTPERSOON))
    page.goto(reverse("organisaties:uitnodigingen"))
    tab_naar(page, page.get_by_role("link", name="Nodig een collega uit").first)
    page.keyboard.press("Enter")
    page.wait_for_url("**" + reverse("organisaties:uitnodigen"))
    typ(page, "Naam", "Femke Bos")
    typ(page, "E-mailadres", "femke@elders.example")
    met_toetsen(page, "button", "Verstuur de uitnodiging")
    page.get_by_text("van je eigen organisatie. Voor een ander adres").wait_for()

    door = maak_gebruiker(Rol.CONTACTPERSOON)
    uitnodiging = maak_uitnodiging(door.organisatie, rol=Rol.AMBASSADEUR, door=door)
    pagina.goto(reverse("organisaties:uitnodiging", args=[uitnodiging.sleutel]))
    typ(pagina, "Wachtwoord", WACHTWOORD)
    typ(pagina, "Wachtwoord nog een keer", WACHTWOORD)
    pagina.keyboard.press("Enter")
    pagina.locator(".wie").wait_for()
    assert Gebruiker.objects.get(email=uitnodiging.email).lidmaatschappen.get().rol == Rol.AMBASSADEUR


def test_the_work_queue_to_a_finished_task(ingelogd):
    hengelo = maak_organisatie("hengelo")
    maak_gebruiker(Rol.VACATUREHOUDER, hengelo, naam="Esra Demir")
    controle = maak_rollencontrole(hengelo)
    page = ingelogd(maak_gebruiker(Rol.CONTACTPERSOON, hengelo))
    page.goto("/mijn/werkvoorraad/")
    met_toetsen(page, "link", "Controleer de rollen van Gemeente Hengelo")
    page.wait_for_url("**" + reverse("organisaties:rollencontrole", args=[controle.pk]))
    met_toetsen(page, "button", "Bevestig vacaturehouder Esra Demir")
    page.get_by_text("Niemand beslist over zichzelf").wait_for()
    assert controle.besluiten.get().lidmaatschap.gebruiker.naam == "Esra Demir"
