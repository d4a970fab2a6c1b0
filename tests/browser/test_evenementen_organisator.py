"""An event as who organises it walks through it: from what is double in the programme to what a speaker reads."""

from datetime import time, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from evenementen.models import Kostenpost, Onderdeel, Rondschrijven
from tests.browser.toegankelijk import keur_zoals_het_staat
from tests.evenementen.maken import maak_spreker
from tests.maken import maak_deelname, maak_evenement, maak_gebruiker, maak_onderdeel, maak_organisatie
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def week():
    """Two parts in one room at the same time, by one speaker; three people in it."""
    straks = timezone.localdate() + timedelta(days=30)
    evenement = maak_evenement(
        jaar=straks.year, start=straks, einde=straks + timedelta(1), titel="Talentweek", route="Neem bus 9."
    )
    losser = maak_organisatie("losser")
    spreker = maak_spreker("Wim ter Haar", email="wim@bureau.example")
    for titel, begin, eind in (("Netwerken", 9, 11), ("Tekenen", 10, 12)):
        deel = maak_onderdeel(
            evenement,
            titel=titel,
            datum=straks,
            begintijd=time(begin),
            eindtijd=time(eind),
            locatie="Stadhuis",
            ruimte="Zaal 2",
            capaciteit=12,
        )
        deel.sprekers.add(spreker)
        for naam in ("Anna Bos", "Bea Cats")[: 2 if titel == "Netwerken" else 1]:
            maak_deelname(
                deel,
                losser,
                "bevestigd",
                deelnemer=maak_gebruiker(organisatie=losser, naam=f"{naam} {titel}"),
            )
    return evenement


def knop(pagina, naam):
    return pagina.get_by_role("button", name=naam, exact=True)


@pytest.mark.parametrize("breedte", [1280, 390])
def test_the_organiser_puts_the_programme_right(ingelogd, week, breedte):
    pagina = ingelogd(rol=Rol.COORDINATOR, viewport={"width": breedte, "height": 900})
    pagina.goto(f"/beheer/evenementen/evenement/{week.pk}/change/")
    pagina.get_by_role("link", name="Programma", exact=True).click()
    expect(pagina.get_by_text("Bij 2 onderdelen klopt iets niet.")).to_be_visible()
    tekenen = pagina.get_by_role("group", name="Tekenen")
    expect(tekenen).to_contain_text("In Stadhuis, Zaal 2 is dan ook ‘Netwerken’ (09.00 tot 11.00 uur).")
    expect(tekenen).to_contain_text("Wim ter Haar geeft dan ook ‘Netwerken’")
    keur_zoals_het_staat(pagina)
    tekenen.get_by_label("Van", exact=True).fill("13:00")
    tekenen.get_by_label("Tot", exact=True).fill("15:00")
    tekenen.get_by_label("Capaciteit").fill("0")
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_text("Er is niets bewaard.")).to_be_visible()
    expect(tekenen).to_contain_text("Er is al 1 plaats bezet.")
    keur_zoals_het_staat(pagina)
    tekenen.get_by_label("Capaciteit").fill("20")
    knop(pagina, "Bewaar het programma").click()
    expect(pagina.get_by_text("Bewaard: 1 onderdeel gewijzigd.")).to_be_visible()
    expect(pagina.get_by_text("Er is niets dubbel.")).to_be_visible()
    deel = Onderdeel.objects.get(titel="Tekenen")
    assert (deel.begintijd, deel.capaciteit) == (time(13), 20)


def test_the_organiser_counts_prints_writes_and_shares_the_cost(ingelogd, week):
    pagina = ingelogd(rol=Rol.COORDINATOR)
    pagina.goto(f"/beheer/evenementen/evenement/{week.pk}/deelnemers/")
    expect(pagina.get_by_role("row", name="Losser")).to_contain_text("3")
    keur_zoals_het_staat(pagina)
    with pagina.expect_download() as lijst:
        pagina.get_by_role("link", name="Lijst als ODS-bestand").click()
    assert lijst.value.path().stat().st_size > 1000

    pagina.get_by_role("link", name="Op papier").click()
    keur_zoals_het_staat(pagina)
    for naam in ("Naamkaartjes van", "Netwerken (pdf)"):
        with pagina.expect_download() as blad:
            pagina.get_by_role("link", name=naam).click()
        assert blad.value.path().read_bytes().startswith(b"%PDF")

    pagina.get_by_role("link", name="Bericht", exact=True).click()
    pagina.get_by_label("Onderwerp").fill("Neem een jas mee")
    pagina.get_by_role("textbox", name="Bericht").fill("Het wordt koud.")
    pagina.get_by_label("Over welk onderdeel").select_option(label="Netwerken")
    keur_zoals_het_staat(pagina)
    knop(pagina, "Bekijk het eerst").click()
    expect(pagina.get_by_role("group", name="Voorbeeld van de mail")).to_contain_text("Het wordt koud.")
    keur_zoals_het_staat(pagina)
    assert not Rondschrijven.objects.exists()
    knop(pagina, "Pas het bericht aan").click()
    expect(pagina.get_by_label("Onderwerp")).to_have_value("Neem een jas mee")
    knop(pagina, "Bekijk het eerst").click()
    knop(pagina, "Verstuur aan 2 mensen").click()
    expect(pagina.get_by_text("Je bericht is onderweg naar 2 mensen.")).to_be_visible()

    pagina.get_by_role("link", name="Kosten", exact=True).click()
    nieuw = pagina.get_by_role("group", name="Nieuwe post").first
    nieuw.get_by_label("Waarvoor").fill("Zaal")
    nieuw.get_by_label("Bedrag").fill("150,00")
    knop(pagina, "Bewaar de kosten").click()
    expect(pagina.get_by_role("row", name="Losser")).to_contain_text("€ 150,00")
    expect(pagina.get_by_text("3 mensen met een plaats")).to_be_visible()
    keur_zoals_het_staat(pagina)
    assert Kostenpost.objects.count() == 1


def test_a_speaker_from_outside_reads_it_on_a_phone_until_the_address_is_made_anew(
    ingelogd, open_pagina, week, console
):
    spreker = week.onderdelen.first().sprekers.get()
    bureau = ingelogd(rol=Rol.COORDINATOR)
    bureau.goto(f"/beheer/evenementen/spreker/{spreker.pk}/change/")
    keur_zoals_het_staat(bureau)
    adres = bureau.get_by_role("link", name="Bekijk de pagina").get_attribute("href")
    pad = "/evenementen/" + adres.split("/evenementen/")[1]
    bezoeker = open_pagina(viewport={"width": 390, "height": 800})
    bezoeker.goto(pad)
    expect(bezoeker.get_by_role("heading", level=1)).to_contain_text("Wim ter Haar")
    tekst = bezoeker.get_by_role("main").inner_text()
    assert "2 van hoogstens 12" in tekst and "Neem bus 9." in tekst
    assert "Anna" not in tekst and "Bea" not in tekst
    keur_zoals_het_staat(bezoeker)
    knop(bureau, "Maak een nieuw adres").click()
    expect(bureau.get_by_text("Het oude werkt niet meer.")).to_be_visible()
    assert bezoeker.goto(pad).status == 404
    console.clear()  # the browser names that status as an error
