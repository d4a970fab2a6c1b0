"""The year is planned by two: a contactpersoon proposes, the coördinator decides and publishes, everybody reads it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from evenementen.models import Evenement, VrijePeriode
from tests.browser.toegankelijk import keur, keur_zoals_het_staat
from tests.maken import maak_gebruiker, maak_organisatie
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db(transaction=True)
# On a Monday some five months ahead.


def begin():
    return timezone.localdate() + timedelta(days=154 - timezone.localdate().weekday())


@pytest.fixture
def losser():
    VrijePeriode.objects.all().delete()
    return maak_organisatie("losser", naam="Gemeente Losser", korte_naam="Losser")


def test_a_contactpersoon_proposes_and_the_coordinator_plans_and_publishes(open_pagina, losser):
    VrijePeriode.objects.create(
        soort="schoolvakantie", naam="Meivakantie", van=begin(), tot=begin() + timedelta(6)
    )
    page = open_pagina(maak_gebruiker(Rol.CONTACTPERSOON, losser))
    keur(page, "/evenementen/planning/")
    page.get_by_role("link", name="Stel een evenement voor").click()
    keur_zoals_het_staat(page)
    page.get_by_label("Hoe heet het?").fill("Dag van de balie")
    page.get_by_label("Soort").select_option("anders")
    page.get_by_label("Eerste dag").fill(begin().isoformat())
    page.get_by_label("Laatste dag").fill(begin().isoformat())
    page.get_by_label("Wij willen het ontvangen").check()
    page.get_by_role("button", name="Dien het voorstel in").click()
    expect(page.get_by_role("status").filter(has_text="Meivakantie van de scholen")).to_be_visible()
    keur_zoals_het_staat(page)
    page.get_by_role("button", name="Dien het toch in").click()
    expect(page.get_by_text("Je voorstel staat in de planning")).to_be_visible()
    page.get_by_label("Jouw opmerking").fill("Onze raadzaal is dan vrij.")
    page.get_by_role("button", name="Plaats je opmerking").click()
    keur_zoals_het_staat(page)

    page = open_pagina(maak_gebruiker(Rol.COORDINATOR))
    page.goto("/mijn/werkvoorraad/")
    page.get_by_role("link", name=re.compile("Besluit over het voorstel")).click()
    expect(page.get_by_text("Onze raadzaal is dan vrij.")).to_be_visible()
    page.get_by_label("Te gast bij").select_option(label="Gemeente Losser")
    page.get_by_role("button", name="Zet het in de planning").click()
    page.get_by_role("button", name="Zet het op de website").click()
    expect(page.get_by_text("Het evenement staat op de website")).to_be_visible()
    keur_zoals_het_staat(page)
    assert Evenement.objects.get().is_gepubliceerd


def test_everybody_reads_the_year_by_month_as_a_list_and_takes_it_along(open_pagina, losser):
    page = open_pagina()
    Evenement.objects.create(
        code="balie",
        jaar=begin().year,
        titel="Dag van de balie",
        soort="anders",
        start=begin(),
        einde=begin(),
    )
    keur(page, f"/evenementen/kalender/?maand={begin():%Y-%m}")
    expect(page.get_by_role("link", name="Dag van de balie").first).to_be_visible()
    keur(page, f"/evenementen/kalender/{begin().year}/")
    expect(page.get_by_role("link", name="Abonneer je")).to_have_attribute(
        "href", re.compile("kalender.ics$")
    )
    with page.expect_response(re.compile("poster.pdf")) as antwoord:
        page.evaluate("url => fetch(url)", f"/evenementen/kalender/{begin().year}/poster.pdf")
    assert antwoord.value.headers["content-type"] == "application/pdf"
