"""From snapshot to page: numbers as Dutch text, chapters with anchors, tables and figures numbered.

Everything that is drawn (PDF, web page, preview) goes through `document(m)`; templates only place it.
"""

from datetime import date, datetime

from rapportage import grafieken, tabelopmaak
from rapportage.momentopname import kenmerk
from rapportage.proza import proza
from rapportage.taal import datum

STATUS = {"concept": "Concept", "definitief": "Definitief"}
IN_HET_KORT = "Het jaar in het kort"


def document(m: dict) -> dict:
    """The whole report, ready to be placed on pages."""
    hoofdstukken = _hoofdstukken(m)
    return {
        "titel": m["titel"],
        "ondertitel": m.get("ondertitel", ""),
        "jaar": str(m["jaar"]),
        "voor": _voor(m),
        "concept": m.get("status") != "definitief",
        "status": f"{STATUS.get(m.get('status'), 'Concept')}, versie {m.get('versie', 1)}",
        "peildatum": _dag(m["peildatum"]),
        "peildata": _peildata(m),
        "opgesteld": datum(datetime.fromisoformat(m["opgesteld_op"]).date()),
        "opgesteld_op": m["opgesteld_op"],
        "kenmerk": m.get("kenmerk") or kenmerk(m),
        "hoofdstukken": hoofdstukken,
    }


def _dag(iso: str) -> str:
    """A day as the snapshot holds it, in words."""
    return datum(date.fromisoformat(iso))


def _voor(m) -> str:
    """For whom: the organisation's name when this is an edition per organisation."""
    namen = {o["code"]: o["naam"] for o in m.get("organisaties", [])}
    return namen.get(m["organisatie"], m["organisatie"]) if m.get("organisatie") else ""


def _peildata(m) -> list[dict]:
    """Per peildatum the chapters whose tables have it; the report's own one always first."""
    per_datum = {m["peildatum"]: []}
    for hoofdstuk in m["hoofdstukken"]:
        for blok in hoofdstuk["blokken"]:
            dag = (
                m["tabellen"].get(blok.get("code"), {}).get("peildatum") if blok["soort"] == "tabel" else None
            )
            if dag and hoofdstuk["titel"] not in per_datum.setdefault(dag, []):
                per_datum[dag].append(hoofdstuk["titel"])
    overige = [dag for dag in sorted(per_datum) if dag != m["peildatum"]]
    if not overige:
        return [{"datum": _dag(m["peildatum"]), "waarvoor": ""}]
    return [{"datum": _dag(dag), "waarvoor": "; ".join(per_datum[dag])} for dag in [m["peildatum"], *overige]]


class _Nummers:
    """Numbers tables and figures in the order in which they appear."""

    def __init__(self, m):
        self.m, self.tabel, self.figuur = m, 0, 0
        self.tabelnummers = {}
        for hoofdstuk in m["hoofdstukken"]:
            for blok in _blokken(m, hoofdstuk):
                if blok["soort"] == "tabel" and blok["code"] in m["tabellen"]:
                    self.tabelnummers.setdefault(blok["code"], len(self.tabelnummers) + 1)


def _hoofdstukken(m) -> list[dict]:
    ankers = frozenset(h["code"] for h in m["hoofdstukken"])
    nummers = _Nummers(m)
    uit, in_het_kort = [], False
    for hoofdstuk in m["hoofdstukken"]:
        blokken = []
        for blok in _blokken(m, hoofdstuk):
            for klaar in _klaargezet(m, blok, ankers, nummers):
                if klaar["soort"] == "kerncijfers" and not in_het_kort:
                    klaar["kop"], in_het_kort = IN_HET_KORT, True
                blokken.append(klaar)
        uit.append(
            {
                "code": hoofdstuk["code"],
                "nummer": hoofdstuk["nummer"],
                "titel": hoofdstuk["titel"],
                "bijlage": hoofdstuk["soort"] == "bijlage",
                "leeg": hoofdstuk.get("leeg", ""),
                "blokken": blokken,
            }
        )
    for vorige, hoofdstuk in zip([None, *uit], uit, strict=False):
        hoofdstuk["eerste_bijlage"] = hoofdstuk["bijlage"] and not (vorige and vorige["bijlage"])
    return uit


def _blokken(m, hoofdstuk) -> list[dict]:
    """The blocks of a chapter; the controleblad gets its table of verdicts where the snapshot has no table for it."""
    blokken = hoofdstuk["blokken"]
    if hoofdstuk["code"] == "controleblad" and not any(b["soort"] in ("tabel", "controles") for b in blokken):
        return [*blokken, {"soort": "controles"}]
    return blokken


def _klaargezet(m, blok, ankers, nummers) -> list[dict]:
    """The block as one or more things to place; nothing when there is nothing to show."""
    soort = blok["soort"]
    if soort == "tekst":
        html = proza(m["teksten"].get(blok["code"], ""), ankers)
        return [{"soort": "tekst", "html": html}] if html.strip() else []
    if soort == "tabel":
        return _tabel(m, blok["code"], nummers)
    if soort == "grafiek":
        return _grafiek(m, blok["code"], nummers)
    if soort == "controles":
        return tabelopmaak.controles(m["controles"], len(nummers.tabelnummers) + 1)
    return [dict(blok)]


def _tabel(m, code, nummers) -> list[dict]:
    if code not in m["tabellen"]:
        return []
    doelen = {g["tabel"] for g in m["grafieken"].values() if g["soort"] == "bullet"}
    nummer, eigen = nummers.tabelnummers[code], m.get("organisatie")
    return [tabelopmaak.tabel(m["tabellen"][code], nummer, eigen=eigen, met_doel=code in doelen)]


def _grafiek(m, code, nummers) -> list[dict]:
    grafiek = m["grafieken"].get(code)
    if not grafiek:
        return []
    nummers.figuur += 1
    figuur = {
        "soort": "grafiek",
        "code": code,
        "nummer": nummers.figuur,
        "titel": grafiek["titel"],
        "bijschrift": grafiek.get("bijschrift", "").rstrip("."),
        "svg": grafieken.teken(grafiek),
        "tabel": grafiek["tabel"] if grafiek["tabel"] in nummers.tabelnummers else "",
        "tabelnummer": nummers.tabelnummers.get(grafiek["tabel"]),
    }
    return [figuur]
