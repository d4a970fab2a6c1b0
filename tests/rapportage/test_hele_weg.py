"""The main job from end to end: the example year in, the report out, read back from every file."""

import json

import openpyxl
import page
import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils.html import escape

from rapportage.rekenbladen import bladnamen
from tests import verapdf
from tests.jaarmap import VOORBEELDJAAR
from tests.rapportage import pdftabellen
from tests.rapportage.test_rekenbladen import ods_rijen

pytestmark = pytest.mark.django_db  # pytest-django makes a database only for tests that say they need one


@pytest.fixture(scope="module")
def map_(django_db_setup, django_db_blocker, tmp_path_factory):
    """One import and one report for all tests here; the records go again, the files stay."""
    naar = tmp_path_factory.mktemp("rapport")
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("importeer_jaar", str(VOORBEELDJAAR))
        call_command("maak_rapportage", "2015", "--peildatum", "2015-10-26", "--naar", str(naar))
        transaction.set_rollback(True)
    return naar


@pytest.fixture(scope="module")
def m(map_):
    return json.loads((map_ / "rapportage-2015.json").read_text("utf-8"))


def test_the_figures_are_the_published_ones(m):
    verwacht = json.loads((VOORBEELDJAAR / "verwacht.json").read_text("utf-8"))
    assert {sleutel: m["cijfers"].get(sleutel) for sleutel in verwacht} == verwacht


def test_the_pdf_shows_every_number_of_the_json(map_, m):
    assert pdftabellen.in_pdf((map_ / "rapportage-2015.pdf").read_bytes()) == pdftabellen.verwacht(m)


@pytest.mark.parametrize("profiel", ["ua1", "3a"])
def test_the_pdf_is_accessible_and_fit_for_the_archive(map_, profiel):
    assert verapdf.fouten(map_ / "rapportage-2015.pdf", profiel)[1] == []


def test_a_second_validator_agrees(map_):
    pdf = (map_ / "rapportage-2015.pdf").read_bytes()
    for profiel in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
        assert page.validate_pdf_bytes(pdf, profile=profiel).is_compliant


def cellen(m, omzetten):
    """Per sheet the rows of the JSON, total included, as `omzetten(value, kind)` writes a cell."""
    tabellen = list(m["tabellen"].values())
    for tabel, naam in zip(tabellen, bladnamen(tabellen), strict=True):
        rijen = [*tabel["rijen"], *([tabel["totaal"]] if tabel["totaal"] else [])]
        yield (
            naam,
            [
                [
                    omzetten(rij.get(k["code"], None), k["soort"], tabel["leeg_als"].get(k["code"]))
                    for k in tabel["kolommen"]
                ]
                for rij in rijen
            ],
        )


def test_the_excel_sheets_hold_every_number_of_the_json(map_, m):
    def omzetten(waarde, soort, leeg):
        if soort == "procent" and isinstance(waarde, int | float):
            return pytest.approx(waarde / 100)
        return (leeg if waarde is None else waarde) or (0 if waarde == 0 else None)

    boek = openpyxl.load_workbook(map_ / "rapportage-2015.xlsx", data_only=True)
    for naam, rijen in cellen(m, omzetten):
        blad = boek[naam].iter_rows(min_row=2, max_row=1 + len(rijen), max_col=len(rijen[0]) if rijen else 1)
        assert [[cel.value for cel in rij] for rij in blad] == rijen, naam


def test_the_opendocument_sheets_hold_every_number_of_the_json(map_, m):
    def omzetten(waarde, soort, leeg):
        waarde = leeg if waarde is None else waarde
        return "" if waarde is None else str(waarde)

    inhoud = (map_ / "rapportage-2015.ods").read_bytes()
    for naam, rijen in cellen(m, omzetten):
        assert ods_rijen(inhoud, naam)[1 : 1 + len(rijen)] == rijen, naam


def test_the_web_page_holds_every_table(map_, m):
    html = (map_ / "rapportage-2015.html").read_text("utf-8")
    for titel in pdftabellen.verwacht(m):
        assert escape(titel.partition(". ")[2]) in html
