"""The coördinator's journey from a year to a definitive report, in a real browser; and what readers see."""

from datetime import date

import pytest

from rapportage.models import Bestand, Editie
from tests.browser.toegankelijk import EVERY_WIDTH, keur, keur_zoals_het_staat
from tests.maken import (
    maak_bestand,
    maak_editie,
    maak_gebruiker,
    maak_organisatie,
    maak_reactie,
    maak_vacature,
)
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.werk import services as werk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def hengelo():
    """Filled more than it offered this year: one deviation."""
    hengelo = maak_organisatie("hengelo", naam="Gemeente Hengelo")
    velden = {"status": "ingevuld", "ingevuld_op": date(2015, 2, 1), "gepubliceerd_op": date(2014, 12, 1)}
    for _ in range(2):
        maak_vacature(hengelo, **velden)
    maak_reactie(maak_vacature(hengelo, gepubliceerd_op=date(2015, 3, 1)))
    return hengelo


def werk_af(page):
    """A worker comes by while nobody is looking (on SQLite both threads share one connection)."""
    terug = page.url
    page.goto("about:blank")
    assert werk.ronde() == 1
    page.goto(terug)


@pytest.mark.parametrize("breedte", [1280, 390] if EVERY_WIDTH else [1280])
def test_the_coordinator_makes_a_report(ingelogd, hengelo, breedte):
    page = ingelogd(rol=Rol.COORDINATOR, viewport={"width": breedte, "height": 900})
    # A year and a peildatum.
    page.goto("/rapportage/")
    page.get_by_role("main").get_by_role("link", name="Nieuwe editie").first.click()
    page.get_by_label("Jaar").fill("2015")
    page.get_by_label("Peildatum").fill("2015-10-26")
    page.get_by_role("button", name="Verzamel de cijfers").click()
    # Progress, without a reload.
    page.get_by_text("Staat in de wachtrij").wait_for()
    editie = Editie.objects.select_related("werk").get()
    job = werk.claim(editie.werk_id, op=editie.aangemaakt_op)
    werk.Meld(job)("Rekenbladen maken", gedaan=3, totaal=6)
    page.get_by_text("stap 4 van 6").wait_for(timeout=10_000)
    keur_zoals_het_staat(page)
    werk.geef_terug(job)
    werk_af(page)
    page.get_by_text("Van concept naar definitief").wait_for()
    keur_zoals_het_staat(page)
    # The preview.
    page.get_by_role("link", name="Bekijk het voorbeeld").click()
    page.get_by_text("CONCEPT", exact=True).wait_for()
    assert (
        page.get_by_role("row", name="Gemeente Hengelo").or_(page.get_by_role("row", name="Hengelo")).count()
    )
    # A text with a live figure.
    page.go_back()
    page.get_by_role("link", name="Schrijf de teksten").click()
    tekst = page.get_by_label("Tekst")
    tekst.fill("Samen boden we dit aan: ")
    page.get_by_text("Cijfers om in te voegen").click()
    page.get_by_role("button", name="vacatures.aangeboden }}").click()
    assert tekst.input_value() == "Samen boden we dit aan: {{ vacatures.aangeboden }}"
    page.get_by_role("button", name="Bekijk eerst").click()
    page.get_by_text("Samen boden we dit aan: 1").wait_for()
    page.get_by_role("button", name="Bewaar de tekst").click()
    page.get_by_text("De tekst is bewaard.").wait_for()
    keur_zoals_het_staat(page)
    # What still stands in the way, and its explanation.
    page.goto(f"/rapportage/{editie.pk}/definitief/")
    page.get_by_text("Dit kan nog niet").wait_for()
    page.goto(f"/rapportage/{editie.pk}/controleblad/")
    while page.get_by_text("Vraagt een verklaring").count():
        paneel = page.locator("section", has=page.get_by_text("Vraagt een verklaring")).first
        paneel.get_by_role("textbox").fill("Deze vacatures zijn in 2014 aangeboden.")
        paneel.get_by_role("button").click()
        page.get_by_text("De verklaring is bewaard.").wait_for()
    keur_zoals_het_staat(page)
    # Definitive, and the file.
    page.get_by_role("link", name="Terug naar de editie").click()
    page.get_by_role("link", name="Maak definitief").click()
    page.get_by_role("button", name="Maak definitief").click()
    page.get_by_text("De editie is definitief.").wait_for()
    werk_af(page)
    keur_zoals_het_staat(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").click()
    assert download.value.suggested_filename == "rapportage-2015-versie-1.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF-")


def test_failed_work_is_tried_again(ingelogd, hengelo):
    editie = maak_editie(cijfers=False)
    job = werk.vraag_aan(
        soort="rapportage.tasks.verzamel_cijfers",
        sleutel=f"editie-{editie.pk}",
        argumenten={"editie": editie.pk},
        door=None,
        op=editie.aangemaakt_op,
    )
    Editie.objects.filter(pk=editie.pk).update(werk=job)
    werk.mislukt(werk.claim(job.pk, op=job.aangevraagd_op), reden="De schijf is vol.", op=job.aangevraagd_op)
    page = ingelogd(rol=Rol.COORDINATOR)
    keur(page, f"/rapportage/{editie.pk}/", widths=[390])
    page.get_by_text("De schijf is vol.").wait_for()
    page.get_by_role("button", name="Probeer opnieuw").click()
    page.get_by_text("Staat in de wachtrij").wait_for()


def test_every_page_of_the_office_can_be_used_by_everybody(ingelogd, hengelo):
    editie = maak_editie()
    definitief = maak_editie(jaar=2014, definitief=True)
    for soort in Bestand.Soort.values:
        maak_bestand(editie, soort, b"x")
        maak_bestand(definitief, soort, b"x")
    page = ingelogd(rol=Rol.COORDINATOR)
    for deel in ("", "voorbeeld/", "teksten/vacatures/", "controleblad/", "definitief/"):
        keur(page, f"/rapportage/{editie.pk}/{deel}")
    for adres in ("/rapportage/", "/rapportage/nieuw/", f"/rapportage/{definitief.pk}/"):
        keur(page, adres)


def test_before_a_concept_goes_a_question_is_asked_in_a_dialog_or_without_scripting_on_a_page(ingelogd):
    blijft, weg = maak_editie(2014), maak_editie(2015)
    page = ingelogd(rol=Rol.COORDINATOR)
    page.goto(f"/rapportage/{weg.pk}/")
    vraag = page.get_by_role("dialog", name="Dit concept verwijderen?")
    link = page.get_by_role("link", name="Verwijder dit concept")
    link.press("Enter")
    vraag.wait_for()
    keur_zoals_het_staat(page)
    page.keyboard.press("Escape")
    vraag.wait_for(state="hidden")
    assert link.evaluate("link => link === document.activeElement")
    link.click()
    vraag.get_by_role("button", name="Verwijder dit concept").click()
    assert f"{weg} is verwijderd." in page.locator("main").inner_text()
    page = ingelogd(rol=Rol.COORDINATOR, java_script_enabled=False)
    page.goto(f"/rapportage/{blijft.pk}/")
    page.get_by_role("link", name="Verwijder dit concept").click()
    page.get_by_role("heading", name="Concept verwijderen").wait_for()
    page.get_by_role("button", name="Verwijder dit concept").click()
    assert Editie.objects.count() == 0


def test_without_scripting_a_text_is_written_and_progress_refreshed(ingelogd):
    editie = maak_editie()
    page = ingelogd(rol=Rol.COORDINATOR, java_script_enabled=False)
    page.goto(f"/rapportage/{editie.pk}/teksten/inleiding/")
    page.get_by_label("Tekst").fill("Zonder script.")
    page.get_by_role("button", name="Bewaar de tekst").click()
    assert editie.teksten.get().tekst == "Zonder script."
    page.goto(f"/rapportage/{editie.pk}/")
    page.get_by_role("button", name="Maak de bestanden opnieuw").or_(
        page.get_by_role("button", name="Verzamel de cijfers opnieuw")
    ).first.click()
    page.get_by_role("link", name="Ververs").click()
    assert page.get_by_text("Staat in de wachtrij").is_visible()


def test_a_contactpersoon_reads_the_own_edition_and_finds_no_other(ingelogd, hengelo, console):
    editie = maak_editie(organisatie=hengelo, definitief=True)
    maak_bestand(editie)
    page = ingelogd(maak_gebruiker(Rol.CONTACTPERSOON, hengelo))
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name="Managementrapportage").click()
    page.get_by_role("link", name="Gemeente Hengelo, versie 1 (").click()
    page.get_by_role("link", name="Lees het rapport").click()
    keur_zoals_het_staat(page)
    ander = ingelogd(rol=Rol.CONTACTPERSOON)
    assert ander.goto(f"/rapportage/{editie.pk}/").status == 404
    assert ander.goto(f"/rapportage/{editie.pk}/bestand/pdf/").status == 404
    console.clear()  # Chromium calls a 404 an error
