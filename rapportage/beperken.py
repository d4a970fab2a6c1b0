"""An edition for one organisation: its own rows beside the region's totals, and no other organisation's figures."""

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
    return m | {
        "cijfers": {
            sleutel: {c: rij for c, rij in waarde.items() if c == code}
            if sleutel in PER_ORGANISATIE
            else waarde
            for sleutel, waarde in m["cijfers"].items()
        },
        "organisaties": [o for o in m["organisaties"] if o["code"] == code],
        "tabellen": {naam: _tabel(tabel, code) for naam, tabel in m["tabellen"].items()},
        "grafieken": {naam: _grafiek(m, grafiek, code) for naam, grafiek in m["grafieken"].items()},
        "waarden": {
            sleutel: w for sleutel, w in m["waarden"].items() if not sleutel.startswith(NOEMT_ANDEREN)
        },
        "controles": [controle for controle in m["controles"] if controle["_code"] in (None, code)],
    }


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
        naam = m["organisaties"] and next(
            (o["korte_naam"] for o in m["organisaties"] if o["code"] == code), ""
        )
        titel = f"{m['tabellen'][grafiek['tabel']]['titel']}: {naam}"
        rijen = [rij for rij in gegevens["rijen"] if rij["_code"] == code]
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


def _samen(in_dienst, code):
    eigen = [deel for deel in in_dienst if deel["_code"] == code]
    rest = sum(deel["n"] for deel in in_dienst if deel["_code"] != code)
    return eigen + ([{"label": ANDEREN, "n": rest, "_code": None}] if rest else [])
