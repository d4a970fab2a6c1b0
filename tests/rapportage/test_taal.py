"""How the report writes numbers, days and lists, wherever they stand."""

from datetime import date

import pytest

from rapportage.taal import datum, euro, getal, korte_datum, leesbaar, met_woord, opsomming, periode, verschil

ONTBREEKT = "–"


def test_numbers():
    waarden = (None, 1069, -3, 31.5, 1666.666, 0)
    assert [getal(n) for n in waarden] == [ONTBREEKT, "1.069", "\u22123", "31,5", "1.666,67", "0"]
    assert [verschil(n) for n in (118, -3, 0)] == ["+118", "\u22123", "0"]


def test_amounts_have_cents_only_where_there_are_any():
    waarden = (None, 273_000, 0.5, -1868.9)
    geschreven = [ONTBREEKT, "€ 273.000", "€ 0,50", "\u2212 € 1.868,90"]
    assert [euro(n) for n in waarden] == [tekst.replace(" ", "\u00a0") for tekst in geschreven]


def test_days():
    dag = date(2015, 3, 9)
    assert (datum(dag), korte_datum(dag), datum(None)) == ("9 maart 2015", "9 mrt 2015", ONTBREEKT)


@pytest.mark.parametrize(
    ("van", "tot", "tekst"),
    [
        (date(2015, 8, 3), date(2015, 8, 3), "3 augustus 2015"),
        (date(2015, 8, 3), date(2015, 8, 28), "3 tot en met 28 augustus 2015"),
        (date(2015, 8, 31), date(2015, 9, 1), "31 augustus tot en met 1 september 2015"),
        (date(2015, 12, 31), date(2016, 1, 1), "31 december 2015 tot en met 1 januari 2016"),
    ],
)
def test_what_two_days_share_is_said_once(van, tot, tekst):
    assert periode(van, tot) == tekst


def test_words():
    aantallen = [met_woord(n, "vacature", "vacatures") for n in (0, 1, 1380)]
    assert aantallen == ["geen vacatures", "1 vacature", "1.380 vacatures"]
    assert [opsomming(delen) for delen in ("", "a", "ab", "abc")] == ["", "a", "a en b", "a, b en c"]
    assert [leesbaar(code) for code in ("sociale_media", "vast_of_oproep", "")] == [
        "Sociale media",
        "Vast of oproep",
        "",
    ]
