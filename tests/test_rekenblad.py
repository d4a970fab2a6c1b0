"""A list as one sheet: what goes in comes out, and nothing of it runs."""

import io
from datetime import date

import pytest
from odf.opendocument import load
from odf.table import TableCell, TableRow
from odf.teletype import extractText
from openpyxl import load_workbook

from twentsekracht import rekenblad

KOPPEN = ["Naam", "Dag", "Aantal"]
RIJEN = [["Mia", date(2026, 3, 1), 7], ["=1+1", None, -2], ["a\x00b\ud800", "-2", 0]]
VERWACHT = [["Naam", "Dag", "Aantal"], ["Mia", "2026-03-01", 7], ["'=1+1", "", -2], ["a b ", "'-2", 0]]


def xlsx(inhoud):
    blad = load_workbook(io.BytesIO(inhoud)).active
    return [["" if cel is None else cel for cel in rij] for rij in blad.iter_rows(values_only=True)]


def ods(inhoud):
    rijen = load(io.BytesIO(inhoud)).getElementsByType(TableRow)
    return [[waarde(cel) for cel in rij.getElementsByType(TableCell)] for rij in rijen]


def waarde(cel):
    assert cel.getAttribute("formula") is None
    return int(cel.getAttribute("value")) if cel.getAttribute("valuetype") == "float" else extractText(cel)


@pytest.mark.parametrize(("soort", "lees"), [("xlsx", xlsx), ("ods", ods)])
def test_text_days_and_numbers_come_out_as_they_went_in(soort, lees):
    antwoord = rekenblad.als_antwoord(soort, "lijst", KOPPEN, RIJEN, "Let op.")
    assert antwoord["Content-Type"] == rekenblad.SOORTEN[soort]
    assert antwoord["Cache-Control"] == "private, no-store"
    gelezen = lees(antwoord.content)
    assert gelezen[:4] == VERWACHT
    assert gelezen[-1][0] == "Let op."
    assert lees(rekenblad.als_antwoord(soort, "leeg", KOPPEN, []).content) == [KOPPEN]
