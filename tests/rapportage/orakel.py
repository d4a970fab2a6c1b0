"""The figures of a year folder counted a second time: plain Python over the CSV files, nothing of the portal in it.

Follows the definitions under the report's tables literally; shape of verwacht.json.
"""

import csv
from collections import Counter, defaultdict
from pathlib import Path


def tel(map_, jaar, peildatum, top_reacties=10, top_opleidingen=6):
    lees = Lezer(map_)
    codes = [o["code"] for o in lees("organisaties")]
    peildatum, jaar_ = str(peildatum), str(jaar)
    return {
        "jaar": jaar,
        "peildatum": peildatum,
        **vacatures(lees, codes, jaar_, top_reacties),
        **school(lees, codes, jaar_, peildatum, top_opleidingen),
        **evenementen(lees, codes, jaar_),
        "jbmb_aangeboden": sum(r["aangeboden_op"] <= f"{jaar_}-12-31" for r in lees("jbmb_aanbod")),
        "trainees": trainees(lees, jaar_),
        **bezoeken(lees, jaar_),
        **begroting(lees, jaar_),
    }


class Lezer:
    def __init__(self, map_):
        self.map = Path(map_)

    def __call__(self, naam):
        with open(self.map / f"{naam}.csv", newline="", encoding="utf-8") as f:
            return list(csv.DictReader(f))


def vacatures(lees, codes, jaar, top):
    alle = lees("vacatures")
    aangeboden = {v["code"]: v for v in alle if v["status"] != "concept" and v["gepubliceerd_op"][:4] == jaar}
    per_organisatie = {
        code: {
            "aangeboden": sum(v["organisatie"] == code for v in aangeboden.values()),
            "ingevuld": sum(v["organisatie"] == code and v["ingevuld_op"][:4] == jaar for v in alle),
        }
        for code in codes
    }
    reacties = Counter(
        r["vacature"]
        for r in lees("reacties")
        if r["ingediend_op"][:4] == jaar and r["vacature"] in aangeboden
    )
    volgorde = sorted(reacties, key=lambda c: (-reacties[c], aangeboden[c]["gepubliceerd_op"], c))[:top]
    return {
        "vacatures": per_organisatie,
        "vacatures_totaal": optellen(per_organisatie, "aangeboden", "ingevuld"),
        "reacties_totaal": sum(reacties.values()),
        "reacties_top10": [
            {k: aangeboden[c][k] for k in ("titel", "dienstverband", "organisatie")}
            | {"reacties": reacties[c]}
            for c in volgorde
        ],
        "reacties_top10_totaal": sum(reacties[c] for c in volgorde),
    }


def school(lees, codes, jaar, peildatum, top):
    opleidingen = {o["code"]: o["titel"] for o in lees("opleidingen")}
    van = {u["code"]: u["opleiding"] for u in lees("uitvoeringen") if u["start"][:4] == jaar}
    telt = [
        i
        for i in lees("inschrijvingen")
        if i["uitvoering"] in van
        and i["ingeschreven_op"] <= peildatum
        and i["status"] != "wachtlijst"
        and (i["status"] != "geannuleerd" or i["geannuleerd_op"] > peildatum)
    ]
    afspraken = {a["organisatie"]: a["te_behalen"] for a in lees("afspraken") if a["jaar"] == jaar}
    per_organisatie = {
        code: {
            "inschrijvingen": sum(i["organisatie"] == code for i in telt),
            "te_behalen": int(afspraken[code]) if afspraken.get(code) else None,
        }
        for code in codes
    }
    per_opleiding = Counter(van[i["uitvoering"]] for i in telt)
    volgorde = sorted(per_opleiding, key=lambda c: (-per_opleiding[c], c))[:top]
    return {
        "school": per_organisatie,
        "school_totaal": optellen(per_organisatie, "inschrijvingen", "te_behalen"),
        "top_opleidingen": [{"titel": opleidingen[c], "inschrijvingen": per_opleiding[c]} for c in volgorde],
    }


def evenementen(lees, codes, jaar):
    dit_jaar = {e["code"]: e["soort"] for e in lees("evenementen") if e["start"][:4] == jaar}
    soort_van = {o["code"]: dit_jaar.get(o["evenement"]) for o in lees("evenement_onderdelen")}
    mensen = defaultdict(set)
    for d in lees("deelnames"):
        if d["status"] == "aanwezig":
            mensen[soort_van[d["onderdeel"]], d["organisatie"]].add(d["deelnemer"])
    cijfers = {"summerschool_trainingen": list(soort_van.values()).count("summerschool")}
    for soort in ("kracht_talent", "summerschool"):
        cijfers[soort] = {code: len(mensen[soort, code]) for code in codes}
        cijfers[f"{soort}_totaal"] = sum(cijfers[soort].values())
    return cijfers


def trainees(lees, jaar):
    oudjaar, uit = f"{jaar}-12-31", {}
    for lichting in lees("lichtingen"):
        if lichting["start"] > oudjaar:
            continue
        leden = [t for t in lees("trainees") if t["lichting"] == lichting["code"]]
        stand = Counter(t["status"] if t["per"] <= oudjaar else "lopend" for t in leden)
        loopt = not lichting["einde"] or lichting["einde"] >= oudjaar
        uit[lichting["code"]] = {"gestart": len(leden)} | {
            status: stand[status]
            for status in ("voortijdig_gestopt", "in_dienst")
            if stand[status] or not loopt
        }
    return uit


def bezoeken(lees, jaar):
    gemeten = [b for b in lees("bezoeken") if b["van"][:4] == b["tot"][:4] == jaar]

    def som(*gezocht):
        return sum(int(b["aantal"]) for b in gemeten if (b["soort"], b["sleutel"])[: len(gezocht)] == gezocht)

    return {"bezoeken_per_plaats_totaal": som("plaats"), "bezoeken": som("totaal", "bezoeken")}


def begroting(lees, jaar):
    posten = [p for p in lees("begroting") if p["jaar"] == jaar]
    begroot = sum(int(p["begroot"]) for p in posten)
    return {
        "begroting_totaal": begroot,
        "verwacht_overschot": begroot - sum(int(p["gerealiseerd"] or 0) for p in posten),
    }


def optellen(rijen, *kolommen):
    return {kolom: sum(rij[kolom] or 0 for rij in rijen.values()) for kolom in kolommen}
