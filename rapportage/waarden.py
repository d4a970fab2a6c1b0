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


class Waarden(dict):
    """Collects the figures; with a noun every number also gets a key that spells it out: 380 vacatures."""

    def getal(self, sleutel, n, uitleg, enkel="", meer=""):
        if n is None:
            return
        self[sleutel] = {"waarde": n, "tekst": getal(n), "uitleg": uitleg}
        if enkel:
            self[sleutel + VOLUIT] = {
                "waarde": n,
                "tekst": met_woord(n, enkel, meer),
                "uitleg": f"{uitleg}, met het woord erbij",
            }

    def procent(self, sleutel, n, uitleg):
        if n is not None:
            self[sleutel] = {"waarde": n, "tekst": f"{getal(n)}%", "uitleg": uitleg}

    def euro(self, sleutel, n, uitleg):
        self[sleutel] = {"waarde": n, "tekst": euro(n), "uitleg": uitleg}

    def tekst(self, sleutel, tekst, uitleg):
        if tekst:
            self[sleutel] = {"waarde": tekst, "tekst": tekst, "uitleg": uitleg}


def maak_waarden(bron):
    w = Waarden()
    w["jaar"] = {"waarde": bron.jaar, "tekst": str(bron.jaar), "uitleg": "het jaar van de rapportage"}
    w["volgend_jaar"] = {"waarde": bron.jaar + 1, "tekst": str(bron.jaar + 1), "uitleg": "het jaar erna"}
    w["vorig_jaar"] = {"waarde": bron.jaar - 1, "tekst": str(bron.jaar - 1), "uitleg": "het jaar ervoor"}
    w.tekst("peildatum", datum(bron.peildatum), "de peildatum van de Twentse School")
    w.getal(
        "organisaties.aantal",
        len(bron.werkgevers),
        "organisaties in de tabellen",
        "organisatie",
        "organisaties",
    )
    for deel_ in (_vacatures, _reacties, _school, _evenementen, _jbmb, _trainees, _bezoeken, _kantoor):
        deel_(w, bron)
    if bron.organisatie:
        _eigen(w, bron)
    return dict(w)


def _vacatures(w, bron):
    jaar = bron.jaar
    tellingen = bron.vacatures.per_organisatie
    aangeboden = {code: t.aangeboden for code, t in tellingen.items() if t.aangeboden}
    totaal = sum(aangeboden.values())
    w.getal("vacatures.aangeboden", totaal, f"aangeboden vacatures in {jaar}", "vacature", "vacatures")
    w.getal("vacatures.ingevuld", sum(t.ingevuld for t in tellingen.values()), f"ingevulde vacatures in {jaar}", "vacature", "vacatures")  # fmt: skip
    for herkomst, uitleg in (("intern", "de eigen organisatie"), ("regio", "een andere Twentse organisatie"),
                             ("extern", "buiten"), ("onbekend", "een niet vastgelegde herkomst")):  # fmt: skip
        n = sum(dict(t.ingevuld_door).get(herkomst, 0) for t in tellingen.values())
        w.getal(f"vacatures.ingevuld_{herkomst}", n, f"ingevuld vanuit {uitleg}", "vacature", "vacatures")
    w.getal("vacatures.organisaties", len(aangeboden), "organisaties die vacatures aanboden", "organisatie", "organisaties")  # fmt: skip
    if bron.vorig.aangeboden is not None:
        w.getal("vacatures.vorig_jaar", sum(bron.vorig.aangeboden.values()), f"aangeboden vacatures in {bron.vorig.jaar}", "vacature", "vacatures")  # fmt: skip
    namen = sorted(aangeboden, key=lambda code: (-aangeboden[code], bron.naam(code)))[:3]
    w.tekst("vacatures.koplopers", opsomming(bron.naam(code) for code in namen), "de drie organisaties met de meeste vacatures")  # fmt: skip
    w.procent("vacatures.koplopers_deel", deel(sum(aangeboden[code] for code in namen), totaal), "hun deel van alle vacatures")  # fmt: skip


def _reacties(w, bron):
    totaal = bron.vacatures.reacties_totaal
    w.getal(
        "reacties.totaal",
        totaal,
        f"reacties in {bron.jaar} op vacatures van {bron.jaar}",
        "reactie",
        "reacties",
    )
    per_herkomst = {}
    for telling in bron.vacatures.reacties.values():
        for herkomst, aantal in telling.items():
            per_herkomst[herkomst] = per_herkomst.get(herkomst, 0) + aantal
    for herkomst, uitleg in (
        ("intern", "de eigen organisatie"),
        ("regio", "andere Twentse organisaties"),
        ("extern", "buiten"),
    ):
        w.procent(
            f"reacties.{herkomst}",
            deel(per_herkomst.get(herkomst, 0), totaal),
            f"deel van de reacties uit {uitleg}",
        )
    top = bron.vacatures.top_reacties
    if top:
        w.getal("reacties.in_top", sum(v.reacties for v in top), f"reacties op de {len(top)} vacatures in de top", "reactie", "reacties")  # fmt: skip
        w.tekst("reacties.top_titel", top[0].titel, "de vacature met de meeste reacties")
        w.tekst("reacties.top_organisatie", bron.naam(top[0].organisatie), "de organisatie van die vacature")
        w.getal("reacties.top_aantal", top[0].reacties, "reacties op die vacature", "reactie", "reacties")


def _school(w, bron):
    school = bron.school
    totaal = sum(school.inschrijvingen.values())
    doelen = {code: doel for code, doel in school.te_behalen.items() if doel is not None}
    w.getal(
        "school.inschrijvingen", totaal, "inschrijvingen op de peildatum", "inschrijving", "inschrijvingen"
    )
    if doelen:
        doel = sum(doelen.values())
        w.getal("school.te_behalen", doel, "afgesproken inschrijvingen", "inschrijving", "inschrijvingen")
        w.procent("school.procent", deel(totaal, doel), "inschrijvingen tegenover de afspraak")
        halen = sum(school.inschrijvingen.get(code, 0) >= aantal for code, aantal in doelen.items())
        w.getal("school.gehaald", halen, "organisaties die hun aantal halen", "organisatie", "organisaties")
    w.getal(
        "school.met_afspraak", len(doelen), "organisaties met een afspraak", "organisatie", "organisaties"
    )
    w.getal(
        "school.opleidingen", school.opleidingen, "opleidingen met inschrijvingen", "opleiding", "opleidingen"
    )
    w.getal("school.uitvoeringen", school.uitvoeringen, f"uitvoeringen die in {bron.jaar} beginnen", "uitvoering", "uitvoeringen")  # fmt: skip
    w.getal("school.uitvoeringen_volgend_jaar", school.uitvoeringen_volgend_jaar, f"uitvoeringen die in {bron.jaar + 1} beginnen", "uitvoering", "uitvoeringen")  # fmt: skip
    if school.top_opleidingen:
        w.tekst(
            "school.top_titel", school.top_opleidingen[0].titel, "de opleiding met de meeste inschrijvingen"
        )
        w.getal("school.top_aantal", school.top_opleidingen[0].inschrijvingen, "inschrijvingen voor die opleiding", "inschrijving", "inschrijvingen")  # fmt: skip


def _evenementen(w, bron):
    cijfers = bron.evenementen
    w.getal(
        "evenementen.aantal",
        len(cijfers.evenementen),
        f"evenementen in {bron.jaar}",
        "evenement",
        "evenementen",
    )
    for soort in Evenement.Soort:
        van_soort = [e for e in cijfers.evenementen if e.soort == soort]
        if not van_soort:
            continue
        naam = soort.label
        w.getal(
            f"{soort}.deelnemers",
            cijfers.deelnemers_totaal(soort),
            f"deelnemers {naam}",
            "deelnemer",
            "deelnemers",
        )
        w.getal(
            f"{soort}.onderdelen", cijfers.onderdelen(soort), f"onderdelen {naam}", "onderdeel", "onderdelen"
        )
        dagen = periode(min(e.start for e in van_soort), max(e.einde for e in van_soort))
        w.tekst(f"{soort}.periode", dagen, f"wanneer de {naam} was")
    ruilen = cijfers.werkplekruilen
    for code, uitleg in (
        ("uitgevoerd", "uitgevoerde"),
        ("niet_doorgegaan", "niet doorgegane"),
        ("gepland", "nog geplande"),
    ):
        w.getal(f"werkplekruil.{code}", sum(getattr(r, code) for r in ruilen), f"{uitleg} werkplekruilen", "werkplekruil", "werkplekruilen")  # fmt: skip


def _jbmb(w, bron):
    w.getal("jbmb.aangeboden", bron.jbmb.aangeboden, f"functies aangeboden op 31 december {bron.jaar}", "functie", "functies")  # fmt: skip
    for code, uitleg in (("lopend", "lopende"), ("afgerond", "afgeronde")):
        n = sum(getattr(t, code) for t in bron.jbmb.per_organisatie.values())
        w.getal(f"jbmb.{code}", n, f"{uitleg} ruilen op 31 december {bron.jaar}", "ruil", "ruilen")


def _trainees(w, bron):
    w.getal("trainees.lopend", trainees_totaal(bron, Trainee.Status.LOPEND), f"trainees die op 31 december {bron.jaar} bezig waren", "trainee", "trainees")  # fmt: skip
    for lichting in bron.trainees.lichtingen:
        begin = f"trainees.{slugify(lichting.code)}"
        w.getal(
            f"{begin}.gestart",
            lichting.gestart,
            f"gestart in lichting {lichting.code}",
            "trainee",
            "trainees",
        )
        for status in Trainee.Status:
            w.getal(f"{begin}.{status}", lichting.aantal(status), f"{status.label.lower()}, lichting {lichting.code}", "trainee", "trainees")  # fmt: skip


def _bezoeken(w, bron):
    bezoek = bron.bezoek
    if not bezoek.per_soort:
        return
    w.getal("bezoeken.totaal", bezoek.bezoeken, "bezoeken aan de website", "bezoek", "bezoeken")
    w.getal(
        "bezoeken.uniek", bezoek.unieke_bezoekers, "unieke bezoekers", "unieke bezoeker", "unieke bezoekers"
    )
    totaal = bezoek.meting("totaal", "bezoeken")
    if totaal:
        w.getal(
            "bezoeken.uit_overijssel", totaal.uit_overijssel, "bezoeken uit Overijssel", "bezoek", "bezoeken"
        )
    w.tekst("bezoeken.periode", periode(bezoek.van, bezoek.tot), "wanneer de bezoeken zijn gemeten")
    for meting in bezoek.metingen("kanaal"):
        w.getal(f"bezoeken.{slugify(meting.sleutel)}", meting.aantal, f"bezoeken via kanaal {meting.sleutel}", "bezoek", "bezoeken")  # fmt: skip
    if bezoek.metingen("plaats"):
        w.tekst(
            "bezoeken.top_plaats", bezoek.metingen("plaats")[0].sleutel, "de plaats met de meeste bezoeken"
        )
        w.getal("bezoeken.plaatsen", sum(m.aantal for m in bezoek.metingen("plaats")), "bezoeken waarvan de plaats in de lijst staat", "bezoek", "bezoeken")  # fmt: skip


def _kantoor(w, bron):
    kantoor = bron.kantoor
    if kantoor.bezetting:
        uren = sum(f.uren_per_week for f in op_oudjaar(bron))
        w.getal("bezetting.uren", uren, f"uren per week op 31 december {bron.jaar}", "uur", "uur")
        w.getal("bezetting.functies", len(op_oudjaar(bron)), f"bezette functies op 31 december {bron.jaar}", "functie", "functies")  # fmt: skip
    if kantoor.posten:
        w.euro("financien.begroot", kantoor.begroot, "de begroting")
        for soort, uitleg in (("structureel", "de structurele posten"), ("eenmalig", "de eenmalige posten")):
            w.euro(
                f"financien.{soort}", sum(p.begroot for p in kantoor.van_soort(soort)), f"begroot op {uitleg}"
            )
        w.euro("financien.gerealiseerd", kantoor.gerealiseerd, "wat er is uitgegeven")
        w.euro("financien.overschot", kantoor.overschot, "begroot min gerealiseerd")
        w.euro("financien.terug", max(terug_te_betalen(bron), 0), "wat van de eenmalige posten over is")


def _eigen(w, bron):
    """The figures of the organisation the edition is for."""
    code, naam = bron.organisatie, bron.naam(bron.organisatie)
    w.tekst("eigen.naam", naam, "de organisatie van deze editie")
    telling = bron.vacatures.per_organisatie.get(code)
    w.getal("eigen.vacatures", telling.aangeboden if telling else 0, f"aangeboden vacatures van {naam}", "vacature", "vacatures")  # fmt: skip
    w.getal(
        "eigen.ingevuld",
        telling.ingevuld if telling else 0,
        f"ingevulde vacatures van {naam}",
        "vacature",
        "vacatures",
    )
    w.getal("eigen.reacties", sum(bron.vacatures.reacties.get(code, {}).values()), f"reacties op vacatures van {naam}", "reactie", "reacties")  # fmt: skip
    w.getal("eigen.inschrijvingen", bron.school.inschrijvingen.get(code, 0), f"inschrijvingen van {naam}", "inschrijving", "inschrijvingen")  # fmt: skip
    w.getal("eigen.te_behalen", bron.school.te_behalen.get(code), f"afgesproken inschrijvingen van {naam}", "inschrijving", "inschrijvingen")  # fmt: skip
    deelnemers = sum(per.get(code, 0) for per in bron.evenementen.deelnemers.values())
    w.getal(
        "eigen.deelnemers", deelnemers, f"deelnemers van {naam} aan evenementen", "deelnemer", "deelnemers"
    )
