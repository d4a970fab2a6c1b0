"""One table of the snapshot as cells with text: the same for paper and for the screen."""

from datetime import date

from .grafieken.schaal import getal

MAANDEN = [
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
]  # fmt: skip
GETALLEN = {"aantal", "verschil", "procent", "euro", "uren"}
OORDELEN = {"klopt": "klopt", "afwijking": "afwijking", "niet_te_toetsen": "niet te toetsen"}
NIETS = "–"
# Rows that fit on one page together with heading and definition; a longer table may run on, with its head repeated.
EEN_BLADZIJDE = 34
# Widths are counted in characters: what fits in the text column, and when a table is narrow.
VOLLE_BREEDTE = 96
SMAL = 52
MEESTE_TEKST = 38


def datum(iso: str) -> str:
    dag = date.fromisoformat(iso[:10])
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def cel_tekst(waarde, kolom: dict, leeg: str = NIETS) -> str:
    """A value as the reader sees it."""
    if waarde is None or waarde == "":
        return leeg
    soort = kolom["soort"]
    if soort == "datum":
        return datum(waarde)
    if isinstance(waarde, str):
        return waarde
    if soort == "procent":
        return f"{getal(waarde)}%"
    if soort == "euro":
        return f"\u2212\u00a0€\u00a0{getal(-waarde)}" if waarde < 0 else f"€\u00a0{getal(waarde)}"
    if soort == "verschil":
        return ("+" if waarde > 0 else "") + getal(waarde)
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
        cellen.append({"tekst": tekst, "klasse": klasse, "kop": is_kop, "waarde": "" if waarde is None else str(waarde)})
    return {"cellen": cellen}


def _rijklasse(rij, eigen) -> dict:
    is_eigen = bool(eigen) and rij.get("_code") == eigen
    return {"sub": bool(rij.get("_sub")), "klasse": " ".join(["sub"] * bool(rij.get("_sub")) + ["eigen"] * is_eigen)}


def _uitleg(t) -> str:
    delen = [t.get("definitie", "").strip()]
    if t.get("peildatum"):
        delen.append(f"Peildatum: {datum(t['peildatum'])}.")
    return " ".join(deel for deel in delen if deel)


def _breedtes(kolommen, rijen) -> tuple[list[int], bool]:
    """Widths in percent (even numbers, so that a handful of classes suffices) and whether the table is narrow."""
    nodig = []
    for i, kolom in enumerate(kolommen):
        inhoud = max((len(rij["cellen"][i]["tekst"]) for rij in rijen), default=0)
        woord = max(len(w) for w in (kolom["kop"] or "-").replace("-", "- ").split()) + 1
        if kolom["klasse"] == "tekst":
            inhoud = min(inhoud, MEESTE_TEKST)
        nodig.append(max(inhoud, woord, 4) + 2)
    smal = sum(nodig) <= SMAL
    ruimte = max((SMAL if smal else VOLLE_BREEDTE) - sum(nodig), 0)
    # Spare room goes to the words; numbers stay close together.
    woorden = [i for i, k in enumerate(kolommen) if k["klasse"] == "tekst"] or [0]
    for i in woorden:
        nodig[i] += ruimte / len(woorden) * 0.6
    for i in range(len(nodig)):
        nodig[i] += ruimte / len(nodig) * 0.4
    return [max(2, round(50 * n / sum(nodig)) * 2) for n in nodig], smal


def controles(controles: list[dict], nummer: int) -> dict:
    """The verdicts of the controleblad as a table."""
    kolommen = [
        {"code": code, "kop": kop, "groep": "", "soort": "tekst"}
        for code, kop in [
            ("toets", "Toets"), ("oordeel", "Oordeel"), ("verwacht", "Verwacht"),
            ("gevonden", "Gevonden"), ("uitleg", "Toelichting en verklaring"),
        ]
    ]  # fmt: skip
    rijen = [
        {
            "toets": f"{c['onderwerp']}: {c['titel'][:1].lower()}{c['titel'][1:]}",
            "oordeel": OORDELEN.get(c["oordeel"], c["oordeel"]),
            "verwacht": c.get("verwacht"),
            "gevonden": c.get("gevonden"),
            "uitleg": " ".join(deel for deel in (c.get("toelichting"), c.get("verklaring")) if deel) or None,
        }
        for c in controles
    ]
    t = {
        "code": "controles", "titel": "Uitkomst van alle toetsen", "rijkop": "toets", "kolommen": kolommen,
        "rijen": rijen, "totaal": None, "leeg_als": {}, "definitie": "", "noten": [],
    }  # fmt: skip
    klaar = tabel(t, nummer) | {"breedtes": [32, 14, 12, 12, 30], "klasse": "lang controles"}
    for rij, controle in zip(klaar["rijen"], controles, strict=True):
        rij["cellen"][1]["klasse"] += f" oordeel-{controle['oordeel']}"
    return klaar
