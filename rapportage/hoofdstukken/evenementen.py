"""Chapter Evenementen: events, swaps of workplace, Jouw Baan Mijn Baan; and the annex of participants."""

from evenementen.models import Evenement
from jbmb.cijfers import Organisatiecijfers
from rapportage.bouwstenen import Hoofdstuk, begin, grafiek, kolom, rij, tabel, totaalrij
from rapportage.taal import MAANDEN, met_hoofdletter, met_woord, opsomming

SOORTEN = {soort.value: soort.label for soort in Evenement.Soort}
BIJLAGE = (Evenement.Soort.KRACHT_TALENT, Evenement.Soort.SUMMERSCHOOL)
OP_DE_TIJDLIJN = 8


def maak(bron):
    hoofdstuk = begin("evenementen", "Evenementen")
    cijfers = bron.evenementen
    if not (
        cijfers.evenementen or cijfers.werkplekruilen or cijfers.meelopen.zijn_er or bron.jbmb.aangeboden
    ):
        wat = "evenementen, werkplekruilen of functies voor Jouw Baan Mijn Baan"
        hoofdstuk.leeg = f"Over {bron.jaar} zijn geen {wat} vastgelegd."
        return hoofdstuk
    if momenten(bron):
        hoofdstuk.grafiek(_tijdlijn(bron))
    if cijfers.evenementen:
        hoofdstuk.tabel(evenementen(bron))
    else:
        hoofdstuk.zin(f"Over {bron.jaar} zijn geen evenementen vastgelegd.")
    if cijfers.meelopen.zijn_er:
        hoofdstuk.tabel(meelopen(bron))
    _ruilen(hoofdstuk, bron)
    _jbmb(hoofdstuk, bron)
    return hoofdstuk


def _ruilen(hoofdstuk, bron):
    if bron.evenementen.werkplekruilen:
        hoofdstuk.tabel(werkplekruilen(bron))
    else:
        hoofdstuk.zin(f"Over {bron.jaar} zijn geen werkplekruilen vastgelegd.")


def _jbmb(hoofdstuk, bron):
    if bron.jbmb.aangeboden:
        hoofdstuk.tabel(jbmb_per_functie(bron))
        hoofdstuk.tabel(jbmb_per_organisatie(bron))
    else:
        hoofdstuk.zin(f"Op 31 december {bron.jaar} waren geen functies aangeboden.")


def evenementen(bron):
    kolommen = [
        kolom("evenement", "Evenement", "tekst"),
        kolom("start", "Van", "datum"),
        kolom("einde", "Tot en met", "datum"),
        kolom("onderdelen", "Onderdelen"),
        kolom("deelnemers", "Deelnemers"),
        kolom("deelnames", "Deelnames"),
    ]
    rijen = [_evenement(evenement, kolommen) for evenement in bron.evenementen.evenementen]
    return tabel(
        "evenementen",
        f"Evenementen in {bron.jaar}",
        kolommen,
        rijen,
        totaal=totaalrij(kolommen, rijen),
        definitie=(
            f"Evenementen die in {bron.jaar} beginnen. Deelnemers: verschillende mensen die bij minstens één "
            "onderdeel aanwezig waren. Deelnames: iedere aanwezigheid bij een onderdeel telt. Wie naar twee "
            "evenementen ging, telt in het totaal bij allebei."
        ),
        noten=_vorige_deelnemers(bron.vorig),
        leeg_als=dict.fromkeys(("deelnemers", "deelnames"), "niet vastgelegd"),
    )


def _evenement(evenement, kolommen):
    """An event without parts has nowhere to record who came: that is not the same as nobody."""
    waarden = {"evenement": evenement.titel} | {
        k["code"]: getattr(evenement, k["code"]) for k in kolommen[1:]
    }
    if not evenement.onderdelen:
        waarden |= {"deelnemers": None, "deelnames": None}
    return rij(waarden)


def _vorige_deelnemers(vorig):
    if not vorig.deelnemers:
        return []
    delen = [f"{SOORTEN.get(soort, soort)} {aantal}" for soort, aantal in sorted(vorig.deelnemers.items())]
    return [f"Deelnemers in {vorig.jaar}: {opsomming(delen)} ({vorig.bron})."]


def momenten(bron):
    """What stands on the timeline: the events, and the start of a cohort of trainees in the year."""
    items = [
        {
            "van": evenement.start,
            "tot": evenement.einde,
            "label": _zonder_jaar(evenement.titel, bron.jaar),
            "onder": met_woord(evenement.deelnemers, "deelnemer", "deelnemers")
            if evenement.deelnemers
            else "",
        }
        for evenement in sorted(bron.evenementen.evenementen, key=lambda e: -e.deelnemers)[:OP_DE_TIJDLIJN]
    ]
    items += [
        {
            "van": lichting.start,
            "tot": lichting.start,
            "label": "Start lichting trainees",
            "onder": met_woord(lichting.gestart, "trainee", "trainees"),
        }
        for lichting in bron.trainees.lichtingen
        if lichting.start.year == bron.jaar
    ]
    return sorted(items, key=lambda item: (item["van"], item["label"]))


def _zonder_jaar(titel, jaar):
    return titel.removesuffix(f" {jaar}")


def _tijdlijn(bron):
    items = momenten(bron)
    meer = len(bron.evenementen.evenementen) > OP_DE_TIJDLIJN
    titel = f"{met_hoofdletter(met_woord(len(items), 'moment', 'momenten'))} in {bron.jaar}"
    if len({item["van"].month for item in items}) > 1:
        eerste, laatste = _maand(items[0]["van"]), _maand(items[-1]["van"])
        titel = f"Van {eerste} tot en met {laatste}: {met_woord(len(items), 'moment', 'momenten')}"
    namen = opsomming(
        f"{item['label']}{' (' + item['onder'] + ')' if item['onder'] else ''}" for item in items
    )
    return grafiek(
        "evenementen",
        "tijdlijn",
        titel,
        {"jaar": bron.jaar, "items": items},
        tabel="evenementen" if bron.evenementen.evenementen else "",
        alt=f"Tijdlijn van {bron.jaar}: {namen}.",
        bijschrift=f"De {OP_DE_TIJDLIJN} grootste evenementen in {bron.jaar}"
        if meer
        else f"Evenementen in {bron.jaar}",
    )


def _maand(dag):
    return MAANDEN[dag.month - 1]


def meelopen(bron):
    """Every visit stands in it twice: with who went, and with who received."""
    geteld = bron.evenementen.meelopen
    kolommen = [
        kolom("organisatie", "Organisatie", "tekst"),
        kolom("bezoeker", "Liepen mee"),
        kolom("gastgever", "Ontvingen"),
    ]
    rijen = [
        rij(
            {
                "organisatie": werkgever.korte_naam,
                "bezoeker": geteld.als_bezoeker.get(werkgever.code, 0),
                "gastgever": geteld.als_gastgever.get(werkgever.code, 0),
            },
            code=werkgever.code,
        )
        for werkgever in bron.werkgevers
    ]
    return tabel(
        "meelopen",
        f"Meelopen in {bron.jaar}",
        kolommen,
        rijen,
        totaal=totaalrij(kolommen, rijen),
        definitie=(
            f"Dagen in {bron.jaar} waarop iemand meeliep met een collega. Elke dag telt: wie twee keer "
            "meeliep, telt twee keer."
        ),
        noten=[]
        if bron.organisatie  # they count for the region as a whole
        else [f"Niet doorgegaan: {geteld.niet_doorgegaan}. Nog niet bekend: {geteld.onbekend}."],
    )


def werkplekruilen(bron):
    kolommen = [
        kolom("groep", "Groep", "tekst"),
        kolom("uitgevoerd", "Uitgevoerd"),
        kolom("niet_doorgegaan", "Niet doorgegaan"),
        kolom("gepland", "Nog gepland"),
        kolom("redenen", "Waarom niet", "tekst"),
    ]
    rijen = [
        rij(
            {
                "groep": met_hoofdletter(ruil.groep),
                "uitgevoerd": ruil.uitgevoerd,
                "niet_doorgegaan": ruil.niet_doorgegaan,
                "gepland": ruil.gepland,
                "redenen": opsomming(f"{reden or 'onbekend'} ({aantal})" for reden, aantal in ruil.redenen)
                or None,
            }
        )
        for ruil in bron.evenementen.werkplekruilen
    ]
    return tabel(
        "werkplekruilen",
        f"Werkplekruilen in {bron.jaar}",
        kolommen,
        rijen,
        totaal=totaalrij(kolommen, rijen),
        definitie=(
            f"Ruilen van werkplek met een datum in {bron.jaar}, per groep. Elke ruil van twee mensen telt één "
            "keer."
        ),
    )


def jbmb_per_functie(bron):
    kolommen = [kolom("functie", "Functie", "tekst"), kolom("aangeboden", "Aangeboden")]
    rijen = [rij({"functie": functie, "aangeboden": aantal}) for functie, aantal in bron.jbmb.per_functie]
    return tabel(
        "jbmb-functies",
        "Jouw Baan Mijn Baan: aangeboden functies",
        kolommen,
        rijen,
        totaal=totaalrij(kolommen, rijen),
        definitie=(
            f"Functies die op of voor 31 december {bron.jaar} zijn aangeboden, vanaf het begin van Jouw Baan "
            "Mijn Baan."
        ),
    )


def jbmb_per_organisatie(bron):
    kolommen = [
        kolom("organisatie", "Organisatie", "tekst"),
        kolom("aangeboden", "Aangeboden"),
        kolom("dit_jaar", f"Waarvan in {bron.jaar}"),
        kolom("lopend", "Ruil loopt"),
        kolom("afgerond", "Ruil afgerond"),
        kolom("ingetrokken", "Ingetrokken"),
    ]
    rijen = [
        rij({"organisatie": werkgever.korte_naam} | vars(telling), code=werkgever.code)
        for werkgever in bron.werkgevers
        for telling in [bron.jbmb.per_organisatie.get(werkgever.code, Organisatiecijfers())]
    ]
    return tabel(
        "jbmb-organisaties",
        "Jouw Baan Mijn Baan per organisatie",
        kolommen,
        rijen,
        totaal=totaalrij(kolommen, rijen),
        definitie=(
            f"Functies die op of voor 31 december {bron.jaar} zijn aangeboden, met hun stand op die dag: de ruil "
            "loopt, is afgerond, of het aanbod is ingetrokken."
        ),
    )


def maak_bijlage(bron):
    """Bijlage I: participants per organisation of both events."""
    hoofdstuk = Hoofdstuk("bijlage-deelnemers", "Deelnemers per organisatie", is_bijlage=True)
    if not any(bron.evenementen.deelnemers_totaal(soort) for soort in BIJLAGE):
        namen = opsomming(SOORTEN[soort] for soort in BIJLAGE)
        hoofdstuk.leeg = f"Over {bron.jaar} zijn geen deelnemers aan {namen} vastgelegd."
        return hoofdstuk
    hoofdstuk.tabel(deelnemers_per_organisatie(bron))
    return hoofdstuk


def deelnemers_per_organisatie(bron):
    toen = _toen(bron)
    groep = bron.jaar if toen else ""
    kolommen = [
        kolom("organisatie", "Organisatie", "tekst"),
        *(kolom(soort.value, SOORTEN[soort], groep=groep) for soort in BIJLAGE),
        *(kolom(f"vorig_{soort}", SOORTEN[soort], groep=bron.vorig.jaar) for soort in toen),
    ]
    rijen = [
        rij(
            {"organisatie": werkgever.korte_naam}
            | {
                soort.value: bron.evenementen.deelnemers.get(soort, {}).get(werkgever.code, 0)
                for soort in BIJLAGE
            }
            | {f"vorig_{soort}": per.get(werkgever.code, 0) for soort, per in toen.items()},
            code=werkgever.code,
        )
        for werkgever in bron.werkgevers
    ] + _rij_van_toen(bron, toen)
    return tabel(
        "deelnemers",
        "Deelnemers per organisatie",
        kolommen,
        rijen,
        totaal=totaalrij(kolommen, rijen),
        definitie=(
            "Verschillende mensen die aanwezig waren bij minstens één onderdeel van een evenement dat in "
            f"{bron.jaar} begon. Wie naar twee workshops ging, telt één keer."
        ),
        noten=[f"{bron.vorig.jaar}: {bron.vorig.bron}."] if toen else [],
    )


def _toen(bron):
    """Per kind of event of the annex the year before by code: only a kind that somebody came to then."""
    per_soort = bron.vorig.deelnemers_per_organisatie or {}
    return {soort.value: per_soort[soort] for soort in BIJLAGE if any(per_soort.get(soort, {}).values())}


def _rij_van_toen(bron, toen):
    """Who came last year and is no partner this year: without this row last year's total is too low."""
    nu = {werkgever.code for werkgever in bron.werkgevers}
    weg = {
        f"vorig_{soort}": sum(aantal for code, aantal in per.items() if code not in nu)
        for soort, per in toen.items()
    }
    if not any(weg.values()):
        return []
    return [
        rij(dict.fromkeys(soort.value for soort in BIJLAGE) | {"organisatie": "Organisaties van toen"} | weg)
    ]
