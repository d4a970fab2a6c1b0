"""Live figures: every number and name a text may insert as {{ vacatures.aangeboden }}, with what it means."""

from django.utils.text import slugify

from evenementen.models import Evenement
from rapportage.hoofdstukken.kantoor import op_oudjaar, terug_te_betalen
from rapportage.hoofdstukken.trainees import totaal as trainees_totaal
from rapportage.taal import datum, deel, euro, getal, met_woord, opsomming, periode
from trainees.models import Trainee

VOLUIT = ".voluit"
# These name organisations, so an edition for one organisation does not have them.
NOEMT_ANDEREN = ("vacatures.koplopers",)
# Nouns, for one and for more.
BEZOEK = ("bezoek", "bezoeken")
BEZOEKER = ("unieke bezoeker", "unieke bezoekers")
DEELNEMER = ("deelnemer", "deelnemers")
EVENEMENT = ("evenement", "evenementen")
FUNCTIE = ("functie", "functies")
INSCHRIJVING = ("inschrijving", "inschrijvingen")
ONDERDEEL = ("onderdeel", "onderdelen")
OPLEIDING = ("opleiding", "opleidingen")
ORGANISATIE = ("organisatie", "organisaties")
REACTIE = ("reactie", "reacties")
RUIL = ("ruil", "ruilen")
TRAINEE = ("trainee", "trainees")
UITVOERING = ("uitvoering", "uitvoeringen")
UUR = ("uur", "uur")
VACATURE = ("vacature", "vacatures")
WERKPLEKRUIL = ("werkplekruil", "werkplekruilen")


class Waarden(dict):
    """Collects the figures; every number also gets a key that spells it out: 380 vacatures."""

    def getal(self, sleutel, n, woord, uitleg):
        if n is None:
            return
        self[sleutel] = {"waarde": n, "tekst": getal(n), "uitleg": uitleg}
        voluit = {"waarde": n, "tekst": met_woord(n, *woord), "uitleg": f"{uitleg}, met het woord erbij"}
        self[sleutel + VOLUIT] = voluit

    def procent(self, sleutel, n, uitleg):
        if n is not None:
            self[sleutel] = {"waarde": n, "tekst": f"{getal(n)}%", "uitleg": uitleg}

    def euro(self, sleutel, n, uitleg):
        self[sleutel] = {"waarde": n, "tekst": euro(n), "uitleg": uitleg}

    def jaartal(self, sleutel, jaar, uitleg):
        self[sleutel] = {"waarde": jaar, "tekst": str(jaar), "uitleg": uitleg}

    def tekst(self, sleutel, tekst, uitleg):
        if tekst:
            self[sleutel] = {"waarde": tekst, "tekst": tekst, "uitleg": uitleg}


def maak_waarden(bron):
    w = Waarden()
    w.jaartal("jaar", bron.jaar, "het jaar van de rapportage")
    w.jaartal("volgend_jaar", bron.jaar + 1, "het jaar erna")
    w.jaartal("vorig_jaar", bron.jaar - 1, "het jaar ervoor")
    w.tekst("peildatum", datum(bron.peildatum), "de peildatum van de Twentse School")
    w.getal("organisaties.aantal", len(bron.werkgevers), ORGANISATIE, "organisaties in de tabellen")
    for deel_ in (_vacatures, _reacties, _school, _evenementen, _jbmb, _trainees, _bezoeken, _kantoor):
        deel_(w, bron)
    if bron.organisatie:
        _eigen(w, bron)
    return dict(w)


def _vacatures(w, bron):
    jaar = bron.jaar
    tellingen = bron.vacatures.per_organisatie
    aangeboden = {code: t.aangeboden for code, t in tellingen.items() if t.aangeboden}
    ingevuld = sum(t.ingevuld for t in tellingen.values())
    w.getal("vacatures.aangeboden", sum(aangeboden.values()), VACATURE, f"aangeboden vacatures in {jaar}")
    w.getal("vacatures.ingevuld", ingevuld, VACATURE, f"ingevulde vacatures in {jaar}")
    herkomsten = {
        "intern": "de eigen organisatie",
        "regio": "een andere Twentse organisatie",
        "extern": "buiten",
        "onbekend": "een niet vastgelegde herkomst",
    }
    for herkomst, uitleg in herkomsten.items():
        n = sum(dict(t.ingevuld_door).get(herkomst, 0) for t in tellingen.values())
        w.getal(f"vacatures.ingevuld_{herkomst}", n, VACATURE, f"ingevuld vanuit {uitleg}")
    w.getal("vacatures.organisaties", len(aangeboden), ORGANISATIE, "organisaties die vacatures aanboden")
    if bron.vorig.aangeboden is not None:
        n = sum(bron.vorig.aangeboden.values())
        w.getal("vacatures.vorig_jaar", n, VACATURE, f"aangeboden vacatures in {bron.vorig.jaar}")
    _koplopers(w, bron, aangeboden)


def _koplopers(w, bron, aangeboden):
    codes = sorted(aangeboden, key=lambda code: (-aangeboden[code], bron.naam(code)))[:3]
    namen = opsomming(bron.naam(code) for code in codes)
    w.tekst("vacatures.koplopers", namen, "de drie organisaties met de meeste vacatures")
    aandeel = deel(sum(aangeboden[code] for code in codes), sum(aangeboden.values()))
    w.procent("vacatures.koplopers_deel", aandeel, "hun deel van alle vacatures")


def _reacties(w, bron):
    totaal = bron.vacatures.reacties_totaal
    uitleg = f"reacties in {bron.jaar} op vacatures van {bron.jaar}"
    w.getal("reacties.totaal", totaal, REACTIE, uitleg)
    herkomsten = {
        "intern": "de eigen organisatie",
        "regio": "andere Twentse organisaties",
        "extern": "buiten",
    }
    for herkomst, waar in herkomsten.items():
        n = sum(telling.get(herkomst, 0) for telling in bron.vacatures.reacties.values())
        w.procent(f"reacties.{herkomst}", deel(n, totaal), f"deel van de reacties uit {waar}")
    top = bron.vacatures.top_reacties
    if top:
        w.getal(
            "reacties.in_top", sum(v.reacties for v in top), REACTIE, "reacties op de vacatures in de top"
        )
        w.tekst("reacties.top_titel", top[0].titel, "de vacature met de meeste reacties")
        w.tekst("reacties.top_organisatie", bron.naam(top[0].organisatie), "de organisatie van die vacature")
        w.getal("reacties.top_aantal", top[0].reacties, REACTIE, "reacties op die vacature")


def _school(w, bron):
    school = bron.school
    totaal = sum(school.inschrijvingen.values())
    doelen = {code: doel for code, doel in school.te_behalen.items() if doel is not None}
    w.getal("school.inschrijvingen", totaal, INSCHRIJVING, "inschrijvingen op de peildatum")
    if doelen:
        doel = sum(doelen.values())
        w.getal("school.te_behalen", doel, INSCHRIJVING, "afgesproken inschrijvingen")
        w.procent("school.procent", deel(totaal, doel), "inschrijvingen tegenover de afspraak")
        halen = sum(school.inschrijvingen.get(code, 0) >= aantal for code, aantal in doelen.items())
        w.getal("school.gehaald", halen, ORGANISATIE, "organisaties die hun aantal halen")
    w.getal("school.met_afspraak", len(doelen), ORGANISATIE, "organisaties met een afspraak")
    w.getal("school.opleidingen", school.opleidingen, OPLEIDING, "opleidingen met inschrijvingen")
    w.getal(
        "school.uitvoeringen", school.uitvoeringen, UITVOERING, f"uitvoeringen die in {bron.jaar} beginnen"
    )
    straks, uitleg = school.uitvoeringen_volgend_jaar, f"uitvoeringen die in {bron.jaar + 1} beginnen"
    w.getal("school.uitvoeringen_volgend_jaar", straks, UITVOERING, uitleg)
    if school.top_opleidingen:
        eerste = school.top_opleidingen[0]
        w.tekst("school.top_titel", eerste.titel, "de opleiding met de meeste inschrijvingen")
        w.getal("school.top_aantal", eerste.inschrijvingen, INSCHRIJVING, "inschrijvingen voor die opleiding")


def _evenementen(w, bron):
    cijfers = bron.evenementen
    w.getal("evenementen.aantal", len(cijfers.evenementen), EVENEMENT, f"evenementen in {bron.jaar}")
    for soort in Evenement.Soort:
        van_soort = [e for e in cijfers.evenementen if e.soort == soort]
        if not van_soort:
            continue
        naam = soort.label
        w.getal(f"{soort}.deelnemers", cijfers.deelnemers_totaal(soort), DEELNEMER, f"deelnemers {naam}")
        w.getal(f"{soort}.onderdelen", cijfers.onderdelen(soort), ONDERDEEL, f"onderdelen {naam}")
        dagen = periode(min(e.start for e in van_soort), max(e.einde for e in van_soort))
        w.tekst(f"{soort}.periode", dagen, f"de dagen van: {naam}")
    standen = {"uitgevoerd": "uitgevoerde", "niet_doorgegaan": "niet doorgegane", "gepland": "nog geplande"}
    for stand, woord in standen.items():
        n = sum(getattr(ruil, stand) for ruil in cijfers.werkplekruilen)
        w.getal(f"werkplekruil.{stand}", n, WERKPLEKRUIL, f"{woord} werkplekruilen")


def _jbmb(w, bron):
    op_oud = f"op 31 december {bron.jaar}"
    w.getal("jbmb.aangeboden", bron.jbmb.aangeboden, FUNCTIE, f"functies aangeboden {op_oud}")
    for stand, woord in (("lopend", "lopende"), ("afgerond", "afgeronde")):
        n = sum(getattr(t, stand) for t in bron.jbmb.per_organisatie.values())
        w.getal(f"jbmb.{stand}", n, RUIL, f"{woord} ruilen {op_oud}")


def _trainees(w, bron):
    S = Trainee.Status
    uitleg = f"trainees die op 31 december {bron.jaar} bezig waren"
    w.getal("trainees.lopend", trainees_totaal(bron, S.LOPEND), TRAINEE, uitleg)
    for lichting in bron.trainees.lichtingen:
        begin, van = f"trainees.{slugify(lichting.code)}", f"lichting {lichting.code}"
        w.tekst(f"{begin}.naam", lichting.code, f"de naam van {van}")
        w.getal(f"{begin}.gestart", lichting.gestart, TRAINEE, f"gestart, {van}")
        for status in S:
            w.getal(f"{begin}.{status}", lichting.aantal(status), TRAINEE, f"{status.label.lower()}, {van}")


def _bezoeken(w, bron):
    bezoek = bron.bezoek
    if not bezoek.per_soort:
        return
    w.getal("bezoeken.totaal", bezoek.bezoeken, BEZOEK, "bezoeken aan de website")
    w.getal("bezoeken.uniek", bezoek.unieke_bezoekers, BEZOEKER, "unieke bezoekers")
    totaal = bezoek.meting("totaal", "bezoeken")
    if totaal:
        w.getal("bezoeken.uit_overijssel", totaal.uit_overijssel, BEZOEK, "bezoeken uit Overijssel")
    w.tekst("bezoeken.periode", periode(bezoek.van, bezoek.tot), "de dagen waarop de bezoeken zijn gemeten")
    for meting in bezoek.metingen("kanaal"):
        uitleg = f"bezoeken via kanaal {meting.sleutel}"
        w.getal(f"bezoeken.{slugify(meting.sleutel)}", meting.aantal, BEZOEK, uitleg)
    plaatsen = bezoek.metingen("plaats")
    if plaatsen:
        som = sum(m.aantal for m in plaatsen)
        w.tekst("bezoeken.top_plaats", plaatsen[0].sleutel, "de plaats met de meeste bezoeken")
        w.getal("bezoeken.plaatsen", som, BEZOEK, "bezoeken waarvan de plaats in de lijst staat")


def _kantoor(w, bron):
    kantoor, op_oud = bron.kantoor, f"op 31 december {bron.jaar}"
    if kantoor.bezetting:
        bezet = op_oudjaar(bron)
        w.getal("bezetting.uren", sum(f.uren_per_week for f in bezet), UUR, f"uren per week {op_oud}")
        w.getal("bezetting.functies", len(bezet), FUNCTIE, f"bezette functies {op_oud}")
    if kantoor.posten:
        w.euro("financien.begroot", kantoor.begroot, "de begroting")
        for soort in ("structureel", "eenmalig"):
            begroot = sum(post.begroot for post in kantoor.van_soort(soort))
            w.euro(f"financien.{soort}", begroot, f"begroot op posten die {soort} zijn")
        w.euro("financien.gerealiseerd", kantoor.gerealiseerd, "wat er is uitgegeven")
        w.euro("financien.overschot", kantoor.overschot, "begroot min gerealiseerd")
        w.euro("financien.terug", max(terug_te_betalen(bron), 0), "wat van de eenmalige posten over is")


def _eigen(w, bron):
    """The figures of the organisation the edition is for."""
    code, naam = bron.organisatie, bron.naam(bron.organisatie)
    w.tekst("eigen.naam", naam, "de organisatie van deze editie")
    telling = bron.vacatures.per_organisatie.get(code)
    reacties = sum(bron.vacatures.reacties.get(code, {}).values())
    deelnemers = sum(per.get(code, 0) for per in bron.evenementen.deelnemers.values())
    w.getal("eigen.vacatures", telling.aangeboden if telling else 0, VACATURE, f"vacatures van {naam}")
    w.getal("eigen.ingevuld", telling.ingevuld if telling else 0, VACATURE, f"ingevulde vacatures van {naam}")
    w.getal("eigen.reacties", reacties, REACTIE, f"reacties op vacatures van {naam}")
    ingeschreven, doel = bron.school.inschrijvingen.get(code, 0), bron.school.te_behalen.get(code)
    w.getal("eigen.inschrijvingen", ingeschreven, INSCHRIJVING, f"inschrijvingen van {naam}")
    w.getal("eigen.te_behalen", doel, INSCHRIJVING, f"afgesproken inschrijvingen van {naam}")
    w.getal("eigen.deelnemers", deelnemers, DEELNEMER, f"deelnemers van {naam} aan evenementen")
