"""The events of a year on a strip of months, with labels that never run into each other."""

from datetime import date

from rapportage.grafieken import palet
from rapportage.grafieken.schaal import BREED, KLEIN, lijn, pas, tekening, tekst, tekstbreedte, vlak
from rapportage.taal import KORTE_MAANDEN

RIJ = 33  # a label: name and period
STROOK = 22
RUIM = 8
LABEL = 260


def tijdlijn(gegevens: dict) -> dict:
    jaar = gegevens["jaar"]
    labels = [_label(item, jaar) for item in sorted(gegevens["items"], key=lambda i: (i["van"], i["label"]))]
    _verdeel(labels)
    boven = 1 + max((e["baan"] for e in labels if e["boven"]), default=-1)
    onder = 1 + max((e["baan"] for e in labels if not e["boven"]), default=-1)
    y0 = boven * RIJ + 6
    vlakken = [vlak(0, y0, BREED, STROOK, palet.VLAK, rond=3)]
    lijnen, teksten = _maanden(jaar, y0)
    steun = []
    for label in labels:
        vlakken.append(vlak(label["x"], y0 + STROOK - 6, label["breed"], 6, palet.ROOD))
        top = y0 - 6 - RIJ * (label["baan"] + 1) if label["boven"] else y0 + STROOK + 8 + RIJ * label["baan"]
        teksten.append(tekst(label["naam"], label["tx"], top + 12, vet=True))
        teksten.append(tekst(label["periode"], label["tx"], top + 25, kleur=palet.ZACHT, letter=KLEIN))
        steun.append(_steunlijn(label, top, y0))
    return tekening(y0 + STROOK + 8 + onder * RIJ, steun, vlakken, teksten, lijnen)


def _plaats(dag: date, jaar: int) -> float:
    begin, einde = date(jaar, 1, 1), date(jaar + 1, 1, 1)
    dag = min(max(dag, begin), einde)  # an event may run over the turn of the year
    return (dag - begin).days / (einde - begin).days * BREED


def _maanden(jaar, y0):
    lijnen = [
        lijn(
            _plaats(date(jaar, m, 1), jaar), y0, _plaats(date(jaar, m, 1), jaar), y0 + STROOK, palet.WIT, 1.4
        )
        for m in range(2, 13)
    ]
    teksten = [
        tekst(naam, _plaats(date(jaar, m, 1), jaar) + 5, y0 + 12, kleur=palet.ZACHT, letter=KLEIN)
        for m, naam in enumerate(KORTE_MAANDEN, 1)
    ]
    return lijnen, teksten


def _label(item, jaar) -> dict:
    van = date.fromisoformat(item["van"])
    tot = date.fromisoformat(item.get("tot") or item["van"])
    x = min(_plaats(van, jaar), BREED - 6)
    naam = pas(item["label"], LABEL, vet=True)
    periode = " · ".join(deel for deel in (_periode(van, tot), item.get("onder", "")) if deel)
    wijd = max(tekstbreedte(naam, vet=True), tekstbreedte(periode, KLEIN)) + 2
    return {
        "x": x,
        "breed": max(_plaats(tot, jaar) - x, 6),
        "naam": naam,
        "periode": periode,
        "tx": min(x + 7, BREED - wijd),
        "wijd": wijd,
    }


def _periode(van, tot) -> str:
    einde = f"{tot.day} {KORTE_MAANDEN[tot.month - 1]}"
    if van == tot:
        return einde
    begin = (
        str(van.day)
        if (van.year, van.month) == (tot.year, tot.month)
        else f"{van.day} {KORTE_MAANDEN[van.month - 1]}"
    )
    return f"{begin}–{einde}"


def _verdeel(labels) -> None:
    """Give every label a lane above or below the strip: from right to left, as near to the strip as it fits."""
    geplaatst = {True: [], False: []}
    for label in reversed(labels):
        banen = [(baan, boven) for baan in range(len(labels) + 1) for boven in (True, False)]
        label["baan"], label["boven"] = next(
            (plek for plek in banen if _past(label, plek[0], geplaatst[plek[1]], kruisen=False)),
            None,
        ) or next(plek for plek in banen if _past(label, plek[0], geplaatst[plek[1]], kruisen=True))
        geplaatst[label["boven"]].append(label)


def _past(label, baan, buren, kruisen) -> bool:
    """Free of other labels in its lane; unless `kruisen`, no support line runs through a label either."""
    for buur in buren:
        if buur["baan"] == baan and _raakt(label["tx"], label["wijd"], buur["tx"], buur["wijd"]):
            return False
        if kruisen:
            continue
        if buur["baan"] < baan and _raakt(buur["tx"], buur["wijd"], label["x"], 0):
            return False
        if buur["baan"] > baan and _raakt(label["tx"], label["wijd"], buur["x"], 0):
            return False
    return True


def _raakt(x1, breed1, x2, breed2) -> bool:
    return x1 < x2 + breed2 + RUIM and x2 < x1 + breed1 + RUIM


def _steunlijn(label, top, y0) -> dict:
    """From the event to its label; under (or above) the words where these had to move to the left."""
    verschoven = label["tx"] < label["x"]
    if label["boven"]:
        return lijn(
            label["x"] + 0.5, top + (29 if verschoven else 2), label["x"] + 0.5, y0 + STROOK - 6, palet.ROOD
        )
    return lijn(label["x"] + 0.5, y0 + STROOK, label["x"] + 0.5, top + (1 if verschoven else 25), palet.ROOD)
