"""Chapter Communicatie: visits to the website, by channel, by place and by page, as measured."""

from rapportage.bouwstenen import begin, grafiek, kolom, rij, tabel, totaalrij
from rapportage.taal import datum, deel, getal, leesbaar, periode
from twentsekracht.bezoek.models import Bezoekmeting

S = Bezoekmeting.Soort
TOTALEN = {"bezoeken": "Bezoeken", "unieke_bezoekers": "Unieke bezoekers"}
KANALEN = {
    "link": "Via een link",
    "direct": "Rechtstreeks",
    "zoekmachine": "Via een zoekmachine",
    "sociale_media": "Via sociale media",
}
INTRANET = "waarvan via een intranet"
PAGINAS = {"jouw-baan-mijn-baan": "Jouw Baan Mijn Baan", "eigen-profiel": "Eigen profiel"}
PLAATSEN_IN_GRAFIEK = 20


def maak(bron):
    hoofdstuk = begin("communicatie", "Communicatie")
    bezoek = bron.bezoek
    if not bezoek.per_soort:
        hoofdstuk.leeg = f"Over {bron.jaar} zijn geen bezoeken aan de website vastgelegd."
        return hoofdstuk
    if bezoek.metingen(S.TOTAAL):
        hoofdstuk.tabel(totalen(bron))
    if bezoek.metingen(S.KANAAL):
        hoofdstuk.grafiek(_kanaalgrafiek(bron))
        hoofdstuk.tabel(kanalen(bron))
    if bezoek.metingen(S.PLAATS):
        hoofdstuk.grafiek(_plaatsgrafiek(bron))
        hoofdstuk.tabel(plaatsen(bron))
    if bezoek.metingen(S.PAGINA):
        hoofdstuk.tabel(lijst(bron, S.PAGINA, "bezoeken-pagina", "Meest bezochte pagina's", "Pagina"))
    if bezoek.metingen(S.VACATURE):
        hoofdstuk.tabel(lijst(bron, S.VACATURE, "bezoeken-vacature", "Meest bekeken vacatures", "Vacature"))
    return hoofdstuk


def gemeten(bron, soort):
    """From when to when: said under every table, since a year is seldom measured whole."""
    metingen = bron.bezoek.metingen(soort)
    return f"Gemeten van {periode(min(m.van for m in metingen), max(m.tot for m in metingen))}."


def totalen(bron):
    kolommen = [
        kolom("wat", "Wat", "tekst"),
        kolom("aantal", "Aantal"),
        kolom("overijssel", "Waarvan uit Overijssel"),
    ]
    metingen = bron.bezoek.metingen(S.TOTAAL)
    rijen = [
        rij(
            {
                "wat": TOTALEN.get(m.sleutel, leesbaar(m.sleutel)),
                "aantal": m.aantal,
                "overijssel": m.uit_overijssel,
            }
        )
        for m in metingen
    ]
    noten = []
    if any(m.metingen > 1 and m.sleutel == "unieke_bezoekers" for m in metingen):
        noten.append(
            "Unieke bezoekers zijn per meting geteld en opgeteld: wie in twee perioden kwam, telt twee keer."
        )
    return tabel(
        "bezoeken",
        "Bezoeken aan de website",
        kolommen,
        rijen,
        leeg_als={"overijssel": "niet gemeten"},
        definitie=f"{gemeten(bron, S.TOTAAL)} Bezoeken en bezoekers zijn niet bij elkaar op te tellen.",
        noten=noten,
    )


def _kanaalrijen(bron):
    """Channels with the largest first; the intranets stand under `link`, of which they are a part."""
    metingen = {m.sleutel: m for m in bron.bezoek.metingen(S.KANAAL)}
    intranet = metingen.get("intranet") if "link" in metingen else None
    for sleutel, meting in metingen.items():
        if meting is not intranet:
            yield KANALEN.get(sleutel, leesbaar(sleutel)), meting, False
        if sleutel == "link" and intranet:
            yield INTRANET, intranet, True


def kanalen(bron):
    kolommen = [
        kolom("kanaal", "Kanaal", "tekst"),
        kolom("aantal", "Bezoeken"),
        kolom("procent", "Deel", "procent"),
        kolom("overijssel", "Waarvan uit Overijssel"),
    ]
    rijen = [
        rij({"kanaal": naam, "aantal": m.aantal, "overijssel": m.uit_overijssel}, sub=sub)
        for naam, m, sub in _kanaalrijen(bron)
    ]
    totaal = totaalrij(kolommen, rijen)
    for r in rijen:
        r["procent"] = deel(r["aantal"], totaal["aantal"])
    totaal["procent"] = 100 if totaal["aantal"] else None
    return tabel(
        "bezoeken-kanaal",
        "Bezoeken per kanaal",
        kolommen,
        rijen,
        totaal=totaal,
        leeg_als={"overijssel": "niet gemeten"},
        definitie=(
            f"{gemeten(bron, S.KANAAL)} Bezoeken via een intranet zijn een deel van de bezoeken via een link en "
            "tellen in het totaal niet nog een keer mee."
        ),
    )


def _kanaalgrafiek(bron):
    delen = []
    for naam, meting, sub in _kanaalrijen(bron):
        if sub:
            delen[-1]["sub"] = {"label": naam, "n": meting.aantal}
        else:
            delen.append({"label": naam, "n": meting.aantal, "sub": None})
    totaal = sum(d["n"] for d in delen)
    titel = "Waar de bezoeken vandaan komen"
    if totaal:
        titel = f"{deel(delen[0]['n'], totaal)}% van de bezoeken komt {_hoe(delen[0]['label'])}"
    stukken = "; ".join(f"{d['label'].lower()} {deel(d['n'], totaal) or 0}%" for d in delen)
    van, tot = bron.bezoek.van, bron.bezoek.tot
    heel = (van.month, van.day, tot.month, tot.day) == (1, 1, 12, 31)
    return grafiek(
        "bezoeken-kanaal",
        "kanalen",
        titel,
        {
            "delen": delen,
            "onderschrift": f"bezoeken in {bron.jaar}"
            if heel
            else f"bezoeken sinds {van.day} {datum(van).split()[1]}",
        },
        tabel="bezoeken-kanaal",
        alt=f"Staafdiagram van bezoeken per kanaal: {stukken}.",
        bijschrift="Bezoeken per kanaal",
    )


def _hoe(label):
    """As the end of a sentence: komt via een link, komt rechtstreeks; a channel of a later year gets `via`."""
    return label.lower() if label in KANALEN.values() else f"via {label.lower()}"


def plaatsen(bron):
    kolommen = [
        kolom("plaats", "Plaats", "tekst"),
        kolom("aantal", "Bezoeken"),
        kolom("procent", "Deel", "procent"),
    ]
    metingen = bron.bezoek.metingen(S.PLAATS)
    geheel = sum(m.aantal for m in metingen)
    rijen = [
        rij({"plaats": m.sleutel, "aantal": m.aantal, "procent": deel(m.aantal, geheel)}) for m in metingen
    ]
    noten = []
    if bron.bezoek.bezoeken and geheel:
        noten.append(
            f"Van {deel(geheel, bron.bezoek.bezoeken)}% van alle {getal(bron.bezoek.bezoeken)} bezoeken is een "
            "plaats uit deze lijst bekend."
        )
    return tabel(
        "bezoeken-plaats",
        "Bezoeken per plaats",
        kolommen,
        rijen,
        totaal=totaalrij(kolommen, rijen, procent=100 if geheel else None),
        definitie=(
            f"{gemeten(bron, S.PLAATS)} De plaats is die van het netwerk van de bezoeker, niet die van de werkgever. "
            "Het deel is van de bezoeken waarvan de plaats in deze lijst staat."
        ),
        noten=noten,
    )


def _plaatsgrafiek(bron):
    metingen = bron.bezoek.metingen(S.PLAATS)[:PLAATSEN_IN_GRAFIEK]
    geheel = sum(m.aantal for m in bron.bezoek.metingen(S.PLAATS))
    titel = "Bezoeken per plaats"
    if geheel and len(metingen) > 1:
        titel = f"{deel(metingen[0].aantal, geheel)}% van de bezoeken komt uit {metingen[0].sleutel}"
    begin_ = ", ".join(f"{m.sleutel} {getal(m.aantal)}" for m in metingen[:3])
    return grafiek(
        "bezoeken-plaats",
        "staven",
        titel,
        {"rijen": [{"label": m.sleutel, "waarde": m.aantal} for m in metingen]},
        tabel="bezoeken-plaats",
        alt=f"Staafdiagram van bezoeken per plaats, de meeste voorop: {begin_}. Alle waarden staan in de tabel.",
        bijschrift="Bezoeken per plaats",
    )


def lijst(bron, soort, code, titel, kop):
    """A list of things visited. Someone can visit several, so it has no total."""
    kolommen = [kolom("rang", "Nr.", "rang"), kolom("wat", kop, "tekst"), kolom("aantal", "Bezoeken")]
    rijen = [
        rij({"rang": rang, "wat": _naam(soort, m.sleutel), "aantal": m.aantal})
        for rang, m in enumerate(bron.bezoek.metingen(soort), start=1)
    ]
    return tabel(
        code,
        titel,
        kolommen,
        rijen,
        rijkop="wat",
        definitie=(
            f"{gemeten(bron, soort)} In één bezoek kan iemand meer dan één ervan bekijken; daarom is er geen "
            "totaal."
        ),
    )


def _naam(soort, sleutel):
    if soort == S.PAGINA:
        return PAGINAS.get(sleutel, leesbaar(sleutel))
    return sleutel
