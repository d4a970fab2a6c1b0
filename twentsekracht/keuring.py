"""Whether a text document that somebody sends may come in: a pdf, docx or odt, by what is in it and not by its name.

Refused: what is something else than it says, what holds a program (macros, scripts, actions), another file or an
address that is fetched on opening, what is locked, and what unpacks to more than anybody writes. A pdf is looked at by
a process of its own with little memory and time (keuring_pdf.py). What is known as a virus is found by
`virusscan`, later.
"""

import re
import subprocess
import sys
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePath
from xml.parsers import expat

MB = 1024 * 1024
GROOTSTE = 5 * MB
GROOTSTE_INHOUD = 50 * MB
MEESTE_LEDEN = 500
GROOTSTE_VERHOUDING = 100  # unpacked against packed
VRIJ_VAN_VERHOUDING = MB
LANGSTE_NAAM = 100
BLOK = 64 * 1024
GEDULD_PDF = 15  # seconds
OPSLAAN = "Sla het op als pdf, docx of odt en kies het opnieuw."
ALS_PDF = "Sla het op als pdf en kies dat bestand."

VREEMDE_SOORT = f"Dit is geen pdf, docx of odt. {OPSLAAN}"
OUDE_WORD = f"Dit is een oud Word-bestand (doc). {OPSLAAN}"
BESCHADIGD = f"Dit bestand is beschadigd. {OPSLAAN}"
TE_GROOT_UITGEPAKT = f"Dit bestand is uitgepakt te groot. {ALS_PDF}"
OP_SLOT = "Dit bestand heeft een wachtwoord. Haal dat eraf en kies het bestand opnieuw."
MET_PROGRAMMA = f"In dit bestand zit een programma (macro of script). {ALS_PDF}"
MET_BESTAND = f"In dit bestand zit een ander bestand. {ALS_PDF}"
VAN_ELDERS = f"Dit bestand haalt iets van internet als je het opent. {ALS_PDF}"


class Geweigerd(Exception):
    """The file does not come in; the message says why, and what to do about it."""


@dataclass(frozen=True)
class Document:
    """What came in: `naam` is fit to show and to save under, `soort` is what it really is."""

    naam: str
    soort: str
    inhoud: bytes


def keur(inhoud: bytes, *, naam: str) -> Document:
    """The document, or `Geweigerd`."""
    if not inhoud:
        raise Geweigerd("Dit bestand is leeg. Kies een ander bestand.")
    if len(inhoud) > GROOTSTE:
        raise Geweigerd(f"Dit bestand is te groot (hoogstens {GROOTSTE // MB} MB).")
    if inhoud.startswith(b"%PDF-"):
        _keur_pdf(inhoud)
        soort = "pdf"
    elif inhoud.startswith(b"PK\x03\x04"):
        soort = _keur_zip(inhoud)
    elif inhoud.startswith(b"\xd0\xcf\x11\xe0"):  # also an encrypted docx
        raise Geweigerd(
            OUDE_WORD if naam.lower().endswith(".doc") else f"{OP_SLOT[:-1]}, of {ALS_PDF.lower()}"
        )
    else:
        raise Geweigerd(VREEMDE_SOORT)
    return Document(naam=_nette_naam(naam, soort), soort=soort, inhoud=inhoud)


def _nette_naam(naam: str, soort: str) -> str:
    """No path, no invisible or turning letters, and the end that fits what it is."""
    laatste = naam.replace("\\", "/").rpartition("/")[2]
    zichtbaar = "".join(teken for teken in laatste if unicodedata.category(teken)[0] != "C")
    stam = re.sub(r'[<>:"|?*]', "", PurePath(zichtbaar.strip()).stem).strip(". ")
    return f"{stam[: LANGSTE_NAAM - len(soort) - 1] or 'document'}.{soort}"


def _keur_pdf(inhoud: bytes) -> None:
    """In a process of its own: what a hostile file makes of the library stays there."""
    opdracht = [sys.executable, "-I", str(Path(__file__).with_name("keuring_pdf.py"))]
    try:
        klaar = subprocess.run(  # noqa: S603 - our own module, the file on its standard input
            opdracht, input=inhoud, capture_output=True, timeout=GEDULD_PDF, check=False
        )
    except subprocess.TimeoutExpired:
        raise Geweigerd(BESCHADIGD) from None
    redenen = {
        0: None,
        3: OP_SLOT,
        4: MET_PROGRAMMA,
        5: MET_BESTAND,
        6: "Dit bestand heeft te veel pagina’s.",
    }
    if reden := redenen.get(klaar.returncode, BESCHADIGD):
        raise Geweigerd(reden)


# ---- docx and odt: both are zip files


def _pak_uit(inhoud: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(inhoud)) as archief:
            return _lees_leden(archief)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        ValueError,
        IndexError,
        OSError,
    ) as fout:
        raise Geweigerd(BESCHADIGD) from fout


def _keur_zip(inhoud: bytes) -> str:
    leden = _pak_uit(inhoud)
    if "[Content_Types].xml" in leden:
        _keur_docx(leden)
        return "docx"
    if "mimetype" in leden:
        _keur_odt(leden)
        return "odt"
    raise Geweigerd(VREEMDE_SOORT)


def _lees_leden(archief: zipfile.ZipFile) -> dict[str, bytes]:
    """Everything in it, counted as it comes out: the sizes are only what the file says."""
    infos = archief.infolist()
    if len(infos) > MEESTE_LEDEN:
        raise Geweigerd(TE_GROOT_UITGEPAKT)
    leden, over = {}, GROOTSTE_INHOUD
    for info in infos:
        _keur_lid(info, leden)
        hoogstens = min(over, max(VRIJ_VAN_VERHOUDING, GROOTSTE_VERHOUDING * info.compress_size))
        leden[info.filename] = _lees_lid(archief, info, hoogstens)
        over -= len(leden[info.filename])
    return leden


def _keur_lid(info: zipfile.ZipInfo, leden: dict) -> None:
    pad = PurePath(info.filename)
    if ".." in pad.parts or pad.is_absolute() or any(teken in info.orig_filename for teken in "\\\0:"):
        raise Geweigerd(BESCHADIGD)
    if info.filename in leden:  # two readers would not read the same one
        raise Geweigerd(BESCHADIGD)
    if info.flag_bits & 1:
        raise Geweigerd(OP_SLOT)
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Geweigerd(BESCHADIGD)


def _lees_lid(archief: zipfile.ZipFile, info: zipfile.ZipInfo, hoogstens: int) -> bytes:
    with archief.open(info) as bron:
        inhoud = bytearray()
        while blok := bron.read(BLOK):
            inhoud += blok
            if len(inhoud) > hoogstens:
                raise Geweigerd(TE_GROOT_UITGEPAKT)
    return bytes(inhoud)


# ---- xlsx and ods: lists that are read here and thrown away, so what else is in them only has to be harmless

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
ODS = b"application/vnd.oasis.opendocument.spreadsheet"
GEEN_REKENBLAD = "Dit is geen rekenblad. Sla het op als xlsx of ods en kies het opnieuw."


def keur_rekenblad(inhoud: bytes) -> tuple[str, dict[str, bytes]]:
    """What kind it is (xlsx, ods) and everything in it by name, or `Geweigerd`."""
    if len(inhoud) > MB:
        raise Geweigerd("Dit bestand is te groot (hoogstens 1 MB).")
    if not inhoud.startswith(b"PK\x03\x04"):
        raise Geweigerd(GEEN_REKENBLAD)
    leden = _pak_uit(inhoud)
    for naam, lid in leden.items():
        if naam.lower().endswith((".xml", ".rels")):
            _geen_doctype(lid)
    if leden.get("mimetype", b"").strip() == ODS and "content.xml" in leden:
        return "ods", leden
    soorten = _elementen(leden.get("[Content_Types].xml", b"<leeg/>"))
    if EXCEL in {kenmerken.get("ContentType", "").lower() for _, kenmerken in soorten}:
        return "xlsx", leden
    raise Geweigerd(GEEN_REKENBLAD)


def _geen_doctype(inhoud: bytes) -> None:
    lezer = expat.ParserCreate()

    def weiger(*_):
        raise Geweigerd(BESCHADIGD)

    lezer.StartDoctypeDeclHandler = weiger
    try:
        lezer.Parse(inhoud, True)
    except expat.ExpatError as fout:
        raise Geweigerd(BESCHADIGD) from fout


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MET_MACRO = ("macro", "vba", "activex")
SCHIJF = re.compile(
    r"file:///[a-z]:[/\\]", re.IGNORECASE
)  # of the writer's own computer: it is there or it is not


def _keur_docx(leden: dict[str, bytes]) -> None:
    soorten = _elementen(leden["[Content_Types].xml"])
    typen = [kenmerken.get("ContentType", "").lower() for _, kenmerken in soorten]
    namen = [naam.lower() for naam in leden]
    if any(woord in tekst for tekst in [*typen, *namen] for woord in MET_MACRO):
        raise Geweigerd(MET_PROGRAMMA)
    if WORD not in typen:
        raise Geweigerd(VREEMDE_SOORT)
    if any("/embeddings/" in f"/{naam}" or "oleobject" in naam for naam in namen):
        raise Geweigerd(MET_BESTAND)
    for naam, inhoud in leden.items():
        if naam.lower().endswith(".rels"):
            for _, kenmerken in _elementen(inhoud):
                _keur_verwijzing(kenmerken)
        elif naam.lower().endswith(".xml"):
            _elementen(inhoud, _geen_dde)


def _keur_verwijzing(kenmerken: dict[str, str]) -> None:
    """A link may lead out of the file, since somebody has to press it; nothing else may be fetched."""
    soort, doel = kenmerken.get("Type", "").rpartition("/")[2].lower(), kenmerken.get("Target", "")
    if kenmerken.get("TargetMode", "").lower() != "external" or soort == "hyperlink":
        return
    if soort == "attachedtemplate" and (SCHIJF.match(doel) or not re.search(r"[:/\\]", doel)):
        return
    raise Geweigerd(VAN_ELDERS)


DDE = re.compile(r"\bDDE(AUTO)?\b", re.IGNORECASE)


def _geen_dde(veldcode: str) -> None:
    if DDE.search(veldcode):
        raise Geweigerd(MET_PROGRAMMA)


ODT = b"application/vnd.oasis.opendocument.text"
PROGRAMMAS_ODT = {"event-listener", "script", "dde-source", "dde-connection-decl", "applet", "plugin"}


def _keur_odt(leden: dict[str, bytes]) -> None:
    if leden["mimetype"].strip() != ODT or not {"content.xml", "META-INF/manifest.xml"} <= set(leden):
        raise Geweigerd(VREEMDE_SOORT)
    if any(naam.startswith(("Basic/", "Scripts/")) for naam in leden):
        raise Geweigerd(MET_PROGRAMMA)
    for element, kenmerken in _elementen(leden["META-INF/manifest.xml"]):
        if element == "encryption-data":
            raise Geweigerd(OP_SLOT)
        if "oleobject" in kenmerken.get("media-type", "").lower():
            raise Geweigerd(MET_BESTAND)
    for naam in ("content.xml", "styles.xml"):
        for element, kenmerken in _elementen(leden.get(naam, b"<leeg/>")):
            _keur_odt_element(element, kenmerken.get("href", ""))


def _keur_odt_element(element: str, doel: str) -> None:
    if element in PROGRAMMAS_ODT:
        raise Geweigerd(MET_PROGRAMMA)
    if element != "a" and (
        re.match(r"[a-z][a-z0-9+.-]+:", doel, re.IGNORECASE) or doel.startswith(("//", "\\\\"))
    ):
        raise Geweigerd(VAN_ELDERS)


def _elementen(
    inhoud: bytes, veldcode: Callable[[str], None] | None = None
) -> list[tuple[str, dict[str, str]]]:
    """Every element with its attributes, without their prefixes. `veldcode` gets each field of a text (Word's)."""
    lezer = _Lezer()
    try:
        lezer.expat.Parse(inhoud, True)
    except expat.ExpatError as fout:
        raise Geweigerd(BESCHADIGD) from fout
    if veldcode:
        for code in ["".join(lezer.code), *lezer.korte_codes]:
            veldcode(code)
    return lezer.elementen


class _Lezer:
    """A document type is refused: no word processor writes one, and it is how a few lines of XML become gigabytes."""

    def __init__(self):
        self.elementen: list[tuple[str, dict[str, str]]] = []
        self.code: list[str] = []  # a field may be cut into pieces
        self.korte_codes: list[str] = []
        self._in_code = False
        self.expat = expat.ParserCreate()
        self.expat.StartElementHandler = self._begin
        self.expat.EndElementHandler = self._einde
        self.expat.CharacterDataHandler = self._tekst
        self.expat.StartDoctypeDeclHandler = self._doctype

    def _begin(self, naam, kenmerken):
        kort = {sleutel.rpartition(":")[2]: waarde for sleutel, waarde in kenmerken.items()}
        naam = naam.rpartition(":")[2]
        self.elementen.append((naam, kort))
        self._in_code = naam == "instrText"
        if naam == "fldSimple":
            self.korte_codes.append(kort.get("instr", ""))

    def _einde(self, _):
        self._in_code = False

    def _tekst(self, stuk):
        if self._in_code:
            self.code.append(stuk)

    def _doctype(self, *_):
        raise Geweigerd(BESCHADIGD)
