"""Chapter Trainees: what became of each cohort, as known on 31 December."""

from rapportage.bouwstenen import begin, grafiek, kolom, rij, tabel, totaalrij
from rapportage.taal import getal
from trainees.models import Trainee

S = Trainee.Status
STATUSSEN = (S.VOORTIJDIG_GESTOPT, S.IN_DIENST, S.VERTROKKEN, S.LOPEND)
GEEN_ORGANISATIE = "Niet vastgelegd"


def maak(bron):
    hoofdstuk = begin("trainees", "Trainees")
    if not bron.trainees.lichtingen:
        hoofdstuk.leeg = f"Tot en met {bron.jaar} zijn geen lichtingen trainees vastgelegd."
        return hoofdstuk
    hoofdstuk.grafiek(_grafiek(bron))
    hoofdstuk.tabel(per_lichting(bron))
    if totaal(bron, S.IN_DIENST):
        hoofdstuk.tabel(in_dienst(bron))
    if totaal(bron, S.LOPEND):
        hoofdstuk.tabel(plaatsen(bron))
    return hoofdstuk


def totaal(bron, status):
    return sum(lichting.aantal(status) for lichting in bron.trainees.lichtingen)


def per_lichting(bron):
    kolommen = [
        kolom("lichting", "Lichting", "tekst"),
        kolom("gestart", "Gestart"),
        kolom("voortijdig_gestopt", "Voortijdig gestopt"),
        kolom("in_dienst", "In dienst"),
        kolom("vertrokken", "Vertrokken"),
        kolom("lopend", "Nog bezig"),
    ]
    rijen = [
        rij(
            {"lichting": lichting.code, "gestart": lichting.gestart}
            | {status.value: lichting.aantal(status) for status in STATUSSEN}
        )
        for lichting in bron.trainees.lichtingen
    ]
    return tabel(
        "trainees",
        "Trainees per lichting",
        kolommen,
        rijen,
        totaal=totaalrij(kolommen, rijen),
        peildatum=bron.oudjaar,
        definitie=(
            f"Lichtingen die op of voor 31 december {bron.jaar} zijn begonnen, met de stand op die dag. In dienst: "
            "bij een van de organisaties, na het traineeship. Vertrokken: na het traineeship ergens anders heen."
        ),
    )


def in_dienst(bron):
    kolommen = [
        kolom("organisatie", "Organisatie", "tekst"),
        kolom("lichting", "Lichting", "tekst"),
        kolom("vast", "Vast"),
        kolom("tijdelijk", "Tijdelijk"),
        kolom("in_dienst", "In dienst"),
    ]
    rijen = _per_organisatie(bron, S.IN_DIENST, _contracten)
    if any(r["in_dienst"] != r["vast"] + r["tijdelijk"] for r in rijen):
        kolommen.insert(4, kolom("onbekend", "Contract onbekend"))
    return tabel(
        "trainees-in-dienst",
        "In dienst na het traineeship",
        kolommen,
        rijen,
        totaal=totaalrij(kolommen, rijen),
        peildatum=bron.oudjaar,
        definitie=(
            f"Trainees die op 31 december {bron.jaar} in dienst waren gekomen, per organisatie en soort "
            "contract."
        ),
    )


def _contracten(plaatsingen):
    per_contract = {"vast": 0, "tijdelijk": 0, "onbekend": 0}
    for plaatsing in plaatsingen:
        per_contract[plaatsing.contract or "onbekend"] += plaatsing.aantal
    return per_contract | {"in_dienst": sum(per_contract.values())}


def plaatsen(bron):
    kolommen = [
        kolom("organisatie", "Organisatie", "tekst"),
        kolom("lichting", "Lichting", "tekst"),
        kolom("trainees", "Trainees"),
    ]
    rijen = _per_organisatie(bron, S.LOPEND, lambda delen: {"trainees": sum(deel.aantal for deel in delen)})
    return tabel(
        "trainees-plaatsen",
        "Waar de trainees werken",
        kolommen,
        rijen,
        totaal=totaalrij(kolommen, rijen),
        peildatum=bron.oudjaar,
        definitie=(
            f"Trainees die op 31 december {bron.jaar} nog bezig waren, naar de organisatie waar zij toen "
            "werkten."
        ),
    )


def _per_organisatie(bron, status, tel):
    """A row per cohort and organisation, in the order of the cohorts and then of the names."""
    rijen = []
    for lichting in bron.trainees.lichtingen:
        per_organisatie = {}
        for plaatsing in lichting.met_status(status):
            per_organisatie.setdefault(plaatsing.organisatie, []).append(plaatsing)
        namen = {code: bron.naam(code) if code else GEEN_ORGANISATIE for code in per_organisatie}
        for code in sorted(per_organisatie, key=lambda code: (code is None, namen[code])):
            waarden = {"organisatie": namen[code], "lichting": lichting.code}
            rijen.append(rij(waarden | tel(per_organisatie[code]), code=code))
    return rijen


def _grafiek(bron):
    lichtingen = [_doorstroom(bron, lichting) for lichting in bron.trainees.lichtingen]
    titel = bevinding(bron)
    return grafiek(
        "trainees",
        "doorstroom",
        titel,
        {"lichtingen": lichtingen},
        tabel="trainees",
        alt=f"Doorstroom van de trainees per lichting. {titel}. Alle waarden staan in de tabel.",
        bijschrift="Van start tot uitstroom, per lichting",
    )


def _doorstroom(bron, lichting):
    per_organisatie = {}
    for plaatsing in lichting.met_status(S.IN_DIENST):
        per_organisatie[plaatsing.organisatie] = (
            per_organisatie.get(plaatsing.organisatie, 0) + plaatsing.aantal
        )
    delen = [
        {"label": bron.naam(code) if code else GEEN_ORGANISATIE, "n": aantal, "_code": code}
        for code, aantal in per_organisatie.items()
    ]
    return {
        "titel": f"Lichting {lichting.code}",
        "gestart": lichting.gestart,
        "gestopt": lichting.aantal(S.VOORTIJDIG_GESTOPT),
        "in_dienst": sorted(delen, key=lambda d: (-d["n"], d["label"])),
        "vertrokken": lichting.aantal(S.VERTROKKEN),
        "lopend": lichting.aantal(S.LOPEND),
    }


def bevinding(bron):
    """The last cohort that has ended tells most; else how many are under way."""
    klaar = [lichting for lichting in bron.trainees.lichtingen if not lichting.loopt_nog and lichting.gestart]
    if klaar:
        lichting = klaar[-1]
        aantal = lichting.aantal(S.IN_DIENST)
        kwam = "kwam" if aantal == 1 else "kwamen"
        hoeveel = "Geen" if aantal == 0 else getal(aantal)
        kwam = "kwam" if aantal == 0 else kwam
        if lichting.gestart == 1:
            wel = "kwam in dienst" if aantal else "kwam niet in dienst"
            return f"De enige trainee van lichting {lichting.code} {wel}"
        return f"{hoeveel} van de {getal(lichting.gestart)} trainees van lichting {lichting.code} {kwam} in dienst"
    bezig = totaal(bron, S.LOPEND)
    if bezig:
        return f"{getal(bezig)} {'trainee is' if bezig == 1 else 'trainees zijn'} nog bezig"
    return "Trainees per lichting"
