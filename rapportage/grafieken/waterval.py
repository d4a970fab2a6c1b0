"""From budget to result in steps: what comes in, what goes out, what is left."""

from rapportage.grafieken import palet
from rapportage.grafieken.schaal import BREED, Schaal, lijn, pas, tekening, tekst, tekstbreedte, vlak
from rapportage.taal import euro

RIJ = 24
LABEL = 180
KLEUREN = {
    "plus": (palet.GROEN, ""),
    "totaal": (palet.INKT, ""),
    "min": (palet.GROEN_LICHT, palet.GROEN),
    "over": (palet.GRAAN, palet.GRAAN_RAND),
}


def waterval(gegevens: dict) -> dict:
    stappen = gegevens["stappen"]
    grenzen = [grens for s in stappen for grens in (s["van"], s["tot"])] or [0]
    laagste, hoogste = min(0, *grenzen), max(0, *grenzen)
    links = min(max((tekstbreedte(s["label"]) for s in stappen), default=0), LABEL) + 12
    ruim = tekstbreedte(euro(hoogste), vet=True) + 16
    schaal = Schaal(hoogste - laagste, links, BREED - ruim)
    vlakken, teksten, lijnen = [], [], []
    for i, stap in enumerate(stappen):
        y = 4 + i * RIJ
        x1, x2 = sorted((schaal.x(stap["van"] - laagste), schaal.x(stap["tot"] - laagste)))
        vlakken.append(vlak(x1, y, max(x2 - x1, 1.5), 16, *KLEUREN[stap["soort"]]))
        teksten.append(tekst(pas(stap["label"], LABEL), links - 10, y + 12, "end"))
        bedrag = stap["tot"] - stap["van"]
        teksten.append(tekst(euro(bedrag), x2 + 8, y + 12, vet=True))
        if i + 1 < len(stappen):  # where this step ends, the next one starts
            x = schaal.x(stap["tot"] - laagste)
            lijnen.append(lijn(x, y, x, y + RIJ + 16, palet.GRIJS, 0.8, "3 3"))
    lijnen.append(lijn(schaal.x(-laagste), 0, schaal.x(-laagste), 4 + len(stappen) * RIJ, palet.INKT, 1))
    return tekening(6 + len(stappen) * RIJ, lijnen, vlakken, teksten)
