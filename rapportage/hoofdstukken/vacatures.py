"""Chapter Vacature-uitwisseling: vacancies per organisation, the top of reactions, reactions by origin."""

from collections import Counter

from rapportage.bouwstenen import (
    aandeel_van_de_top,
    begin,
    grafiek,
    kolom,
    rij,
    tabel,
    top_titel,
    totaalrij,
)
from rapportage.taal import deel, getal, leesbaar, met_woord, opsomming
from vacatures.cijfers import Organisatiecijfers
from vacatures.models import Herkomst

HERKOMST = dict(Herkomst.choices)
GEEN_PARTNER_MEER = "Niet meer als partner"
LEEG = ("aangeboden", "ingevuld", "bijgewerkt_tot", *(f"door_{herkomst}" for herkomst in HERKOMST))


def maak(bron):
    hoofdstuk = begin("vacatures", "Vacature-uitwisseling")
    per_organisatie = bron.vacatures.per_organisatie
    if not per_organisatie:
        hoofdstuk.leeg = f"Over {bron.jaar} zijn geen vacatures vastgelegd."
        return hoofdstuk
    hoofdstuk.grafiek(_grafiek(bron))
    hoofdstuk.tabel(vacatures_per_organisatie(bron))
    hoofdstuk.kop("Reacties")
    if bron.vacatures.reacties_totaal:
        hoofdstuk.tabel(top_reacties(bron))
        hoofdstuk.tabel(reacties_per_herkomst(bron))
    else:
        hoofdstuk.zin(f"Op de vacatures van {bron.jaar} zijn geen reacties vastgelegd.")
    return hoofdstuk


def _kolommen(jaar, vorig):
    kolommen = [
        kolom("organisatie", "Organisatie", "tekst"),
        kolom("aangeboden", "Aangeboden", groep=jaar),
        kolom("ingevuld", "Ingevuld", groep=jaar),
        *(
            kolom(f"door_{herkomst}", kop, groep="Ingevuld vanuit")
            for herkomst, kop in zip(HERKOMST, ("Eigen org.", "Regio", "Buiten", "Onbekend"), strict=True)
        ),
        kolom("bijgewerkt_tot", "Bijgewerkt t/m", "datum"),
    ]
    if vorig.aangeboden is not None:
        kolommen[3:3] = [
            kolom("vorig_aangeboden", "Aangeboden", groep=vorig.jaar),
            kolom("vorig_ingevuld", "Ingevuld", groep=vorig.jaar),
        ]
    return kolommen


def vacatures_per_organisatie(bron):
    jaar, kolommen = bron.jaar, _kolommen(bron.jaar, bron.vorig)
    rijen = [_rij(bron, werkgever) for werkgever in bron.werkgevers] + _rij_van_toen(bron)
    return tabel(
        "vacatures",
        "Vacatures per organisatie",
        kolommen,
        rijen,
        totaal=totaalrij(kolommen, rijen),
        definitie=(
            f"Aangeboden: vacatures met een publicatiedatum in {jaar}; een concept telt niet mee. Ingevuld: vacatures "
            f"die in {jaar} zijn ingevuld, ook als zij eerder zijn gepubliceerd. Daardoor kan een organisatie meer "
            "vacatures invullen dan zij aanbiedt. Een vacature voor meer plaatsen telt voor elke plaats. Bijgewerkt "
            "t/m: de laatste dag in het jaar waarvan is vastgelegd hoe een vacature afliep. Mist het antwoord over een "
            f"vacature die in {jaar} eerder sloot, dan de dag daarvoor. De tabel gaat over heel {jaar}."
        ),
        noten=_noten(bron, rijen),
    )


def _rij(bron, werkgever):
    telling = bron.vacatures.per_organisatie.get(werkgever.code, Organisatiecijfers())
    waarden = {
        "organisatie": werkgever.korte_naam,
        "aangeboden": telling.aangeboden,
        "ingevuld": telling.ingevuld,
        "bijgewerkt_tot": telling.bijgewerkt_tot,
    }
    per_herkomst = dict(telling.ingevuld_door)
    waarden |= {f"door_{herkomst}": per_herkomst.get(herkomst, 0) for herkomst in HERKOMST}
    if bron.vorig.aangeboden is not None:
        waarden["vorig_aangeboden"] = bron.vorig.aangeboden.get(werkgever.code)
        waarden["vorig_ingevuld"] = (bron.vorig.ingevuld or {}).get(werkgever.code)
    return rij(waarden, code=werkgever.code)


def _rij_van_toen(bron):
    """Who offered vacancies last year and is no partner any more: without this row last year's total is too low."""
    toen, nu = bron.vorig.aangeboden or {}, {werkgever.code for werkgever in bron.werkgevers}
    weg = [code for code in toen if code not in nu and (toen[code] or bron.vorig.ingevuld[code])]
    if not weg:
        return []
    waarden = {
        "organisatie": GEEN_PARTNER_MEER,
        "vorig_aangeboden": sum(toen[code] for code in weg),
        "vorig_ingevuld": sum(bron.vorig.ingevuld[code] for code in weg),
    }
    return [rij(dict.fromkeys(LEEG) | waarden)]


def _noten(bron, rijen):
    noten = []
    if bron.vorig.aangeboden is not None:
        noten.append(f"{bron.vorig.jaar}: {bron.vorig.bron}.")
    stil = [r["organisatie"] for r in rijen if r["aangeboden"] == r["ingevuld"] == 0]
    if stil:
        bood = "bood" if len(stil) == 1 else "boden"
        noten.append(f"{opsomming(stil)} {bood} in {bron.jaar} geen vacatures aan.")
    onbekend = sum(r["door_onbekend"] or 0 for r in rijen)
    if onbekend:
        van = met_woord(onbekend, "ingevulde vacature", "ingevulde vacatures")
        noten.append(f"Van {van} is niet vastgelegd waar de kandidaat vandaan kwam.")
    return noten


def _grafiek(bron):
    rijen = [
        {
            "label": werkgever.korte_naam,
            "waarde": telling.aangeboden,
            "deel": telling.ingevuld,
            "vorig": (bron.vorig.aangeboden or {}).get(werkgever.code),
            "_code": werkgever.code,
        }
        for werkgever in bron.werkgevers
        for telling in [bron.vacatures.per_organisatie.get(werkgever.code, Organisatiecijfers())]
    ]
    rijen.sort(key=lambda r: (-r["waarde"], -r["deel"], r["label"]))
    legenda = [f"aangeboden {bron.jaar}", f"ingevuld {bron.jaar}"]
    if any(r["vorig"] is not None for r in rijen):
        legenda.append(f"aangeboden {bron.vorig.jaar}")
    titel = bevinding(bron, rijen)
    return grafiek(
        "vacatures",
        "dubbele_staven",
        titel,
        {"rijen": rijen, "legenda": legenda},
        tabel="vacatures",
        alt=(
            f"Staafdiagram van aangeboden en ingevulde vacatures per organisatie. {titel}. Alle waarden staan "
            "in de tabel."
        ),
        bijschrift="Aangeboden en ingevulde vacatures per organisatie",
    )


def bevinding(bron, rijen):
    """Who together offer much of it: three organisations with at least a third, as long as they stand out."""
    totaal = sum(r["waarde"] for r in rijen)
    met = [r for r in rijen if r["waarde"]]
    if not totaal:
        return f"In {bron.jaar} zijn geen vacatures aangeboden"
    if len(met) == 1:
        return f"Alleen {met[0]['label']} bood vacatures aan"
    koplopers = met[:3]
    aandeel = deel(sum(r["waarde"] for r in koplopers), totaal)
    gelijk = len(met) > 3 and met[3]["waarde"] == met[2]["waarde"]
    if len(met) > 4 and aandeel >= 34 and not gelijk:
        namen = opsomming(r["label"] for r in koplopers)
        return f"{namen} bieden samen {aandeel}% van de vacatures aan"
    return f"{getal(len(met))} organisaties boden samen {getal(totaal)} vacatures aan"


def top_reacties(bron):
    kolommen = [
        kolom("rang", "Nr.", "rang"),
        kolom("titel", "Vacature", "tekst"),
        kolom("dienstverband", "Dienstverband", "tekst"),
        kolom("organisatie", "Organisatie", "tekst"),
        kolom("reacties", "Reacties"),
    ]
    rijen = [
        _toprij(bron, rang, vacature) for rang, vacature in enumerate(bron.vacatures.top_reacties, start=1)
    ]
    in_top = sum(r["reacties"] for r in rijen)
    noten = aandeel_van_de_top(in_top, bron.vacatures.reacties_totaal, ("reactie", "reacties"))
    if bron.vacatures.gedeelde_plek:
        noten.append("Onder de laatste plaats staat een vacature met evenveel reacties.")
    return tabel(
        "reacties",
        top_titel(
            len(rijen),
            bron.top_reacties,
            top="vacatures met de meeste reacties",
            alle="vacatures met reacties",
            enige="De enige vacature met reacties",
        ),
        kolommen,
        rijen,
        rijkop="titel",
        totaal={"titel": "Samen", "reacties": in_top},
        definitie=(
            f"Reacties die in {bron.jaar} binnenkwamen op vacatures die in {bron.jaar} zijn gepubliceerd. Bij een "
            "gelijk aantal staat de oudste vacature voorop."
        ),
        noten=noten,
    )


def _toprij(bron, rang, vacature):
    return rij(
        {
            "rang": rang,
            "titel": vacature.titel,
            "dienstverband": leesbaar(vacature.dienstverband) or None,
            "organisatie": bron.naam(vacature.organisatie),
            "reacties": vacature.reacties,
            "_eigen": vacature.organisatie == bron.organisatie,
        }
    )


def reacties_per_herkomst(bron):
    """In an edition for one organisation its own reactions stand beside the region's."""
    regio = Counter()
    for telling in bron.vacatures.reacties.values():
        regio.update(telling)
    eigen = bron.vacatures.reacties.get(bron.organisatie, {})
    kolommen = [
        kolom("herkomst", "Herkomst", "tekst"),
        *([kolom("eigen", f"Bij {bron.naam(bron.organisatie)}")] if bron.organisatie else []),
        kolom("reacties", "Reacties"),
        kolom("procent", "Deel", "procent"),
    ]
    rijen = []
    for code, kop in HERKOMST.items():
        if code != "onbekend" or regio[code]:
            aandeel = deel(regio[code], regio.total())
            rijen.append(rij({"herkomst": kop, "reacties": regio[code], "procent": aandeel}))
            if bron.organisatie:
                rijen[-1]["eigen"] = eigen.get(code, 0)
    return tabel(
        "reacties-herkomst",
        "Waar de reacties vandaan komen",
        kolommen,
        rijen,
        totaal=totaalrij(kolommen, rijen, procent=100),
        definitie=(
            f"Alle reacties die in {bron.jaar} binnenkwamen op vacatures die in {bron.jaar} zijn gepubliceerd, "
            "naar waar de kandidaat werkte, gezien vanuit de organisatie met de vacature."
        ),
    )
