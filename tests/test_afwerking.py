"""The finisher by itself: small documents, one defect each."""

import io

import pikepdf
import pydyf
import pytest
from weasyprint import HTML
from weasyprint.pdf.metadata import DocumentMetadata

from tests import pdflezer
from twentsekracht.pdf import xmp
from twentsekracht.pdf.afwerking import duidelijk_einde, nummer, werk_af


def maak(inhoud, afwerken=True, stijl=""):
    kop = f"<head><title>Proef</title><style>{stijl}</style></head>"
    document = HTML(string=f'<html lang="nl">{kop}<body><h1>Proef</h1>{inhoud}</body></html>').render(
        pdf_variant="pdf/a-3a", pdf_tags=True
    )
    return document.write_pdf(finisher=werk_af if afwerken else None, pdf_variant="pdf/a-3a", pdf_tags=True)


def elementen(pdf, soort):
    with pikepdf.open(io.BytesIO(pdf)) as bestand:
        return [
            dict(o.items())
            for o in bestand.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/S") == soort and o.get("/Type") == "/StructElem"
        ]


GROEPEN = """<table><caption>Twee jaren</caption><thead>
<tr><th rowspan="2" scope="col">Wie</th><th colspan="2" scope="colgroup">2015</th>
<th rowspan="2" scope="col">Verschil</th></tr>
<tr><th scope="col">Nu</th><th scope="col">Toen</th></tr></thead>
<tbody><tr><th scope="row">Almelo</th><td>1</td><td>2</td><td>3</td></tr></tbody></table>"""


def test_weasyprint_alone_maps_cells_under_a_grouped_head_wrongly():
    # When this fails WeasyPrint has mended it, and kopcellen.py may go.
    assert pdflezer.verkeerde_koppen(maak(GROEPEN, afwerken=False))[1] != []


def test_cells_under_a_grouped_head_get_the_right_heads():
    assert pdflezer.verkeerde_koppen(maak(GROEPEN)) == (3, [])


def test_heads_have_a_scope_and_stand_in_the_idtree():
    pdf = maak(GROEPEN)
    koppen = elementen(pdf, "/TH")
    assert sorted(str(k["/A"].Scope) for k in koppen) == ["/Column"] * 5 + ["/Row"]
    with pikepdf.open(io.BytesIO(pdf)) as bestand:
        namen = bestand.Root.StructTreeRoot.IDTree.Kids[0].Names
        assert [str(n) for n in list(namen)[::2]] == sorted(str(k["/ID"]) for k in koppen)


def test_running_heads_leave_the_tree():
    stijl = '@page { @top-left { content: "Lopende kop" } }'
    assert "Lopende kop" not in pdflezer.structuur(maak("<p>tekst</p>", stijl=stijl)).tekst
    with pikepdf.open(io.BytesIO(maak("<p>tekst</p>", stijl=stijl))) as pdf:
        stroom = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(pdf.pages[0]))
    assert b"/Artifact << /Type /Pagination >> BDC" in stroom


def test_a_figure_has_its_box_in_points_from_the_bottom():
    maten = 'width="80" height="40"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {maten}><title>Een vlak</title><rect {maten}/></svg>'
    stijl = "@page { size: 400px 400px; margin: 0 } body, h1 { margin: 0 } h1 { height: 100px } svg { display: block }"
    figuur = elementen(maak(f"<div>{svg}</div>", stijl=stijl), "/Figure")[0]
    assert [float(v) for v in figuur["/A"].BBox] == pytest.approx([0, 195, 60, 225])
    assert str(figuur["/Alt"]) == "Een vlak"


INHOUD = """<nav><h2 id="inhoud">Inhoud</h2><ol><li><a href="#een">Een</a></li><li><a href="#twee">Twee</a></li></ol>
<ul><li>geen link</li></ul></nav>
<h2 id="een" style="break-before: page">Een</h2><ul><li><a href="#twee">Zie twee</a></li></ul><h2 id="twee">Twee</h2>"""


@pytest.mark.parametrize("vooraf", ["", '<p style="break-after: page">omslag</p>', "<p>x</p>" * 120])
def test_the_contents_are_found_wherever_they_stand(vooraf):
    pdf = maak(vooraf + INHOUD)
    assert len(elementen(pdf, "/TOC")) == 1
    assert len(elementen(pdf, "/TOCI")) == 2
    assert len(elementen(pdf, "/L")) == 2  # a list without links, and a link in a chapter


def test_without_contents_there_is_no_toc():
    assert elementen(maak('<ul><li><a href="#x">x</a></li></ul><p id="x">x</p>'), "/TOC") == []


def annotaties(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as bestand:
        return [int(a.get("/F", 0)) for blad in bestand.pages for a in blad.get("/Annots", [])]


def test_a_bold_word_in_a_link_gives_one_annotation_that_prints():
    link = '<p><a href="https://voorbeeld.nl/"><b>vet</b></a></p>'
    assert len(annotaties(maak(link, afwerken=False))) == 2
    assert annotaties(maak(link)) == [4]


def test_metadata_can_be_read_without_a_pdf_library():
    assert b"<rdf:RDF" in maak("<p>tekst</p>")


def test_metadata_names_both_standards():
    metadata = DocumentMetadata(title="Proef", lang="nl")
    xmp.vul_aan(metadata)
    xml = metadata.generate_rdf_metadata("a", 3, "A")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in xml
    assert b'part="3"' in xml
    assert b"<rdf:li>nl-NL</rdf:li>" in xml
    assert xml.rstrip().endswith(b"</rdf:RDF>")


@pytest.mark.parametrize(
    ("verwijzing", "verwacht"),
    [
        ("12 0 R", 12),
        (b"3 0 R", 3),
        ("12 0 Rx", None),
        (7, None),
        ("/Naam", None),
        (None, None),
        ("🐎 0 R", None),
    ],
)
def test_only_a_reference_is_a_reference(verwijzing, verwacht):
    assert nummer(verwijzing) == verwacht


def test_the_length_of_a_stream_can_be_read_in_one_way_only():
    stroom = pydyf.Stream([b"eindigt op\r"])
    assert stroom.data.endswith(b"op\r\nendstream")  # eleven bytes, or ten and a line break?
    with duidelijk_einde():
        assert stroom.data.endswith(b"op\r\r\nendstream")
        assert b"/Length 11" in stroom.data
    assert stroom.data.endswith(b"op\r\nendstream")
