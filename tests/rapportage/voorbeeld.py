"""Snapshots made by hand, in the shape that `verzamelen.py` gives, for tests of everything that is drawn."""

from copy import deepcopy

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


def kolom(code, kop, soort, groep=""):
    return {"code": code, "kop": kop, "groep": groep, "soort": soort}


def tabel(code, titel, kolommen, rijen, totaal=None, **meer):
    return {
        "code": code,
        "titel": titel,
        "rijkop": kolommen[0]["code"],
        "kolommen": kolommen,
        "rijen": rijen,
        "totaal": totaal,
        "leeg_als": {},
        "definitie": "Wat telt staat in deze zin.",
        "peildatum": "",
        "noten": [],
    } | meer


def vacaturetabel(organisaties):
    kolommen = [
        kolom("organisatie", "Organisatie", "tekst"),
        kolom("aangeboden", "Aangeboden", "aantal", "2015"),
        kolom("ingevuld", "Ingevuld", "aantal", "2015"),
        kolom("vorig", "Aangeboden", "aantal", "2014"),
        kolom("verschil", "Verschil", "verschil"),
        kolom("bijgewerkt", "Bijgewerkt", "datum"),
    ]
    rijen = [
        {
            "organisatie": naam, "aangeboden": a, "ingevuld": i, "vorig": None, "verschil": 7 - a % 13,
            "bijgewerkt": "2015-10-26" if i else None, "_sub": False, "_code": code,
        }
        for code, naam, a, i, _, _ in organisaties
    ]  # fmt: skip
    totaal = {
        "organisatie": "Totaal",
        "aangeboden": sum(r["aangeboden"] for r in rijen),
        "ingevuld": sum(r["ingevuld"] for r in rijen),
    }
    return tabel(
        "vacatures", "Vacatures per organisatie", kolommen, rijen, totaal,
        definitie="Aangeboden: vacatures met een publicatiedatum in 2015. Ingevuld: vacatures die in 2015 zijn ingevuld.",
        noten=["De veiligheidsregio vulde ook vacatures in die in 2014 zijn gepubliceerd."],
    )  # fmt: skip


def procent(waarde, doel):
    return round(100 * waarde / doel) if doel else None


def schooltabel(organisaties):
    kolommen = [
        kolom("organisatie", "Organisatie", "tekst"),
        kolom("inschrijvingen", "Inschrijvingen", "aantal"),
        kolom("te_behalen", "Te behalen", "aantal"),
        kolom("procent", "Realisatie", "procent"),
        kolom("saldo", "Saldo", "verschil"),
    ]
    rijen = [
        {
            "organisatie": naam, "inschrijvingen": n, "te_behalen": doel, "procent": procent(n, doel),
            "saldo": None if doel is None else n - doel, "_sub": False, "_code": code,
        }
        for code, naam, _, _, n, doel in organisaties
    ]  # fmt: skip
    n, doel = sum(r["inschrijvingen"] for r in rijen), sum(r["te_behalen"] or 0 for r in rijen)
    totaal = {"organisatie": "Totaal", "inschrijvingen": n, "te_behalen": doel, "procent": procent(n, doel)}
    return tabel(
        "school", "Inschrijvingen per organisatie", kolommen, rijen, totaal,
        leeg_als={"te_behalen": "geen afspraak"}, peildatum="2015-10-26",
        noten=["De inschrijvingen van organisaties zonder afspraak tellen mee in het totaal."],
    )  # fmt: skip


def eenvoudig(code, titel, naam, aantal, paren, totaal=True, **meer):
    rijen = [{"naam": label, "aantal": n, "_sub": False} for label, n in paren]
    som = {"naam": "Totaal", "aantal": sum(n for _, n in paren)} if totaal else None
    return tabel(code, titel, [kolom("naam", naam, "tekst"), kolom("aantal", aantal, "aantal")], rijen, som, **meer)


def reactietabel():
    kolommen = [
        kolom("rang", "Nr.", "rang"),
        kolom("titel", "Vacature", "tekst"),
        kolom("dienstverband", "Dienstverband", "tekst"),
        kolom("organisatie", "Organisatie", "tekst"),
        kolom("reacties", "Reacties", "aantal"),
    ]
    bron = [
        ("Sr consulent maatschappelijke ondersteuning", "vast", "Enschede", 276),
        ("Brandweer vrijwilliger", "tijdelijk", "VRT", 193),
        ("Inkomensconsulent", "vast", "Losser", 142),
        ("Management Assistent / Projectondersteuner", "tijdelijk", "Regio Twente (incl. GGD)", 127),
        ("Gemeentebode", "tijdelijk of vast", "Rijssen-Holten", 80),
    ]
    rijen = [dict(zip(["titel", "dienstverband", "organisatie", "reacties"], rij, strict=True)) for rij in bron]
    rijen = [{"rang": i, "_sub": False} | rij for i, rij in enumerate(rijen, 1)]
    return tabel(
        "reacties", "Top 5 van vacatures met de meeste reacties", kolommen, rijen,
        {"titel": "Totaal van deze 5", "reacties": 818}, rijkop="titel",
    )  # fmt: skip


def kanaaltabel():
    kolommen = [
        kolom("kanaal", "Kanaal", "tekst"),
        kolom("aantal", "Bezoeken", "aantal"),
        kolom("overijssel", "Waarvan uit Overijssel", "aantal"),
    ]
    bron = [
        ("Via een link", 45687, 42582, False),
        ("waarvan via een intranet", 34128, None, True),
        ("Rechtstreeks", 33084, 27218, False),
        ("Zoekmachine", 9185, 6500, False),
        ("Sociale media", 938, 545, False),
    ]
    rijen = [{"kanaal": k, "aantal": n, "overijssel": o, "_sub": sub} for k, n, o, sub in bron]
    return tabel("kanalen", "Bezoeken per kanaal", kolommen, rijen, {"kanaal": "Totaal", "aantal": 88894})


def geldtabel():
    kolommen = [kolom("post", "Post", "tekst")] + [
        kolom(code, kop, "euro") for code, kop in [("begroot", "Begroot"), ("gerealiseerd", "Gerealiseerd"), ("saldo", "Saldo")]
    ]  # fmt: skip
    rijen = [
        {"post": "Platform (structureel)", "begroot": 273000, "gerealiseerd": 188000, "saldo": 85000, "_sub": False},
        {"post": "Opzet platform (eenmalig)", "begroot": 102000, "gerealiseerd": 87000, "saldo": 15000, "_sub": False},
    ]
    totaal = {"post": "Totaal", "begroot": 375000, "gerealiseerd": 275000, "saldo": 100000}
    return tabel("financien", "Begroting en realisatie", kolommen, rijen, totaal)


def bezettingtabel():
    kolommen = [
        kolom("functie", "Functie", "tekst"),
        kolom("uren", "Uren per week", "uren"),
        kolom("van", "Van", "datum"),
        kolom("tot", "Tot en met", "datum"),
    ]
    rijen = [
        {"functie": "Coördinator", "uren": 36, "van": "2015-04-01", "tot": None, "_sub": False},
        {"functie": "Extra ondersteuner", "uren": 31.5, "van": "2015-04-01", "tot": "2015-12-31", "_sub": False},
    ]
    return tabel("bezetting", "Bezetting van het platformbureau", kolommen, rijen, None, leeg_als={"tot": "heden"})


def alle_tabellen(organisaties):
    namen = [(naam, n % 48) for _, naam, _, n, _, _ in organisaties]
    plaatsen = [("Enschede", 25793), ("Almelo", 13712), ("Hengelo", 10552), ("Twenterand", 5005), ("Wierden", 3144)]
    opleidingen = [("Het effectieve (nieuwe) werken", 134), ("Prezi", 87), ("Omdenkshow", 46)]
    tabellen = [
        vacaturetabel(organisaties), reactietabel(), schooltabel(organisaties),
        eenvoudig("opleidingen", "Top 3 van opleidingen", "Opleiding", "Inschrijvingen", opleidingen, totaal=False),
        kanaaltabel(), eenvoudig("plaatsen", "Bezoeken per plaats", "Plaats", "Bezoeken", plaatsen),
        bezettingtabel(), geldtabel(),
        eenvoudig("deelnemers", "Deelnemers Kracht & Talent week", "Organisatie", "Deelnemers", namen),
        eenvoudig("trainees", "Trainees per lichting", "Lichting", "Gestart", [("2013-2015", 10), ("2015-2017", 12)]),
    ]  # fmt: skip
    return {t["code"]: t for t in tabellen}


def grafiek(code, soort, titel, gegevens, tabelcode, bijschrift=""):
    return {
        "code": code, "soort": soort, "titel": titel, "alt": f"{titel}. Alle waarden staan in de tabel.",
        "bijschrift": bijschrift, "tabel": tabelcode, "gegevens": gegevens,
    }  # fmt: skip


def alle_grafieken(organisaties):
    dubbel = sorted(organisaties, key=lambda o: -o[2])
    gegevens = {
        "rijen": [{"label": o[1], "waarde": o[2], "deel": o[3], "vorig": None} for o in dubbel],
        "legenda": ["aangeboden 2015", "ingevuld 2015", "aangeboden 2014"],
    }
    doelen = [
        {"label": o[1], "waarde": o[4], "doel": o[5], "procent": procent(o[4], o[5])}
        for o in sorted(organisaties, key=lambda o: -(procent(o[4], o[5]) or -1))
    ]
    items = [
        {"van": "2015-05-20", "tot": "2015-05-20", "label": "Kick-off platform", "onder": ""},
        {"van": "2015-06-22", "tot": "2015-06-26", "label": "Week van de mobiliteit", "onder": ""},
        {"van": "2015-07-01", "tot": "2015-07-01", "label": "Nieuwe naam en website", "onder": ""},
        {"van": "2015-08-03", "tot": "2015-08-28", "label": "Summerschool", "onder": "83 deelnemers"},
        {"van": "2015-09-01", "tot": "2015-09-01", "label": "Start lichting trainees", "onder": "12 trainees"},
        {"van": "2015-11-09", "tot": "2015-11-13", "label": "Kracht & Talent week", "onder": "271 deelnemers"},
    ]
    lichtingen = [
        {
            "titel": "Lichting 2013-2015", "gestart": 10, "gestopt": 2, "vertrokken": 1, "lopend": 0,
            "in_dienst": [{"label": "Hengelo", "n": 4}, {"label": "Enschede", "n": 2}, {"label": "Borne", "n": 1}],
        },
        {"titel": "Lichting 2015-2017", "gestart": 12, "gestopt": 0, "vertrokken": 0, "lopend": 12, "in_dienst": []},
    ]  # fmt: skip
    kanalen = {
        "delen": [
            {"label": "Via een link", "n": 45687, "sub": {"label": "waarvan via een intranet", "n": 34128}},
            {"label": "Rechtstreeks", "n": 33084, "sub": None},
            {"label": "Zoekmachine", "n": 9185, "sub": None},
            {"label": "Sociale media", "n": 938, "sub": None},
        ],
        "onderschrift": "bezoeken sinds 1 juli",
    }
    stappen = [
        {"label": "Structureel", "van": 0, "tot": 273000, "soort": "plus"},
        {"label": "Eenmalig", "van": 273000, "tot": 375000, "soort": "plus"},
        {"label": "Begroting", "van": 0, "tot": 375000, "soort": "totaal"},
        {"label": "Gerealiseerd", "van": 375000, "tot": 100000, "soort": "min"},
        {"label": "Overschot", "van": 0, "tot": 100000, "soort": "over"},
    ]
    plaatsen = {"rijen": [{"label": "Enschede", "waarde": 25793}, {"label": "Almelo", "waarde": 13712}]}
    grafieken = [
        grafiek("vacatures", "dubbele_staven", "Enschede en Regio Twente bieden de meeste vacatures aan", gegevens, "vacatures"),
        grafiek("school", "bullet", "9 van de 15 organisaties halen het afgesproken aantal", {"rijen": doelen}, "school"),
        grafiek("evenementen", "tijdlijn", "Van mei tot november: zes momenten", {"jaar": 2015, "items": items}, ""),
        grafiek("trainees", "doorstroom", "Zeven van de tien trainees kwamen in dienst", {"lichtingen": lichtingen}, "trainees"),
        grafiek("kanalen", "kanalen", "Ruim de helft komt binnen via een link", kanalen, "kanalen"),
        grafiek("plaatsen", "staven", "De meeste bezoeken komen uit Enschede", plaatsen, "plaatsen"),
        grafiek("financien", "waterval", "Van de begroting blijft een kwart over", {"stappen": stappen}, "financien"),
    ]  # fmt: skip
    return {g["code"]: g for g in grafieken}


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
        "code": "vacatures-rijen-totaal", "onderwerp": "Vacatures", "titel": "Rijen tellen op tot het totaal",
        "oordeel": "klopt", "verwacht": "380", "gevonden": "380", "toelichting": "", "verklaring": "",
    },
    {
        "code": "ingevuld-aangeboden", "onderwerp": "Vacatures", "titel": "Niet meer ingevuld dan aangeboden",
        "oordeel": "afwijking", "verwacht": "hoogstens 30", "gevonden": "38", "toelichting": "VRT",
        "verklaring": "Een deel van deze vacatures is in 2014 gepubliceerd.",
    },
    {
        "code": "vorig-jaar", "onderwerp": "Vacatures", "titel": "Gelijk aan de vorige rapportage",
        "oordeel": "niet_te_toetsen", "verwacht": "", "gevonden": "380", "toelichting": "Er is geen vorige rapportage.",
        "verklaring": "",
    },
]  # fmt: skip


def momentopname(organisaties=ORGANISATIES, **anders):
    """A year much like 2015. `anders` replaces top-level keys."""
    hoofdstukken = []
    for code, nummer, titel in TITELS:
        blokken = deepcopy(BLOKKEN.get(code, []))
        soort = "hoofdstuk" if nummer else "bijlage"
        leeg = "" if blokken or code in ("controleblad", "doorkijk") else "Over 2015 zijn geen gegevens vastgelegd."
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
            "evenementen": LAP + "\n\n## Summerschool\n\nEr kwamen *83 mensen*.\n\n- een\n- twee\n\n### Vervolg\n\n" + LAP,
            "doorkijk": "Meer weten? Kijk op [onze site](https://www.twentsekracht.nl/) of bij [de deelnemers](#bijlage-deelnemers).",
        },
        "waarden": {},
        "controles": deepcopy(CONTROLES),
    } | anders


def veel_organisaties(aantal=40):
    return [
        (f"organisatie-{i}", f"Samenwerkingsverband van de gemeenten in het stroomgebied {i}", i * 7 % 90, i % 9, i * 13, i * 11 or None)
        for i in range(aantal)
    ]  # fmt: skip


def nulwaarden():
    return [(code, naam, 0, 0, 0, 0) for code, naam, *_ in ORGANISATIES]


def leeg_jaar():
    """A year without one record: no tables, no charts, a sentence per chapter."""
    m = momentopname(tabellen={}, grafieken={}, teksten={}, controles=[], organisaties=[])
    for hoofdstuk in m["hoofdstukken"]:
        hoofdstuk["blokken"] = []
        hoofdstuk["leeg"] = "Over 2015 zijn geen gegevens vastgelegd."
    return m
