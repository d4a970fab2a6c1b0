"""A round of swaps as everybody walks through it: the platform office makes it, members give days on a phone without
signing in, the office pairs and confirms, and afterwards one press says how it went.
"""

import re
from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from evenementen.models import Ruilronde, Werkplekruil
from evenementen.services.ruiluitkomst import vraag_uitkomst
from tests.browser.toegankelijk import keur_zoals_het_staat
from tests.evenementen.maken import maak_ruilantwoord, maak_ruilgroep, maak_ruillid, maak_ruilronde
from tests.maken import maak_gebruiker, maak_organisatie
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db(transaction=True)


def knop(pagina, naam):
    return pagina.get_by_role("button", name=naam)


def link_in_mail(aan, waar):
    tekst = Bericht.objects.filter(aan=aan).latest("pk").tekst
    return re.search(rf"https?://[^/]+(/\S*{waar}\S*)", tekst)[1]


def test_from_a_round_to_what_came_of_it(ingelogd, open_pagina):
    vandaag = timezone.localdate()
    groep = maak_ruilgroep(naam="Secretarissen", zorgt_ervoor=maak_gebruiker(naam="Ria Bos"))
    leden = [
        maak_ruillid(groep, org := maak_organisatie(), gebruiker=maak_gebruiker(organisatie=org, naam=naam))
        for naam in ("Wies Nijland", "Gerrit Ooms", "Fenna Scholten")
    ]
    bureau = ingelogd(rol=Rol.COORDINATOR)
    bureau.goto("/beheer/evenementen/ruilronde/add/")
    bureau.get_by_label("Groep:").select_option(label="Secretarissen")
    bureau.get_by_label("Naam:").fill("voorjaar")
    for label, dagen in (("Van:", 21), ("Tot en met:", 48), ("Dagen doorgeven tot en met:", 14)):
        bureau.get_by_label(label, exact=True).fill(f"{vandaag + timedelta(days=dagen):%d-%m-%Y}")
    bureau.get_by_role("button", name="Opslaan en opnieuw bewerken").click()
    bureau.get_by_role("link", name="Leden en paren").click()
    keur_zoals_het_staat(bureau)
    knop(bureau, "Vraag de leden om hun dagen").click()
    expect(bureau.get_by_text("onderweg naar 3 leden")).to_be_visible()

    ronde = Ruilronde.objects.get()
    telefoon = open_pagina(viewport={"width": 390, "height": 800})
    for lid in leden[:2]:
        telefoon.goto(link_in_mail(lid.gebruiker.email, "dagen"))
        knop(telefoon, "Bewaar mijn dagen").click()
        expect(telefoon.get_by_text("Kruis minstens een dag aan").first).to_be_visible()
        keur_zoals_het_staat(telefoon)
        for vak in telefoon.get_by_role("checkbox").all()[:2]:
            vak.check()
        knop(telefoon, "Bewaar mijn dagen").click()
        expect(telefoon.get_by_text("Je gaf 2 dagen door.")).to_be_visible()
        keur_zoals_het_staat(telefoon)

    bureau.reload()
    bureau.get_by_role("link", name="Vul dagen in voor Fenna Scholten").click()
    bureau.get_by_role("checkbox").first.check()
    keur_zoals_het_staat(bureau)
    knop(bureau, "Bewaar de dagen").click()
    knop(bureau, "Stel paren voor").click()
    expect(bureau.get_by_role("heading", name="Paren (1)")).to_be_visible()
    expect(bureau.get_by_role("heading", name="Zonder partner (1)")).to_be_visible()
    keur_zoals_het_staat(bureau)
    bureau.get_by_label("Wie").first.select_option(label=f"Wies Nijland, {leden[0].organisatie.korte_naam}")
    bureau.get_by_label("Met").select_option(label=f"Gerrit Ooms, {leden[1].organisatie.korte_naam}")
    knop(bureau, "Maak dit paar").click()
    expect(bureau.get_by_role("row", name="Wies Nijland").first).to_contain_text("blijft zo")
    knop(bureau, "Bevestig de paren en mail iedereen").click()
    expect(bureau.get_by_text("1 ruil gepland")).to_be_visible()
    keur_zoals_het_staat(bureau)

    # The day comes and goes, and they are asked.
    ruil = Werkplekruil.objects.get()
    assert {ruil.lid_a, ruil.lid_b} == set(leden[:2]) and ruil.datum == ronde.werkdagen()[0]
    Werkplekruil.objects.update(datum=vandaag - timedelta(days=1))
    vraag_uitkomst(ruil_id=ruil.pk, op=timezone.now())
    telefoon.goto(link_in_mail(leden[1].gebruiker.email, "uitkomst"))
    keur_zoals_het_staat(telefoon)
    knop(telefoon, "Het ging niet door").click()
    expect(telefoon.get_by_text("Kies waarom de ruil niet doorging.").first).to_be_visible()
    keur_zoals_het_staat(telefoon)
    knop(telefoon, "We hebben geruild").click()
    expect(telefoon.get_by_role("heading", level=1)).to_have_text("Dank je wel")
    keur_zoals_het_staat(telefoon)
    assert Werkplekruil.objects.get().status == "uitgevoerd"


def test_on_a_phone_each_pair_stands_below_the_other_and_is_still_a_table(ingelogd):
    vandaag = timezone.localdate()
    dagen = {"van": vandaag + timedelta(21), "tot": vandaag + timedelta(48)}
    ronde = maak_ruilronde(dagen_tot=vandaag + timedelta(14), **dagen)
    werkdagen = [
        dag for dag in (vandaag + timedelta(21 + nummer) for nummer in range(9)) if dag.weekday() < 5
    ]
    for naam in ("Wies Nijland", "Anna van der Veen-Oude Luttikhuis", "Fenna Scholten"):
        organisatie = maak_organisatie()
        wie = maak_gebruiker(organisatie=organisatie, naam=naam)
        maak_ruilantwoord(ronde, maak_ruillid(ronde.groep, organisatie, gebruiker=wie), *werkdagen)
    bureau = ingelogd(rol=Rol.COORDINATOR, viewport={"width": 390, "height": 844})
    bureau.goto(f"/beheer/evenementen/ruilronde/{ronde.pk}/paren/")
    knop(bureau, "Stel paren voor").click()
    keur_zoals_het_staat(bureau)
    paren = bureau.get_by_role("table", name="Wie met wie ruilt, en wanneer")
    expect(paren.get_by_role("columnheader")).to_have_count(5)
    expect(paren.get_by_role("rowheader")).to_have_count(1)
    boom = bureau.context.new_cdp_session(bureau).send("Accessibility.getFullAXTree")["nodes"]
    rollen = Counter(punt["role"]["value"] for punt in boom if not punt["ignored"] and "role" in punt)
    rijen = bureau.locator("table.stapelt tr").count()
    assert (rollen["table"], rollen["row"]) == (bureau.locator("table.stapelt").count(), rijen)
    breed = "tabellen => tabellen.every(een => een.scrollWidth <= een.parentElement.clientWidth)"
    assert bureau.locator("table.stapelt").evaluate_all(breed)
    eerste, tweede = (paren.locator("tbody td").nth(nummer).bounding_box() for nummer in (0, 1))
    assert tweede["y"] > eerste["y"] and tweede["x"] == eerste["x"]
