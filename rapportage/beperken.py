"""An edition for one organisation: its own rows beside the region's totals, and no other organisation's figures."""

from rapportage.taal import getal, met_woord
from rapportage.waarden import NOEMT_ANDEREN

# In `cijfers` these are by organisation; the totals beside them stay the region's.
PER_ORGANISATIE = (
    "vacatures",
    "school",
    "kracht_talent",
    "summerschool",
    "reacties_per_organisatie",
    "jbmb_per_organisatie",
)
ANDEREN = "Andere organisaties"


def voor_organisatie(m, code):
    grafieken = {naam: _grafiek(m, grafiek, code) for naam, grafiek in m["grafieken"].items()}
    grafieken = {naam: grafiek for naam, grafiek in grafieken.items() if grafiek}
    return m | {
        "cijfers": {
            sleutel: {c: rij for c, rij in waarde.items() if c == code}
            if sleutel in PER_ORGANISATIE
            else waarde
            for sleutel, waarde in m["cijfers"].items()
        },
        "organisaties": [o for o in m["organisaties"] if o["code"] == code],
        "hoofdstukken": [_hoofdstuk(hoofdstuk, grafieken) for hoofdstuk in m["hoofdstukken"]],
        "tabellen": {naam: _tabel(tabel, code) for naam, tabel in m["tabellen"].items()},
        "grafieken": grafieken,
        "waarden": {
            sleutel: w for sleutel, w in m["waarden"].items() if not sleutel.startswith(NOEMT_ANDEREN)
        },
        "controles": [controle for controle in m["controles"] if controle["_code"] in (None, code)],
    }


def _hoofdstuk(hoofdstuk, grafieken):
    """A chart in which the organisation has no row is left out."""
    blokken = [b for b in hoofdstuk["blokken"] if b["soort"] != "grafiek" or b["code"] in grafieken]
    return hoofdstuk | {"blokken": blokken}


def _gaat_over_organisaties(tabel):
    return any(rij["_code"] is not None for rij in tabel["rijen"])


def _tabel(tabel, code):
    if not _gaat_over_organisaties(tabel):
        return tabel
    totaal = tabel["totaal"]
    if totaal:
        totaal = totaal | {tabel["kolommen"][0]["code"]: "Hele regio"}
    return tabel | {
        "rijen": [rij for rij in tabel["rijen"] if rij["_code"] == code],
        "totaal": totaal,
        # Notes name other organisations; what stays is what counts and how.
        "noten": ["De onderste regel is van alle organisaties samen."] if totaal else [],
    }


def _grafiek(m, grafiek, code):
    gegevens = grafiek["gegevens"]
    if grafiek["soort"] in ("dubbele_staven", "bullet"):
        rijen = [rij for rij in gegevens["rijen"] if rij["_code"] == code]
        if not rijen:
            return None
        titel = _bevinding(m, grafiek, rijen[0])
        return grafiek | {
            "titel": titel,
            "alt": f"{titel}. Alle waarden staan in de tabel.",
            "gegevens": gegevens | {"rijen": rijen},
        }
    if grafiek["soort"] == "doorstroom":
        lichtingen = [
            lichting | {"in_dienst": _samen(lichting["in_dienst"], code)}
            for lichting in gegevens["lichtingen"]
        ]
        return grafiek | {"gegevens": {"lichtingen": lichtingen}}
    return grafiek


def _bevinding(m, grafiek, rij):
    if grafiek["soort"] == "dubbele_staven":
        regio = m["cijfers"]["vacatures_totaal"]["aangeboden"]
        return f"{rij['label']} biedt {getal(rij['waarde'])} van de {met_woord(regio, 'vacature', 'vacatures')} aan"
    if rij["doel"] is None:
        return f"{rij['label']} heeft geen afspraak"
    return f"{rij['label']} haalt het afgesproken aantal{'' if rij['waarde'] >= rij['doel'] else ' niet'}"


def _samen(in_dienst, code):
    eigen = [deel for deel in in_dienst if deel["_code"] == code]
    rest = sum(deel["n"] for deel in in_dienst if deel["_code"] != code)
    return eigen + ([{"label": ANDEREN, "n": rest, "_code": None}] if rest else [])
