"""Chapters Personele bezetting and Financiën: the platform office, its money, and two ways to settle a surplus."""

from decimal import Decimal

from rapportage.bouwstenen import begin, grafiek, kolom, rij, tabel, totaalrij
from rapportage.cijfers import Post
from rapportage.models import Begrotingspost
from rapportage.taal import deel, euro, met_hoofdletter, opsomming
from twentsekracht.verdeelsleutel import verdeel

Soort = Begrotingspost.Soort
ZONDER_REALISATIE = (
    "Van een post zonder realisatie is nog niet bekend wat er is uitgegeven; in het overschot telt hij als niet "
    "uitgegeven."
)


def maak_bezetting(bron):
    hoofdstuk = begin("bezetting", "Personele bezetting")
    if not bron.kantoor.bezetting:
        hoofdstuk.leeg = f"Over {bron.jaar} is geen bezetting van het platform vastgelegd."
        return hoofdstuk
    hoofdstuk.tabel(bezetting(bron))
    return hoofdstuk


def op_oudjaar(bron):
    return [f for f in bron.kantoor.bezetting if f.tot is None or f.tot >= bron.oudjaar]


def bezetting(bron):
    kolommen = [
        kolom("functie", "Functie", "tekst"),
        kolom("uren", "Uren per week", "uren"),
        kolom("van", "Van", "datum"),
        kolom("tot", "Tot en met", "datum"),
    ]
    rijen = [
        rij({"functie": met_hoofdletter(f.functie), "uren": f.uren_per_week, "van": f.van, "tot": f.tot})
        for f in bron.kantoor.bezetting
    ]
    uren = sum(f.uren_per_week for f in op_oudjaar(bron))
    return tabel(
        "bezetting",
        "Bezetting van het platform",
        kolommen,
        rijen,
        totaal={"functie": f"Op 31 december {bron.jaar}", "uren": uren},
        peildatum=bron.oudjaar,
        leeg_als={"tot": "doorlopend"},
        definitie=(
            f"Functies die in {bron.jaar} minstens één dag bezet waren. De onderste regel telt de uren van wie op "
            "31 december in functie was; die dag zelf telt mee."
        ),
    )


def maak_financien(bron):
    hoofdstuk = begin("financien", "Financiën")
    if not bron.kantoor.posten:
        hoofdstuk.leeg = f"Over {bron.jaar} is geen begroting vastgelegd."
        return hoofdstuk
    hoofdstuk.grafiek(_waterval(bron))
    hoofdstuk.tabel(begroting(bron))
    if bron.kantoor.overschot > 0:
        hoofdstuk.kop("Wat te doen met het overschot")
        hoofdstuk.tabel(verrekenen(bron))
        if terug_te_betalen(bron) > 0:
            hoofdstuk.tabel(terugbetalen(bron))
        else:
            hoofdstuk.zin("Op de eenmalige posten is niets over: er is niets terug te betalen.")
    return hoofdstuk


def begroting(bron):
    vorig = bron.vorig.begroot
    groep = bron.jaar if vorig is not None else ""
    kolommen = [
        kolom("post", "Post", "tekst"),
        kolom("soort", "Soort", "tekst"),
        kolom("begroot", "Begroot", "euro", groep=groep),
        kolom("gerealiseerd", "Gerealiseerd", "euro", groep=groep),
        kolom("saldo", "Saldo", "euro", groep=groep),
    ]
    if vorig is not None:
        kolommen.append(kolom("vorig_begroot", "Begroot", "euro", groep=bron.vorig.jaar))
    rijen = [_begrotingsrij(post, vorig or {}) for post in bron.kantoor.posten] + _posten_van_toen(bron)
    noten = [] if all(p.gerealiseerd is not None for p in bron.kantoor.posten) else [ZONDER_REALISATIE]
    return tabel(
        "begroting",
        f"Begroting en realisatie {bron.jaar}",
        kolommen,
        rijen,
        totaal=totaalrij(kolommen, rijen),
        leeg_als={"gerealiseerd": "nog niet bekend"},
        definitie=(
            f"De begroting van {bron.jaar}, met structurele posten (elk jaar) en eenmalige. Saldo: begroot min "
            "gerealiseerd; boven nul is geld over."
        ),
        noten=noten,
    )


def _begrotingsrij(post, vorig):
    return rij(
        {
            "post": met_hoofdletter(post.post),
            "soort": Soort(post.soort).label,
            "begroot": post.begroot,
            "gerealiseerd": post.gerealiseerd,
            "saldo": post.saldo,
            "vorig_begroot": vorig.get(post.sleutel),
        }
    )


def _posten_van_toen(bron):
    """Posts of last year's budget that this year's has no more: nothing was budgeted for them."""
    nu = {post.sleutel for post in bron.kantoor.posten}
    vorig = bron.vorig.begroot or {}
    weg = [sleutel.split("|", 1) for sleutel in sorted(vorig) if sleutel not in nu]
    return [_begrotingsrij(Post(post, soort, Decimal(0), Decimal(0)), vorig) for soort, post in weg]


def structureel_volgend_jaar(bron):
    """The next year's structural budget as far as it is known, else this year's; and whether it is known."""
    bekend = [post.begroot for post in bron.kantoor.volgend_jaar if post.soort == Soort.STRUCTUREEL]
    return (
        (sum(bekend), True)
        if bekend
        else (sum(p.begroot for p in bron.kantoor.van_soort(Soort.STRUCTUREEL)), False)
    )


def verrekenen(bron):
    """Scenario 1: settle over the two years together."""
    volgend = bron.jaar + 1
    structureel, bekend = structureel_volgend_jaar(bron)
    kolommen = [kolom("stap", "Stap", "tekst"), kolom("bedrag", "Bedrag", "euro")]
    overschot = bron.kantoor.overschot
    rijen = [
        rij({"stap": f"Structurele begroting {volgend}", "bedrag": structureel}),
        rij({"stap": f"Overschot uit {bron.jaar}", "bedrag": -overschot}),
    ]
    noten = []
    if not bekend:
        noten.append(
            f"De begroting van {volgend} is nog niet vastgelegd; gerekend is met de structurele begroting van "
            f"{bron.jaar}."
        )
    return tabel(
        "overschot-verrekenen",
        "Mogelijkheid 1: over twee jaar samen verrekenen",
        kolommen,
        rijen,
        totaal=totaalrij(kolommen, rijen, label=f"Nog bij te dragen voor {volgend}"),
        definitie=(
            f"Het hele overschot van {bron.jaar} gaat mee naar {volgend}. De organisaties dragen dan samen "
            "zoveel minder bij."
        ),
        noten=noten,
    )


def terug_te_betalen(bron):
    """What is left of the one-off budget."""
    return sum(post.saldo for post in bron.kantoor.van_soort(Soort.EENMALIG))


def terugbetalen(bron):
    """Scenario 2: pay the one-off part back to the organisations by the verdeelsleutel."""
    bedrag = terug_te_betalen(bron)
    fte = {w.code: bron.kantoor.fte[w.code] for w in bron.werkgevers if w.code in bron.kantoor.fte}
    delen = verdeel(bedrag, fte)
    kolommen = [
        kolom("organisatie", "Organisatie", "tekst"),
        kolom("fte", "Fte", "uren"),
        kolom("bedrag", "Terug", "euro"),
    ]
    rijen = [
        rij(
            {"organisatie": w.korte_naam, "fte": fte.get(w.code), "bedrag": delen.get(w.code)},
            code=w.code,
        )
        for w in bron.werkgevers
    ]
    return tabel(
        "overschot-terugbetalen",
        "Mogelijkheid 2: het eenmalige deel terugbetalen",
        kolommen,
        rijen,
        totaal=totaalrij(kolommen, rijen),
        leeg_als={"fte": "niet bekend"},
        definitie=(
            f"Van de eenmalige posten is {euro(bedrag)} over. De verdeelsleutel is het aantal fte in {bron.jaar}, "
            "afgerond op centen; de laatste centen gaan naar wie daar het dichtst bij zat."
        ),
        noten=_noten_bij_terugbetalen(bron, bedrag, fte),
    )


def _noten_bij_terugbetalen(bron, bedrag, fte):
    noten = []
    rest = bron.kantoor.overschot - bedrag
    if rest > 0:
        noten.append(
            f"De rest van het overschot, {euro(rest)}, is van structurele posten en blijft bij het platform."
        )
    elif rest < 0:
        noten.append(
            f"Op structurele posten is {euro(-rest)} te veel uitgegeven; dat gaat hier nog niet van af."
        )
    onbekend = [w.korte_naam for w in bron.werkgevers if w.code not in fte]
    if onbekend:
        krijgt = "krijgt deze organisatie" if len(onbekend) == 1 else "krijgen deze organisaties"
        wie_niet = f"Van {opsomming(onbekend)} is het aantal fte in {bron.jaar} niet bekend"
        noten.append(f"{wie_niet}; zolang dat zo is, {krijgt} niets.")
    if not any(fte.values()):
        noten.append("Zonder fte is het bedrag niet te verdelen.")
    return noten


def _waterval(bron):
    kantoor = bron.kantoor
    stappen, stand = [], 0
    for soort in (Soort.STRUCTUREEL, Soort.EENMALIG):
        bedrag = sum(post.begroot for post in kantoor.van_soort(soort))
        if bedrag:
            stappen.append({"label": soort.label, "van": stand, "tot": stand + bedrag, "soort": "plus"})
            stand += bedrag
    rest = kantoor.overschot
    stappen += [
        {"label": "Begroting", "van": 0, "tot": kantoor.begroot, "soort": "totaal"},
        {"label": "Gerealiseerd", "van": kantoor.begroot, "tot": rest, "soort": "min"},
        {"label": "Overschot" if rest >= 0 else "Tekort", "van": 0, "tot": rest, "soort": "over"},
    ]
    titel = bevinding(kantoor)
    return grafiek(
        "begroting",
        "waterval",
        titel,
        {"stappen": stappen},
        tabel="begroting",
        alt=(
            f"Watervaldiagram: van de begroting van {euro(kantoor.begroot)} is {euro(kantoor.gerealiseerd)} "
            f"gerealiseerd. {titel}."
        ),
        bijschrift="Van begroting naar saldo",
    )


def bevinding(kantoor):
    if kantoor.overschot == 0:
        return "De begroting is precies besteed"
    if kantoor.overschot < 0:
        return f"Er is {euro(-kantoor.overschot)} meer uitgegeven dan begroot"
    aandeel = deel(kantoor.overschot, kantoor.begroot)
    return f"Van de begroting blijft {aandeel}% over" if aandeel else "Van de begroting blijft iets over"
