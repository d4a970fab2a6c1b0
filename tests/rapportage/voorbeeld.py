"""Snapshots made by hand, in the shape that `verzamelen.py` gives, for tests of everything that is drawn."""

from copy import deepcopy

from tests.rapportage.delen import alle_grafieken, alle_tabellen

ORGANISATIES = [
    ("almelo", "Almelo", 36, 4, 122, 115),
    ("borne", "Borne", 19, 0, 26, 19),
    ("enschede", "Enschede", 85, 40, 349, 244),
    ("gbt", "GBT", 1, 0, 17, 13),
    ("haaksbergen", "Haaksbergen", 7, 0, 13, 28),
    ("hellendoorn", "Hellendoorn", 7, 0, 20, 47),
    ("hengelo", "Hengelo", 29, 18, 140, 129),
    ("hof-van-twente", "Hof van Twente", 11, 1, 83, 40),
    ("losser", "Losser", 8, 4, 10, 19),
    ("noaberkracht", "Noaberkracht", 4, 0, 28, None),
    ("oldenzaal", "Oldenzaal", 14, 0, 20, 37),
    ("regio-twente", "Regio Twente (incl. GGD)", 41, 34, 98, 68),
    ("rijssen-holten", "Rijssen-Holten", 28, 10, 42, 43),
    ("twenterand", "Twenterand", 22, 0, 53, 34),
    ("vechtstromen", "Waterschap Vechtstromen", 25, 0, 19, 60),
    ("vrt", "VRT", 30, 38, 0, None),
    ("wierden", "Wierden", 13, 0, 29, 27),
]
TITELS = [
    ("inleiding", "1", "Inleiding"),
    ("vacatures", "2", "Vacature-uitwisseling"),
    ("school", "3", "Twentse School"),
    ("evenementen", "4", "Evenementen"),
    ("mobiliteitscentrum", "5", "Regionaal mobiliteitscentrum"),
    ("arbeidsmediation", "6", "Arbeidsmediation"),
    ("loopbaanbegeleiding", "7", "Loopbaanbegeleiding"),
    ("trainees", "8", "Trainees"),
    ("communicatie", "9", "Communicatie"),
    ("bezetting", "10", "Personele bezetting"),
    ("financien", "11", "Financiën"),
    ("doorkijk", "12", "Doorkijk"),
    ("bijlage-deelnemers", "", "Bijlage I: deelnemers per organisatie"),
    ("controleblad", "", "Bijlage II: controleblad"),
]
LAP = (
    "Mobiliteit en ontwikkeling van de Twentse ambtenaren ontstaan niet vanzelf. Activiteiten op regionaal niveau "
    "maken de ambtenaar bekend met het platform en maken nieuwsgierig naar andere loopbaan- en ontwikkelkansen."
)


BLOKKEN = {
    "inleiding": [
        {"soort": "tekst", "code": "inleiding"},
        {
            "soort": "kerncijfers",
            "items": [
                {"waarde": "380", "label": "vacatures aangeboden"},
                {"waarde": "3.936", "label": "reacties"},
                {"waarde": "1.069", "label": "inschrijvingen Twentse School"},
                {"waarde": "88.900", "label": "bezoeken aan de website sinds 1 juli"},
            ],
        },
    ],
    "vacatures": [
        {"soort": "tekst", "code": "vacatures"},
        {"soort": "grafiek", "code": "vacatures"},
        {"soort": "tabel", "code": "vacatures"},
        {"soort": "kop", "titel": "Reacties"},
        {"soort": "tabel", "code": "reacties"},
    ],
    "school": [
        {"soort": "tekst", "code": "school"},
        {"soort": "grafiek", "code": "school"},
        {"soort": "tabel", "code": "school"},
        {"soort": "tabel", "code": "opleidingen"},
    ],
    "evenementen": [{"soort": "tekst", "code": "evenementen"}, {"soort": "grafiek", "code": "evenementen"}],
    "trainees": [{"soort": "grafiek", "code": "trainees"}, {"soort": "tabel", "code": "trainees"}],
    "communicatie": [
        {"soort": "grafiek", "code": "kanalen"},
        {"soort": "tabel", "code": "kanalen"},
        {"soort": "grafiek", "code": "plaatsen"},
        {"soort": "tabel", "code": "plaatsen"},
    ],
    "bezetting": [{"soort": "tabel", "code": "bezetting"}],
    "financien": [{"soort": "grafiek", "code": "financien"}, {"soort": "tabel", "code": "financien"}],
    "bijlage-deelnemers": [{"soort": "tabel", "code": "deelnemers"}],
}
CONTROLES = [
    {
        "code": "vacatures-rijen-totaal",
        "onderwerp": "Vacatures",
        "titel": "Rijen tellen op tot het totaal",
        "oordeel": "klopt",
        "verwacht": "380",
        "gevonden": "380",
        "toelichting": "",
        "verklaring": "",
    },
    {
        "code": "ingevuld-aangeboden",
        "onderwerp": "Vacatures",
        "titel": "Niet meer ingevuld dan aangeboden",
        "oordeel": "afwijking",
        "verwacht": "hoogstens 30",
        "gevonden": "38",
        "toelichting": "VRT",
        "verklaring": "Een deel van deze vacatures is in 2014 gepubliceerd.",
    },
    {
        "code": "vorig-jaar",
        "onderwerp": "Vacatures",
        "titel": "Gelijk aan de vorige rapportage",
        "oordeel": "niet_te_toetsen",
        "verwacht": "",
        "gevonden": "380",
        "toelichting": "Er is geen vorige rapportage.",
        "verklaring": "",
    },
]


def momentopname(organisaties=ORGANISATIES, **anders):
    """A year much like 2015. `anders` replaces top-level keys."""
    hoofdstukken = []
    for code, nummer, titel in TITELS:
        blokken = deepcopy(BLOKKEN.get(code, []))
        soort = "hoofdstuk" if nummer else "bijlage"
        leeg = (
            ""
            if blokken or code in ("controleblad", "doorkijk")
            else "Over 2015 zijn geen gegevens vastgelegd."
        )
        if code == "doorkijk":
            blokken = [{"soort": "tekst", "code": "doorkijk"}]
        hoofdstukken.append(
            {"code": code, "nummer": nummer, "titel": titel, "soort": soort, "leeg": leeg, "blokken": blokken}
        )
    return {
        "schema": 1,
        "titel": "Managementrapportage 2015",
        "ondertitel": "",
        "jaar": 2015,
        "peildatum": "2015-10-26",
        "organisatie": None,
        "opgesteld_op": "2016-01-28T09:30:00+01:00",
        "status": "definitief",
        "versie": 1,
        "cijfers": {"jaar": 2015, "vacatures_totaal": {"aangeboden": 380, "ingevuld": 149}},
        "organisaties": [{"code": o[0], "naam": o[1], "korte_naam": o[1]} for o in organisaties],
        "hoofdstukken": hoofdstukken,
        "tabellen": alle_tabellen(organisaties),
        "grafieken": alle_grafieken(organisaties),
        "teksten": {
            "inleiding": "Dit is de rapportage over **2015**.\n\n" + LAP,
            "vacatures": "In 2015 boden de partners samen **380 vacatures** aan.\n\n" + LAP,
            "school": "Op 26 oktober 2015 stonden er **1.069 inschrijvingen**.\n\n" + LAP,
            "evenementen": LAP
            + "\n\n## Summerschool\n\nEr kwamen *83 mensen*.\n\n- een\n- twee\n\n### Vervolg\n\n"
            + LAP,
            "doorkijk": "Kijk op [de site](https://www.twentsekracht.nl/) of bij [bijlage I](#bijlage-deelnemers).",
        },
        "waarden": {},
        "controles": deepcopy(CONTROLES),
    } | anders


def veel_organisaties(aantal=40):
    return [
        (
            f"organisatie-{i}",
            f"Samenwerkingsverband van de gemeenten in het stroomgebied {i}",
            i * 7 % 90,
            i % 9,
            i * 13,
            i * 11 or None,
        )
        for i in range(aantal)
    ]


def nulwaarden():
    return [(code, naam, 0, 0, 0, 0) for code, naam, *_ in ORGANISATIES]


def leeg_jaar():
    """A year without one record: no tables, no charts, a sentence per chapter."""
    m = momentopname(tabellen={}, grafieken={}, teksten={}, controles=[], organisaties=[])
    for hoofdstuk in m["hoofdstukken"]:
        hoofdstuk["blokken"] = []
        hoofdstuk["leeg"] = "Over 2015 zijn geen gegevens vastgelegd."
    return m
