"""The tables of a snapshot as XLSX, ODS and CSV: a sheet per table, the same numbers as everywhere else.

Input is the composed snapshot (see `samenstellen.py`); the same snapshot gives the same bytes.
"""

import csv
import io
import zipfile
from datetime import UTC, datetime
from xml.etree.ElementTree import canonicalize

import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import ParagraphProperties, Style, TableColumnProperties, TextProperties
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.text import P
from xlsxwriter.utility import xl_col_to_name

from twentsekracht.organisaties.export import veilig

OVER = "Over"
GETALLEN = ("aantal", "rang", "verschil", "procent", "euro", "uren")
XLSX_OPMAAK = {
    "aantal": "#,##0",
    "rang": "0",
    "verschil": "+#,##0;-#,##0;0",
    "procent": "0%",
    "euro": '"€" #,##0',
    "uren": "0.##",
}
# Excel forbids these in a sheet name, and more than 31 characters.
VERBODEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
VASTE_TIJD = (1980, 1, 1, 0, 0, 0)


def kop(kolom):
    return " ".join(deel for deel in (kolom.get("groep"), kolom["kop"]) if deel)


def waarde(tabel, rij, kolom):
    """The value of a cell: a number stays a number, an empty one gets the table's word for it (or None)."""
    inhoud = rij.get(kolom["code"])
    if inhoud is None:
        return tabel.get("leeg_als", {}).get(kolom["code"])
    return inhoud


def optelbaar(tabel, kolom):
    """Whether the total row is a plain sum of this column (not of percentages, nor with child rows)."""
    totaal = tabel.get("totaal") or {}
    som = totaal.get(kolom["code"])
    if kolom["soort"] not in ("aantal", "euro", "verschil", "uren") or not isinstance(som, int | float):
        return False
    if any(rij.get("_sub") for rij in tabel["rijen"]):
        return False
    return sum(rij.get(kolom["code"]) or 0 for rij in tabel["rijen"]) == som


def bladnamen(tabellen):
    """Sheet names, unique and within 31 characters, in the order of the tables."""
    namen = []
    for tabel in tabellen:
        kaal = " ".join(tabel["titel"].translate(VERBODEN).split()) or tabel["code"]
        naam, nummer = kaal[:31].strip(), 2
        while naam.lower() in {bestaand.lower() for bestaand in [OVER, *namen]}:
            staart = f" {nummer}"
            naam, nummer = kaal[: 31 - len(staart)].strip() + staart, nummer + 1
        namen.append(naam)
    return namen


def over(m):
    """What the file is: label and value, for the first sheet."""
    stand = f"{m.get('status', 'concept')}, versie {m.get('versie', 1)}"
    return [
        ("Rapport", m["titel"]),
        ("Voor", m.get("ondertitel") or "De hele regio"),
        ("Status", stand),
        ("Jaar", m["jaar"]),
        ("Peildatum", m["peildatum"]),
        ("Opgesteld op", m["opgesteld_op"][:10]),
        ("Kenmerk", m.get("kenmerk", "")),
    ]


def toelichting(tabel):
    return [tekst for tekst in (tabel.get("definitie"), *tabel.get("noten", [])) if tekst]


def maak_xlsx(m):
    uitvoer = io.BytesIO()
    boek = xlsxwriter.Workbook(
        uitvoer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    opgesteld = datetime.fromisoformat(m["opgesteld_op"]).astimezone(UTC).replace(tzinfo=None)
    boek.set_properties({"title": m["titel"], "author": "Twentse Kracht", "created": opgesteld})
    opmaak = _xlsx_opmaak(boek)
    blad = boek.add_worksheet(OVER)
    blad.set_column(0, 0, 16)
    blad.set_column(1, 1, 80)
    for nummer, (label, inhoud) in enumerate(over(m)):
        blad.write(nummer, 0, label, opmaak["vet"])
        blad.write(nummer, 1, inhoud)
    tabellen = list(m["tabellen"].values())
    for tabel, naam in zip(tabellen, bladnamen(tabellen), strict=True):
        _xlsx_blad(boek.add_worksheet(naam), tabel, opmaak)
    boek.close()
    return uitvoer.getvalue()


def _xlsx_opmaak(boek):
    opmaak = {soort: boek.add_format({"num_format": code}) for soort, code in XLSX_OPMAAK.items()}
    opmaak |= {
        f"{soort}-totaal": boek.add_format({"num_format": code, "bold": True, "top": 1})
        for soort, code in XLSX_OPMAAK.items()
    }
    kopstijl = {
        "bold": True,
        "bg_color": "#17573a",
        "font_color": "#ffffff",
        "text_wrap": True,
        "valign": "top",
    }
    opmaak["kop"] = boek.add_format(kopstijl)
    opmaak["vet"] = boek.add_format({"bold": True})
    opmaak["totaal"] = boek.add_format({"bold": True, "top": 1})
    opmaak["uitleg"] = boek.add_format({"italic": True, "font_color": "#44524a"})
    return opmaak


def _xlsx_cel(inhoud, kolom):
    """Percentages are stored as fractions, so that Excel shows 106 % and calculates with 1.06."""
    if kolom["soort"] == "procent" and isinstance(inhoud, int | float):
        return inhoud / 100
    return inhoud


def _xlsx_blad(blad, tabel, opmaak):
    kolommen, rijen = tabel["kolommen"], tabel["rijen"]
    for k, kolom in enumerate(kolommen):
        blad.write(0, k, kop(kolom), opmaak["kop"])
        blad.set_column(k, k, 14 if kolom["soort"] in GETALLEN else 34)
        for r, rij in enumerate(rijen, start=1):
            blad.write(r, k, _xlsx_cel(waarde(tabel, rij, kolom), kolom), opmaak.get(kolom["soort"]))
    onder = len(rijen) + 1
    if tabel.get("totaal"):
        _xlsx_totaal(blad, tabel, onder, opmaak)
        onder += 1
    blad.freeze_panes(1, 1)
    if rijen and kolommen:
        blad.autofilter(0, 0, len(rijen), len(kolommen) - 1)
    blad.repeat_rows(0)
    blad.set_landscape()
    blad.fit_to_pages(1, 0)
    for nummer, tekst in enumerate(toelichting(tabel), start=onder + 1):
        blad.write_string(nummer, 0, tekst, opmaak["uitleg"])


def _xlsx_totaal(blad, tabel, r, opmaak):
    """A real SUM where the total is one, so that the reader can see how it came about."""
    for k, kolom in enumerate(tabel["kolommen"]):
        inhoud = waarde(tabel, tabel["totaal"], kolom)
        stijl = opmaak.get(f"{kolom['soort']}-totaal", opmaak["totaal"])
        if optelbaar(tabel, kolom):
            letter = xl_col_to_name(k)
            blad.write_formula(r, k, f"=SUM({letter}2:{letter}{r})", stijl, _xlsx_cel(inhoud, kolom))
        else:
            blad.write(r, k, _xlsx_cel(inhoud, kolom), stijl)


def maak_ods(m):
    document = OpenDocumentSpreadsheet()
    stijlen = _ods_stijlen(document)
    blad = Table(name=OVER)
    for label, inhoud in over(m):
        blad.addElement(
            _ods_rij([(label, "tekst"), (inhoud, "aantal" if isinstance(inhoud, int) else "tekst")], None)
        )
    document.spreadsheet.addElement(blad)
    tabellen = list(m["tabellen"].values())
    for tabel, naam in zip(tabellen, bladnamen(tabellen), strict=True):
        document.spreadsheet.addElement(_ods_blad(tabel, naam, stijlen))
    uitvoer = io.BytesIO()
    document.save(uitvoer)
    return _vaste_vorm(uitvoer.getvalue())


def _ods_stijlen(document):
    breed = Style(name="breed", family="table-column")
    breed.addElement(TableColumnProperties(columnwidth="6.5cm"))
    smal = Style(name="smal", family="table-column")
    smal.addElement(TableColumnProperties(columnwidth="3cm"))
    vet = Style(name="vet", family="table-cell")
    vet.addElement(TextProperties(fontweight="bold"))
    vet.addElement(ParagraphProperties(textalign="start"))
    for stijl in (breed, smal, vet):
        document.automaticstyles.addElement(stijl)
    return {"breed": breed, "smal": smal, "vet": vet}


def _ods_blad(tabel, naam, stijlen):
    blad = Table(name=naam)
    kolommen = tabel["kolommen"]
    for kolom in kolommen:
        blad.addElement(TableColumn(stylename=stijlen["smal" if kolom["soort"] in GETALLEN else "breed"]))
    blad.addElement(_ods_rij([(kop(kolom), "tekst") for kolom in kolommen], stijlen["vet"]))
    for rij in tabel["rijen"]:
        blad.addElement(_ods_rij([(waarde(tabel, rij, kolom), kolom["soort"]) for kolom in kolommen], None))
    if totaal := tabel.get("totaal"):
        cellen = [(waarde(tabel, totaal, kolom), kolom["soort"]) for kolom in kolommen]
        blad.addElement(_ods_rij(cellen, stijlen["vet"]))
    for tekst in ["", *toelichting(tabel)]:
        blad.addElement(_ods_rij([(tekst, "tekst")], None))
    return blad


def _ods_rij(cellen, stijl):
    rij = TableRow()
    for inhoud, soort in cellen:
        kenmerken = {"stylename": stijl} if stijl else {}
        if isinstance(inhoud, int | float) and not isinstance(inhoud, bool):
            cel = TableCell(valuetype="float", value=repr(inhoud), **kenmerken)
        else:
            cel = TableCell(valuetype="string", **kenmerken)
        if inhoud not in (None, ""):
            cel.addElement(
                P(text=f"{inhoud}%" if soort == "procent" and not isinstance(inhoud, str) else str(inhoud))
            )
        rij.addElement(cel)
    return rij


def maak_csv(m):
    """A zip with a CSV per table: semicolons and a BOM, which is what a Dutch Excel opens without asking."""
    bestanden = {f"{tabel['code']}.csv": _csv_bestand(tabel) for tabel in m["tabellen"].values()}
    return _zip(bestanden.items())


def _csv_bestand(tabel):
    uitvoer = io.StringIO(newline="")
    schrijver = csv.writer(uitvoer, delimiter=";", lineterminator="\r\n")
    kolommen = tabel["kolommen"]
    schrijver.writerow([veilig(kop(kolom)) for kolom in kolommen])
    for rij in [*tabel["rijen"], *([tabel["totaal"]] if tabel.get("totaal") else [])]:
        schrijver.writerow([veilig(waarde(tabel, rij, kolom)) for kolom in kolommen])
    return uitvoer.getvalue().encode("utf-8-sig")


def _zip(bestanden):
    uitvoer = io.BytesIO()
    with zipfile.ZipFile(uitvoer, "w") as pak:
        for naam, inhoud in bestanden:
            # An OpenDocument's mimetype comes first and uncompressed: readers sniff it there.
            soort = zipfile.ZIP_STORED if naam == "mimetype" else zipfile.ZIP_DEFLATED
            pak.writestr(zipfile.ZipInfo(naam, VASTE_TIJD), inhoud, soort)
    return uitvoer.getvalue()


def _vaste_vorm(pak):
    """The same members in canonical XML and with fixed times make the same bytes.

    odfpy writes the clock into its zip, and declares every namespace that the process has ever met.
    """
    with zipfile.ZipFile(io.BytesIO(pak)) as bron:
        return _zip([(deel.filename, _canoniek(deel.filename, bron.read(deel))) for deel in bron.infolist()])


def _canoniek(naam, inhoud):
    return canonicalize(inhoud.decode()).encode() if naam.endswith(".xml") else inhoud
