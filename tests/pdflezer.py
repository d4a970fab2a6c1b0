"""Reads a PDF back with other people's tools (poppler, pikepdf): what really stands in the file."""

import io
import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field

import pikepdf
import pytest

CELLEN = ("TH", "TD")


def nodig(programma: str) -> str:
    """The path of a program; without it the test is skipped here and fails in CI."""
    pad = shutil.which(programma)
    if pad is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{programma} staat niet op deze machine")
    return pad


def vraag(programma: str, *opties: str, pdf: bytes) -> str:
    """What a program says about a PDF on its standard input or in a file."""
    uit = subprocess.run([nodig(programma), *opties], input=pdf, capture_output=True, check=True)
    return uit.stdout.decode("utf-8")


@dataclass
class Element:
    """A tag with its words, as a screen reader gets it."""

    soort: str
    inhoud: list = field(default_factory=list)  # words and elements, in reading order

    @property
    def kinderen(self) -> list["Element"]:
        return [deel for deel in self.inhoud if isinstance(deel, Element)]

    @property
    def tekst(self) -> str:
        return " ".join(" ".join(self.woorden()).split())

    def woorden(self):
        for deel in self.inhoud:
            if isinstance(deel, Element):
                yield from deel.woorden()
            else:
                yield deel

    def met(self, *soorten):
        """Elements of these kinds at any depth, in reading order."""
        for kind in self.kinderen:
            if kind.soort in soorten:
                yield kind
            yield from kind.met(*soorten)


def structuur(pdf: bytes) -> Element:
    """The tag tree with its words."""
    with pikepdf.open(io.BytesIO(pdf)) as bestand:
        woorden = {blad.objgen: _gemerkte_woorden(blad) for blad in bestand.pages}
        return _lees(bestand.Root.StructTreeRoot.K[0], woorden)


def _lees(tag, woorden) -> Element:
    element = Element(str(tag.S)[1:])
    inhoud = tag.get("/K", [])
    for deel in inhoud if isinstance(inhoud, pikepdf.Array) else [inhoud]:
        if isinstance(deel, int):
            element.inhoud.append(woorden[tag.Pg.objgen].get(deel, ""))
        elif "/S" in deel:
            element.inhoud.append(_lees(deel, woorden))
    return element


def _gemerkte_woorden(blad) -> dict[int, str]:
    """The words of every piece of marked content of a page, decoded with the fonts' own tables."""
    uit, open_merken, letters = {}, [], {}
    for instructie in pikepdf.parse_content_stream(blad):
        opdracht, delen = str(instructie.operator), instructie.operands
        if opdracht in ("BDC", "BMC"):
            merk = delen[1] if len(delen) > 1 else {}
            open_merken.append(int(merk["/MCID"]) if "/MCID" in merk else None)
        elif opdracht == "EMC":
            open_merken.pop()
        elif opdracht == "Tf":
            letters = _letters(blad.Resources.Font[str(delen[0])])
        elif opdracht in ("Tj", "TJ") and open_merken and open_merken[-1] is not None:
            stukken = delen[0] if opdracht == "TJ" else [delen[0]]
            tekst = "".join(
                _ontcijfer(bytes(stuk), letters) for stuk in stukken if isinstance(stuk, pikepdf.String)
            )
            uit[open_merken[-1]] = uit.get(open_merken[-1], "") + tekst
    return uit


def _letters(font) -> dict[bytes, str]:
    """From two bytes to the letter, as the font's ToUnicode table says."""
    tabel = font.ToUnicode.read_bytes().decode("ascii")
    paren = re.findall(r"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>", tabel.partition("endcodespacerange")[2])
    return {bytes.fromhex(code): bytes.fromhex(letter).decode("utf-16-be") for code, letter in paren}


def _ontcijfer(ruw: bytes, letters) -> str:
    return "".join(letters[ruw[i : i + 2]] for i in range(0, len(ruw), 2))


def tabellen(pdf: bytes) -> dict[str, list[list[str]]]:
    """The rows of every table under its caption; a table that runs over pages is one again."""
    uit, titel = {}, ""
    for tabel in structuur(pdf).met("Table"):
        titel = next((kop.tekst for kop in tabel.met("Caption")), titel)
        rijen = [
            [cel.tekst for cel in rij.kinderen if cel.soort in CELLEN]
            for groep in tabel.kinderen
            if groep.soort in ("TBody", "TFoot")
            for rij in groep.kinderen
        ]
        uit.setdefault(titel, []).extend(rijen)
    return uit


def bladwijzers(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as bestand, bestand.open_outline() as boom:
        return [regel.title for regel in boom.root]


def verkeerde_koppen(pdf: bytes) -> tuple[int, list[str]]:
    """How many cells there are, and which do not name exactly the heads that are visible above and beside them."""
    fout, aantal = [], 0
    with pikepdf.open(io.BytesIO(pdf)) as bestand:
        for tabel in _tabellen(bestand.Root.StructTreeRoot.K):
            cellen = list(_raster(tabel))
            koppen = [c for c in cellen if c[0].S == "/TH"]
            for cel, rij, kolom, hoog, breed, groep in cellen:
                if cel.S != "/TD":
                    continue
                aantal += 1
                zichtbaar = {
                    str(k[0].ID)
                    for k in koppen
                    if (k[5] == "/THead" and k[2] < kolom + breed and kolom < k[2] + k[4])
                    or (k[5] != "/THead" and groep != "/THead" and k[1] < rij + hoog and rij < k[1] + k[3])
                }
                if {str(k) for k in cel.A.get("/Headers", [])} != zichtbaar:
                    fout.append(f"rij {rij}, kolom {kolom}")
    return aantal, fout


def _kinderen(element):
    inhoud = element.get("/K", [])
    inhoud = inhoud if isinstance(inhoud, pikepdf.Array) else [inhoud]
    return [kind for kind in inhoud if isinstance(kind, pikepdf.Dictionary) and "/S" in kind]


def _tabellen(inhoud):
    for element in inhoud:
        if element.S == "/Table":
            yield element
        yield from _tabellen(_kinderen(element))


def _raster(tabel):
    bezet = set()
    for rij, (groep, tr) in enumerate(_rijen(tabel, "")):
        kolom = 0
        for cel in _kinderen(tr):
            while (rij, kolom) in bezet:
                kolom += 1
            hoog, breed = int(cel.A.get("/RowSpan", 1)), int(cel.A.get("/ColSpan", 1))
            bezet |= {(rij + i, kolom + j) for i in range(hoog) for j in range(breed)}
            yield cel, rij, kolom, hoog, breed, groep
            kolom += breed


def _rijen(element, groep):
    for kind in _kinderen(element):
        if kind.S == "/TR":
            yield groep, kind
        elif kind.S in ("/THead", "/TBody", "/TFoot"):
            yield from _rijen(kind, str(kind.S))
