"""Tables and charts of the snapshots in voorbeeld.py, one of every kind."""


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
            "organisatie": naam,
            "aangeboden": a,
            "ingevuld": i,
            "vorig": None,
            "verschil": 7 - a % 13,
            "bijgewerkt": "2015-10-26" if i else None,
            "_sub": False,
            "_code": code,
        }
        for code, naam, a, i, _, _ in organisaties
    ]
    totaal = {
        "organisatie": "Totaal",
        "aangeboden": sum(r["aangeboden"] for r in rijen),
        "ingevuld": sum(r["ingevuld"] for r in rijen),
    }
    return tabel(
        "vacatures",
        "Vacatures per organisatie",
        kolommen,
        rijen,
        totaal,
        definitie=(
            "Aangeboden: vacatures met een publicatiedatum in 2015. Ingevuld: vacatures die in 2015 zijn "
            "ingevuld."
        ),
        noten=["De veiligheidsregio vulde ook vacatures in die in 2014 zijn gepubliceerd."],
    )


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
            "organisatie": naam,
            "inschrijvingen": n,
            "te_behalen": doel,
            "procent": procent(n, doel),
            "saldo": None if doel is None else n - doel,
            "_sub": False,
            "_code": code,
        }
        for code, naam, _, _, n, doel in organisaties
    ]
    n, doel = sum(r["inschrijvingen"] for r in rijen), sum(r["te_behalen"] or 0 for r in rijen)
    totaal = {"organisatie": "Totaal", "inschrijvingen": n, "te_behalen": doel, "procent": procent(n, doel)}
    return tabel(
        "school",
        "Inschrijvingen per organisatie",
        kolommen,
        rijen,
        totaal,
        leeg_als={"te_behalen": "geen afspraak"},
        peildatum="2015-10-26",
        noten=["De inschrijvingen van organisaties zonder afspraak tellen mee in het totaal."],
    )


def eenvoudig(code, titel, naam, aantal, paren, totaal=True, **meer):
    rijen = [{"naam": label, "aantal": n, "_sub": False} for label, n in paren]
    som = {"naam": "Totaal", "aantal": sum(n for _, n in paren)} if totaal else None
    return tabel(
        code, titel, [kolom("naam", naam, "tekst"), kolom("aantal", aantal, "aantal")], rijen, som, **meer
    )


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
    rijen = [
        dict(zip(["titel", "dienstverband", "organisatie", "reacties"], rij, strict=True)) for rij in bron
    ]
    rijen = [{"rang": i, "_sub": False} | rij for i, rij in enumerate(rijen, 1)]
    return tabel(
        "reacties",
        "Top 5 van vacatures met de meeste reacties",
        kolommen,
        rijen,
        {"titel": "Totaal van deze 5", "reacties": 818},
        rijkop="titel",
    )


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
        kolom(code, kop, "euro")
        for code, kop in [("begroot", "Begroot"), ("gerealiseerd", "Gerealiseerd"), ("saldo", "Saldo")]
    ]
    rijen = [
        {
            "post": "Platform (structureel)",
            "begroot": 273000,
            "gerealiseerd": 188000,
            "saldo": 85000,
            "_sub": False,
        },
        {
            "post": "Opzet platform (eenmalig)",
            "begroot": 102000,
            "gerealiseerd": 87000,
            "saldo": 15000,
            "_sub": False,
        },
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
        {
            "functie": "Extra ondersteuner",
            "uren": 31.5,
            "van": "2015-04-01",
            "tot": "2015-12-31",
            "_sub": False,
        },
    ]
    return tabel(
        "bezetting", "Bezetting van het platformbureau", kolommen, rijen, None, leeg_als={"tot": "heden"}
    )


def alle_tabellen(organisaties):
    namen = [(naam, n % 48) for _, naam, _, n, _, _ in organisaties]
    plaatsen = [
        ("Enschede", 25793),
        ("Almelo", 13712),
        ("Hengelo", 10552),
        ("Twenterand", 5005),
        ("Wierden", 3144),
    ]
    opleidingen = [("Het effectieve (nieuwe) werken", 134), ("Prezi", 87), ("Omdenkshow", 46)]
    tabellen = [
        vacaturetabel(organisaties),
        reactietabel(),
        schooltabel(organisaties),
        eenvoudig(
            "opleidingen", "Top 3 van opleidingen", "Opleiding", "Inschrijvingen", opleidingen, totaal=False
        ),
        kanaaltabel(),
        eenvoudig("plaatsen", "Bezoeken per plaats", "Plaats", "Bezoeken", plaatsen),
        bezettingtabel(),
        geldtabel(),
        eenvoudig("deelnemers", "Deelnemers Kracht & Talent week", "Organisatie", "Deelnemers", namen),
        eenvoudig(
            "trainees", "Trainees per lichting", "Lichting", "Gestart", [("2013-2015", 10), ("2015-2017", 12)]
        ),
    ]
    return {t["code"]: t for t in tabellen}


def grafiek(code, soort, titel, gegevens, tabelcode, bijschrift=""):
    return {
        "code": code,
        "soort": soort,
        "titel": titel,
        "alt": f"{titel}. Alle waarden staan in de tabel.",
        "bijschrift": bijschrift,
        "tabel": tabelcode,
        "gegevens": gegevens,
    }


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
        {
            "van": "2015-09-01",
            "tot": "2015-09-01",
            "label": "Start lichting trainees",
            "onder": "12 trainees",
        },
        {
            "van": "2015-11-09",
            "tot": "2015-11-13",
            "label": "Kracht & Talent week",
            "onder": "271 deelnemers",
        },
    ]
    lichtingen = [
        {
            "titel": "Lichting 2013-2015",
            "gestart": 10,
            "gestopt": 2,
            "vertrokken": 1,
            "lopend": 0,
            "in_dienst": [
                {"label": "Hengelo", "n": 4},
                {"label": "Enschede", "n": 2},
                {"label": "Borne", "n": 1},
            ],
        },
        {
            "titel": "Lichting 2015-2017",
            "gestart": 12,
            "gestopt": 0,
            "vertrokken": 0,
            "lopend": 12,
            "in_dienst": [],
        },
    ]
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
        grafiek(
            "vacatures",
            "dubbele_staven",
            "Enschede en Regio Twente bieden de meeste vacatures aan",
            gegevens,
            "vacatures",
        ),
        grafiek(
            "school",
            "bullet",
            "9 van de 15 organisaties halen het afgesproken aantal",
            {"rijen": doelen},
            "school",
        ),
        grafiek(
            "evenementen",
            "tijdlijn",
            "Van mei tot november: zes momenten",
            {"jaar": 2015, "items": items},
            "",
        ),
        grafiek(
            "trainees",
            "doorstroom",
            "Zeven van de tien trainees kwamen in dienst",
            {"lichtingen": lichtingen},
            "trainees",
        ),
        grafiek("kanalen", "kanalen", "Ruim de helft komt binnen via een link", kanalen, "kanalen"),
        grafiek("plaatsen", "staven", "De meeste bezoeken komen uit Enschede", plaatsen, "plaatsen"),
        grafiek(
            "financien",
            "waterval",
            "Van de begroting blijft een kwart over",
            {"stappen": stappen},
            "financien",
        ),
    ]
    return {g["code"]: g for g in grafieken}
