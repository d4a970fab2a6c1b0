"""News, the standard pages, and how the coördinator writes them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.browser.toegankelijk import keur, keur_zoals_het_staat
from tests.maken import maak_gebruiker, maak_nieuwsbericht, maak_organisatie
from twentsekracht.organisaties.models import Rol
from twentsekracht.redactie import demo, services
from twentsekracht.redactie.models import Nieuwsbericht
from twentsekracht.redactie.standaardteksten import standaardpaginas

SCHRIJVEN = reverse("admin:redactie_nieuwsbericht_add")


def test_list_and_items_of_news(pagina, ingelogd):
    for volgnummer in range(14):
        maak_nieuwsbericht(titel=f"Bericht {volgnummer}")
    vol = maak_nieuwsbericht(
        alleen_collegas=True, tekst=demo.BERICHTEN[3][-1] + "\n\n" + demo.BERICHTEN[2][-1]
    )
    keur(pagina, reverse("redactie:nieuws"))
    keur(pagina, reverse("redactie:nieuws") + "?q=zzz", widths=[390])
    keur(ingelogd(), vol.get_absolute_url())


def test_no_news_yet(pagina):
    keur(pagina, reverse("redactie:nieuws"), widths=[390])


@pytest.mark.parametrize("slug", [pagina.slug for pagina in standaardpaginas()])
def test_standard_page(pagina, slug):
    maak_organisatie("hengelo")
    services.zet_standaardpaginas(op=timezone.now())
    keur(pagina, f"/{slug}/")


def test_contact_for_a_colleague(ingelogd):
    services.zet_standaardpaginas(op=timezone.now())
    maak_gebruiker(Rol.CONTACTPERSOON, maak_organisatie("hengelo"))
    keur(ingelogd(), "/contact/")


@pytest.mark.parametrize("model", ["nieuwsbericht", "pagina"])
def test_writing(ingelogd, model):
    page = ingelogd(rol=Rol.COORDINATOR)
    keur(page, reverse(f"admin:redactie_{model}_add"))
    page.locator("#id_tekst").fill(
        "# Kop\n\n| jaar | aantal |\n| --- | ---: |\n| 2015 | 380 |\n\n[weg](https://a.nl/)"
    )
    page.locator(".voorbeeld h3").wait_for()
    keur_zoals_het_staat(page)


def fill_in(page):
    page.locator("#id_titel").fill("Loop een dag mee")
    page.locator("#id_slug").fill("loop-een-dag-mee")
    page.locator("#id_inleiding").fill("Kijk eens bij een ander.")
    page.locator("#id_tekst").fill("## Zo doe je mee\n\nSchrijf je **nu** in.")


def preview(page):
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Bekijk eerst").click()
    opened.value.wait_for_load_state()
    return opened.value


def test_the_coordinator_writes_looks_publishes_and_a_visitor_reads(ingelogd, open_pagina):
    page, visitor = ingelogd(rol=Rol.COORDINATOR), open_pagina()
    page.goto(SCHRIJVEN)
    fill_in(page)
    page.locator(".voorbeeld h3", has_text="Zo doe je mee").wait_for()  # beside the text, while typing
    assert page.locator(".voorbeeld strong").inner_text() == "nu"

    first = preview(page)
    assert first.locator("h1").inner_text() == "Loop een dag mee"
    assert first.locator(".melding").inner_text().startswith("Voorbeeld")
    for width in (1280, 390):
        first.set_viewport_size({"width": width, "height": 800})
        keur_zoals_het_staat(first)
    assert not Nieuwsbericht.objects.exists()

    page.get_by_role("button", name="Opslaan en publiceren").click()
    page.get_by_role("link", name="Bekijk de pagina").wait_for()
    visitor.goto(reverse("redactie:nieuws"))
    visitor.get_by_role("link", name="Loop een dag mee").click()
    assert visitor.locator("article h2").inner_text() == "Zo doe je mee"

    page.get_by_role("button", name="Opslaan en intrekken").click()
    page.locator(".messagelist", has_text="is ingetrokken").wait_for()
    assert visitor.request.get(visitor.url).status == 404


def test_the_coordinator_looks_and_publishes_without_script(ingelogd):
    page = ingelogd(rol=Rol.COORDINATOR, java_script_enabled=False)
    page.goto(SCHRIJVEN)
    fill_in(page)
    assert preview(page).locator("article h2").inner_text() == "Zo doe je mee"
    page.get_by_role("button", name="Opslaan en publiceren").click()
    assert Nieuwsbericht.objects.get().is_gepubliceerd
