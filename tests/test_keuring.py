"""What may come in as a document, and what may not: by what is in it."""

from contextlib import suppress

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documenten import (
    bij_openen,
    diep,
    docx,
    manifest,
    met_bijlage,
    met_link,
    odt,
    odt_inhoud,
    pdf,
    pdf_bom,
    relatie,
    veld,
    verpak,
)
from twentsekracht.keuring import GROOTSTE, MB, Geweigerd, keur

LINK = relatie("hyperlink", "https://voorbeeld.example/")
GOED = {
    "pdf": ("pdf", pdf()),
    "pdf with packed objects": ("pdf", pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate)),
    "pdf with a link and a first page": ("pdf", pdf(met_link)),
    "pdf of 50 pages": ("pdf", pdf(paginas=50)),
    "pdf with a long text": (
        "pdf",
        pdf(lambda d: setattr(d.pages[0], "Contents", d.make_stream(b" " * 3 * MB))),
    ),
    "docx": ("docx", docx()),
    "docx with a link": ("docx", docx(relaties=LINK)),
    "docx from a template on a disk": (
        "docx",
        docx(relaties=relatie("attachedTemplate", "file:///C:\\Users\\x\\cv.dotx")),
    ),
    "docx with a page number": ("docx", docx(tekst=veld(" PAGE ", "NUMPAGES"))),
    "docx about the firm Addeco": ("docx", docx(tekst=veld(' HYPERLINK "https://adde.example" '))),
    "docx with a picture": ("docx", docx({"word/media/foto.png": b"\x89PNG" + b"x" * 4000})),
    "odt": ("odt", odt()),
    "odt with a link": (
        "odt",
        odt(
            odt_inhoud(
                '<text:a xlink:href="https://voorbeeld.example/"/><draw:image xlink:href="Pictures/1.png"/>'
            )
        ),
    ),
}
NIET_XML = docx({"word/settings.xml": "<w:settings"})
BOM = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'
FOUT = {
    "nothing": b"",
    "too large": b"%PDF-" + b"x" * GROOTSTE,
    "a program": b"MZ\x90\x00" + b"x" * 500,
    "a page": b"<!doctype html><script>alert(1)</script>",
    "a picture": b"\x89PNG\r\n\x1a\n",
    "text": b"Mijn cv",
    "rtf": rb"{\rtf1 tekst}",
    "old Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 500,
    "pdf after a page": b"<html>" + pdf(),
    "pdf in name only": b"%PDF-1.7\nMZ",
    "pdf cut off": pdf()[:-60],
    "pdf without pages": b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
    "pdf with a password": pdf(encryption=pikepdf.Encryption(user="geheim", owner="geheim")),
    "pdf that may not be copied": pdf(encryption=pikepdf.Encryption(user="", owner="geheim")),
    "pdf with a script on opening": pdf(bij_openen("JavaScript", JS="app.alert(1)")),
    "pdf with a script without a name": pdf(
        lambda d: setattr(d.Root, "AA", pikepdf.Dictionary(WC={"/JS": "a()"}))
    ),
    "pdf with packed scripts": pdf(
        bij_openen("JavaScript", JS="a()"), object_stream_mode=pikepdf.ObjectStreamMode.generate
    ),
    "pdf with scripts in its names": pdf(
        lambda d: setattr(d.Root, "Names", pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=[])))
    ),
    "pdf with a nested script": pdf(diep),
    "pdf that starts a program": pdf(bij_openen("Launch", F="cmd.exe")),
    "pdf that sends a form": pdf(bij_openen("SubmitForm", F="https://x.example")),
    "pdf that opens another": pdf(bij_openen("GoToR", F="\\\\x.example\\a.pdf")),
    "pdf with a moving picture": pdf(bij_openen("Rendition")),
    "pdf with XFA": pdf(lambda d: setattr(d.Root, "AcroForm", pikepdf.Dictionary(XFA=[]))),
    "pdf with a file": pdf(met_bijlage),
    "pdf with a packed file": pdf(met_bijlage, object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "pdf with a file on a page": pdf(
        lambda d: setattr(
            d.pages[0],
            "AF",
            pikepdf.Array([pikepdf.Dictionary(F="a.exe", EF=pikepdf.Dictionary(F=d.make_stream(b"MZ")))]),
        )
    ),
    "pdf of 51 pages": pdf(paginas=51),
    "zip": verpak({"cv.txt": "tekst"}),
    "zip of a program": verpak({"cv.exe": "MZ"}),
    "zip cut off": docx()[:-30],
    "spreadsheet": docx(soort="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
    "docx with macros": docx(soort="application/vnd.ms-word.document.macroEnabled.main+xml"),
    "docx with a macro inside": docx({"word/vbaProject.bin": b"x"}),
    "docx with ActiveX": docx({"word/activeX/activeX1.xml": "<a/>"}),
    "docx with a file": docx({"word/embeddings/oleObject1.bin": b"x"}),
    "docx with a template from elsewhere": docx(
        relaties=relatie("attachedTemplate", "https://x.example/a.dotm")
    ),
    "docx with a template from a share": docx(
        relaties=relatie("attachedTemplate", "file://x.example/a.dotm")
    ),
    "docx with a template from a share on Windows": docx(
        relaties=relatie("attachedTemplate", "\\\\x.example\\a.dotm")
    ),
    "docx with a picture from elsewhere": docx(relaties=relatie("image", "https://x.example/volg.png")),
    "docx with an address in disguise": docx(relaties=relatie("oleObject", "https&#58;//x.example/a")),
    "docx with DDE": docx(tekst=veld('DDEAUTO c:\\\\cmd.exe "/k calc"')),
    "docx with DDE in pieces": docx(tekst=veld("DD", "EAU", "TO cmd")),
    "docx with DDE in short": docx(tekst='<w:fldSimple w:instr="DDE cmd a b"/>'),
    "docx with a header with DDE": docx(
        {"word/header1.xml": f'<w:hdr xmlns:w="urn:w">{veld("DDE x")}</w:hdr>'}
    ),
    "docx with broken text": NIET_XML,
    "docx with entities": docx({"word/document.xml": BOM}),
    "docx with entities in another alphabet": docx(
        {"word/document.xml": ('<?xml version="1.0" encoding="UTF-16"?>' + BOM).encode("utf-16")}
    ),
    "docx that unpacks to a lot": docx({"word/media/foto.png": b"\0" * 30 * MB}),
    "docx of very many parts": docx({f"word/{nummer}.bin": b"x" for nummer in range(501)}),
    "docx with a way out": docx({"../../etc/cron.d/x": b"x"}),
    "docx of another program": verpak({"[Content_Types].xml": "<Types/>", "word/document.xml": "<a/>"}),
    "odt in name only": odt(soort="application/vnd.oasis.opendocument.spreadsheet"),
    "odt template": odt(soort="application/vnd.oasis.opendocument.text-template"),
    "odt without content": verpak({}, eerst=[("mimetype", "application/vnd.oasis.opendocument.text")]),
    "odt with Basic": odt({"Basic/Standard/Module1.xml": b"<a/>"}),
    "odt with Python": odt({"Scripts/python/a.py": b"x"}),
    "odt with a script": odt(odt_inhoud('<script:event-listener xlink:href="vnd.sun.star.script:a"/>')),
    "odt with DDE": odt(odt_inhoud("<text:dde-connection-decl/>")),
    "odt with a picture from elsewhere": odt(
        odt_inhoud('<draw:image xlink:href="https://x.example/a.png"/>')
    ),
    "odt with a section from a share": odt(
        odt_inhoud('<text:section-source xlink:href="//x.example/a.odt"/>')
    ),
    "odt with a password": odt(manifest("<m:file-entry><m:encryption-data/></m:file-entry>")),
    "odt with an object": odt(manifest('<m:file-entry m:media-type="application/vnd.sun.star.oleobject"/>')),
}


@pytest.mark.parametrize("welk", GOED)
def test_comes_in(welk):
    soort, inhoud = GOED[welk]
    document = keur(inhoud, naam="Mijn CV.pdf")
    assert (document.naam, document.soort, document.inhoud) == (f"Mijn CV.{soort}", soort, inhoud)


@pytest.mark.parametrize("welk", FOUT)
def test_is_refused_with_a_reason_and_what_to_do(welk):
    with pytest.raises(Geweigerd) as geweigerd:
        keur(FOUT[welk], naam="cv.pdf")
    assert str(geweigerd.value).endswith(".") and len(str(geweigerd.value)) > 20


@pytest.mark.parametrize(
    ("welk", "woord"),
    [
        ("nothing", "leeg"),
        ("too large", "hoogstens 5 MB"),
        ("pdf with a password", "wachtwoord"),
        ("pdf with a nested script", "programma"),
        ("pdf with a file", "ander bestand"),
        ("pdf of 51 pages", "pagina"),
        ("pdf cut off", "beschadigd"),
        ("a program", "geen pdf, docx of odt"),
        ("docx that unpacks to a lot", "uitgepakt"),
        ("docx with a picture from elsewhere", "internet"),
        ("odt with a password", "wachtwoord"),
    ],
)
def test_the_reason_is_the_right_one(welk, woord):
    with pytest.raises(Geweigerd, match=woord):
        keur(FOUT[welk], naam="cv.pdf")


def test_old_word_is_named():
    with pytest.raises(Geweigerd, match="oud Word"):
        keur(FOUT["old Word"], naam="cv.DOC")
    with pytest.raises(Geweigerd, match="wachtwoord"):
        keur(FOUT["old Word"], naam="cv.docx")


def test_a_pdf_that_unpacks_to_gigabytes_is_refused_and_harms_nobody_else():
    bom = pdf_bom(mb=1100)
    assert len(bom) < GROOTSTE
    with pytest.raises(Geweigerd, match="beschadigd"):
        keur(bom, naam="cv.pdf")


@pytest.mark.parametrize(
    ("naam", "verwacht"),
    [
        ("cv.exe", "cv.pdf"),
        ("C:\\Users\\ik\\Mijn cv.docx", "Mijn cv.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("cv\u202efdp.exe", "cvfdp.pdf"),
        ('a"b<c>\r\nSet-Cookie: x.pdf', "abcSet-Cookie x.pdf"),
        ("", "document.pdf"),
        (".pdf", "pdf.pdf"),
        ("x" * 300 + ".pdf", "x" * 96 + ".pdf"),
        ("Curriculum vitæ é.pdf", "Curriculum vitæ é.pdf"),
    ],
)
def test_the_name_is_fit_to_show(naam, verwacht):
    assert keur(GOED["pdf"][1], naam=naam).naam == verwacht


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damage_is_refused_or_harmless_but_never_a_fault(data):
    inhoud = bytearray(data.draw(st.sampled_from([docx(relaties=LINK), odt()])))
    for plek in data.draw(st.lists(st.integers(0, len(inhoud) - 1), max_size=6)):
        inhoud[plek] = data.draw(st.integers(0, 255))
    with suppress(Geweigerd):
        keur(bytes(inhoud), naam="cv")
