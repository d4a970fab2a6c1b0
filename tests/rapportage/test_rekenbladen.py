import io
import zipfile

import openpyxl
from odf.opendocument import load
from odf.table import Table, TableCell, TableRow
from odf.teletype import extractText

from rapportage.rekenbladen import bladnamen, maak_csv, maak_ods, maak_xlsx


def momentopname(**tabellen):
    return {
        "titel": "Managementrapportage 2015",
        "jaar": 2015,
        "peildatum": "2015-10-26",
        "opgesteld_op": "2016-01-28T09:00:00+01:00",
        "tabellen": {code: {"code": code} | tabel for code, tabel in tabellen.items()},
    }


def tabel(rijen, totaal=None, titel="Inschrijvingen per organisatie"):
    return {
        "titel": titel,
        "rijkop": "organisatie",
        "kolommen": [
            {"code": "organisatie", "kop": "Organisatie", "groep": "", "soort": "tekst"},
            {"code": "te_behalen", "kop": "Te behalen", "groep": "2015", "soort": "aantal"},
            {"code": "procent", "kop": "Behaald", "groep": "2015", "soort": "procent"},
        ],
        "rijen": rijen,
        "totaal": totaal,
        "leeg_als": {"te_behalen": "geen afspraak"},
        "definitie": "Wat telt.",
        "noten": ["Een noot."],
    }


def voorbeeld():
    rijen = [
        {"organisatie": "Almelo", "te_behalen": 115, "procent": 106},
        {"organisatie": "Noaberkracht", "te_behalen": None, "procent": None},
    ]
    return momentopname(school=tabel(rijen, {"organisatie": "Totaal", "te_behalen": 115, "procent": 106}))


def ods_rijen(inhoud, blad):
    document = load(io.BytesIO(inhoud))
    gevonden = next(
        b for b in document.spreadsheet.getElementsByType(Table) if b.getAttribute("name") == blad
    )
    return [
        [cel.getAttribute("value") or extractText(cel) for cel in rij.getElementsByType(TableCell)]
        for rij in gevonden.getElementsByType(TableRow)
    ]


def test_xlsx_has_every_number_and_the_total_as_a_sum():
    inhoud = maak_xlsx(voorbeeld())
    blad = openpyxl.load_workbook(io.BytesIO(inhoud), data_only=True)["Inschrijvingen per organisatie"]
    rijen = [[cel.value for cel in rij] for rij in blad.iter_rows(max_row=4)]
    assert rijen == [
        ["Organisatie", "2015 Te behalen", "2015 Behaald"],
        ["Almelo", 115, 1.06],
        ["Noaberkracht", "geen afspraak", None],
        ["Totaal", 115, 1.06],
    ]
    formules = openpyxl.load_workbook(io.BytesIO(inhoud))["Inschrijvingen per organisatie"]
    assert formules["B4"].value == "=SUM(B2:B3)"
    assert formules["C4"].value == 1.06  # a percentage is not a sum


def test_ods_has_the_same_table():
    assert ods_rijen(maak_ods(voorbeeld()), "Inschrijvingen per organisatie") == [
        ["Organisatie", "2015 Te behalen", "2015 Behaald"],
        ["Almelo", "115", "106"],
        ["Noaberkracht", "geen afspraak", ""],
        ["Totaal", "115", "106"],
        [""],
        ["Wat telt."],
        ["Een noot."],
    ]


def test_csv_opens_in_a_dutch_excel():
    with zipfile.ZipFile(io.BytesIO(maak_csv(voorbeeld()))) as pak:
        assert pak.namelist() == ["school.csv"]
        assert pak.read("school.csv").decode("utf-8-sig") == (
            "Organisatie;2015 Te behalen;2015 Behaald\r\nAlmelo;115;106\r\n"
            "Noaberkracht;geen afspraak;\r\nTotaal;115;106\r\n"
        )


def test_a_title_that_looks_like_a_formula_is_not_run():
    m = momentopname(school=tabel([{"organisatie": "=1+1", "te_behalen": -3, "procent": 1}]))
    with zipfile.ZipFile(io.BytesIO(maak_csv(m))) as pak:
        assert "'=1+1;-3;1" in pak.read("school.csv").decode("utf-8-sig")
    blad = openpyxl.load_workbook(io.BytesIO(maak_xlsx(m)))["Inschrijvingen per organisatie"]
    assert (blad["A2"].value, blad["A2"].data_type) == ("=1+1", "s")


def test_sheet_names_are_unique_short_and_allowed():
    lang = "Inschrijvingen per organisatie en per kwartaal: 1/2"
    namen = bladnamen(
        [{"code": "a", "titel": lang}, {"code": "b", "titel": lang}, {"code": "c", "titel": "Over"}]
    )
    assert namen == ["Inschrijvingen per organisatie", "Inschrijvingen per organisati 2", "Over 2"]


def test_an_empty_table_gives_a_sheet_without_rows():
    m = momentopname(school=tabel([]))
    blad = openpyxl.load_workbook(io.BytesIO(maak_xlsx(m)))["Inschrijvingen per organisatie"]
    assert blad["A1"].value == "Organisatie" and blad["A2"].value is None
    assert ods_rijen(maak_ods(m), "Inschrijvingen per organisatie")[0][0] == "Organisatie"


def test_the_same_snapshot_gives_the_same_bytes():
    assert maak_xlsx(voorbeeld()) == maak_xlsx(voorbeeld())
    assert maak_ods(voorbeeld()) == maak_ods(voorbeeld())
    assert maak_csv(voorbeeld()) == maak_csv(voorbeeld())


def test_ods_depends_on_no_state_of_the_process():
    # odfpy declares every namespace that it has met before, so a second file would differ from a first.
    with zipfile.ZipFile(io.BytesIO(maak_ods(voorbeeld()))) as pak:
        assert b"xmlns:chart" not in pak.read("content.xml")
        assert {deel.date_time for deel in pak.infolist()} == {(1980, 1, 1, 0, 0, 0)}
