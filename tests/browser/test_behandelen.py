"""Handling reactions in a browser: from the list to a mail that was looked at first, and who reads along."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests import maken
from tests.browser.toegankelijk import keur, keur_zoals_het_staat
from tests.vacatures.maken import maak_bijlage, maak_commissielid, maak_sollicitatie
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht
from vacatures.models import Reactie

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def vacature():
    sluit_op = timezone.localdate() + timedelta(days=9)
    return maken.maak_vacature(maken.maak_organisatie("hengelo"), titel="Adviseur water", sluit_op=sluit_op)


def maak(vacature, naam, **velden):
    reactie = maken.maak_reactie(vacature, **{"status": "ontvangen", **velden})
    maak_bijlage(maak_sollicitatie(reactie=reactie, naam=naam, functie="Adviseur"))
    return reactie


@pytest.fixture
def reacties(vacature):
    herkomsten = {"Mia": "intern", "Jan": "regio", "Bo": "extern"}
    gemaakt = {naam: maak(vacature, naam, herkomst=herkomst) for naam, herkomst in herkomsten.items()}
    maak(vacature, "Al weg", status="ingetrokken")
    return gemaakt


@pytest.mark.parametrize(
    "pad",
    ["reacties/", "reacties/?status=afgewezen", "reacties/{}/", "reacties/afwijzen/?kies={}", "commissie/"],
)
def test_pages_pass_at_every_width(ingelogd, vacature, reacties, pad):
    maak_commissielid(vacature)
    houder = maken.maak_gebruiker(Rol.VACATUREHOUDER, vacature.organisatie)
    keur(ingelogd(houder), f"/vacatures/beheren/{vacature.pk}/" + pad.format(reacties["Mia"].pk))


@pytest.mark.parametrize(
    "opties", [{}, {"java_script_enabled": False, "viewport": {"width": 390, "height": 800}}]
)
def test_choose_look_and_send_then_offer_and_hire(ingelogd, vacature, reacties, opties):
    page = ingelogd(maken.maak_gebruiker(Rol.VACATUREHOUDER, vacature.organisatie), **opties)
    page.goto(f"/vacatures/beheren/{vacature.pk}/reacties/")
    page.get_by_label("Kies Mia").check()
    page.get_by_label("Kies Bo").check()
    page.get_by_role("button", name="Nodig de gekozen mensen uit").click()
    expect(page.get_by_role("heading", name="2 mensen krijgen deze mail")).to_be_visible()
    tekst = page.get_by_label("Je bericht")
    page.get_by_role("button", name="Bekijk het voorbeeld").click()
    expect(page.get_by_text("Vul nog in: [dag, tijd en plaats].").first).to_be_visible()
    tekst.fill("Dag {naam},\n\nKom je dinsdag praten?")
    page.get_by_role("button", name="Bekijk het voorbeeld").click()
    expect(page.get_by_text("Dag Mia,")).to_be_visible()
    if not opties:
        keur_zoals_het_staat(page)
    page.get_by_role("button", name="Nodig uit en stuur 2 mails").click()
    expect(page.get_by_text("Uitgenodigd: 2.")).to_be_visible()
    assert Bericht.objects.count() == 2
    page.get_by_role("link", name="Mia").click()
    page.get_by_role("link", name="Bied de baan aan").click()
    if not opties:
        keur_zoals_het_staat(page)
    page.get_by_role("button", name="Bied de baan aan").click()
    page.get_by_role("link", name="Leg vast: aangenomen").click()
    page.get_by_role("button", name="Neem aan").click()
    expect(page.get_by_text("De kandidaat is aangenomen.")).to_be_visible()
    assert set(Reactie.objects.values_list("status", flat=True)) == {
        "aangenomen",
        "uitgenodigd",
        "ontvangen",
        "ingetrokken",
    }


def test_a_colleague_reads_along_and_a_contactpersoon_of_elsewhere_gets_nowhere(
    ingelogd, vacature, reacties, console
):
    houder = maken.maak_gebruiker(Rol.VACATUREHOUDER, vacature.organisatie)
    collega = maken.maak_gebruiker(organisatie=vacature.organisatie)
    page = ingelogd(houder)
    page.goto(f"/vacatures/beheren/{vacature.pk}/reacties/")
    page.get_by_role("link", name="Selectiecommissie").click()
    page.get_by_label("E-mailadres van de collega").fill(collega.email)
    page.get_by_role("button", name="Laat meelezen").click()
    expect(page.get_by_role("row", name=re.compile(collega.naam))).to_be_visible()
    lezer = ingelogd(collega)
    keur(lezer, f"/vacatures/beheren/{vacature.pk}/reacties/")
    lezer.get_by_role("link", name="Jan").click()
    expect(lezer.get_by_role("heading", name="Motivatie")).to_be_visible()
    expect(lezer.get_by_text("Wijs af")).to_have_count(0)
    vreemd = ingelogd(maken.maak_gebruiker(Rol.CONTACTPERSOON))
    assert vreemd.goto(f"/vacatures/beheren/{vacature.pk}/reacties/").status == 404
    assert [regel for regel in console if "404" not in regel] == []
    console.clear()
