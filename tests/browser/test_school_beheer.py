"""The school as who runs it walks through it: from a list of colleagues to places, from planning to certificate."""

import re
from datetime import time, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from school.models import Bijeenkomst, Deelnamebewijs, Inschrijving, Uitvoering
from tests.browser.toegankelijk import keur_zoals_het_staat
from tests.maken import maak_gebruiker, maak_opleiding, maak_quotum
from tests.school.maken import maak_collega, maak_run, maak_werkgever
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db(transaction=True)


def knop(pagina, naam):
    return pagina.get_by_role("button", name=naam, exact=True)


def test_a_contactpersoon_enrols_a_group_and_gives_places_back_and_another_sees_no_name(ingelogd):
    vandaag = timezone.localdate()
    hengelo, almelo = maak_werkgever("hengelo"), maak_werkgever("almelo")
    run = maak_run(
        5,
        opleiding=maak_opleiding(titel="Omgevingswet in de praktijk", is_gepubliceerd=True),
        start=vandaag + timedelta(days=60),
        vrijgave_op=vandaag + timedelta(days=30),
    )
    maak_quotum(run, hengelo, 4)
    mensen = [maak_collega(hengelo, naam=naam) for naam in ("Wies Nijland", "Gerrit Ooms")]
    pagina = ingelogd(maak_gebruiker(Rol.CONTACTPERSOON, hengelo))
    pagina.goto("/beheer/school/uitvoering/")
    pagina.get_by_role("link", name="Omgevingswet in de praktijk").click()
    pagina.get_by_role("link", name="Schrijf een groep in").click()
    pagina.get_by_label("Plak de adressen").fill("\n".join(mens.email for mens in mensen))
    keur_zoals_het_staat(pagina)
    knop(pagina, "Kijk eerst wat er gebeurt").click()
    expect(pagina.get_by_role("row", name="Wies Nijland")).to_contain_text("Krijgt een plaats")
    assert not Inschrijving.objects.exists()
    keur_zoals_het_staat(pagina)
    knop(pagina, "Schrijf allen in").click()
    expect(pagina.get_by_text("Klaar: 2 ingeschreven")).to_be_visible()
    pagina.get_by_role("link", name="Terug naar de uitvoering").click()
    pagina.get_by_role("link", name="Plaatsen van je organisatie").click()
    pagina.get_by_label("Hoeveel plaatsen geef je terug?").fill("1")
    keur_zoals_het_staat(pagina)
    knop(pagina, "Geef de plaatsen terug").click()
    assert run.quota.get().aantal == 3
    pagina.goto(f"/beheer/school/uitvoering/{run.pk}/deelnemers/")
    expect(pagina.get_by_role("rowheader", name="Wies Nijland")).to_be_visible()
    ander = ingelogd(maak_gebruiker(Rol.CONTACTPERSOON, almelo))
    for pad in (f"{run.pk}/deelnemers/", f"{run.pk}/change/", f"{run.pk}/quotum/"):
        ander.goto(f"/beheer/school/uitvoering/{pad}")
        expect(ander.get_by_role("heading", level=1)).to_be_visible()
        tekst = ander.get_by_role("main").inner_text()
        assert not re.search("Wies|Ooms|hengelo", tekst, re.IGNORECASE)


def test_the_coordinator_plans_a_run_and_it_ends_in_a_certificate(ingelogd, open_pagina):
    vandaag = timezone.localdate()
    vorige = maak_run(
        12,
        opleiding=maak_opleiding(
            code="excel",
            titel="Excel",
            uren=4,
            kosten=0,
            is_gepubliceerd=True,
            certificaat="Een deelnamebewijs",
        ),
        code="excel-1",
        start=vandaag - timedelta(days=200),
        begintijd=time(9),
        eindtijd=time(13),
    )
    bureau = ingelogd(rol=Rol.COORDINATOR)
    bureau.goto(f"/beheer/school/uitvoering/{vorige.pk}/change/")
    bureau.get_by_role("link", name="Plan opnieuw").click()
    bureau.get_by_label("Eerste dag").fill(f"{vandaag + timedelta(days=30):%d-%m-%Y}")
    keur_zoals_het_staat(bureau)
    knop(bureau, "Maak de uitvoering").click()
    run = Uitvoering.objects.get(code="excel-2")

    ik = maak_collega(maak_werkgever("losser"), naam="Jan Lansink")
    pagina = ingelogd(ik, viewport={"width": 390, "height": 800})
    pagina.goto("/school/excel/")
    pagina.get_by_role("complementary").get_by_role("link", name="Schrijf je in").click()
    knop(pagina, "Schrijf me in").click()
    expect(pagina.get_by_text("Je hebt een plaats.", exact=True).first).to_be_visible()

    # The day comes, and the first minutes of it have gone by.
    Uitvoering.objects.filter(pk=run.pk).update(
        start=vandaag, einde=None, begintijd=time(0), eindtijd=time(0, 1)
    )
    Bijeenkomst.objects.filter(uitvoering=run).update(datum=vandaag, begintijd=time(0), eindtijd=time(0, 1))
    bureau.goto(f"/beheer/school/uitvoering/{run.pk}/deelnemers/")
    bureau.get_by_role("row", name="Jan Lansink").get_by_role("combobox").select_option(label="Aanwezig")
    keur_zoals_het_staat(bureau)
    knop(bureau, "Bewaar").click()

    pagina.goto("/school/leren/")
    keur_zoals_het_staat(pagina)
    with pagina.expect_download() as download:
        pagina.get_by_role("link", name="deelnamebewijs (pdf)").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    bewijs = Deelnamebewijs.objects.get()
    bezoeker = open_pagina()
    bezoeker.goto("/school/certificaat/")
    bezoeker.get_by_role("textbox").last.fill(bewijs.code)
    bezoeker.get_by_role("main").get_by_role("button").click()
    expect(bezoeker.get_by_text("Dit bewijs is echt")).to_be_visible()
    expect(bezoeker.get_by_role("main")).to_contain_text("Jan Lansink")
