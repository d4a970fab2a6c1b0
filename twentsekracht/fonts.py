"""The two typefaces: from their packages to files for the page (small WOFF2) and the report (static TTF).

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
# Beside the font's names (0-6): whose it is and its licence (13, 14), as the OFL asks of every copy.
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
    Font(*BRICOLAGE, "bricolage.woff2", {**DISPLAY, "wght": 700}),  # headings have one weight: 20 kB less
]
# The PDF gets one file per weight: WeasyPrint embeds variable fonts poorly.
PDF = [
    *(Font(*FIGTREE, f"figtree-{weight}.ttf", {"wght": weight}) for weight in (400, 600, 700)),
    Font(*FIGTREE_ITALIC, "figtree-italic-400.ttf", {"wght": 400}),
    Font(*BRICOLAGE, "bricolage-700.ttf", {**DISPLAY, "wght": 700}),
]


def build(folder):
    """Make the files in `folder` when one is missing or out of date; return those made."""
    folder.mkdir(parents=True, exist_ok=True)
    stamp = folder / STAMP
    recipe = _recipe()
    complete = all((folder / font.target).exists() for font in [*WEB, *PDF])
    if complete and stamp.exists() and stamp.read_text() == recipe:
        return []
    made = [make(font, folder) for font in [*WEB, *PDF]]
    stamp.write_text(recipe)
    return made


def make(font, folder):
    """Make one file, and return its path."""
    source = TTFont(font.path(), recalcTimestamp=False)  # else the bytes hold the moment of building
    target = folder / font.target
    if target.suffix == ".woff2":
        # First subset, then cut the axes: the other way round trips over glyphs without variations.
        _subset(source)
        made = instantiateVariableFont(source, font.axes)
        made.flavor = "woff2"
    else:
        made = instantiateVariableFont(source, font.axes, updateFontNames=True)
    half = target.with_suffix(".half")  # a disk that fills up leaves this, not half a font
    made.save(half)
    return half.replace(target)


def _subset(font):
    options = Options(flavor="woff2", hinting=False, layout_features=["*"], name_IDs=NAMES)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[*LATIN, *SIGNS])
    subsetter.subset(font)


def _recipe():
    """What the files depend on: this module, the typefaces' versions and the tool's."""
    packages = ["fonttools", "brotli", "fontpkg-figtree", "fontpkg-bricolage-grotesque"]
    parts = [Path(__file__).read_text(encoding="utf-8"), *(f"{name} {version(name)}" for name in packages)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
