"""The two typefaces, from their PyPI packages to files for the page (small WOFF2) and the report (static TTF).

The same sources give the same bytes on every machine, because a report must come out byte for byte the same.
"""

import hashlib
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

# Latin with its diacritics, and the punctuation, arrows and signs that the portal writes.
LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x180)]
SIGNS = [ord(sign) for sign in "‐‑–—‘’“”„•…‰€№™←↑→↓−∕≈≠≤≥\u202f"]
# Beside what names the font (0-6): whose it is and under which licence (13, 14), as the OFL asks of every copy.
NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]
STAMP = ".gebouwd"

# The cut of Bricolage that the headings use: normal width, drawn for large sizes.
DISPLAY = {"opsz": 36, "wdth": 100}


@dataclass(frozen=True)
class Font:
    """One file to make: where it comes from, its name, and what is left of its axes."""

    module: str
    source: str
    target: str
    axes: dict

    def path(self):
        return Path(import_module(self.module).ROOT) / "files" / self.source


FIGTREE = ("fontpkg_figtree", "Figtree[wght].ttf")
FIGTREE_ITALIC = ("fontpkg_figtree", "Figtree-Italic[wght].ttf")
BRICOLAGE = ("fontpkg_bricolage_grotesque", "BricolageGrotesque[opsz,wdth,wght].ttf")

WEB = [
    Font(*FIGTREE, "figtree.woff2", {"wght": (400, 700)}),
    Font(*FIGTREE_ITALIC, "figtree-italic.woff2", {"wght": (400, 700)}),
    Font(*BRICOLAGE, "bricolage.woff2", {**DISPLAY, "wght": (500, 800)}),
]
# The PDF gets one file per weight: WeasyPrint embeds variable fonts poorly.
PDF = [
    *(Font(*FIGTREE, f"figtree-{weight}.ttf", {"wght": weight}) for weight in (400, 600, 700)),
    *(Font(*FIGTREE_ITALIC, f"figtree-italic-{weight}.ttf", {"wght": weight}) for weight in (400,)),
    *(Font(*BRICOLAGE, f"bricolage-{weight}.ttf", {**DISPLAY, "wght": weight}) for weight in (600, 700)),
]


def build(folder):
    """Make what is missing or out of date in `folder`; return the files made (none when all is as it should be)."""
    folder.mkdir(parents=True, exist_ok=True)
    stamp = folder / STAMP
    recipe = _recipe()
    complete = all((folder / font.target).exists() for font in [*WEB, *PDF])
    if complete and stamp.exists() and stamp.read_text() == recipe:
        return []
    made = [_write(_web(font), folder / font.target) for font in WEB]
    made += [_write(_static(font), folder / font.target) for font in PDF]
    stamp.write_text(recipe)
    return made


def _recipe():
    """What the files depend on: this module, the typefaces' versions and the tool's."""
    packages = ["fonttools", "brotli", "fontpkg-figtree", "fontpkg-bricolage-grotesque"]
    parts = [Path(__file__).read_text(), *(f"{name} {version(name)}" for name in packages)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _open(font):
    return TTFont(font.path(), recalcTimestamp=False)  # else the bytes hold the moment of building


def _web(font):
    options = Options(flavor="woff2", hinting=False, layout_features=["*"], name_IDs=NAMES)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[*LATIN, *SIGNS])
    source = _open(font)
    # First subset, then cut the axes: the other way round trips over glyphs without variations.
    subsetter.subset(source)
    made = instantiateVariableFont(source, font.axes)
    made.flavor = "woff2"
    return made


def _static(font):
    return instantiateVariableFont(_open(font), font.axes, updateFontNames=True)


def _write(font, target):
    half = target.with_suffix(".half")  # a disk that fills up leaves this, not half a font
    font.save(half)
    return half.replace(target)
