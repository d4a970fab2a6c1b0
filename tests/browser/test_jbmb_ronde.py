"""The coördinator starts a round, waits, reads what came of it and repeats it; on a screen and on a phone."""

import pytest
from playwright.sync_api import expect

from jbmb.models import Ronde
from tests.browser.toegankelijk import keur, keur_zoals_het_staat
from tests.jbmb.test_rondes import aanbod, ring_van_drie
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.services import ronde as werk_af

pytestmark = pytest.mark.django_db(transaction=True)


def test_from_asking_for_a_round_to_repeating_it(ingelogd):
    ring_van_drie()
    aanbod(functie="Verpleegkundige jeugd", functiefamilie="zorg", wens_families=["zorg"])
    bureau = ingelogd(rol=Rol.COORDINATOR)
    bureau.goto("/beheer/jbmb/ronde/add/")
    keur_zoals_het_staat(bureau)
    bureau.get_by_label("Welke ringen:").select_option(label="Ringen van twee of drie")
    bureau.get_by_role("button", name="Begin de ronde").click()
    expect(bureau.get_by_text("Staat in de wachtrij")).to_be_visible()
    keur_zoals_het_staat(bureau)
    werk_af()
    bureau.get_by_role("link", name="Ververs").click()
    expect(bureau.get_by_text("jij gaat naar Controller bij Borne")).to_be_visible()
    blad = bureau.url
    keur(bureau, blad)
    bureau.get_by_role("button", name="Herhaal deze ronde").click()
    expect(bureau.get_by_text("Staat in de wachtrij")).to_be_visible()
    werk_af()
    bureau.get_by_role("link", name="Ververs").click()
    expect(bureau.get_by_text("de uitkomst is dezelfde")).to_be_visible()
    assert Ronde.objects.count() == 2


def test_on_the_own_page_stands_who_one_can_swap_with(ingelogd):
    drie = ring_van_drie()
    een = ingelogd(drie[0].deelnemer)
    een.goto("/jbmb/mijn/")
    expect(een.get_by_text("jij gaat naar Controller bij Borne")).to_be_visible()
    keur(een, een.url)
