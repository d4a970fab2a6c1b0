"""Writes a year folder for a test: plain rows in, CSV files out, in the format of the example year.

`schrijf_jaarmap(pad, vacatures=[{"code": "V1", ...}])` takes what it is not told from `WERELD`, a small year
in which everything is valid; `leeg=True` takes the organisations from it and a header only for the rest.
`kopieer_voorbeeldjaar(pad, reacties=lambda rijen: rijen[:10])` starts from the whole example year instead.
"""

import csv
import io
from pathlib import Path

VOORBEELDJAAR = Path(__file__).resolve().parent.parent / "voorbeeldjaar" / "2015"

KOLOMMEN = {
    "organisaties": "code naam korte_naam soort aliassen email_domeinen",
    "vacatures": "code titel organisatie dienstverband schaal_min schaal_max uren_min uren_max niveau "
    "vakgebied doelgroep gepubliceerd_op sluit_op status ingevuld_op ingevuld_door",
    "reacties": "vacature ingediend_op herkomst",
    "afspraken": "organisatie jaar fte percentage te_behalen",
    "opleidingen": "code titel soort uren",
    "uitvoeringen": "code opleiding start einde locatie min_deelnemers max_deelnemers",
    "inschrijvingen": "uitvoering deelnemer organisatie ingeschreven_op status geannuleerd_op aanwezig",
    "evenementen": "code titel soort start einde",
    "evenement_onderdelen": "code evenement titel soort datum locatie capaciteit",
    "deelnames": "onderdeel deelnemer organisatie ingeschreven_op status",
    "werkplekruilen": "groep organisatie_a organisatie_b datum status reden",
    "jbmb_aanbod": "code deelnemer organisatie functie schaal uren vast_dienstverband aangeboden_op maanden "
    "voorkeuren",
    "lichtingen": "code start einde",
    "trainees": "code lichting organisatie status contract per",
    "bezoeken": "soort sleutel aantal aantal_overijssel van tot",
    "bezetting": "functie uren_per_week van tot",
    "begroting": "jaar post soort begroot gerealiseerd",
}
KOLOMMEN = {naam: kolommen.split() for naam, kolommen in KOLOMMEN.items()}


def _rijen(naam, *regels):
    """Rows from text: cells in the order of the file, separated by commas."""
    return [dict(zip(KOLOMMEN[naam], regel.split(","), strict=True)) for regel in regels]


WERELD = {
    naam: _rijen(naam, *regels)
    for naam, regels in {
        "organisaties": [
            "almelo,Gemeente Almelo,Almelo,gemeente,,almelo.example",
            "borne,Gemeente Borne,Borne,gemeente,Oud-Borne|Borne-Zuid,borne.example",
        ],
        "vacatures": [
            "V1,Jurist,almelo,vast,9,10,24,36,wo,juridisch,extern,2015-02-01,2015-02-22,gesloten,,",
            "V2,Bode,borne,tijdelijk_of_vast,4,5,16,24,mbo,bedrijfsvoering,regio,2015-03-01,2015-03-22,ingevuld,"
            "2015-04-01,intern",
        ],
        "reacties": ["V1,2015-02-03,extern", "V1,2015-02-03,extern", "V2,2015-03-04,intern"],
        "afspraken": ["almelo,2015,200.5,15,30", "borne,2015,,,"],
        "opleidingen": ["O1,Prezi,workshop,4"],
        "uitvoeringen": ["O1-1,O1,2015-05-04,2015-05-04,Almelo,1,16"],
        "inschrijvingen": [
            "O1-1,M1,almelo,2015-04-01,bevestigd,,ja",
            "O1-1,M2,borne,2015-04-02,geannuleerd,2015-04-20,",
            "O1-1,M3,borne,2015-04-03,wachtlijst,,",
        ],
        "evenementen": ["summerschool,Summerschool 2015,summerschool,2015-08-03,2015-08-28"],
        "evenement_onderdelen": [
            "summerschool-01,summerschool,Zomertraining 1,training,2015-08-03,Hengelo,40"
        ],
        "deelnames": [
            "summerschool-01,M1,almelo,2015-06-18,aanwezig",
            "summerschool-01,M2,borne,2015-06-19,geannuleerd",
        ],
        "werkplekruilen": ["secretarissen,almelo,borne,2015-06-26,uitgevoerd,"],
        "jbmb_aanbod": ["J1,M4,almelo,Jurist,9,32,ja,2015-03-02,3,borne"],
        "lichtingen": ["2013-2015,2013-09-01,2015-09-01"],
        "trainees": ["T1,2013-2015,almelo,in_dienst,vast,2015-09-01", "T2,2013-2015,borne,lopend,,"],
        "bezoeken": ["totaal,bezoeken,100,60,2015-07-01,2015-12-31"],
        "bezetting": ["coördinator,36,2015-04-01,"],
        "begroting": ["2015,platform,structureel,273000,188000"],
    }.items()
}


def rij(naam, /, nummer=0, **anders):
    """A row of the small year with some cells changed: `rij("vacatures", code="V9", organisatie="borne")`."""
    return {**WERELD[naam][nummer], **anders}


def schrijf_jaarmap(pad, *, leeg=False, **bestanden):
    """Per file: rows (dicts; a column left out is empty), text or bytes as they are, or None for no file."""
    pad = Path(pad)
    pad.mkdir(parents=True, exist_ok=True)
    for naam in KOLOMMEN:
        standaard = [] if leeg and naam != "organisaties" else WERELD[naam]
        _schrijf(pad / f"{naam}.csv", naam, bestanden.pop(naam, standaard))
    if bestanden:
        raise TypeError(f"geen bestand van een jaarmap: {', '.join(bestanden)}")
    return pad


def kopieer_voorbeeldjaar(pad, **wijzigingen):
    """The example year; a named file goes through a function from rows to rows, or is replaced."""
    bestanden = {}
    for naam in KOLOMMEN:
        wijziging = wijzigingen.pop(naam, list)
        bestanden[naam] = (
            wijziging(lees_rijen(VOORBEELDJAAR / f"{naam}.csv")) if callable(wijziging) else wijziging
        )
    return schrijf_jaarmap(pad, **bestanden, **wijzigingen)


def lees_rijen(bestand):
    with open(bestand, newline="", encoding="utf-8") as f:
        return list(csv.DictReader(f))


def als_csv(naam, rijen):
    doel = io.StringIO()
    schrijver = csv.DictWriter(doel, KOLOMMEN[naam], restval="", lineterminator="\n")
    schrijver.writeheader()
    schrijver.writerows(rijen)
    return doel.getvalue()


def _schrijf(bestand, naam, inhoud):
    if inhoud is None:
        bestand.unlink(missing_ok=True)
        return
    if not isinstance(inhoud, str | bytes):
        inhoud = als_csv(naam, inhoud)
    bestand.write_bytes(inhoud.encode() if isinstance(inhoud, str) else inhoud)
