"""A vacaturehouder tells from the mail how a vacancy ended, on a phone; the coördinator sees who is silent."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.browser.toegankelijk import keur, keur_zoals_het_staat
from tests.maken import maak_gebruiker, maak_organisatie, maak_vacature
from tests.vacatures.maken import maak_uitkomstvraag
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht
from vacatures import services

DAG = timedelta(days=1)


@pytest.fixture
def hengelo(live_server, db):
    return maak_organisatie("hengelo")


def dicht(organisatie, **velden):
    vandaag = timezone.localdate()
    velden = {"gepubliceerd_op": vandaag - 60 * DAG, "sluit_op": vandaag - 20 * DAG, **velden}
    return maak_vacature(organisatie, **velden)


def test_from_the_mail_to_the_answer_on_a_phone(pagina, hengelo):
    maak_gebruiker(Rol.VACATUREHOUDER, hengelo)
    vacature = dicht(hengelo, titel="Adviseur wonen")
    services.vraag_uitkomst(vacature=vacature, door=None, op=timezone.now())
    pagina.set_viewport_size({"width": 390, "height": 844})
    [pad] = re.findall(r"(/vacatures/uitkomst/\S+\?antwoord=intern)", Bericht.objects.get().tekst)
    keur(pagina, pad)
    assert vacature.uitkomsten.count() == 0
    pagina.get_by_role("link", name="Kies een ander antwoord").click()
    keur_zoals_het_staat(pagina)
    pagina.get_by_label("Sinds wanneer?").press("Enter")  # by itself no answer
    assert pagina.get_by_role("alert").get_by_text("Kies een antwoord.").is_visible()
    assert vacature.uitkomsten.count() == 0
    pagina.get_by_role("button", name="Iemand van buiten").click()
    assert pagina.locator("h1").inner_text() == "Dank je wel, dit is vastgelegd"
    keur_zoals_het_staat(pagina)
    assert vacature.uitkomsten.get().soort == "extern"


def test_the_coordinator_finds_the_silent_one_and_tells_it_place_by_place(ingelogd, hengelo):
    vacature, lang_geleden = dicht(hengelo, titel="Wijkboa", aantal_plaatsen=2), timezone.now() - 30 * DAG
    maak_uitkomstvraag(vacature, keren=3, gevraagd_op=lang_geleden, laatst_op=lang_geleden)
    page = ingelogd(maak_gebruiker(Rol.COORDINATOR))
    page.goto(reverse("mijn:werkvoorraad"))
    page.get_by_role("link", name="Bel na hoe het afliep: 1 vacature").first.click()
    keur_zoals_het_staat(page)
    page.get_by_role("link", name="Wijkboa").click()
    plaats = page.get_by_role("region", name="Plaats 1")
    plaats.get_by_role("button", name="Iemand van onze eigen organisatie").click()
    page.get_by_role("region", name="Plaats 2").get_by_role("button", name="Niet vervuld").click()
    plaats.get_by_text("Verbeter dit antwoord").click()
    keur_zoals_het_staat(page)
    plaats.get_by_role("button", name="Iemand van een andere Twentse organisatie").click()
    page.get_by_text("Dank je wel").first.wait_for()
    vacature.refresh_from_db()
    assert (vacature.status, vacature.ingevuld_door) == ("ingevuld", "regio")
    page.goto("/vacatures/uitkomsten/")
    assert page.get_by_text("Van elke vacature is bekend hoe zij afliep").is_visible()
