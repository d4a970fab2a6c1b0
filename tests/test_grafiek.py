"""Columns: their geometry, and that no number in it can be made Dutch."""

import re

import pytest
from django.template import Context, Template

from twentsekracht import grafiek

NAMEN = ["jan", "feb", "mrt"]


@pytest.mark.parametrize(
    ("hoogste", "stap"),
    [(1, 1), (5, 1), (6, 2), (10, 2), (95, 20), (732, 200), (1069, 500), (25_001, 10_000)],
)
def test_axis_takes_round_steps_and_at_most_five(hoogste, stap):
    assert grafiek.stapgrootte(hoogste) == stap


def test_columns_stack_and_say_their_total():
    g = grafiek.kolommen("g", "Per maand", NAMEN, [("A", [10, 0, 4]), ("B", [5, 0, 0])])
    januari, februari, maart = g["staven"]
    assert [staaf["som"] for staaf in g["staven"]] == ["15", "0", "4"]
    assert [len(staaf["delen"]) for staaf in g["staven"]] == [2, 0, 1]
    onder, boven = januari["delen"]
    assert float(boven["y"]) + float(boven["hoogte"]) == pytest.approx(float(onder["y"]) - 2, abs=0.02)
    assert g["omschrijving"].startswith("Totaal 19. Hoogste in jan: 15.")
    assert g["tabel"] == [("jan", ["10", "5"]), ("feb", ["0", "0"]), ("mrt", ["4", "0"])]


def test_a_small_number_is_still_seen():
    g = grafiek.kolommen("g", "t", NAMEN, [("A", [1, 5000, 0])])
    assert float(g["staven"][0]["delen"][0]["hoogte"]) >= grafiek.SMALST


@pytest.mark.parametrize(("namen", "waarden"), [([], []), (NAMEN, [0, 0, 0])])
def test_without_figures_there_is_nothing_to_draw(namen, waarden):
    html = Template('{% load onderdelen %}{% kolomgrafiek "g" "t" namen reeksen %}').render(
        Context({"namen": namen, "reeksen": [("A", waarden)]})
    )
    assert "<svg" not in html
    assert "nog geen cijfers" in html


def test_more_than_three_series_are_refused():
    with pytest.raises(ValueError, match="drie"):
        grafiek.kolommen("g", "t", NAMEN, [("A", [1, 1, 1])] * 4)


def test_no_length_in_the_drawing_is_a_dutch_number_and_the_table_has_dutch_ones():
    html = Template('{% load onderdelen %}{% kolomgrafiek "g" "t" namen reeksen %}').render(
        Context({"namen": NAMEN, "reeksen": [("A", [1069, 270, 33]), ("B", [1, 2, 3])]})
    )
    lengtes = re.findall(r' (?:x|y|x1|x2|y1|y2|width|height)="([^"]*)"', html)
    assert lengtes and all(re.fullmatch(r"-?\d+(\.\d+)?%?", lengte) for lengte in lengtes)
    assert '<td class="getal">1.069</td>' in html
    assert 'role="img" aria-labelledby="g-t g-d"' in html
