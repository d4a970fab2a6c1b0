"""Going to an event on a phone: from its page to three parts, one of them full; then out of one, and a swap."""

import re
from datetime import time, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from evenementen.models import Deelname, Keuze, Onderdeel
from tests.browser.toegankelijk import keur, keur_zoals_het_staat
from tests.evenementen.maken_aanmelden import vertel
from tests.maken import maak_deelname, maak_evenement, maak_gebruiker, maak_onderdeel
from twentsekracht.werk.models import Bericht

pytestmark = pytest.mark.django_db(transaction=True)


def begin():
    return timezone.localdate() + timedelta(20)


TELEFOON = {"viewport": {"width": 390, "height": 800}}


@pytest.fixture
def feest():
    """Two rooms beside each other on the first day, a list on the second."""
    evenement = maak_evenement(
        begin().year,
        code="talentdagen",
        titel="Talentdagen",
        start=begin(),
        einde=begin() + timedelta(1),
        samenvatting="Twee dagen leren van collega’s.",
        omschrijving="Meedoen is **gratis**.",
        route="Neem bus 21.",
        mede_organisator="het A&O fonds",
    )
    for titel, dag, uur, ruimte, plaatsen in (
        ("Schrijven", 0, 9, "Raadzaal", 12),
        ("Rekenen", 0, 9, "Zaal 2", 12),
        ("Luisteren", 0, 11, "Raadzaal", 1),
        ("Tekenen", 0, 13, "Zaal 2", 3),
        ("Afsluiting", 1, 10, "Raadzaal", None),
        ("Netwerken", 1, 13, "Raadzaal", 20),
    ):
        maak_onderdeel(
            evenement,
            titel=titel,
            soort="workshop",
            datum=begin() + timedelta(dag),
            begintijd=time(uur),
            eindtijd=time(uur + 1, 30),
            locatie="Stadhuis Hengelo",
            ruimte=ruimte,
            capaciteit=plaatsen,
        )
    maak_deelname(Onderdeel.objects.get(titel="Luisteren"), status="bevestigd")
    return evenement


def vink(pagina, titel):
    return pagina.get_by_role("checkbox", name=re.compile(f"(Kies|Op de wachtlijst).*{titel}"))


def standen(wie):
    rijen = Deelname.objects.filter(deelnemer=wie).order_by("pk")
    return list(rijen.values_list("onderdeel__titel", "status"))


@pytest.mark.parametrize("met_script", [True, False], ids=["met script", "zonder script"])
def test_from_the_theme_page_to_three_parts_out_of_one_and_a_swap(ingelogd, feest, met_script):
    ik = maak_gebruiker()
    pagina = ingelogd(ik, java_script_enabled=met_script, **TELEFOON)
    pagina.goto("/evenementen/")
    pagina.get_by_role("link", name="Talentdagen").first.click()
    pagina.get_by_role("link", name="Kies uit het programma").click()
    for titel in ("Schrijven", "Luisteren", "Tekenen"):
        vink(pagina, titel).check()
    if met_script:
        expect(pagina.get_by_text("3 gekozen")).to_be_visible()
    pagina.get_by_role("button", name="Verder met je keuze").click()

    expect(pagina.get_by_role("heading", level=1)).to_have_text("Klopt je keuze?")
    expect(pagina.get_by_text("Voor jou vastgehouden")).to_have_count(2)
    expect(pagina.get_by_text("Je wordt nummer 1 op de wachtlijst.")).to_be_visible()
    expect(pagina.get_by_text("We houden je plaats vast tot")).to_be_visible()
    pagina.get_by_role("button", name="Meld me aan").click()

    expect(pagina.get_by_role("heading", level=1)).to_have_text("Dit is het geworden")
    expect(pagina.get_by_text("Je bent nummer 1.")).to_be_visible()
    assert standen(ik) == [("Schrijven", "bevestigd"), ("Tekenen", "bevestigd"), ("Luisteren", "wachtlijst")]
    vertel()
    assert Bericht.objects.filter(aan=ik.email).exclude(agenda="").count() == 2

    pagina.get_by_role("link", name="Bekijk je aanmeldingen").click()
    pagina.get_by_role("button", name=re.compile("Meld je af.*Tekenen")).click()
    expect(pagina.get_by_text("Je bent afgemeld voor ‘Tekenen’.")).to_be_visible()
    pagina.get_by_role("link", name=re.compile("Wissel.*Schrijven")).click()
    pagina.get_by_role("radio", name="Rekenen").check()
    pagina.get_by_role("button", name="Wissel", exact=True).click()
    expect(pagina.get_by_text("Je gaat nu naar ‘Rekenen’.")).to_be_visible()
    assert dict(standen(ik)) == {
        "Schrijven": "geannuleerd",
        "Tekenen": "geannuleerd",
        "Luisteren": "wachtlijst",
        "Rekenen": "bevestigd",
    }


def test_a_visitor_reads_everything_and_is_asked_to_sign_in(pagina, feest):
    pagina.goto(feest.get_absolute_url())
    expect(pagina.get_by_role("checkbox", name=re.compile("Schrijven"))).to_have_count(0)
    pagina.get_by_role("link", name="Schrijven").click()
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Schrijven")
    expect(pagina.get_by_role("link", name="Log in en meld je aan")).to_be_visible()
    expect(pagina.get_by_role("link", name="Zet in je agenda")).to_be_visible()


def test_the_programme_is_a_table_with_headers_and_a_list_on_a_phone(ingelogd, feest):
    pagina = ingelogd()
    pagina.goto(feest.get_absolute_url())
    rooster = pagina.get_by_role("table")
    expect(rooster.get_by_role("columnheader")).to_have_text(["Tijd", "Raadzaal", "Zaal 2"])
    expect(rooster.get_by_role("rowheader")).to_have_text(["09.00", "11.00", "13.00"])
    for breed in (1280, 390, 320):
        keur(pagina, feest.get_absolute_url(), widths=[breed])
    titels = pagina.locator(".deel-titel").all_inner_texts()
    assert titels == ["Schrijven", "Rekenen", "Luisteren", "Tekenen", "Afsluiting", "Netwerken"]


def test_the_programme_goes_by_keyboard(ingelogd, feest):
    pagina = ingelogd(viewport={"width": 1280, "height": 800})
    pagina.goto(feest.get_absolute_url())
    vink(pagina, "Schrijven").focus()
    pagina.keyboard.press("Space")
    pagina.keyboard.press("Tab")
    expect(pagina.get_by_role("link", name="Rekenen")).to_be_focused()
    pagina.get_by_role("button", name="Verder met je keuze").press("Enter")
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Klopt je keuze?")


@pytest.mark.parametrize("breed", [1280, 390, 320])
def test_every_page_on_the_way_passes(ingelogd, feest, breed):
    ik = maak_gebruiker()
    pagina = ingelogd(ik)
    onderdeel = Onderdeel.objects.get(titel="Luisteren")
    keur(pagina, onderdeel.get_absolute_url(), widths=[breed])
    pagina.goto(feest.get_absolute_url())
    for titel in ("Schrijven", "Rekenen", "Luisteren"):
        vink(pagina, titel).check()
    pagina.get_by_role("button", name="Verder met je keuze").click()
    keur_zoals_het_staat(pagina)
    pagina.get_by_role("button", name="Meld me aan").click()
    keur_zoals_het_staat(pagina)
    keur(pagina, f"{feest.get_absolute_url()}mijn/", widths=[breed])
    pagina.get_by_role("link", name=re.compile("Wissel.*Schrijven")).click()
    keur_zoals_het_staat(pagina)


def test_how_full_it_is_stays_up_to_date_while_somebody_looks(pagina, feest):
    pagina.clock.install()
    pagina.goto(feest.get_absolute_url())
    tekenen = pagina.locator(".deel", has_text="Tekenen")
    expect(tekenen.get_by_text("Nog 3 plaatsen")).to_be_visible()
    maak_deelname(Onderdeel.objects.get(titel="Tekenen"), status="bevestigd")
    maak_deelname(Onderdeel.objects.get(titel="Tekenen"), status="bevestigd")
    pagina.clock.run_for(16_000)
    expect(tekenen.locator(".etiket.let-op")).to_have_text("Nog 1 plaats")


def test_the_clock_counts_down_and_says_so_twice(ingelogd, feest):
    ik = maak_gebruiker()
    pagina = ingelogd(ik)
    pagina.clock.install()
    pagina.goto(feest.get_absolute_url())
    vink(pagina, "Schrijven").check()
    pagina.get_by_role("button", name="Verder met je keuze").click()
    zegt = pagina.locator("[data-klok-zegt]")
    pagina.clock.run_for(60_000)
    expect(pagina.get_by_text("nog 8:")).to_be_visible()
    expect(zegt).to_have_text("")
    pagina.clock.run_for(7 * 60_000 + 5_000)
    expect(zegt).to_have_text("Nog twee minuten houden we je plaats vast.")
    pagina.clock.run_for(3 * 60_000)
    expect(zegt).to_contain_text("De tijd is om.")
    Keuze.objects.update(vast_tot=timezone.now() - timedelta(seconds=1))
    pagina.get_by_role("button", name="Meld me aan").click()  # nothing was lost
    expect(pagina.get_by_role("heading", level=1)).to_have_text("Dit is het geworden")
