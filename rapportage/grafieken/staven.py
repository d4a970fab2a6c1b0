"""Horizontal bars per organisation: offered and filled, against an agreement, or plain."""

from rapportage.grafieken import palet
from rapportage.grafieken.schaal import (
    BREED,
    KLEIN,
    Schaal,
    legenda,
    lijn,
    pas,
    tekening,
    tekst,
    tekstbreedte,
    vlak,
)
from rapportage.taal import getal

RIJ = 14.5
KOP = 38  # legend and figures of the axis
MEESTE = 50  # more rows do not fit on a page; the table has them all
LABEL = 230


def _begin(rijen) -> tuple[list, float, str]:
    """The rows that are drawn, where the bars start, and a line about the rows left out."""
    getoond = rijen[:MEESTE]
    breedst = max((tekstbreedte(r["label"], KLEIN) for r in getoond), default=0)
    rest = len(rijen) - len(getoond)
    return getoond, min(breedst, LABEL) + 12, f"En nog {getal(rest)}: zie de tabel." if rest else ""


def _rechts(hoogste, ruim) -> float:
    """Where the longest bar may end, so that its value fits beside it."""
    return BREED - max(ruim, tekstbreedte(getal(hoogste), KLEIN, vet=True) + 14)


def _hoogte(rijen, rest) -> float:
    return KOP + len(rijen) * RIJ + (20 if rest else 4)


def _namen(rijen, links) -> list:
    return [
        tekst(pas(r["label"], LABEL, KLEIN), links - 8, KOP + i * RIJ + 11, "end", letter=KLEIN)
        for i, r in enumerate(rijen)
    ]


def _rest(regel, links, hoog) -> list:
    return [tekst(regel, links, hoog - 5, kleur=palet.ZACHT, letter=KLEIN)] if regel else []


def dubbele_staven(gegevens: dict) -> dict:
    """A broad bar, a narrow one inside it, and a mark for the year before where it is known."""
    rijen, links, rest = _begin(gegevens["rijen"])
    hoogste = max((v for r in rijen for v in (r["waarde"], r["deel"], r.get("vorig") or 0)), default=0)
    schaal, hoog = Schaal(hoogste, links, _rechts(hoogste, 48)), _hoogte(rijen, rest)
    lijnen, teksten = schaal.assen(KOP - 4, KOP + len(rijen) * RIJ)
    vlakken, boven = [], []
    for i, rij in enumerate(rijen):
        y = KOP + i * RIJ
        einde = [schaal.x(rij["waarde"]), schaal.x(rij["deel"])]
        vlakken.append(vlak(links, y + 1.5, schaal.lengte(rij["waarde"]), 12, palet.GROEN_LICHT, palet.GROEN))
        vlakken.append(vlak(links, y + 5, schaal.lengte(rij["deel"]), 5, palet.GROEN, rond=0))
        if rij.get("vorig") is not None:
            boven.append(
                lijn(schaal.x(rij["vorig"]), y - 0.5, schaal.x(rij["vorig"]), y + 14.5, palet.INKT, 2)
            )
            einde.append(schaal.x(rij["vorig"]))
        teksten.append(tekst(getal(rij["waarde"]), max(einde) + 7, y + 11.5, letter=KLEIN, vet=True))
    sleutel = _legenda_dubbel(gegevens["legenda"], bool(boven))
    return tekening(
        hoog,
        lijnen,
        vlakken + sleutel[0],
        teksten + sleutel[2] + _namen(rijen, links) + _rest(rest, links, hoog),
        boven + sleutel[1],
    )


def _legenda_dubbel(namen, met_vorig):
    delen = [("vlak", palet.GROEN_LICHT, palet.GROEN, namen[0]), ("vlak", palet.GROEN, "", namen[1])]
    if met_vorig and len(namen) > 2:
        delen.append(("streep", palet.INKT, "", namen[2]))
    return legenda(delen)


def bullet(gegevens: dict) -> dict:
    """What was done against what was agreed: green when reached, red when not, grey without an agreement."""
    rijen, links, rest = _begin(gegevens["rijen"])
    hoogste = max((v for r in rijen for v in (r["waarde"], r.get("doel") or 0)), default=0)
    schaal, hoog = Schaal(hoogste, links, _rechts(hoogste, 70) - 16), _hoogte(rijen, rest)
    lijnen, teksten = schaal.assen(KOP - 4, KOP + len(rijen) * RIJ)
    teksten.append(tekst("realisatie", BREED, KOP - 10, "end", palet.ZACHT, KLEIN))
    vlakken, boven = [], []
    for i, rij in enumerate(rijen):
        y = KOP + i * RIJ
        kleur, woorden, tekstkleur = _oordeel(rij)
        if rij.get("doel"):
            vlakken.append(vlak(links, y + 1, schaal.lengte(rij["doel"]), 13, palet.VLAK))
            boven.append(lijn(schaal.x(rij["doel"]), y, schaal.x(rij["doel"]), y + 14.5, palet.INKT, 2.2))
        vlakken.append(vlak(links, y + 3.5, schaal.lengte(rij["waarde"]), 8, kleur))
        teksten.append(tekst(woorden, BREED, y + 11.5, "end", tekstkleur, KLEIN, vet=True))
    sleutel = legenda(
        [
            ("vlak", palet.GROEN, "", "gehaald"),
            ("vlak", palet.ROOD, "", "niet gehaald"),
            ("vlak", palet.GRIJS, palet.GRIJS_RAND, "geen afspraak"),
            ("streep", palet.INKT, "", "afspraak"),
        ]
    )
    return tekening(
        hoog,
        lijnen,
        vlakken + sleutel[0],
        teksten + sleutel[2] + _namen(rijen, links) + _rest(rest, links, hoog),
        boven + sleutel[1],
    )


def _oordeel(rij) -> tuple[str, str, str]:
    if rij.get("procent") is None:
        return palet.GRIJS_RAND, "geen afspraak" if rij.get("doel") is None else "–", palet.ZACHT
    kleur = palet.GROEN if rij["procent"] >= 100 else palet.ROOD
    return kleur, f"{getal(rij['procent'])}%", kleur


def staven(gegevens: dict) -> dict:
    """Plain bars with their value."""
    rijen, links, rest = _begin(gegevens["rijen"])
    hoogste = max((r["waarde"] for r in rijen), default=0)
    schaal = Schaal(hoogste, links, _rechts(hoogste, 60))
    omhoog = KOP - 4  # no legend, no axis: the values stand at the bars
    vlakken, teksten = [], []
    for i, rij in enumerate(rijen):
        y = i * RIJ + 4
        vlakken.append(vlak(links, y + 2, schaal.lengte(rij["waarde"]), 11, palet.GROEN))
        teksten.append(
            tekst(getal(rij["waarde"]), schaal.x(rij["waarde"]) + 7, y + 11.5, letter=KLEIN, vet=True)
        )
        teksten.append(tekst(pas(rij["label"], LABEL, KLEIN), links - 8, y + 11, "end", letter=KLEIN))
    hoog = _hoogte(rijen, rest) - omhoog
    nul = [lijn(links, 2, links, len(rijen) * RIJ + 6, palet.INKT, 1)]
    return tekening(hoog, [], vlakken, teksten + _rest(rest, links, hoog), nul)
