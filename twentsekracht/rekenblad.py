"""A list as one sheet, for Excel (xlsx) and as an open document (ods). No cell is ever a formula."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

import xlsxwriter
from django.http import HttpResponse
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableColumnProperties, TextProperties
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.text import P

from twentsekracht.organisaties.export import veilig

SOORTEN = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
ONLEESBAAR = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot hold


def als_antwoord(
    soort: str, naam: str, koppen: Sequence[str], rijen: Iterable, noot: str = ""
) -> HttpResponse:
    inhoud = {"xlsx": maak_xlsx, "ods": maak_ods}[soort](koppen, rijen, noot)
    antwoord = HttpResponse(inhoud, content_type=SOORTEN[soort])
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}.{soort}"'
    antwoord["Cache-Control"] = "private, no-store"
    return antwoord


def _rijen(koppen: Sequence[str], rijen: Iterable, noot: str) -> Iterable[list]:
    """As text, or as a number (a Decimal: with its cents); a text that looks like a formula gets an apostrophe."""
    yield list(koppen)
    for rij in rijen:
        yield [veilig(_plat(waarde)) for waarde in rij]
    if noot:
        yield []
        yield [noot]


def _plat(waarde):
    if isinstance(waarde, str):
        return ONLEESBAAR.sub(" ", waarde)
    return waarde.isoformat() if isinstance(waarde, date) else waarde


def maak_xlsx(koppen: Sequence[str], rijen: Iterable, noot: str = "") -> bytes:
    uitvoer = io.BytesIO()
    veilige = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    boek = xlsxwriter.Workbook(uitvoer, veilige)
    blad, vet = boek.add_worksheet("Lijst"), boek.add_format({"bold": True})
    bedrag = boek.add_format({"num_format": "#,##0.00"})
    blad.set_column(0, len(koppen), 26)
    for r, rij in enumerate(_rijen(koppen, rijen, noot)):
        for k, waarde in enumerate(rij):
            schrijf = blad.write_number if isinstance(waarde, int | Decimal) else blad.write_string
            stijl = vet if r == 0 else bedrag if isinstance(waarde, Decimal) else None
            schrijf(r, k, waarde, *([stijl] if stijl else []))
    blad.freeze_panes(1, 0)
    boek.close()
    return uitvoer.getvalue()


def maak_ods(koppen: Sequence[str], rijen: Iterable, noot: str = "") -> bytes:
    document = OpenDocumentSpreadsheet()
    breed, vet = Style(name="breed", family="table-column"), Style(name="vet", family="table-cell")
    breed.addElement(TableColumnProperties(columnwidth="6cm"))
    vet.addElement(TextProperties(fontweight="bold"))
    document.automaticstyles.addElement(breed)
    document.automaticstyles.addElement(vet)
    blad = Table(name="Lijst")
    for _ in koppen:
        blad.addElement(TableColumn(stylename=breed))
    for r, rij in enumerate(_rijen(koppen, rijen, noot)):
        blad.addElement(_ods_rij(rij, vet if r == 0 else None))
    document.spreadsheet.addElement(blad)
    uitvoer = io.BytesIO()
    document.save(uitvoer)
    return uitvoer.getvalue()


def _ods_rij(rij: list, stijl) -> TableRow:
    regel = TableRow()
    for waarde in rij:
        kenmerken = {"stylename": stijl} if stijl else {}
        tekst = str(waarde)
        if isinstance(waarde, int | Decimal):
            cel = TableCell(valuetype="float", value=tekst, **kenmerken)
            tekst = tekst.replace(".", ",")
        else:
            cel = TableCell(valuetype="string", **kenmerken)
        cel.addElement(P(text=tekst))
        regel.addElement(cel)
    return regel
