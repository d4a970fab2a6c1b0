"""Badges and sign-in sheets: who is on them, and whether a screen reader and an archive can do with the file."""

from datetime import date, time, timedelta

import page
import pytest

from evenementen.naamkaartjes import kaartjes, zonder_naam
from tests.evenementen.maken import maak_spreker
from tests.maken import maak_deelname, maak_evenement, maak_gebruiker, maak_onderdeel, maak_organisatie
from tests.pdflezer import structuur, tabellen, verkeerde_koppen
from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.models import Rol

pytestmark = pytest.mark.django_db
DAG = date(2026, 11, 9)


@pytest.fixture
def evenement():
    return maak_evenement(jaar=2026, start=DAG, einde=DAG + timedelta(1), titel="Talentweek")


@pytest.fixture
def losser():
    return maak_organisatie("losser")


def deel(evenement, titel, uur=9, **velden):
    return maak_onderdeel(evenement, titel=titel, begintijd=time(uur), **{"datum": DAG, **velden})


def test_a_badge_has_the_parts_of_the_day_and_who_speaks_and_takes_part_has_one(evenement, losser):
    anna, bea = (maak_gebruiker(organisatie=losser, naam=naam) for naam in ("Anna", "Bea"))
    delen = [deel(evenement, f"Deel {uur}", uur) for uur in (15, 9, 10, 11, 13, 14)]
    for een in delen:
        maak_deelname(een, losser, "bevestigd", deelnemer=anna)
    maak_deelname(delen[0], losser, "aanwezig", deelnemer=bea)
    delen[1].sprekers.set([maak_spreker("Bea Bos", gebruiker=bea, organisatie=losser), maak_spreker("Cor")])
    for status in ("geannuleerd", "wachtlijst", "wacht_op_akkoord", "aangeboden", "no_show"):
        maak_deelname(delen[0], losser, status, deelnemer=maak_gebruiker(naam=status))
    maak_deelname(deel(evenement, "Morgen", datum=DAG + timedelta(1)), losser, "bevestigd", deelnemer=bea)
    for een in delen[:2]:
        maak_deelname(een, losser, "bevestigd", kenmerk="M1")
    gevonden = [
        (kaartje.naam, kaartje.van, kaartje.is_spreker, [str(een) for een in kaartje.eerste], kaartje.meer)
        for kaartje in kaartjes(evenement, DAG)
    ]
    assert gevonden == [
        ("Anna", "Losser", False, ["Deel 9", "Deel 10", "Deel 11", "Deel 13"], 2),
        ("Bea Bos", "Losser", True, ["Deel 9", "Deel 15"], 0),
        ("Cor", "Bureau Noaber", True, ["Deel 9"], 0),
    ]
    assert zonder_naam(evenement, DAG) == 1


def test_badges_cost_the_same_for_any_number(evenement, losser, django_assert_num_queries):
    for uur in (9, 10, 11):
        een = deel(evenement, f"Deel {uur}", uur)
        een.sprekers.add(maak_spreker(organisatie=losser))
        for _ in range(3):
            maak_deelname(een, losser, "bevestigd", deelnemer=maak_gebruiker())
    with django_assert_num_queries(3):
        kaartjes(evenement, DAG)


def pad(evenement, rest):
    return f"/beheer/evenementen/evenement/{evenement.pk}/{rest}/"


def keur(antwoord):
    assert antwoord["Content-Type"] == "application/pdf" and "no-store" in antwoord["Cache-Control"]
    assert verkeerde_koppen(antwoord.content)[1] == []
    for profiel in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
        assert page.validate_pdf_bytes(antwoord.content, profile=profiel).is_compliant


def test_the_badges_on_paper(als, evenement, losser):
    een = deel(evenement, "Netwerken", ruimte="Zaal 2")
    for naam in (*(f"Mens {nummer}" for nummer in range(9)), "Wolfeschlegelsteinhausenbergerdorff-Ö 😀 " * 3):
        maak_deelname(een, losser, "bevestigd", deelnemer=maak_gebruiker(naam=naam))
    antwoord = als(maak_gebruiker(Rol.COORDINATOR)).get(pad(evenement, "naamkaartjes/2026-11-09"))
    keur(antwoord)
    assert [blad.tekst for blad in structuur(antwoord.content).met("H1")][:2] == ["Mens 0", "Mens 1"]
    assert Regel.objects.filter(actie="naamkaartjes gemaakt").count() == 1


def test_the_sheet_of_a_part_and_of_all_that_go_on(als, evenement, losser):
    een, twee = deel(evenement, "Netwerken"), deel(evenement, "Tekenen", 13)
    deel(evenement, "Afgelast", afgelast_op="2026-01-01T00:00Z")
    maak_deelname(een, losser, "bevestigd", deelnemer=maak_gebruiker(naam="Anna"))
    maak_deelname(een, losser, "geannuleerd", deelnemer=maak_gebruiker(naam="Weg"))
    maak_deelname(een, losser, "wachtlijst", deelnemer=maak_gebruiker(naam="Wacht"))
    maak_deelname(een, losser, "bevestigd", kenmerk="M1")
    browser = als(maak_gebruiker(Rol.COORDINATOR))
    alles = browser.get(pad(evenement, "presentielijst"))
    keur(alles)
    koppen = [blad.tekst for blad in structuur(alles.content).met("H1")]
    assert koppen == ["Presentielijst Netwerken", "Presentielijst Tekenen"]
    [rijen] = tabellen(browser.get(pad(evenement, f"presentielijst/{een.pk}")).content).values()
    assert [rij[:3] for rij in rijen[:2]] == [["1", "Anna", "Losser"], ["2", "M1", "Losser"]]
    assert all(rij[1] in {"", "M1", "Anna"} for rij in rijen)
    ander = maak_onderdeel()
    assert browser.get(pad(evenement, f"presentielijst/{ander.pk}")).status_code == 404
    assert browser.get(pad(evenement, f"presentielijst/{twee.pk}")).status_code == 200


@pytest.mark.parametrize("dag", ["gisteren", "2026-13-01", "2026-11-10", "9999-12-31", "2026-11-09T00"])
def test_badges_of_a_day_without_programme_are_not_there(als, evenement, dag):
    deel(evenement, "Netwerken")
    assert als(maak_gebruiker(Rol.COORDINATOR)).get(pad(evenement, f"naamkaartjes/{dag}")).status_code == 404


def test_an_event_without_parts_has_nothing_to_print(als):
    browser, leeg = als(maak_gebruiker(Rol.COORDINATOR)), maak_evenement()
    assert "Er is nog geen onderdeel met een dag." in browser.get(pad(leeg, "papier")).content.decode()
