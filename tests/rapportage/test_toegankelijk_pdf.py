"""What makes the PDF accessible and fit for the archive: judged by validators and read back tag by tag."""

import io
from functools import cache

import page
import pikepdf
import pytest

from rapportage.pdf import maak_pdf
from tests import pdflezer, verapdf
from tests.rapportage import voorbeeld

VREEMDE_JAREN = {
    "leeg jaar": voorbeeld.leeg_jaar,
    "een organisatie": lambda: voorbeeld.momentopname(voorbeeld.ORGANISATIES[:1]),
    "veertig organisaties": lambda: voorbeeld.momentopname(voorbeeld.veel_organisaties(40)),
    "alles nul": lambda: voorbeeld.momentopname(voorbeeld.nulwaarden()),
    "concept van een organisatie": lambda: voorbeeld.momentopname(status="concept", organisatie="almelo"),
}


@cache
def getekend(jaar):
    return maak_pdf(VREEMDE_JAREN[jaar](), {})


@pytest.fixture(scope="module")
def pdf():
    return maak_pdf(voorbeeld.momentopname(), {"rapportage-2015.json": b"{}"})


def keur_snel(pdf):
    """page-validation agrees with veraPDF and takes milliseconds."""
    gezakt = {}
    for profiel in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A):
        verslag = page.validate_pdf_bytes(pdf, profile=profiel)
        if not verslag.is_compliant:
            gezakt[str(profiel)] = [fout.message for fout in verslag.failures]
    return gezakt


@pytest.mark.parametrize("profiel", ["ua1", "3a"])
def test_verapdf_accepts_the_report(pdf, profiel, tmp_path):
    pad = tmp_path / "rapport.pdf"
    pad.write_bytes(pdf)
    aantal, fouten = verapdf.fouten(pad, profiel)
    assert fouten == []
    assert aantal > 10_000  # it did look


@pytest.mark.parametrize("profiel", ["ua1", "3a"])
def test_verapdf_rejects_a_report_without_our_metadata(pdf, profiel, tmp_path):
    # The control: a validator that accepts anything proves nothing.
    pad = tmp_path / "kapot.pdf"
    pad.write_bytes(
        pdf.replace(b"pdfuaid:part>1<", b"pdfuaid:part>7<").replace(b'pdfaid:part="3"', b'pdfaid:part="9"')
    )
    assert verapdf.fouten(pad, profiel)[1]


def test_both_standards_hold_according_to_a_second_validator(pdf):
    assert keur_snel(pdf) == {}


@pytest.mark.parametrize("jaar", VREEMDE_JAREN)
def test_odd_years_are_valid_too(jaar):
    pdf = getekend(jaar)
    assert keur_snel(pdf) == {}
    assert pdflezer.verkeerde_koppen(pdf)[1] == []


@pytest.mark.parametrize("jaar", ["leeg jaar", "veertig organisaties"])
def test_verapdf_accepts_odd_years(jaar, tmp_path):
    pad = tmp_path / "rapport.pdf"
    pad.write_bytes(getekend(jaar))
    assert verapdf.fouten(pad, "ua1")[1] == []
    assert verapdf.fouten(pad, "3a")[1] == []


def test_characters_without_a_letter_do_not_make_it_invalid(tmp_path):
    """An emoji in a title, a control character in a text: no font has them, and both standards forbid the box."""
    m = voorbeeld.momentopname()
    m["titel"] = "Feest \U0001f389 bij de brandweer \U0001f692"
    m["teksten"]["inleiding"] = "Bel\x07, regel\x0b, \x85, \x7f, \ufffe en \u4e2d."
    pad = tmp_path / "rapport.pdf"
    pad.write_bytes(maak_pdf(m, {"rapportage-2015.json": b"{}"}))
    assert verapdf.fouten(pad, "ua1")[1] == []
    assert verapdf.fouten(pad, "3a")[1] == []
    assert [kop.tekst for kop in pdflezer.structuur(pad.read_bytes()).met("H1")] == [
        "Feest ? bij de brandweer ?"
    ]


def test_every_cell_names_exactly_the_heads_that_are_visible(pdf):
    aantal, fout = pdflezer.verkeerde_koppen(pdf)
    assert fout == []
    m = voorbeeld.momentopname()
    assert aantal >= sum(len(t["rijen"]) * (len(t["kolommen"]) - 1) for t in m["tabellen"].values())


def test_headings_tables_figures_and_contents_are_tagged(pdf):
    m = voorbeeld.momentopname()
    boom = pdflezer.structuur(pdf)
    assert [kop.tekst for kop in boom.met("H1")] == [m["titel"]]
    h2 = [kop.tekst for kop in boom.met("H2")]
    assert h2 == ["Inhoud"] + [f"{h['nummer']} {h['titel']}".strip() for h in m["hoofdstukken"]]
    h3 = [kop.tekst for kop in boom.met("H3")]
    assert "Over deze rapportage" in h3
    assert "Summerschool" in h3  # ## in a text
    assert [kop.tekst for kop in boom.met("H4")] == ["Vervolg"]
    assert len(list(boom.met("TOC"))) == 1
    assert len(list(boom.met("TOCI"))) == len(m["hoofdstukken"])
    assert len(list(boom.met("Figure"))) == len(m["grafieken"])
    assert {"THead", "TBody", "TFoot"} <= {groep.soort for groep in boom.met("THead", "TBody", "TFoot")}


def test_poppler_sees_the_structure_too(pdf):
    gezien = {
        regel.split()[0].rstrip(":")
        for regel in pdflezer.vraag("pdfinfo", "-struct", "-", pdf=pdf).splitlines()
        if regel
    }
    assert {"H1", "H2", "H3", "Table", "THead", "TBody", "TR", "TH", "TD", "Figure", "TOC", "TOCI"} <= gezien


def test_charts_have_their_sentence_as_alternative_text(pdf):
    gevonden = []
    with pikepdf.open(io.BytesIO(pdf)) as bestand:
        for deel in bestand.objects:
            if isinstance(deel, pikepdf.Dictionary) and deel.get("/S") == "/Figure":
                gevonden.append(str(deel.Alt))
                x1, y1, x2, y2 = (float(v) for v in deel.A.BBox)
                assert 0 <= x1 < x2 <= 596
                assert 0 <= y1 < y2 <= 842
    assert sorted(gevonden) == sorted(g["alt"] for g in voorbeeld.momentopname()["grafieken"].values())


def test_running_heads_are_artifacts_and_not_read_aloud(pdf):
    gelezen = pdflezer.structuur(pdf).tekst
    zichtbaar = pdflezer.vraag("pdftotext", "-layout", "-", "-", pdf=pdf)
    assert "Pagina 3 van" in zichtbaar
    assert "Pagina 3 van" not in gelezen


def test_language_title_and_bookmarks(pdf):
    m = voorbeeld.momentopname()
    with pikepdf.open(io.BytesIO(pdf)) as bestand:
        assert bestand.Root.Lang == "nl"
        assert bestand.Root.ViewerPreferences.DisplayDocTitle == True  # noqa: E712  (a PDF object, not a bool)
        assert str(bestand.docinfo.Title).startswith(m["titel"])
    assert pdflezer.bladwijzers(pdf) == ["Inhoud"] + [h["titel"] for h in m["hoofdstukken"]]
