"""Looking for something to learn, as a visitor does it, on a screen and on a phone; and the search box."""

import re
from datetime import time, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from school.demo_catalogus import CURSUSSEN
from school.models import Akkoord
from school.services import akkoordteken
from tests.browser.toegankelijk import keur
from tests.maken import (
    maak_deelname,
    maak_emaildomein,
    maak_evenement,
    maak_gebruiker,
    maak_inschrijving,
    maak_onderdeel,
    maak_opleiding,
    maak_organisatie,
    maak_ruilaanbod,
    maak_uitvoering,
    maak_voorkeur,
)
from tests.school.maken import vertel
from twentsekracht.organisaties.models import Rol
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db(transaction=True)


def vandaag():
    return timezone.localdate()


def catalogus():
    """Three courses: one nearly full, one full with a later run, one without a date."""
    cursus = CURSUSSEN[0]
    velden = {
        naam: getattr(cursus, naam)
        for naam in ("titel", "soort", "vakgebied", "samenvatting", "omschrijving")
    }
    eerste = maak_opleiding(code="omgevingswet", kosten=425, uren=12, doelgroep=cursus.doelgroep, **velden)
    run = maak_uitvoering(
        eerste,
        start=vandaag() + timedelta(20),
        einde=vandaag() + timedelta(40),
        begintijd=time(9),
        eindtijd=time(12, 30),
        locatie="Stadhuis Hengelo",
        max_deelnemers=3,
    )
    for _ in range(2):
        maak_inschrijving(run)
    maak_uitvoering(eerste, start=vandaag() - timedelta(200), locatie="Borne")
    tweede = maak_opleiding(code="excel", titel="Excel", soort="workshop", vakgebied="ict", kosten=0)
    vol = maak_uitvoering(tweede, start=vandaag() + timedelta(5), max_deelnemers=1)
    maak_inschrijving(vol)
    maak_uitvoering(tweede, start=vandaag() + timedelta(60), max_deelnemers=30)
    maak_opleiding(code="vitaal", titel="Vitaal")
    return run


def talentweek():
    start = vandaag() + timedelta(10)
    evenement = maak_evenement(
        jaar=start.year,
        code="talentweek",
        titel="Kracht & Talent week",
        soort="kracht_talent",
        start=start,
        einde=start + timedelta(1),
        samenvatting="Een week vol workshops.",
        omschrijving="Meedoen is **gratis**.",
    )
    maak_evenement(titel="Summerschool 2015")
    for dag, titel, plaatsen in ((0, "Netwerken", 2), (0, "Proeven", 40), (1, "Soep", None)):
        deel = maak_onderdeel(
            evenement,
            titel=titel,
            soort="workshop",
            datum=start + timedelta(dag),
            begintijd=time(9),
            eindtijd=time(11),
            spreker="de trainees",
            locatie="Borne",
            capaciteit=plaatsen,
        )
        maak_deelname(deel, status="bevestigd")
    return evenement


def test_from_the_catalogue_to_how_to_enrol(pagina):
    catalogus()
    pagina.goto("/school/")
    expect(pagina.get_by_role("heading", name="2 opleidingen gevonden")).to_be_visible()
    pagina.get_by_label("Training").check()
    expect(pagina.get_by_role("heading", name="1 opleiding gevonden")).to_be_visible()
    pagina.get_by_role("link", name="Omgevingswet in de praktijk").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Omgevingswet in de praktijk")
    kaart = pagina.get_by_role("complementary")
    expect(kaart.get_by_text("Nog 1 plaats")).to_be_visible()
    expect(kaart.get_by_role("link", name="Zoek je contactpersoon")).to_have_attribute("href", "/contact/")
    pagina.get_by_text("Eerder gegeven (1 keer)").click()
    expect(pagina.get_by_text("Borne")).to_be_visible()


def test_searching_twice_in_the_hero_keeps_only_the_last_words(pagina):
    catalogus()
    pagina.goto("/school/?q=excel")
    expect(pagina.get_by_role("heading", name="1 opleiding gevonden")).to_be_visible()
    pagina.get_by_role("searchbox", name="Zoek een opleiding").fill("omgevingswet")
    pagina.get_by_role("button", name="Zoeken", exact=True).click()
    expect(pagina.get_by_role("link", name="Omgevingswet in de praktijk")).to_be_visible()
    expect(pagina.get_by_role("link", name="Excel")).to_have_count(0)


def test_the_catalogue_works_without_scripting(open_pagina):
    catalogus()
    pagina = open_pagina(java_script_enabled=False, viewport={"width": 390, "height": 800})
    pagina.goto("/school/")
    pagina.get_by_text("Filters", exact=True).click()
    pagina.get_by_label("Workshop").check()
    pagina.get_by_role("button", name=re.compile("^Toon")).click()
    expect(pagina.get_by_role("heading", name="1 opleiding gevonden")).to_be_visible()


@pytest.mark.parametrize(
    "pad",
    [
        "/school/",
        "/school/?alles=on&vakgebied=ict",
        "/school/?q=niets",
        "/school/omgevingswet/",
        "/school/vitaal/",
    ],
)
def test_pages_of_the_school_for_everybody(pagina, pad):
    catalogus()
    keur(pagina, pad)


def test_the_page_of_a_course_with_my_enrolment(ingelogd):
    run, losser = catalogus(), maak_organisatie("losser")
    maak_gebruiker(Rol.CONTACTPERSOON, losser, naam="Anouk Wessels")
    ik = maak_gebruiker(organisatie=losser)
    maak_inschrijving(run, losser, "wacht_op_akkoord", deelnemer=ik)
    pagina = ingelogd(ik)
    keur(pagina, "/school/omgevingswet/")
    expect(pagina.get_by_text("Wacht op akkoord")).to_be_visible()
    expect(pagina.get_by_role("link", name="Anouk Wessels")).to_be_visible()


def test_from_enrolling_on_a_phone_to_approval_by_the_link_in_the_mail(ingelogd, open_pagina):
    run, losser = catalogus(), maak_organisatie("losser")
    maak_emaildomein(losser, "losser.example")
    ik = maak_gebruiker(organisatie=losser, naam="Jan Lansink")
    pagina = ingelogd(ik)
    pagina.set_viewport_size({"width": 390, "height": 800})
    keur(pagina, "/school/omgevingswet/")
    pagina.get_by_role("complementary").get_by_role("link", name="Schrijf je in").click()
    expect(pagina).to_have_url(re.compile(f"/school/inschrijven/{run.pk}/"))
    pagina.get_by_label("E-mailadres van je leidinggevende").fill("baas@losser.example")
    pagina.get_by_role("button", name="Schrijf me in").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Je inschrijving")
    expect(pagina.get_by_text("We hebben baas@losser.example om akkoord gevraagd")).to_be_visible()
    vertel()
    tekst = Bericht.objects.get(aan="baas@losser.example").tekst
    [link] = re.findall(r"https?://[^/]+(/school/akkoord/\S+)", tekst)
    baas = open_pagina(java_script_enabled=False)
    baas.goto(link)
    expect(baas.get_by_text("Jan Lansink wil naar deze opleiding.")).to_be_visible()
    baas.get_by_role("button", name="Ja, akkoord").click()
    expect(baas.get_by_role("heading", level=1)).to_have_text("Dank je wel, je gaf akkoord")
    pagina.reload()
    expect(pagina.get_by_text("Je hebt een plaats.", exact=True)).to_be_visible()


def test_pages_of_enrolling(ingelogd, pagina):
    run, ik = catalogus(), maak_gebruiker()
    waar = {"organisatie": ik.organisatie, "deelnemer": ik}
    bezet = maak_uitvoering(maak_opleiding(titel="Vergaderen"), start=run.start)
    maak_inschrijving(bezet, **waar)  # at the same time
    straks = [maak_uitvoering(start=vandaag() + timedelta(dagen), max_deelnemers=1) for dagen in (30, 40, 50)]
    nu = timezone.now()
    wacht = maak_inschrijving(straks[0], status="wachtlijst", wacht_sinds=nu, **waar)
    aanbod = maak_inschrijving(straks[1], status="aangeboden", aanbod_tot=nu + timedelta(days=2), **waar)
    vraag = Akkoord.objects.create(
        inschrijving=maak_inschrijving(straks[2], status="wacht_op_akkoord", **waar),
        gevraagd_op=nu,
        plaats_tot=nu + timedelta(days=9),
    )
    mijn = ingelogd(ik)
    for pad in (
        f"/school/inschrijven/{run.pk}/",
        *(f"/school/inschrijving/{rij.pk}/" for rij in (wacht, aanbod, vraag.inschrijving)),
        "/mijn/",
    ):
        keur(mijn, pad)
    mijn.goto(f"/school/inschrijven/{run.pk}/")
    expect(mijn.get_by_text("Let op: dan heb je al iets")).to_be_visible()
    mijn.goto("/mijn/")
    mijn.get_by_role("button", name=re.compile("^Haal me van de lijst")).click()
    expect(mijn.get_by_text("Je bent afgemeld.")).to_be_visible()
    keur(pagina, f"/school/akkoord/{akkoordteken(vraag)}/")


def test_events_on_a_phone(open_pagina):
    evenement = talentweek()
    pagina = open_pagina(viewport={"width": 390, "height": 800})
    pagina.goto("/evenementen/")
    pagina.get_by_role("link", name="Kracht & Talent week").click()
    expect(pagina).to_have_url(re.compile(evenement.get_absolute_url()))
    expect(pagina.get_by_text("Nog 1 plaats").first).to_be_visible()
    pagina.get_by_role("link", name="Meedoen").click()
    expect(pagina.get_by_role("heading", name="Meedoen")).to_be_in_viewport()


@pytest.mark.parametrize(
    "pad", ["/evenementen/", "/evenementen/?q=soep", "/evenementen/?q=niets", "programma"]
)
def test_pages_of_the_events(pagina, pad):
    evenement = talentweek()
    keur(pagina, evenement.get_absolute_url() if pad == "programma" else pad)


def test_swaps(ingelogd):
    ik = maak_gebruiker()
    aanbod = maak_ruilaanbod(ik.organisatie, deelnemer=ik, functie="Jurist", schaal=10, uren=32, maanden=6)
    maak_voorkeur(aanbod, maak_organisatie("borne"))
    maak_ruilaanbod(functie="Planner")
    pagina = ingelogd(ik)
    keur(pagina, "/jbmb/")
    keur(pagina, "/jbmb/?q=niets")
    pagina.set_viewport_size({"width": 1280, "height": 800})
    pagina.goto("/jbmb/")
    expect(pagina.get_by_text("Jouw aanbod")).to_be_visible()
    pagina.get_by_label("4 tot en met 6 maanden").check()
    expect(pagina.get_by_role("heading", name="1 baan gevonden")).to_be_visible()


def test_searching_the_whole_site(pagina):
    catalogus()
    for nummer in range(6):
        maak_opleiding(titel=f"Excel {nummer}")
    keur(pagina, "/zoeken/")
    keur(pagina, "/zoeken/?q=x")
    keur(pagina, "/zoeken/?q=excel")
    keur(pagina, "/zoeken/?q=xyzzy")
    pagina.set_viewport_size({"width": 1280, "height": 800})
    pagina.goto("/zoeken/")
    pagina.get_by_role("searchbox", name=re.compile("^Zoek in vacatures")).fill("excel")
    pagina.keyboard.press("Enter")
    expect(pagina.get_by_role("status").filter(has_text="7 resultaten")).to_be_visible()
    pagina.get_by_role("link", name="Toon alle 7").click()
    expect(pagina.get_by_role("heading", name="7 opleidingen gevonden")).to_be_visible()
