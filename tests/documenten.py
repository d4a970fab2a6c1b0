"""Documents to send, good and hostile, as bytes. Small, so that a test says what is wrong with them."""

import zipfile
import zlib
from io import BytesIO

import pikepdf
from odf.opendocument import OpenDocumentText
from odf.text import P
from pikepdf import Array, Dictionary, Name

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATIES = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPEN = "http://schemas.openxmlformats.org/package/2006/content-types"
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def pdf(maak=None, *, paginas=1, **opslaan):
    """A pdf with empty pages; `maak(pdf)` changes it."""
    document = pikepdf.new()
    for _ in range(paginas):
        document.add_blank_page()
    if maak:
        maak(document)
    uit = BytesIO()
    document.save(uit, **opslaan)
    return uit.getvalue()


def actie(soort, **velden):
    return Dictionary(S=Name(f"/{soort}"), **velden)


def bij_openen(soort, **velden):
    def maak(document):
        document.Root.OpenAction = actie(soort, **velden)

    return maak


def diep(document):
    """A script in an annotation of a page, as one of the `Next` of an innocent action."""
    ga = Dictionary(S=Name.URI, URI="https://voorbeeld.example/", Next=Array([actie("JavaScript", JS="a()")]))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=ga)
    document.pages[0].Annots = Array([link])


def met_bijlage(document):
    document.attachments["programma.exe"] = b"MZ"


def met_link(document):
    ga = Dictionary(S=Name.URI, URI="https://voorbeeld.example/Web/JavaScript")
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=ga)
    document.pages[0].Annots = Array([document.make_indirect(link)])
    document.Root.OpenAction = Array([document.pages[0].obj, Name.Fit])


def pdf_bom(mb):
    """An object stream that unpacks to far more than it is."""
    inpakken = zlib.compressobj(9)
    stukken = [inpakken.compress(b"5 0 " + b" " * 1020)]
    stukken += [inpakken.compress(b" " * 1024 * 1024) for _ in range(mb)]
    gepakt = b"".join([*stukken, inpakken.flush()])
    delen = [b"%PDF-1.7\n"]
    plaats = len(delen[0])
    delen.append(
        b"4 0 obj<</Type/ObjStm/N 1/First 1024/Filter/FlateDecode/Length %d>>stream\n" % len(gepakt)
        + gepakt
        + b"\nendstream endobj\n"
    )
    xref = plaats + len(delen[1])
    rijen = b"".join(
        soort.to_bytes(1, "big") + a.to_bytes(4, "big") + b.to_bytes(2, "big")
        for soort, a, b in [
            (0, 0, 65535),
            (0, 0, 0),
            (0, 0, 0),
            (0, 0, 0),
            (1, plaats, 0),
            (2, 4, 0),
            (1, xref, 0),
        ]
    )
    delen.append(
        b"6 0 obj<</Type/XRef/Size 7/W[1 4 2]/Root 5 0 R/Length %d>>stream\n" % len(rijen)
        + rijen
        + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF" % xref
    )
    return b"".join(delen)


def verpak(leden, *, manier=zipfile.ZIP_DEFLATED, eerst=()):
    uit = BytesIO()
    with zipfile.ZipFile(uit, "w", manier) as archief:
        for naam, inhoud in eerst:
            archief.writestr(zipfile.ZipInfo(naam), inhoud)
        for naam, inhoud in leden.items():
            archief.writestr(naam, inhoud)
    return uit.getvalue()


def docx(erbij=None, *, soort=WORD, tekst="<w:p/>", relaties=""):
    leden = {
        "[Content_Types].xml": f'<Types xmlns="{TYPEN}"><Override PartName="/word/document.xml" ContentType="{soort}"/>'
        "</Types>",
        "word/document.xml": f'<w:document xmlns:w="urn:w"><w:body>{tekst}</w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIES}">{relaties}</Relationships>',
        **(erbij or {}),
    }
    return verpak(leden)


def relatie(soort, doel, *, buiten=True):
    modus = ' TargetMode="External"' if buiten else ""
    return f'<Relationship Id="r1" Type="urn:office/{soort}" Target="{doel}"{modus}/>'


def veld(*stukken):
    return "".join(f"<w:r><w:instrText>{stuk}</w:instrText></w:r>" for stuk in stukken)


def odt(erbij=None, *, soort="application/vnd.oasis.opendocument.text"):
    """As a word processor writes it; `erbij` are members that come on top, or instead."""
    document = OpenDocumentText()
    document.text.addElement(P(text="Mijn cv"))
    uit = BytesIO()
    document.write(uit)
    with zipfile.ZipFile(uit) as archief:
        leden = {naam: archief.read(naam) for naam in archief.namelist()} | (erbij or {})
    leden.pop("mimetype", None)
    return verpak(leden, eerst=[("mimetype", soort)])


def odt_inhoud(stuk):
    return {
        "content.xml": '<office:document-content xmlns:office="urn:office" xmlns:draw="urn:draw" xmlns:script="urn:s" '
        f'xmlns:text="urn:text" xmlns:xlink="urn:xlink"><office:scripts/>{stuk}</office:document-content>'
    }


def manifest(stuk):
    return {"META-INF/manifest.xml": f'<m:manifest xmlns:m="urn:m">{stuk}</m:manifest>'}
