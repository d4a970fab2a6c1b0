"""Offering a job, as its owner, the ambassadeur and a colleague walk through it; by keyboard and script or without."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from jbmb.models import Ruilaanbod
from tests.browser.toegankelijk import keur, keur_zoals_het_staat
from tests.jbmb.aanbod import maak_ambassadeur, maak_compleet, maak_mens
from tests.maken import maak_organisatie

pytestmark = pytest.mark.django_db(transaction=True)
TELEFOON = {"width": 390, "height": 800}


def knop(pagina, naam):
    return pagina.get_by_role("button", name=naam)


@pytest.mark.parametrize("script", [True, False], ids=["met script", "zonder script"])
def test_filled_in_approved_found_and_paused(ingelogd, script):
    hengelo, borne = maak_organisatie("hengelo"), maak_organisatie("borne")
    eigenaar = maak_mens(hengelo, naam="Wies Nijland", functie="Jurist")
    amb, zoeker = maak_ambassadeur(hengelo, naam="Derk Kamphuis"), maak_mens(borne)
    maak_compleet(zoeker, functie="Planner", functiefamilie="projecten", schaal=9)
    dag = timezone.localdate() + timedelta(days=40)

    eigen = ingelogd(eigenaar, java_script_enabled=script)
    eigen.goto("/jbmb/")
    eigen.get_by_role("link", name="Bied je baan aan").click()
    knop(eigen, "Dien in").click()
    expect(eigen.get_by_text("Vul dit in.").first).to_be_visible()
    if script:
        keur_zoals_het_staat(eigen)
    eigen.get_by_label("Functiefamilie", exact=True).select_option("juridisch")
    eigen.get_by_label("Wat doe je?").fill("Besluiten schrijven.")
    eigen.get_by_label("Schaal van je functie").fill("10")
    eigen.get_by_label("Uren", exact=True).fill("28,5")
    eigen.get_by_label("Plaats", exact=True).select_option("hengelo")
    eigen.get_by_label("Schaal vanaf").fill("10")
    eigen.get_by_label("Schaal tot en met").fill("11")
    eigen.get_by_label("Eerste keus").select_option(label="Gemeente Borne")
    eigen.get_by_label("Ik kan beginnen vanaf").fill(f"{dag:%Y-%m-%d}")
    eigen.get_by_label("Ik kan uiterlijk beginnen op").fill(f"{dag + timedelta(60):%Y-%m-%d}")
    knop(eigen, "Dien in").click()
    expect(eigen.get_by_text("Je aanbod is ingediend.")).to_be_visible()
    if script:
        keur_zoals_het_staat(eigen)

    kijker = ingelogd(amb, viewport=TELEFOON, java_script_enabled=script)
    kijker.goto("/mijn/werkvoorraad/")
    kijker.get_by_role("link", name="Kijk 1 aanbod na").first.click()
    kijker.get_by_role("link", name="Jurist").first.click()
    expect(kijker.get_by_text("Wies Nijland")).to_be_visible()
    kijker.get_by_label("Goedkeuren", exact=True).check()
    kijker.get_by_label("Ik heb gecontroleerd").check()
    if script:
        keur_zoals_het_staat(kijker)
    knop(kijker, "Bewaar mijn besluit").click()
    expect(kijker.get_by_text("Goedgekeurd.")).to_be_visible()

    ander = ingelogd(zoeker, viewport=TELEFOON, java_script_enabled=script)
    ander.goto("/jbmb/?familie=juridisch")
    ander.get_by_role("link", name="Jurist").click()
    expect(ander.get_by_role("heading", name="Deze baan past bij wat je zoekt")).to_be_visible()
    expect(ander.get_by_text("Schaal 9 in plaats van 10 tot en met 11")).to_be_visible()
    expect(ander.get_by_text("Wies Nijland")).to_have_count(0)
    if script:
        keur_zoals_het_staat(ander)

    eigen.goto("/jbmb/past/")
    expect(eigen.get_by_role("heading", name="Past bijna")).to_be_visible()
    eigen.goto("/jbmb/mijn/")
    knop(eigen, "Pauzeer").click()
    expect(eigen.get_by_text("Niemand vindt je aanbod nu.")).to_be_visible()
    ander.goto("/jbmb/?familie=juridisch")
    expect(ander.get_by_text("Geen baan gevonden")).to_be_visible()
    assert Ruilaanbod.objects.get(deelnemer=eigenaar).status == "gepauzeerd"


def test_the_pages_at_every_width(ingelogd):
    hengelo = maak_organisatie("hengelo")
    amb = maak_ambassadeur(hengelo)
    maak_compleet(amb)
    wacht = maak_compleet(maak_mens(hengelo), "ingediend")
    past, bijna = maak_compleet(), maak_compleet(schaal=9, wens_families=["zorg"], wens_schaal_min=9)
    pagina = ingelogd(amb)
    for adres in (
        "/jbmb/",
        "/jbmb/past/",
        "/jbmb/mijn/",
        "/jbmb/mijn/bewerken/",
        "/jbmb/nakijken/",
        f"/jbmb/nakijken/{wacht.pk}/",
        f"/jbmb/{past.pk}/",
        f"/jbmb/{bijna.pk}/",
    ):
        keur(pagina, adres)
