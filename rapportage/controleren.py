"""The controleblad: every cross-check of the report, each with a verdict and the numbers behind it.

A code names the check and, where it is about one thing, that thing: an explanation written today still finds its
check when the figures are made again.
"""

from django.utils.text import slugify

from rapportage.bouwstenen import kolom, rij, tabel
from rapportage.hoofdstukken.kantoor import terug_te_betalen
from rapportage.taal import euro, getal, leesbaar, met_hoofdletter
from trainees.models import Trainee

KLOPT, AFWIJKING, NIET_TE_TOETSEN = "klopt", "afwijking", "niet_te_toetsen"
OORDELEN = {KLOPT: "Klopt", AFWIJKING: "Wijkt af", NIET_TE_TOETSEN: "Niet te toetsen"}
LANGSTE_CODE = 100  # as much as an explanation keeps of it
# The bottom row of these is no sum of the rows above it.
GEEN_SOM = ("bezetting",)


def controleer(bron, m) -> list[dict]:
    delen = (_register, _vacatures, _reacties, _school, _evenementen, _jbmb, _trainees, _bezoeken, _kantoor)
    controles = [controle for deel in delen for controle in deel(bron)]
    return _eigen_codes(controles + list(_tabellen(m)) + list(_gedrukt(bron, m)))


def _eigen_codes(controles) -> list[dict]:
    """Names that differ in a sign only (O1.1 and O11) would share a code, and then only one could be explained."""
    gezien = set()
    for controle_ in controles:
        code, nummer = controle_["code"][:LANGSTE_CODE], 2
        while code in gezien:
            code, nummer = f"{controle_['code'][: LANGSTE_CODE - 5]}-{nummer}", nummer + 1
        gezien.add(code)
        controle_["code"] = code
    return controles


def controle(code, onderwerp, titel, oordeel, verwacht="", gevonden="", toelichting="", organisatie=None):
    """`organisatie`: whom it is about; another organisation's edition leaves it out."""
    return {
        "code": code,
        "onderwerp": onderwerp,
        "titel": titel,
        "oordeel": oordeel,
        "verwacht": str(verwacht),
        "gevonden": str(gevonden),
        "toelichting": toelichting,
        "verklaring": "",
        "_code": organisatie,
    }


def gelijk(code, onderwerp, titel, verwacht, gevonden, toelichting="", toon=getal):
    """`toelichting`: why it may differ, said only when it does."""
    oordeel, uitleg = KLOPT, ""
    if verwacht != gevonden:
        oordeel, uitleg = AFWIJKING, toelichting or f"Verschil: {toon(gevonden - verwacht)}."
    return controle(code, onderwerp, titel, oordeel, toon(verwacht), toon(gevonden), uitleg)


def tel(enkel, meer):
    """Shows a number with its noun: 1 periode, 2 perioden."""
    return lambda n: f"{getal(n)} {enkel if n == 1 else meer}"


def hoogstens(code, onderwerp, titel, grens, gevonden, toelichting="", organisatie=None):
    oordeel, uitleg = (KLOPT, "") if gevonden <= grens else (AFWIJKING, toelichting)
    grens_ = f"hoogstens {getal(grens)}"
    return controle(code, onderwerp, titel, oordeel, grens_, getal(gevonden), uitleg, organisatie)


def _register(bron):
    titel = "Elke organisatie met cijfers is dat jaar werkgever in het register"
    if not bron.buiten_register:
        yield controle("register", "Organisaties", titel, KLOPT, "0 erbuiten", "0 erbuiten")
    for code in bron.buiten_register:
        yield controle(
            f"register-{code}",
            "Organisaties",
            titel,
            AFWIJKING,
            f"werkgever in {bron.jaar}",
            "niet in het register",
            f"{bron.naam(code)} staat toch in de tabellen, anders klopt het totaal niet.",
            code,
        )


def _vacatures(bron):
    onderwerp, titel = "Vacatures", "Niet meer ingevuld dan aangeboden"
    tellingen = bron.vacatures.per_organisatie
    if not tellingen:
        return
    meer = {code: t for code, t in sorted(tellingen.items()) if t.ingevuld > t.aangeboden}
    if not meer:
        yield controle("vacatures-meer-ingevuld", onderwerp, titel, KLOPT, "0 organisaties", "0 organisaties")
    for code, telling in meer.items():
        yield hoogstens(
            f"vacatures-meer-ingevuld-{code}",
            onderwerp,
            titel,
            telling.aangeboden,
            telling.ingevuld,
            f"{bron.naam(code)} vulde meer vacatures in dan het aanbood. Dat kan: een vacature van vorig jaar telt "
            "mee als die dit jaar is ingevuld.",
            code,
        )
    yield gelijk(
        "vacatures-ingevuld-door",
        onderwerp,
        "Ingevuld per herkomst telt op tot ingevuld",
        sum(t.ingevuld for t in tellingen.values()),
        sum(aantal for t in tellingen.values() for _, aantal in t.ingevuld_door),
    )


def _reacties(bron):
    totaal = bron.vacatures.reacties_totaal
    if totaal:
        in_top = sum(v.reacties for v in bron.vacatures.top_reacties)
        yield hoogstens("reacties-top", "Reacties", "De top is een deel van alle reacties", totaal, in_top)


def _school(bron):
    school, onderwerp = bron.school, "Twentse School"
    totaal = sum(school.inschrijvingen.values())
    if not totaal:
        return
    yield gelijk(
        "school-per-opleiding",
        onderwerp,
        "Inschrijvingen per opleiding en per organisatie zijn samen gelijk",
        totaal,
        school.opleidingen_totaal,
    )
    in_top = sum(opleiding.inschrijvingen for opleiding in school.top_opleidingen)
    yield hoogstens(
        "opleidingen-top", onderwerp, "De top is een deel van alle inschrijvingen", totaal, in_top
    )
    titel = "Niet meer inschrijvingen dan plaatsen"
    if not school.te_vol:
        yield controle("school-te-vol", onderwerp, titel, KLOPT, "0 uitvoeringen", "0 uitvoeringen")
    for vol in school.te_vol:
        code = f"school-te-vol-{slugify(vol.code)}"
        yield hoogstens(code, onderwerp, titel, vol.plaatsen, vol.inschrijvingen, f"Uitvoering {vol.code}.")


def _evenementen(bron):
    onderwerp, cijfers = "Evenementen", bron.evenementen
    for soort in sorted(cijfers.deelnemers):
        yield hoogstens(
            f"evenementen-deelnemers-{slugify(soort)}",
            onderwerp,
            f"{leesbaar(soort)}: niet meer deelnemers dan deelnames",
            sum(cijfers.deelnames[soort].values()),
            cijfers.deelnemers_totaal(soort),
        )
        van_soort = [e for e in cijfers.evenementen if e.soort == soort]
        if len(van_soort) == 1:
            yield gelijk(
                f"evenementen-bijlage-{slugify(soort)}",
                onderwerp,
                f"{leesbaar(soort)}: deelnemers per organisatie tellen op tot alle deelnemers",
                van_soort[0].deelnemers,
                cijfers.deelnemers_totaal(soort),
                "Iemand die bij twee organisaties staat, telt bij allebei.",
            )
    for evenement in cijfers.evenementen:
        if evenement.onderdelen:
            yield gelijk(
                f"evenementen-periode-{slugify(evenement.code)}",
                onderwerp,
                f"{evenement.titel}: geen onderdeel buiten de periode",
                0,
                evenement.buiten_periode,
                toon=tel("onderdeel", "onderdelen"),
            )


def _jbmb(bron):
    if bron.jbmb.aangeboden:
        per_organisatie = sum(t.aangeboden for t in bron.jbmb.per_organisatie.values())
        titel = "Functies per organisatie en per functie zijn samen gelijk"
        yield gelijk("jbmb-aangeboden", "Jouw Baan Mijn Baan", titel, bron.jbmb.aangeboden, per_organisatie)


def _trainees(bron):
    S = Trainee.Status
    for lichting in bron.trainees.lichtingen:
        code = slugify(lichting.code)
        yield gelijk(
            f"trainees-{code}",
            "Trainees",
            f"Lichting {lichting.code}: gestopt, in dienst, vertrokken en bezig zijn samen gestart",
            lichting.gestart,
            sum(lichting.aantal(status) for status in S),
        )
        if not lichting.loopt_nog:
            yield gelijk(
                f"trainees-einde-{code}",
                "Trainees",
                f"Lichting {lichting.code} is voorbij: niemand is nog bezig",
                0,
                lichting.aantal(S.LOPEND),
                toon=tel("trainee", "trainees"),
            )


def _bezoeken(bron):
    onderwerp, bezoek = "Bezoeken", bron.bezoek
    kanalen = {m.sleutel: m for m in bezoek.metingen("kanaal")}
    totaal = bezoek.meting("totaal", "bezoeken")
    if "link" in kanalen and "intranet" in kanalen:
        yield hoogstens(
            "bezoeken-intranet",
            onderwerp,
            "Bezoeken via een intranet zijn een deel van die via een link",
            kanalen["link"].aantal,
            kanalen["intranet"].aantal,
        )
    yield from _overijssel(bezoek)
    if not totaal or not kanalen:
        if bezoek.per_soort:
            yield controle(
                "bezoeken-kanalen",
                onderwerp,
                "Kanalen tellen op tot alle bezoeken",
                NIET_TE_TOETSEN,
                toelichting="Het totaal of de kanalen zijn niet gemeten.",
            )
    else:
        yield from _kanalen(
            totaal, [m for sleutel, m in kanalen.items() if sleutel != "intranet" or "link" not in kanalen]
        )
    yield from _binnen_totaal(bezoek, totaal)


def _overijssel(bezoek):
    for soort, metingen in sorted(bezoek.per_soort.items()):
        for meting in metingen:
            if meting.uit_overijssel is not None:
                yield hoogstens(
                    f"bezoeken-overijssel-{soort}-{slugify(meting.sleutel)}",
                    "Bezoeken",
                    f"{leesbaar(meting.sleutel)}: uit Overijssel is een deel van het aantal",
                    meting.aantal,
                    meting.uit_overijssel,
                )


def _kanalen(totaal, kanalen):
    yield gelijk(
        "bezoeken-kanalen",
        "Bezoeken",
        "Kanalen tellen op tot alle bezoeken",
        totaal.aantal,
        sum(m.aantal for m in kanalen),
    )
    uit_overijssel = [m.uit_overijssel for m in kanalen]
    if totaal.uit_overijssel is not None and None not in uit_overijssel:
        yield gelijk(
            "bezoeken-kanalen-overijssel",
            "Bezoeken",
            "Kanalen uit Overijssel tellen op tot alle bezoeken uit Overijssel",
            totaal.uit_overijssel,
            sum(uit_overijssel),
        )


def _binnen_totaal(bezoek, totaal):
    if not totaal:
        return
    plaatsen = bezoek.metingen("plaats")
    if plaatsen:
        som = sum(m.aantal for m in plaatsen)
        yield hoogstens(
            "bezoeken-plaatsen", "Bezoeken", "Plaatsen zijn een deel van alle bezoeken", totaal.aantal, som
        )
    uniek = bezoek.meting("totaal", "unieke_bezoekers")
    if uniek:
        titel = "Niet meer unieke bezoekers dan bezoeken"
        yield hoogstens("bezoeken-uniek", "Bezoeken", titel, totaal.aantal, uniek.aantal)
    perioden = {(m.van, m.tot) for metingen in bezoek.per_soort.values() for m in metingen}
    titel, toon = "Alles is over dezelfde periode gemeten", tel("periode", "perioden")
    yield gelijk("bezoeken-periode", "Bezoeken", titel, 1, len(perioden), toon=toon)


def _kantoor(bron):
    kantoor, onderwerp = bron.kantoor, "Financiën"
    if not kantoor.posten:
        return
    zonder = sum(post.gerealiseerd is None for post in kantoor.posten)
    titel, toon = "Van elke post is de realisatie bekend", tel("post zonder", "posten zonder")
    yield gelijk("begroting-realisatie", onderwerp, titel, 0, zonder, toon=toon)
    if terug_te_betalen(bron) > 0:
        onbekend = sum(w.code not in kantoor.fte for w in bron.werkgevers)
        titel, toon = "Van elke organisatie is het aantal fte bekend", tel("zonder fte", "zonder fte")
        yield gelijk("verdeelsleutel-fte", onderwerp, titel, 0, onbekend, toon=toon)


def _tabellen(m):
    """Rows against the bottom row, for every column that can be added up."""
    for code, t in sorted(m["tabellen"].items()):
        if not t["totaal"] or code in GEEN_SOM:
            continue
        kolommen = [
            k
            for k in t["kolommen"]
            if k["soort"] in ("aantal", "euro", "uren") and t["totaal"].get(k["code"]) is not None
        ]
        if not kolommen:
            continue
        rijen = [r for r in t["rijen"] if not r["_sub"]]
        sommen = [round(sum(r.get(k["code"]) or 0 for r in rijen), 2) for k in kolommen]
        totalen = [t["totaal"][k["code"]] for k in kolommen]
        yield controle(
            f"tabel-{code}",
            "Tabellen",
            f"{t['titel']}: rijen tellen op tot het totaal",
            KLOPT if sommen == totalen else AFWIJKING,
            " · ".join(map(getal, totalen)),
            " · ".join(map(getal, sommen)),
        )


def _gedrukt(bron, m):
    """Figures printed elsewhere against what the records add up to."""
    for sleutel, gedrukt, bron_ in bron.kantoor.gedrukt:
        code = f"gedrukt-{slugify(sleutel.replace('.', '-'))}-{slugify(bron_)}"
        titel = f"{met_uitleg(m, sleutel)}: gelijk aan {bron_}"
        waarde = m["waarden"].get(sleutel, {}).get("waarde")
        if not isinstance(waarde, int | float):
            yield controle(
                code,
                "Elders gedrukt",
                titel,
                NIET_TE_TOETSEN,
                getal(gedrukt),
                "",
                "Dit cijfer staat niet in het rapport.",
            )
            continue
        toon = euro if sleutel.startswith("financien.") else getal
        yield gelijk(code, "Elders gedrukt", titel, float(gedrukt), float(waarde), toon=toon)


def met_uitleg(m, sleutel):
    return met_hoofdletter(m["waarden"].get(sleutel, {}).get("uitleg", sleutel))


def controleblad(controles, jaar):
    """The checks as a table like any other, for the spreadsheets."""
    kolommen = [
        kolom("onderwerp", "Onderwerp", "tekst"),
        kolom("titel", "Controle", "tekst"),
        kolom("verwacht", "Verwacht", "tekst"),
        kolom("gevonden", "Gevonden", "tekst"),
        kolom("oordeel", "Oordeel", "tekst"),
        kolom("toelichting", "Toelichting", "tekst"),
        kolom("verklaring", "Verklaring", "tekst"),
    ]
    rijen = [
        rij({k["code"]: c[k["code"]] for k in kolommen} | {"oordeel": OORDELEN[c["oordeel"]]})
        for c in controles
    ]
    return tabel(
        "controleblad",
        "Controleblad",
        kolommen,
        rijen,
        rijkop="titel",
        definitie=(
            f"Alle controles op de cijfers van {jaar}. Een afwijking krijgt een verklaring voordat het rapport "
            "definitief wordt."
        ),
    )
