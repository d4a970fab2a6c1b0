"""Chapter Twentse School: enrolments against what was agreed, and the courses with the most of them."""

from rapportage.bouwstenen import aandeel_van_de_top, begin, grafiek, kolom, rij, tabel, top_titel, totaalrij
from rapportage.taal import datum, deel, getal, met_woord, opsomming, verschil


def maak(bron):
    hoofdstuk = begin("school", "Twentse School")
    rijen = _rijen(bron)
    if not rijen:
        hoofdstuk.leeg = (
            f"Over {bron.jaar} zijn geen inschrijvingen of afspraken van de Twentse School vastgelegd."
        )
        return hoofdstuk
    hoofdstuk.grafiek(_grafiek(rijen))
    hoofdstuk.tabel(inschrijvingen_per_organisatie(bron, rijen))
    if bron.school.top_opleidingen:
        hoofdstuk.tabel(top_opleidingen(bron))
    else:
        hoofdstuk.zin(f"Voor {bron.jaar} zijn geen inschrijvingen vastgelegd.")
    return hoofdstuk


def heeft_afspraak(bron, code):
    return bron.school.te_behalen.get(code) is not None


def _rijen(bron):
    """Only employers with an agreement or with enrolments."""
    return [
        _rij(bron, werkgever)
        for werkgever in bron.werkgevers
        if heeft_afspraak(bron, werkgever.code) or bron.school.inschrijvingen.get(werkgever.code)
    ]


def _rij(bron, werkgever):
    gehaald = bron.school.inschrijvingen.get(werkgever.code, 0)
    doel = bron.school.te_behalen.get(werkgever.code)
    waarden = {
        "organisatie": werkgever.korte_naam,
        "inschrijvingen": gehaald,
        "te_behalen": doel,
        "procent": deel(gehaald, doel),
        "saldo": None if doel is None else gehaald - doel,
    }
    if bron.vorig.inschrijvingen is not None:
        waarden["vorig_inschrijvingen"] = bron.vorig.inschrijvingen.get(werkgever.code)
        waarden["vorig_te_behalen"] = (bron.vorig.te_behalen or {}).get(werkgever.code)
    return rij(waarden, code=werkgever.code)


def _rij_van_toen(bron, rijen):
    """Who enrolled people last year and has no row this year: without this row last year's total is too low."""
    toen, nu = bron.vorig.inschrijvingen or {}, {r["_code"] for r in rijen}
    weg = [code for code in toen if code not in nu and toen[code]]
    if not weg:
        return []
    waarden = {
        "organisatie": "Organisaties van toen",
        "vorig_inschrijvingen": sum(toen[code] for code in weg),
        "vorig_te_behalen": sum((bron.vorig.te_behalen or {}).get(code) or 0 for code in weg) or None,
    }
    return [rij(dict.fromkeys(("inschrijvingen", "te_behalen", "procent", "saldo")) | waarden)]


def _kolommen(jaar, vorig):
    groep = jaar if vorig.inschrijvingen is not None else ""
    kolommen = [
        kolom("organisatie", "Organisatie", "tekst"),
        kolom("inschrijvingen", "Inschrijvingen", groep=groep),
        kolom("te_behalen", "Te behalen", groep=groep),
        kolom("procent", "Behaald", "procent", groep=groep),
        kolom("saldo", "Saldo", "verschil", groep=groep),
    ]
    if vorig.inschrijvingen is not None:
        kolommen += [
            kolom("vorig_inschrijvingen", "Inschrijvingen", groep=vorig.jaar),
            kolom("vorig_te_behalen", "Te behalen", groep=vorig.jaar),
        ]
    return kolommen


def inschrijvingen_per_organisatie(bron, rijen):
    kolommen = _kolommen(bron.jaar, bron.vorig)
    alle_rijen = rijen + _rij_van_toen(bron, rijen)
    totaal = totaalrij(kolommen, alle_rijen)
    doel = totaal["te_behalen"]
    totaal["procent"] = deel(totaal["inschrijvingen"], doel)
    totaal["saldo"] = None if doel is None else totaal["inschrijvingen"] - doel
    return tabel(
        "school",
        "Inschrijvingen per organisatie",
        kolommen,
        alle_rijen,
        totaal=totaal,
        peildatum=bron.peildatum,
        leeg_als={"te_behalen": "geen afspraak"},
        definitie=(
            f"Inschrijvingen op {datum(bron.peildatum)} voor uitvoeringen die in {bron.jaar} beginnen. Wie op die "
            "dag al was afgemeld of op de wachtlijst stond, telt niet mee; wie zich later afmeldde wel. Te "
            "behalen: het aantal dat met de organisatie is afgesproken. Geen afspraak is iets anders dan nul."
        ),
        noten=_noten(bron, rijen, totaal),
    )


def _noten(bron, rijen, totaal):
    noten = []
    zonder = [r for r in rijen if r["te_behalen"] is None]
    met = [r for r in rijen if r["te_behalen"] is not None]
    buiten = sum(r["inschrijvingen"] for r in zonder)
    if buiten and met and totaal["te_behalen"]:
        kaal = deel(totaal["inschrijvingen"] - buiten, totaal["te_behalen"])
        saldo = totaal["inschrijvingen"] - buiten - totaal["te_behalen"]
        tellen = "telt" if buiten == 1 else "tellen"
        noten.append(
            f"In het totaal {tellen} {met_woord(buiten, 'inschrijving', 'inschrijvingen')} mee van "
            f"{opsomming(r['organisatie'] for r in zonder)}, zonder afspraak. Zonder die {getal(buiten)} is "
            f"{kaal}% behaald, een saldo van {verschil(saldo)}."
        )
    afwezig = [w.korte_naam for w in bron.werkgevers if w.code not in {r["_code"] for r in rijen}]
    if afwezig:
        heeft = "heeft" if len(afwezig) == 1 else "hebben"
        noten.append(f"{opsomming(afwezig)} {heeft} geen afspraak en geen inschrijvingen.")
    if bron.vorig.inschrijvingen is not None:
        noten.append(f"{bron.vorig.jaar}: stand op {datum(bron.vorig.peildatum_school)}, {bron.vorig.bron}.")
    return noten


def _grafiek(rijen):
    staven = [
        {
            "label": r["organisatie"],
            "waarde": r["inschrijvingen"],
            "doel": r["te_behalen"],
            "procent": r["procent"],
            "_code": r["_code"],
        }
        for r in rijen
    ]
    staven.sort(key=lambda s: (-1 if s["procent"] is None else s["procent"], s["waarde"]), reverse=True)
    titel = bevinding(rijen)
    return grafiek(
        "school",
        "bullet",
        titel,
        {"rijen": staven},
        tabel="school",
        alt=f"Staafdiagram van inschrijvingen tegenover de afspraak. {titel}. Alle waarden staan in de tabel.",
        bijschrift="Inschrijvingen tegenover de afspraak, op volgorde van wat is behaald",
    )


def gehaald(rijen):
    """How many reach what was agreed, of how many with an agreement."""
    met = [r for r in rijen if r["te_behalen"] is not None]
    return sum(r["inschrijvingen"] >= r["te_behalen"] for r in met), len(met)


def bevinding(rijen):
    halen, met = gehaald(rijen)
    if not met:
        return "Met geen enkele organisatie is een aantal afgesproken"
    if met == 1:
        return f"De enige organisatie met een afspraak haalt het aantal{'' if halen else ' niet'}"
    if halen == met:
        return f"Alle {met} organisaties halen het afgesproken aantal"
    if halen == 0:
        return f"Geen van de {met} organisaties haalt het afgesproken aantal"
    return f"{halen} van de {met} organisaties {'haalt' if halen == 1 else 'halen'} het afgesproken aantal"


def top_opleidingen(bron):
    kolommen = [
        kolom("rang", "Nr.", "rang"),
        kolom("titel", "Opleiding", "tekst"),
        kolom("inschrijvingen", "Inschrijvingen"),
    ]
    rijen = [
        rij({"rang": rang, "titel": opleiding.titel, "inschrijvingen": opleiding.inschrijvingen})
        for rang, opleiding in enumerate(bron.school.top_opleidingen, start=1)
    ]
    in_top = sum(r["inschrijvingen"] for r in rijen)
    noten = aandeel_van_de_top(in_top, bron.school.opleidingen_totaal, ("inschrijving", "inschrijvingen"))
    if bron.school.gedeelde_plek:
        noten.append("Onder de laatste plaats staat een opleiding met evenveel inschrijvingen.")
    return tabel(
        "opleidingen",
        top_titel(
            len(rijen),
            bron.top_opleidingen,
            top="opleidingen met de meeste inschrijvingen",
            alle="opleidingen met inschrijvingen",
            enige="De enige opleiding met inschrijvingen",
        ),
        kolommen,
        rijen,
        rijkop="titel",
        totaal={"titel": "Samen", "inschrijvingen": in_top},
        peildatum=bron.peildatum,
        definitie=(
            "Dezelfde inschrijvingen als in de tabel per organisatie, geteld per opleiding. Bij een gelijk aantal "
            "bepaalt de code van de opleiding de volgorde."
        ),
        noten=noten,
    )
