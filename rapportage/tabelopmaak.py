"""One table of the snapshot as cells with text: the same for paper and for the screen."""

from datetime import date

from rapportage.controleren import KLOPT, OORDELEN
from rapportage.taal import NIETS, datum, euro, getal, korte_datum, verschil

GETALLEN = {"aantal", "verschil", "procent", "euro", "uren"}
# Rows that fit on one page together with heading and definition; a longer table may run on, with its head repeated.
EEN_BLADZIJDE = 34
# Widths are counted in characters: what fits in the text column, and when a table is narrow.
VOLLE_BREEDTE = 96
SMAL = 62
DATUM = 15
MEESTE_TEKST = 38


def cel_tekst(waarde, kolom: dict, leeg: str = NIETS) -> str:
    """A value as the reader sees it."""
    if waarde is None or waarde == "":
        return leeg
    soort = kolom["soort"]
    if soort == "datum":
        return korte_datum(date.fromisoformat(waarde))
    if isinstance(waarde, str):
        return waarde
    if soort == "procent":
        return f"{getal(waarde)}%"
    if soort == "euro":
        return euro(waarde)
    if soort == "verschil":
        return verschil(waarde)
    return getal(waarde)


def tabel(t: dict, nummer: int, eigen: str | None = None, met_doel: bool = False) -> dict:
    """A table ready to be placed; `eigen` marks the row of one organisation, `met_doel` what stays below 100%."""
    kolommen = _kolommen(t)
    rijen = [_rij(t, rij, kolommen, met_doel) | _rijklasse(rij, eigen) for rij in t["rijen"]]
    totaal = _rij(t, t["totaal"], kolommen, met_doel, totaal=True) if t.get("totaal") else None
    breedtes, smal = _breedtes(kolommen, [*rijen, *([totaal] if totaal else [])])
    return {
        "soort": "tabel",
        "code": t["code"],
        "nummer": nummer,
        "titel": t["titel"],
        "breedtes": breedtes,
        "klasse": " ".join(["smal"] * smal + ["lang"] * (len(rijen) > EEN_BLADZIJDE)),
        "koprijen": _koprijen(kolommen),
        "rijen": rijen,
        "totaal": totaal,
        "uitleg": _uitleg(t),
        "noten": t.get("noten") or [],
    }


def _kolommen(t) -> list[dict]:
    uit, vorige = [], ""
    for kolom in t["kolommen"]:
        groep = kolom.get("groep", "")
        klasse = "getal" if kolom["soort"] in GETALLEN else kolom["soort"]
        uit.append(kolom | {"groep": groep, "klasse": klasse, "nieuw": bool(groep) and groep != vorige})
        vorige = groep
    return uit


def _koprijen(kolommen) -> list[list[dict]]:
    """One row of heads, or two when columns stand in groups."""
    if not any(k["groep"] for k in kolommen):
        return [[_kopcel(k) for k in kolommen]]
    boven, onder = [], []
    for kolom in kolommen:
        if not kolom["groep"]:
            boven.append(_kopcel(kolom) | {"rowspan": 2})
            continue
        if kolom["nieuw"]:
            boven.append({"kop": kolom["groep"], "klasse": "groep", "colspan": 0, "scope": "colgroup"})
        boven[-1]["colspan"] += 1
        onder.append(_kopcel(kolom))
    return [boven, onder]


def _kopcel(kolom) -> dict:
    klasse = f"{kolom['klasse']} los" if kolom["nieuw"] else kolom["klasse"]
    return {"kop": kolom["kop"], "klasse": klasse, "scope": "col", "sorteer": True}


def _rij(t, rij, kolommen, met_doel, totaal=False) -> dict:
    cellen = []
    for kolom in kolommen:
        waarde = rij.get(kolom["code"])
        leeg = "" if totaal else t.get("leeg_als", {}).get(kolom["code"], NIETS)
        is_kop = kolom["code"] == t["rijkop"]
        tekst = cel_tekst(waarde, kolom, "Totaal" if totaal and is_kop else leeg)
        onder_doel = met_doel and kolom["soort"] == "procent" and waarde is not None and waarde < 100
        klasse = " ".join([kolom["klasse"], *["los"] * kolom["nieuw"], *["onder-doel"] * onder_doel])
        cellen.append(
            {"tekst": tekst, "klasse": klasse, "kop": is_kop, "waarde": "" if waarde is None else str(waarde)}
        )
    return {"cellen": cellen}


def _rijklasse(rij, eigen) -> dict:
    is_eigen = bool(eigen) and rij.get("_code") == eigen
    return {
        "sub": bool(rij.get("_sub")),
        "klasse": " ".join(["sub"] * bool(rij.get("_sub")) + ["eigen"] * is_eigen),
    }


def _uitleg(t) -> str:
    delen = [t.get("definitie", "").strip()]
    if t.get("peildatum"):
        delen.append(f"Peildatum: {datum(date.fromisoformat(t['peildatum']))}.")
    return " ".join(deel for deel in delen if deel)


def _breedtes(kolommen, rijen) -> tuple[list[int], bool]:
    """Widths in percent (even numbers, so that a handful of classes suffices) and whether the table is narrow."""
    nodig = []
    for i, kolom in enumerate(kolommen):
        inhoud = max((len(rij["cellen"][i]["tekst"]) for rij in rijen), default=0)
        # A head of several words may take two lines.
        woord = (
            max(*(len(w) for w in f"{kolom['kop']} -".replace("-", "- ").split()), len(kolom["kop"]) // 2) + 1
        )
        if kolom["klasse"] == "tekst":
            inhoud = min(inhoud, MEESTE_TEKST)
        nodig.append(max(inhoud, woord, DATUM if kolom["klasse"] == "datum" else 3) + 2)
    smal = sum(nodig) <= SMAL
    ruimte = max((SMAL if smal else VOLLE_BREEDTE) - sum(nodig), 0)
    # Spare room goes to the words; numbers stay close together.
    woorden = [i for i, k in enumerate(kolommen) if k["klasse"] == "tekst"] or [0]
    for i in woorden:
        nodig[i] += ruimte / len(woorden) * 0.6
    overige = [i for i, k in enumerate(kolommen) if k["klasse"] != "rang"]
    for i in overige:
        nodig[i] += ruimte / len(overige) * 0.4
    return _procenten(nodig), smal


def _procenten(delen) -> list[int]:
    """Even percentages in these proportions that add up to 100: with more the table would stick out."""
    helft = [50 * deel / sum(delen) for deel in delen]
    uit = [max(1, int(h)) for h in helft]
    while sum(uit) > 50:  # the floor of 1 went too far
        uit[uit.index(max(uit))] -= 1
    for i in sorted(range(len(delen)), key=lambda i: int(helft[i]) - helft[i])[: 50 - sum(uit)]:
        uit[i] += 1
    return [2 * n for n in uit]


def controles(alle: list[dict], nummer: int) -> list[dict]:
    """The controleblad as two tables: what deviates with its explanation, and what is right."""
    anders = [c for c in alle if c["oordeel"] != KLOPT]
    goed = [c for c in alle if c["oordeel"] == KLOPT]
    uit = []
    if anders:
        koppen = ["Toets", "Oordeel", "Verwacht", "Gevonden", "Toelichting en verklaring"]
        rijen = [
            [_toets(c), OORDELEN[c["oordeel"]], c["verwacht"], c["gevonden"], _verklaring(c)] for c in anders
        ]
        tabel_ = _controletabel("afwijkingen", "Wat afwijkt of niet te toetsen is", koppen, rijen, nummer)
        for rij, controle in zip(tabel_["rijen"], anders, strict=True):
            rij["cellen"][1]["klasse"] += f" oordeel-{controle['oordeel']}"
        uit.append(tabel_ | {"breedtes": [28, 12, 14, 14, 32]})
    if goed:
        koppen = ["Toets", "Verwacht", "Gevonden", "Oordeel"]
        rijen = [
            [
                " ".join(filter(None, [_toets(c) + ".", _verklaring(c)])),
                c["verwacht"],
                c["gevonden"],
                OORDELEN[KLOPT],
            ]
            for c in goed
        ]
        tabel_ = _controletabel("kloppend", "Wat klopt", koppen, rijen, nummer + len(uit))
        uit.append(tabel_ | {"breedtes": [56, 18, 16, 10]})
    return uit


def _toets(controle) -> str:
    return f"{controle['onderwerp']}: {controle['titel']}"


def _verklaring(controle) -> str:
    return " ".join(filter(None, [controle.get("toelichting"), controle.get("verklaring")]))


def _controletabel(code, titel, koppen, rijen, nummer) -> dict:
    kolommen = [{"code": kop, "kop": kop, "groep": "", "soort": "tekst"} for kop in koppen]
    t = {
        "code": code,
        "titel": titel,
        "rijkop": koppen[0],
        "kolommen": kolommen,
        "rijen": [dict(zip(koppen, rij, strict=True)) for rij in rijen],
        "leeg_als": {},
    }
    return tabel(t, nummer) | {"klasse": "lang"}
