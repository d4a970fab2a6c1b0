"""A room in which people come in: the speaker shows the code and keeps the list, phones say who is there, one of them
without a connection, and somebody walks in without having signed up.
"""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from evenementen.models import Deelname
from evenementen.services.presentielinks import codeteken, presentieteken
from tests.browser.toegankelijk import keur_zoals_het_staat
from tests.maken import maak_deelname, maak_evenement, maak_gebruiker, maak_onderdeel
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db(transaction=True)
TELEFOON = {"viewport": {"width": 390, "height": 800}}


def knop(pagina, naam):
    return pagina.get_by_role("button", name=naam, exact=True)


def test_who_is_there(ingelogd, open_pagina, console):
    vandaag = timezone.localdate()
    evenement = maak_evenement(vandaag.year, start=vandaag, einde=vandaag, titel="Talentdag")
    deel = maak_onderdeel(evenement, datum=vandaag, titel="Tekenen in je werk", capaciteit=4)
    anna, bert, cora = (maak_gebruiker(naam=naam) for naam in ("Anna ter Horst", "Bert Kamp", "Cora Smit"))
    for wie in (anna, bert):
        maak_deelname(deel, wie.organisatie, "bevestigd", deelnemer=wie)

    spreker = open_pagina()
    spreker.goto(f"/evenementen/presentie/{presentieteken(deel)}/")
    expect(spreker.get_by_label("Bert Kamp")).to_be_visible()
    keur_zoals_het_staat(spreker)
    spreker.get_by_role("link", name="Toon de QR-code").click()
    expect(spreker.get_by_role("img", name="QR-code om je te melden")).to_be_visible()
    keur_zoals_het_staat(spreker)

    code = f"/evenementen/aanwezig/{codeteken(deel, vandaag)}/"
    telefoon = ingelogd(anna, **TELEFOON)
    telefoon.goto(code)
    keur_zoals_het_staat(telefoon)
    telefoon.context.set_offline(True)
    knop(telefoon, "Ik ben er").click()
    expect(telefoon.get_by_text("Je hebt geen verbinding")).to_be_visible()
    assert Deelname.objects.get(deelnemer=anna).status == "bevestigd"
    telefoon.context.set_offline(False)
    expect(telefoon.get_by_role("heading", level=1)).to_have_text("Je bent er", timeout=15_000)
    assert console and all("ERR_INTERNET_DISCONNECTED" in regel for regel in console)
    console.clear()
    keur_zoals_het_staat(telefoon)

    inloper = ingelogd(cora, **TELEFOON)
    inloper.goto(code)
    expect(inloper.get_by_text("Je bent hiervoor niet aangemeld")).to_be_visible()
    keur_zoals_het_staat(inloper)
    knop(inloper, "Ik ben er").click()
    expect(inloper.get_by_role("heading", level=1)).to_have_text("Je bent er")

    spreker.goto(f"/evenementen/presentie/{presentieteken(deel)}/")
    spreker.get_by_label("Bert Kamp").select_option(label="Niet gekomen")
    knop(spreker, "Bewaar").click()
    expect(spreker.get_by_text("Bewaard, 1 veranderd")).to_be_visible()
    spreker.get_by_label("Bert Kamp").select_option(label="Aanwezig")
    knop(spreker, "Bewaar").click()
    expect(spreker.get_by_text("Schrijf erbij waarom").first).to_be_visible()
    keur_zoals_het_staat(spreker)

    bureau = ingelogd(rol=Rol.COORDINATOR)
    bureau.goto(f"/beheer/evenementen/evenement/{evenement.pk}/change/")
    bureau.goto(f"/beheer/evenementen/evenement/{evenement.pk}/aanwezigheid/")
    keur_zoals_het_staat(bureau)
    bureau.get_by_role("link", name="Tekenen in je werk").click()
    bureau.get_by_label("Bert Kamp").select_option(label="Aanwezig")
    bureau.get_by_label("Waarom verander je iets?").fill("Kwam na de pauze")
    knop(bureau, "Bewaar").click()
    expect(bureau.get_by_text("Bewaard: 1 veranderd.")).to_be_visible()
    bureau.get_by_label("Of alleen de organisatie").select_option(index=1)
    knop(bureau, "Zet erbij").click()
    expect(bureau.get_by_text("Erbij gezet")).to_be_visible()
    keur_zoals_het_staat(bureau)
    assert Deelname.objects.filter(onderdeel=deel, status="aanwezig").count() == 4
    assert Deelname.objects.filter(onderdeel=deel, is_inloper=True).count() == 2
