"""Finishing touches on the PDF's tags, right before WeasyPrint writes it.

WeasyPrint 70 leaves a few things that a screen reader trips over; validators let most of them pass:
- running heads and feet are loose spans: they become artifacts (Kozea/WeasyPrint#1836);
- header cells lack a scope, and under a grouped head the cells point to the wrong heads (#2508): both are redone;
- the box of a figure is in CSS pixels from the top: it becomes points from the bottom;
- the table of contents is a list: it becomes TOC with TOCI;
- an element inside a link has an annotation of its own outside the link (#185): it goes;
- ids have no IDTree, annotations no print flag;
- the associated files are listed twice;
- data that happens to end in a line break seems one byte longer than its /Length (`duidelijk_einde`).
"""

import re
from contextlib import contextmanager
from dataclasses import dataclass, field

import pydyf

from twentsekracht.pdf.kopcellen import verbind_koppen

VERWIJZING = re.compile(rb"(\d+) 0 R")
PUNT_PER_PIXEL = 0.75


def nummer(verwijzing) -> int | None:
    """The object number in a reference like `12 0 R`; anything else is no reference."""
    if isinstance(verwijzing, str):
        verwijzing = verwijzing.encode("latin-1", "replace")
    gevonden = VERWIJZING.fullmatch(verwijzing) if isinstance(verwijzing, bytes) else None
    return int(gevonden[1]) if gevonden else None


@dataclass
class Tagboom:
    """The structure tree of a PDF that is about to be written."""

    pdf: pydyf.PDF
    wortel: dict
    paginas: list  # references of the pages, in order
    elementen: list = field(default_factory=list)  # every element in reading order

    @classmethod
    def van(cls, pdf: pydyf.PDF) -> "Tagboom":
        wortel = next(o for o in pdf.objects if isinstance(o, dict) and o.get("Type") == "/StructTreeRoot")
        boom = cls(pdf, wortel, list(pdf.page_references))
        boom.elementen = list(boom._loop(boom.object(wortel["K"][0])))
        return boom

    def object(self, verwijzing):
        return self.pdf.objects[nummer(verwijzing)]

    def kinderen(self, element) -> list:
        """The elements directly inside this one (not its words or annotations)."""
        inhoud = [self.object(k) for k in element.get("K") or [] if nummer(k) is not None]
        return [o for o in inhoud if isinstance(o, dict) and o.get("Type") == "/StructElem"]

    def _loop(self, element):
        stapel = [element]
        while stapel:
            element = stapel.pop()
            yield element
            stapel.extend(reversed(self.kinderen(element)))

    def met(self, *soorten) -> list:
        return [e for e in self.elementen if e.get("S") in soorten]

    @property
    def eigenaars(self) -> list:
        """The parent tree: page index, then who owns each piece of marked content."""
        return self.object(self.wortel["ParentTree"])["Nums"]


def werk_af(document, pdf: pydyf.PDF) -> None:
    """The `finisher` for `Document.write_pdf`."""
    boom = Tagboom.van(pdf)
    _maak_artefacten(boom)
    _maak_idtree(boom, verbind_koppen(boom))
    _zet_figuren_recht(boom)
    _maak_inhoudsopgave(boom, _paginas_van_inhoud(document))
    _verwijder_dubbele_links(boom)
    _ontpak_metadata(pdf)
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
    for annotatie in (o for o in pdf.objects if isinstance(o, dict) and o.get("Type") == "/Annot"):
        annotatie["F"] = 4  # print


def _maak_artefacten(boom: Tagboom) -> None:
    """Content of elements outside the tree (running heads and feet) becomes a pagination artifact."""
    bereikt = {e.number for e in boom.elementen}
    nummers = boom.eigenaars
    for sleutel, eigenaars in zip(nummers[::2], nummers[1::2], strict=True):
        if not isinstance(eigenaars, pydyf.Array):
            continue
        wezen = {i for i, eigenaar in enumerate(eigenaars) if nummer(eigenaar) not in bereikt}
        for i in wezen:
            eigenaars[i] = "null"
        if wezen:
            _hermerk(boom.object(boom.object(boom.paginas[sleutel])["Contents"]).stream, wezen)
    for losse in boom.pdf.objects:
        if isinstance(losse, dict) and losse.get("Type") == "/StructElem" and losse.number not in bereikt:
            losse.clear()


def _hermerk(stroom: list, wezen: set[int]) -> None:
    """pydyf writes marked content as three items: /Span, {MCID: n}, BDC."""
    for i in range(1, len(stroom) - 1):
        kenmerk = stroom[i]
        if isinstance(kenmerk, pydyf.Dictionary) and kenmerk.get("MCID") in wezen and stroom[i + 1] == b"BDC":
            stroom[i - 1], stroom[i] = "/Artifact", pydyf.Dictionary({"Type": "/Pagination"})


def _maak_idtree(boom: Tagboom, koppen: list[tuple[str, dict]]) -> None:
    if not koppen:
        return
    koppen = sorted(koppen, key=lambda paar: paar[0])
    namen = pydyf.Array(deel for sleutel, cel in koppen for deel in (pydyf.String(sleutel), cel.reference))
    grenzen = pydyf.Array([pydyf.String(koppen[0][0]), pydyf.String(koppen[-1][0])])
    blad = pydyf.Dictionary({"Limits": grenzen, "Names": namen})
    boom.pdf.add_object(blad)
    idtree = pydyf.Dictionary({"Kids": pydyf.Array([blad.reference])})
    boom.pdf.add_object(idtree)
    boom.wortel["IDTree"] = idtree.reference


def _zet_figuren_recht(boom: Tagboom) -> None:
    for figuur in boom.met("/Figure"):
        if "A" not in figuur:
            continue
        hoogte = float(boom.object(figuur["Pg"])["MediaBox"][3])
        x1, y1, x2, y2 = (float(v) * PUNT_PER_PIXEL for v in figuur["A"]["BBox"])
        figuur["A"]["BBox"] = pydyf.Array(round(v, 2) for v in (x1, hoogte - y2, x2, hoogte - y1))
        figuur["A"]["Placement"] = "/Block"


def _paginas_van_inhoud(document) -> range:
    """From the page where the contents start up to the page of the first chapter."""
    plaatsen = {
        anker: i for i, pagina in reversed(list(enumerate(document.pages))) for anker in pagina.anchors
    }
    if "inhoud" not in plaatsen:
        return range(0)
    later = [i for anker, i in plaatsen.items() if i > plaatsen["inhoud"]]
    return range(plaatsen["inhoud"], min(later, default=len(document.pages)))


def _maak_inhoudsopgave(boom: Tagboom, paginas: range) -> None:
    """A list of links on the pages of the contents is the table of contents."""
    refs = {boom.paginas[i] for i in paginas}
    for lijst in boom.met("/L"):
        regels = boom.kinderen(lijst)
        if lijst["Pg"] not in refs or not regels or not all(_heeft_link(boom, regel) for regel in regels):
            continue
        lijst["S"] = "/TOC"
        for regel in regels:
            regel["S"] = "/TOCI"
            for deel in boom.kinderen(regel):
                if deel["S"] == "/LBody":
                    deel["S"] = "/Reference"


def _heeft_link(boom: Tagboom, element) -> bool:
    return any(e["S"] == "/Link" for e in boom._loop(element))


def _verwijder_dubbele_links(boom: Tagboom) -> None:
    for element in boom.elementen:
        if element.get("S") == "/Link":
            continue
        for verwijzing in list(element.get("K") or []):
            if nummer(verwijzing) is None:
                continue
            kind = boom.object(verwijzing)
            if isinstance(kind, dict) and kind.get("Type") == "/OBJR":
                _verwijder_annotatie(boom, element, verwijzing, kind)


def _verwijder_annotatie(boom: Tagboom, element, verwijzing, objr) -> None:
    annotatie = boom.object(objr["Obj"])
    if annotatie.get("Subtype") != "/Link":
        return
    element["K"].remove(verwijzing)
    boom.object(element["Pg"])["Annots"].remove(objr["Obj"])
    nummers = boom.eigenaars
    plaats = nummers[::2].index(annotatie["StructParent"]) * 2
    del nummers[plaats : plaats + 2]
    annotatie.clear()
    objr.clear()


def _ontpak_metadata(pdf: pydyf.PDF) -> None:
    """Archives read the metadata without a PDF library."""
    if "Metadata" in pdf.catalog:
        pdf.objects[nummer(pdf.catalog["Metadata"])].compress = False


@contextmanager
def duidelijk_einde():
    """Write streams whose length can be read in one way only.

    pydyf puts a line feed between data and `endstream`. When compressed data ends in a carriage return (one stream
    in 256), a reader that takes both for the line break finds a wrong /Length; a validator then rejects the file.
    With both characters always there, it never does.
    """
    gewoon = pydyf.Stream.data
    pydyf.Stream.data = property(
        lambda stroom: gewoon.fget(stroom).removesuffix(b"\nendstream") + b"\r\nendstream"
    )
    try:
        yield
    finally:
        pydyf.Stream.data = gewoon
