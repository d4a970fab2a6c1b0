"""Lists that somebody sends: what was written is read back, and what is no list is refused in plain words."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twentsekracht.keuring import Geweigerd, keur_rekenblad
from twentsekracht.rekenblad import maak_ods, maak_xlsx
from twentsekracht.rekenblad_lezen import MEESTE_RIJEN, getal, lees

MAKERS = pytest.mark.parametrize("maak", [maak_xlsx, maak_ods])
CEL = st.one_of(
    st.integers(-(10**9), 10**9),
    st.decimals("-99999.99", "99999.99", places=2),
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=12),
)


def als_tekst(waarde):
    """As it is read; what looks like a formula was written with an apostrophe before it."""
    if isinstance(waarde, Decimal):
        return f"{waarde.normalize():f}" if waarde else "0"
    return str(waarde).removeprefix("'")


@MAKERS
@settings(max_examples=25, deadline=None)
@given(rijen=st.lists(st.lists(CEL, min_size=1, max_size=4), min_size=1, max_size=5))
def test_what_we_write_is_read_back(maak, rijen):
    gelezen = lees(maak(["kop"], rijen))
    for rij, terug in zip(rijen, gelezen[1:], strict=False):
        for waarde, tekst in zip(rij, terug, strict=False):
            assert tekst.removeprefix("'") in {als_tekst(waarde), f"-{als_tekst(waarde)}"}


@MAKERS
def test_numbers_days_and_empty_cells(maak):
    inhoud = maak(["a", "b", "c"], [[1, "", Decimal("12.50")], [], [date(2026, 11, 22), "é’", "x"]])
    assert lees(inhoud) == [["a", "b", "c"], ["1", "", "12.5"], [], ["2026-11-22", "é’", "x"]]


@MAKERS
def test_more_rows_than_anybody_needs_are_refused(maak):
    with pytest.raises(Geweigerd, match="te veel rijen"):
        lees(maak(["a"], [[n] for n in range(MEESTE_RIJEN)]))


def ods(tabel):
    """A file of which the table is written by hand."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        archief.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archief.writestr("content.xml", f'<d xmlns:table="t" xmlns:office="o" xmlns:text="x">{tabel}</d>')
    return uit.getvalue()


def test_repeated_cells_and_rows_of_an_ods():
    """As LibreOffice writes them, up to the last row of the sheet."""
    tabel = (
        "<table:table><table:table-row>"
        '<table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>a</text:p>'
        "</table:table-cell>"
        '<table:table-cell office:value-type="percentage" office:value="0.15"><text:p>15%</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row></table:table>'
        "<table:table><table:table-row><table:table-cell><text:p>tweede blad</text:p></table:table-cell>"
        "</table:table-row></table:table>"
    )
    assert lees(ods(tabel)) == [["a", "a", "15"]]


def met_lid(naam, inhoud):
    uit = io.BytesIO(maak_xlsx(["a"], []))
    with zipfile.ZipFile(uit, "a") as archief:
        archief.writestr(naam, inhoud)
    return uit.getvalue()


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"a;b\n1;2\n",
        b"PK\x03\x04 en dan niets",
        maak_xlsx(["a"], [])[:-40],
        ods("<table:table>"),
        ods("<!DOCTYPE d [<!ENTITY x 'y'>]>"),
        met_lid("xl/extra.xml", "<!DOCTYPE d [<!ENTITY x 'y'>]><d>&x;</d>"),
        met_lid("xl/bom.xml", b"<a>" + b" " * 60_000_000 + b"</a>"),
        b"PK\x03\x04" + b"x" * 2_000_000,
    ],
    ids=range(9),
)
def test_what_is_no_list_is_refused(inhoud):
    with pytest.raises(Geweigerd):
        lees(inhoud)


def test_a_letter_is_no_list():
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        archief.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archief.writestr("content.xml", "<d/>")
    with pytest.raises(Geweigerd, match="geen rekenblad"):
        keur_rekenblad(uit.getvalue())


@pytest.mark.parametrize(
    ("tekst", "waarde"),
    [
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("15%", "15"),
        (" 15 % ", "15"),
        ("x", None),
        ("", None),
        ("NaN", None),
        ("-1", "-1"),
    ],
)
def test_numbers_as_people_type_them(tekst, waarde):
    assert getal(tekst) == (None if waarde is None else Decimal(waarde))
