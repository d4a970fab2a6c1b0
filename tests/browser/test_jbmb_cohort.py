"""A cohort as its people walk through it: applying, the link of the leidinggevende, a match; without script too."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from jbmb.models import Cohortdeelname
from jbmb.services.cohortlinks import akkoordteken
from tests.browser.toegankelijk import keur, keur_zoals_het_staat
from tests.jbmb.cohort import (
    maak_cohort,
    maak_deelname,
    maak_hulpvraag,
    maak_match,
    maak_mens,
    maak_notitie,
    maak_team,
    met_domein,
)
from tests.maken import maak_gebruiker, maak_organisatie
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db(transaction=True)
TELEFOON = {"width": 390, "height": 800}


def knop(pagina, naam):
    return pagina.get_by_role("button", name=naam)


def test_from_application_to_a_match(ingelogd, page, live_server):
    wies = maak_mens(met_domein(maak_organisatie("hengelo")), naam="Wies Nijland", functie="Jurist")
    cohort = maak_cohort("open", titel="Groep van dit jaar")
    derk = maak_deelname(cohort, maak_mens(naam="Derk Kamphuis"))

    eigen = ingelogd(wies, viewport=TELEFOON)
    eigen.goto("/jbmb/")
    eigen.get_by_role("link", name="Bekijk de cohorten").click()
    eigen.get_by_role("link", name="Groep van dit jaar").click()
    expect(eigen.get_by_text("Derk Kamphuis")).to_have_count(0)
    eigen.get_by_role("link", name="Meld je aan").click()
    knop(eigen, "Meld me aan").click()
    keur_zoals_het_staat(eigen)
    eigen.get_by_label("Waarom wil je meedoen?").fill("Ik wil leren.")
    eigen.get_by_label("Wat zoek je?").fill("Een grote stad.")
    eigen.get_by_label("E-mailadres van je leidinggevende").fill("chef@hengelo.example")
    knop(eigen, "Meld me aan").click()
    expect(eigen.get_by_text("Je bent aangemeld. Je hoort")).to_be_visible()

    bureau = ingelogd(maak_gebruiker(Rol.COORDINATOR))
    bureau.goto(f"/beheer/jbmb/cohort/{cohort.pk}/deelnemers/")
    bureau.get_by_label("Wies Nijland").check()
    knop(bureau, "Kies wie is aangevinkt").click()
    expect(bureau.get_by_text("1 collega gekozen.")).to_be_visible()
    keur_zoals_het_staat(bureau)

    rij = Cohortdeelname.objects.get(deelnemer=wies)
    page.goto(f"{live_server.url}/jbmb/vakmensen/akkoord/{akkoordteken(rij)}/")
    keur_zoals_het_staat(page)
    knop(page, "Ja, akkoord").click()
    expect(page.get_by_role("heading", name="je gaf akkoord")).to_be_visible()
    knop(bureau, "De groep is gekozen").click()

    eigen.goto(f"/jbmb/vakmensen/{cohort.pk}/")
    expect(eigen.get_by_role("link", name="Mail Derk")).to_be_visible()
    eigen.get_by_label("Naar de plek van").select_option(value=str(derk.pk))
    knop(eigen, "Noteer deze match").click()
    keur_zoals_het_staat(eigen)
    ander = ingelogd(derk.deelnemer, java_script_enabled=False)
    ander.goto("/mijn/werkvoorraad/")
    ander.get_by_role("link", name="Zeg of de match klopt").first.click()
    knop(ander, "Ja, dat klopt").click()
    eigen.reload()
    expect(eigen.get_by_text("Afgesproken", exact=True)).to_be_visible()


def test_the_pages_at_every_width(ingelogd):
    amb = maak_gebruiker(Rol.AMBASSADEUR)
    mijn = maak_deelname(deelnemer=amb, status="in_ruil")
    maak_match(mijn, maak_deelname(mijn.cohort), "bevestigd")
    mijn.inwerkpunten.create(tekst="Laptop")
    maak_hulpvraag(maak_deelname(mijn.cohort, organisatie=amb.organisatie))
    gecoacht, klaar = maak_deelname(mijn.cohort), maak_cohort("afgerond")
    gecoacht.coach = mijn.cohort.coaches.create(gebruiker=amb)
    gecoacht.save()
    maak_notitie(gecoacht, amb)
    team = maak_team(mijn, resultaat="Een les.")
    maak_deelname(klaar, amb, "afgerond")
    klaar.stappen.update(per=timezone.localdate())
    pagina = ingelogd(amb)
    for adres in (
        "/jbmb/vakmensen/",
        mijn.cohort.get_absolute_url(),
        "/jbmb/vakmensen/hulp/",
        f"/jbmb/vakmensen/team/{team.pk}/",
        f"/jbmb/vakmensen/coach/{gecoacht.pk}/",
        f"/jbmb/vakmensen/{klaar.pk}/evaluatie/",
    ):
        keur(pagina, adres)
