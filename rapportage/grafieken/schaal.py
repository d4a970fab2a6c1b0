"""What all charts share: a scale with round ticks, lengths as text, and how wide a word will be.

The drawing is 680 units wide: 170 mm on paper, so one unit is a quarter of a millimetre.
"""

import math

from rapportage.grafieken import palet
from rapportage.taal import getal

BREED = 680
LETTER = 12
KLEIN = 11
# Advance widths of Figtree, rounded up, per em; what is not named is an ordinary small letter.
BREEDTES = {
    **dict.fromkeys("iljI.,:;'|!", 0.27),
    **dict.fromkeys("ftr()[]- \u00a0", 0.38),
    **dict.fromkeys("mwMW%", 0.92),
    **dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ&–—€", 0.72),
}


def maat(waarde) -> str:
    """A length as SVG wants it: a point, no needless zeros."""
    lengte = f"{waarde:.1f}".removesuffix(".0")
    return "0" if lengte == "-0" else lengte


def tekstbreedte(tekst: str, letter=LETTER, vet=False) -> float:
    return sum(BREEDTES.get(teken, 0.58) for teken in tekst) * letter * (1.05 if vet else 1)


def pas(tekst: str, breedte: float, letter=LETTER, vet=False) -> str:
    """The text, shortened with an ellipsis when it is wider than it may be."""
    if tekstbreedte(tekst, letter, vet) <= breedte:
        return tekst
    while tekst and tekstbreedte(tekst + "…", letter, vet) > breedte:
        tekst = tekst[:-1].rstrip()
    return tekst + "…"


def streepjes(hoogste: float, aantal=5) -> list:
    """Round tick values from 0 to at least `hoogste`."""
    if hoogste <= 0:
        return [0, 1]
    macht = 10 ** math.floor(math.log10(hoogste / aantal))
    stap = next(k * macht for k in (1, 2, 2.5, 5, 10) if hoogste / aantal <= k * macht * 1.000001)
    if stap < 1:
        stap = 1
    return [_heel(stap * i) for i in range(math.ceil(hoogste / stap - 1e-9) + 1)]


def _heel(waarde):
    return int(waarde) if float(waarde).is_integer() else waarde


class Schaal:
    """From values to places between `links` and `rechts`."""

    def __init__(self, hoogste, links, rechts):
        self.waarden = streepjes(hoogste)
        self.links = links
        self.eenheid = (rechts - links) / self.waarden[-1]

    def x(self, waarde) -> float:
        return self.links + waarde * self.eenheid

    def lengte(self, waarde) -> float:
        """A value that is not zero can always be seen."""
        return max(waarde * self.eenheid, 1.5) if waarde else 0

    def assen(self, boven, onder) -> tuple[list, list]:
        """Grid lines and their figures."""
        lijnen = [lijn(self.x(v), boven, self.x(v), onder, palet.LIJN, 0.7) for v in self.waarden]
        teksten = [tekst(getal(v), self.x(v), boven - 6, "middle", palet.ZACHT, KLEIN) for v in self.waarden]
        return lijnen, teksten


def vlak(x, y, breed, hoog, kleur, rand="", rond=1) -> dict:
    maten = {"x": maat(x), "y": maat(y), "breed": maat(max(breed, 0)), "hoog": maat(hoog), "rond": maat(rond)}
    return maten | {"kleur": kleur, "rand": rand}


def lijn(x1, y1, x2, y2, kleur, dik=1, streep="") -> dict:
    pad = f"M{maat(x1)} {maat(y1)}L{maat(x2)} {maat(y2)}"
    return {"pad": pad, "kleur": kleur, "dik": maat(dik), "streep": streep}


def tekst(woorden, x, y, anker="start", kleur=palet.INKT, letter=LETTER, vet=False) -> dict:
    return {
        "tekst": woorden,
        "x": maat(x),
        "y": maat(y),
        "anker": anker,
        "kleur": kleur,
        "letter": maat(letter),
        "vet": "600" if vet else "",
    }


def tekening(hoog, lijnen=(), vlakken=(), teksten=(), boven=()) -> dict:
    """A drawing: lines first, then boxes, lines on top of them, and the words."""
    return {
        "breed": str(BREED),
        "hoog": maat(hoog),
        "lijnen": list(lijnen),
        "vlakken": list(vlakken),
        "boven": list(boven),
        "teksten": list(teksten),
    }


def legenda(delen) -> tuple[list, list, list]:
    """One row of samples with their names; `delen` is a list of (kind, fill, edge, name), kind "vlak" or "streep"."""
    vlakken, strepen, teksten, x = [], [], [], 0.0
    for soort, kleur, rand, naam in delen:
        if soort == "vlak":
            vlakken.append(vlak(x + 0.5, 2.5, 15, 9, kleur, rand))
            x += 21
        else:
            strepen.append(lijn(x + 2, 0, x + 2, 14, kleur, 2.4))
            x += 9
        teksten.append(tekst(naam, x, 11, kleur=palet.ZACHT, letter=KLEIN))
        x += tekstbreedte(naam, KLEIN) + 18
    return vlakken, strepen, teksten
