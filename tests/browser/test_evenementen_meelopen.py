"""Going along for a day, as both walk through it: a host offers a day, a visitor picks it, and they say thanks."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from evenementen.models import Meeloopdag, Meeloopplek, Meeloopverzoek
from tests.browser.toegankelijk import keur_zoals_het_staat
from tests.evenementen.meelopen import maak_dag, maak_mens, maak_partner, maak_plek, maak_verzoek
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db(transaction=True)
TELEFOON = {"width": 390, "height": 800}


def knop(pagina, naam):
    return pagina.get_by_role("button", name=naam)


@pytest.mark.parametrize("script", [True, False], ids=["met script", "zonder script"])
def test_from_a_place_to_thanks(ingelogd, script):
    gastgever = maak_mens(maak_partner("almelo"), naam="Wies Nijland", functie="dijkbeheerder")
    bezoeker = maak_mens(maak_partner("borne"), naam="Gerrit Ooms", functie="jurist")
    gast = ingelogd(gastgever, java_script_enabled=script)
    gast.goto("/evenementen/meelopen/")
    gast.get_by_role("link", name="Laat iemand met jou meelopen").click()
    knop(gast, "Bewaar en kies dagen").click()
    if script:
        keur_zoals_het_staat(gast)
    gast.get_by_label("Vakgebied").select_option("water")
    gast.get_by_label("Wat is er te zien?").fill("Een dag langs de dijk.")
    gast.get_by_label("Plaats", exact=True).select_option("almelo")
    gast.get_by_label("Waar zien jullie elkaar?").fill("Stadhuis, balie")
    knop(gast, "Bewaar en kies dagen").click()
    dag = timezone.localdate() + timedelta(days=14)
    gast.get_by_label("Dag", exact=True).fill(f"{dag:%Y-%m-%d}")
    knop(gast, "Zet deze dag erbij").click()
    expect(gast.get_by_text("Erbij gezet")).to_be_visible()
    knop(gast, "Publiceer").click()
    expect(gast.get_by_text("Je plek is te vinden.")).to_be_visible()
    if script:
        keur_zoals_het_staat(gast)

    telefoon = ingelogd(bezoeker, viewport=TELEFOON, java_script_enabled=script)
    telefoon.goto("/evenementen/meelopen/?vakgebied=water&plaats=borne&binnen=10")
    telefoon.get_by_role("link", name="Meelopen met dijkbeheerder").click()
    expect(telefoon.get_by_text("Wies Nijland")).to_have_count(0)
    knop(telefoon, "Loop mee").click()
    expect(
        telefoon.get_by_text("Er ging iets mis").or_(telefoon.get_by_text("verplicht")).first
    ).to_be_visible()
    telefoon.get_by_role("radio").first.check()
    telefoon.get_by_label("Waarom wil je meelopen?").fill("Ik schrijf beleid over water.")
    if script:
        keur_zoals_het_staat(telefoon)
    knop(telefoon, "Loop mee").click()
    expect(telefoon.get_by_text("Wies Nijland")).to_be_visible()
    expect(telefoon.get_by_text("Stadhuis, balie")).to_be_visible()
    if script:
        keur_zoals_het_staat(telefoon)
    assert {bericht.aan for bericht in Bericht.objects.all()} == {gastgever.email, bezoeker.email}

    gisteren = timezone.localdate() - timedelta(days=1)
    Meeloopdag.objects.update(datum=gisteren)
    Meeloopverzoek.objects.update(datum=gisteren)
    telefoon.reload()
    knop(telefoon, "Het ging door").click()
    telefoon.get_by_label("Jouw bedankje").fill("Mooie dag!")
    knop(telefoon, "Stuur mijn bedankje").click()
    gast.goto("/evenementen/meelopen/mijn/")
    gast.get_by_role("link", name="Iemand loopt met je mee").click()
    expect(gast.get_by_text("Mooie dag!")).to_be_visible()
    gast.get_by_label("Jouw bedankje").fill("Kom gerust terug.")
    knop(gast, "Stuur mijn bedankje").click()
    telefoon.reload()
    expect(telefoon.get_by_text("Kom gerust terug.")).to_be_visible()
    if script:
        keur_zoals_het_staat(telefoon)


def test_ask_first_and_a_no_that_is_kind(ingelogd):
    gastgever = maak_mens()
    dag = maak_dag(maak_plek(gastgever, wijze="vraag"), timezone.localdate() + timedelta(days=14))
    verzoek = maak_verzoek(
        dag, status="aangevraagd", antwoord_tot=timezone.now() + timedelta(days=3), motivatie="Graag een dag."
    )
    gast = ingelogd(gastgever, viewport=TELEFOON)
    gast.goto("/mijn/werkvoorraad/")
    gast.get_by_role("link", name="Zeg ja of nee").first.click()
    expect(gast.get_by_text("Graag een dag.")).to_be_visible()
    expect(gast.get_by_text(verzoek.bezoeker.naam)).to_have_count(0)
    keur_zoals_het_staat(gast)
    gast.get_by_label("Kan het niet?").fill("Die week ben ik weg.")
    knop(gast, "Nee, het kan niet").click()
    expect(gast.get_by_text("Je collega krijgt bericht.")).to_be_visible()
    [bericht] = Bericht.objects.all()
    assert "Die week ben ik weg." in bericht.tekst and bericht.aan == verzoek.bezoeker.email


def test_a_wish_finds_a_place_and_says_why(ingelogd):
    maak_dag(
        maak_plek(functie="ecoloog", vakgebied="ruimte", plaats="hengelo"),
        timezone.localdate() + timedelta(days=9),
    )
    pagina = ingelogd(maak_mens())
    pagina.goto("/evenementen/meelopen/wens/")
    pagina.get_by_label("Ruimte en milieu").check()
    pagina.get_by_label("Vanuit").select_option("enschede")
    pagina.get_by_label("Hoe ver weg").select_option("10")
    keur_zoals_het_staat(pagina)
    knop(pagina, "Bewaar mijn wens").click()
    expect(pagina.get_by_text("Waarom deze: vakgebied Ruimte en milieu")).to_be_visible()
    keur_zoals_het_staat(pagina)
    assert Meeloopplek.objects.count() == 1
