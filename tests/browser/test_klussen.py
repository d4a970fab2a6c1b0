"""A klus, as its klusgever, who does it and their leidinggevende walk through it; with script or without."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from jbmb.models import Klus, Klusreactie
from jbmb.services.kluslinks import akkoordteken
from tests.browser.toegankelijk import keur, keur_zoals_het_staat
from tests.jbmb.klussen import baas_van, maak_klus, maak_mens, maak_reactie
from tests.maken import maak_gebruiker, maak_organisatie, maak_profiel, maak_vaardigheid
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db(transaction=True)
TELEFOON = {"width": 390, "height": 800}


def knop(pagina, naam):
    return pagina.get_by_role("button", name=naam)


@pytest.mark.parametrize("script", [True, False], ids=["met script", "zonder script"])
def test_from_posting_to_thanks_on_the_profile(ingelogd, open_pagina, script):
    hengelo, borne = maak_organisatie("hengelo"), maak_organisatie("borne")
    gever, ik = maak_mens(hengelo, naam="Gerda Nijland"), maak_mens(borne, naam="Wim Oosterik")
    maak_profiel(ik, zichtbaar_voor_collegas=True, verborgen_voor_eigen_organisatie=True)
    maak_vaardigheid("Duidelijk schrijven")
    dag = timezone.localdate()

    van_gever = ingelogd(gever, java_script_enabled=script)
    van_gever.goto("/jbmb/klussen/")
    van_gever.get_by_role("link", name="Plaats een klus").first.click()
    knop(van_gever, "Plaats de klus").click()
    if script:
        keur_zoals_het_staat(van_gever)
    van_gever.get_by_label("Titel").fill("Brieven herschrijven")
    van_gever.get_by_label("Wat ga je doen?").fill("Twintig brieven, met twee collega’s.")
    van_gever.get_by_label("Duidelijk schrijven").check()
    van_gever.get_by_label("Uren", exact=True).fill("7,5")
    van_gever.get_by_label("Eerste dag").fill(f"{dag + timedelta(40):%Y-%m-%d}")
    van_gever.get_by_label("Laatste dag").fill(f"{dag + timedelta(90):%Y-%m-%d}")
    van_gever.get_by_role("combobox", name="Plaats").select_option("hengelo")
    van_gever.get_by_label("Reageren kan tot en met").fill(f"{dag + timedelta(20):%Y-%m-%d}")
    knop(van_gever, "Plaats de klus").click()
    expect(van_gever.get_by_text("Je klus staat erop.")).to_be_visible()

    mijn = ingelogd(ik, viewport=TELEFOON, java_script_enabled=script)
    mijn.goto("/jbmb/klussen/?q=brieven")
    mijn.get_by_role("link", name="Brieven herschrijven").click()
    expect(mijn.get_by_text("Gerda Nijland")).to_have_count(0)
    mijn.get_by_label("Waarom wil je deze klus doen?").fill("Ik schrijf graag.")
    knop(mijn, "Verstuur mijn reactie").click()
    expect(mijn.get_by_text("Je reactie is verstuurd.")).to_be_visible()

    van_gever.goto("/mijn/werkvoorraad/")
    van_gever.get_by_role("link", name="Kies wie je klus doet: 1 reactie").first.click()
    expect(van_gever.get_by_text("Ik schrijf graag.")).to_be_visible()
    expect(van_gever.get_by_text("Wim Oosterik")).to_have_count(0)
    knop(van_gever, "Kies deze collega").click()
    expect(van_gever.get_by_role("heading", name="Wim Oosterik")).to_be_visible()
    if script:
        keur_zoals_het_staat(van_gever)

    mijn.reload()
    expect(mijn.get_by_text("Gerda Nijland")).to_be_visible()
    mijn.get_by_label("E-mailadres van je leidinggevende").fill(baas_van(ik))
    if script:
        keur_zoals_het_staat(mijn)
    knop(mijn, "Ja, ik doe deze klus").click()
    expect(mijn.get_by_text("We hebben je leidinggevende om akkoord gevraagd.")).to_be_visible()

    baas = open_pagina(viewport=TELEFOON, java_script_enabled=script)
    baas.goto(f"/jbmb/klussen/akkoord/{akkoordteken(Klusreactie.objects.get())}/")
    if script:
        keur_zoals_het_staat(baas)
    knop(baas, "Ja, akkoord").click()
    expect(baas.get_by_text("Dank je wel voor je antwoord.")).to_be_visible()

    Klus.objects.update(status="lopend")
    van_gever.goto(f"/jbmb/klussen/{Klus.objects.get().pk}/beheer/")
    knop(van_gever, "De klus is klaar").click()
    van_gever.get_by_label("Jouw bedankje").fill("Wat een heldere brieven!")
    knop(van_gever, "Stuur mijn bedankje").click()
    mijn.reload()
    knop(mijn, "Laat het zien op mijn profiel").click()
    van_gever.goto(f"/mijn/collegas/{ik.profiel.pk}/")
    expect(van_gever.get_by_text("Wat een heldere brieven!")).to_be_visible()
    if script:
        keur_zoals_het_staat(van_gever)


def test_the_pages_at_every_width(ingelogd):
    nu = timezone.now()
    amb = maak_gebruiker(Rol.AMBASSADEUR, maak_organisatie("hengelo"))
    eigen, ander = maak_klus(amb, op=nu, mensen=3), maak_klus(op=nu)
    for status in ("gereageerd", "gekozen", "wacht_op_akkoord", "afgesproken", "ingetrokken"):
        maak_reactie(eigen, status=status, op=nu)
    klaar = maak_klus(amb, "afgerond", op=nu)
    maak_reactie(klaar, status="afgerond", op=nu)
    gedaan = maak_reactie(maak_klus(status="afgerond", op=nu), amb, "afgerond", op=nu, dank="Dank")
    van_collega = maak_klus(maak_mens(amb.organisatie), op=nu)
    pagina = ingelogd(amb)
    for adres in (
        "/jbmb/klussen/",
        f"/jbmb/klussen/{ander.pk}/",
        f"/jbmb/klussen/{van_collega.pk}/",
        "/jbmb/klussen/nieuw/",
        "/jbmb/klussen/mijn/",
        "/jbmb/klussen/overzicht/",
        f"/jbmb/klussen/{eigen.pk}/beheer/",
        f"/jbmb/klussen/{klaar.pk}/beheer/",
        f"/jbmb/klussen/reactie/{gedaan.pk}/",
    ):
        keur(pagina, adres)
