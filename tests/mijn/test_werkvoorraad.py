"""What waits, in the order in which to do it."""

from datetime import date, timedelta

import pytest

from tests.maken import maak_gebruiker
from twentsekracht.mijn.templatetags.mijn import uiterlijk, urgentie
from twentsekracht.mijn.werkvoorraad import Taak, naar_urgentie, per_soort, taken

VANDAAG = date(2026, 11, 20)  # a Friday


def taak(dagen=None, titel="Beslis", soort="Twentse School"):
    dag = None if dagen is None else VANDAAG + timedelta(days=dagen)
    return Taak(titel, "/ergens/", soort, dag)


def eerste(*, gebruiker, op):
    return [taak(30, "Later"), taak(None, "Ooit")]


def tweede(*, gebruiker, op):
    return [taak(-1, "Gisteren", "Vacatures"), taak(0, "Nu", "Vacatures"), taak(0, "Nu ook", "Arbeid")]


@pytest.fixture
def twee_apps(settings):
    settings.WERKVOORRAAD = [f"{__name__}.eerste", f"{__name__}.tweede"]


@pytest.mark.django_db
def test_tasks_of_all_apps_stand_in_one_list_the_soonest_first(twee_apps):
    titels = [taak.titel for taak in taken(maak_gebruiker(), op=VANDAAG)]
    assert titels == ["Gisteren", "Nu ook", "Nu", "Later", "Ooit"]


@pytest.mark.parametrize(
    ("dagen", "kop"),
    [
        (-400, "Te laat"),
        (-1, "Te laat"),
        (0, "Deze week"),
        (3, "Deze week"),  # the Monday after
        (6, "Deze week"),
        (7, "Later"),
        (None, "Zonder datum"),
    ],
)
def test_under_which_heading(dagen, kop):
    assert naar_urgentie([taak(dagen)], op=VANDAAG) == [(kop, [taak(dagen)])]


def test_headings_stand_in_order_and_empty_ones_are_left_out():
    vakken = naar_urgentie([taak(None), taak(9), taak(-2), taak(-3)], op=VANDAAG)
    assert [(kop, len(lijst)) for kop, lijst in vakken] == [("Te laat", 2), ("Later", 1), ("Zonder datum", 1)]


def test_counts_per_kind():
    voorraad = [taak(soort="Vacatures"), taak(soort="Arbeid"), taak(soort="Vacatures")]
    assert per_soort(voorraad) == [("Arbeid", 1), ("Vacatures", 2)]


@pytest.mark.parametrize(
    ("dagen", "woorden", "kleur"),
    [
        (None, "", ""),
        (-400, "te laat sinds oktober 2025", "fout"),
        (-60, "60 dagen te laat", "fout"),
        (-1, "1 dag te laat", "fout"),
        (0, "vandaag", "let-op"),
        (1, "morgen", "let-op"),
        (6, "nog 6 dagen", "let-op"),
        (14, "nog 14 dagen", ""),
        (15, "voor 5 december", ""),
    ],
)
def test_how_long_there_still_is_in_words(dagen, woorden, kleur):
    assert (uiterlijk(taak(dagen), VANDAAG), urgentie(taak(dagen), VANDAAG)) == (woorden, kleur)
