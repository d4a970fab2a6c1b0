"""Where visits come from: a bar per channel with its share, and a narrow one for the part within it."""

from rapportage.grafieken import palet
from rapportage.grafieken.schaal import BREED, KLEIN, Schaal, pas, tekening, tekst, tekstbreedte, vlak
from rapportage.taal import getal

RIJ = 26
SUB = 18
LABEL = 200


def kanalen(gegevens: dict) -> dict:
    delen = gegevens["delen"]
    totaal = sum(d["n"] for d in delen)
    namen = [d["label"] for d in delen] + [d["sub"]["label"] for d in delen if d.get("sub")]
    links = min(max((tekstbreedte(n) for n in namen), default=0), LABEL) + 14
    schaal = Schaal(max((d["n"] for d in delen), default=0), links, BREED - 110)
    vlakken, teksten, y = [], _kop(gegevens, totaal), 22.0
    for deel in delen:
        teksten += _regel(deel["label"], deel["n"], totaal, links, y + 14, vet=True)
        vlakken.append(vlak(links, y + 3, schaal.lengte(deel["n"]), 15, palet.GROEN))
        y += RIJ
        if deel.get("sub"):
            sub = deel["sub"]
            teksten += _regel(sub["label"], sub["n"], totaal, links, y + 7, vet=False)
            vlakken.append(vlak(links, y - 2, schaal.lengte(sub["n"]), 8, palet.GROEN_LICHT, palet.GROEN))
            y += SUB
    return tekening(y, [], vlakken, teksten)


def _kop(gegevens, totaal) -> list:
    woorden = f"{getal(totaal)} {gegevens.get('onderschrift', '')}".strip()
    return [
        tekst(woorden, 0, 12, kleur=palet.ZACHT, letter=KLEIN),
        tekst("aandeel", BREED, 12, "end", palet.ZACHT, KLEIN),
    ]


def _regel(label, n, totaal, links, y, vet) -> list:
    aandeel = f"{getal(round(100 * n / totaal))}%" if totaal else "–"
    kleur = palet.INKT if vet else palet.ZACHT
    return [
        tekst(pas(label, LABEL), links - 10, y, "end", kleur),
        tekst(getal(n), BREED - 46, y, "end", kleur, vet=vet),
        tekst(aandeel, BREED, y, "end", palet.ZACHT),
    ]
