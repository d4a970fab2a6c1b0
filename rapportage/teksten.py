"""The first words of every chapter, written from the figures, and how live figures get into a text.

A text is Markdown; {{ vacatures.aangeboden }} is replaced by the figure of that name (see waarden.py). The sentences
are chosen by what there is to say; the numbers in them stay live, so the text keeps up when the figures are made again.
"""

import re

from rapportage.taal import opsomming

INVOEGING = re.compile(r"\{\{\s*([\w.-]+)\s*\}\}")
REST = re.compile(r"\{\{.*?(?:\}\}|$)|\}\}", re.MULTILINE)
# A title of a course or a vacancy is text, not Markdown.
MARKDOWN = re.compile(r"([\\`*_\[\]<>&#|~])")


def vul_in(markdown: str, waarden: dict) -> tuple[str, list[str]]:
    """The text with its figures, and the names that are unknown; those stay visible in the text."""
    onbekend = []

    def vervang(gevonden):
        waarde = waarden.get(gevonden[1])
        if waarde is None:
            onbekend.append(gevonden[1])
            return gevonden[0]
        # On one line: the next one might become a list or a heading.
        op_een_regel = " ".join(waarde["tekst"].splitlines())
        return MARKDOWN.sub(r"\\\1", op_een_regel)

    gevuld = INVOEGING.sub(vervang, markdown)
    # Braces that are no proper insertion: a forgotten bracket, a name with a space.
    onbekend += [stuk.strip() for stuk in REST.findall(INVOEGING.sub("", markdown))]
    return gevuld, list(dict.fromkeys(onbekend))


def eerste_teksten(m: dict) -> dict[str, str]:
    """Per chapter the Markdown to start from; a chapter the portal knows nothing about starts empty."""
    schrijvers = {
        "inleiding": _inleiding,
        "vacatures": _vacatures,
        "school": _school,
        "evenementen": _evenementen,
        "trainees": _trainees,
        "communicatie": _communicatie,
        "bezetting": _bezetting,
        "financien": _financien,
        "doorkijk": _doorkijk,
    }
    leeg = {h["code"] for h in m["hoofdstukken"] if h["leeg"]}
    return {
        code: "\n\n".join(alinea for alinea in schrijf(Lezer(m)) if alinea)
        for code, schrijf in schrijvers.items()
        if code not in leeg
    }


class Lezer:
    """Reads the snapshot's figures; a figure that isn't there counts as nothing."""

    def __init__(self, m):
        self.m = m
        self.cijfers = m["cijfers"]
        self.waarden = m["waarden"]
        self.eigen = bool(m["organisatie"])

    def heeft(self, *sleutels):
        """Is every one of these known and more than nothing?"""
        return all(self.waarden.get(sleutel, {}).get("waarde") for sleutel in sleutels)

    def n(self, sleutel):
        return self.waarden.get(sleutel, {}).get("waarde") or 0

    def is_periode(self, code):
        return " tot en met " in self.waarden[f"{code}.periode"]["tekst"]

    def kies(self, sleutel, enkel, meer):
        """The word that fits the number: was or waren."""
        return enkel if self.n(sleutel) == 1 else meer


def _zinnen(*zinnen):
    return " ".join(zin for zin in zinnen if zin)


def _inleiding(lees):
    yield _zinnen(
        "Twentse Kracht is de gezamenlijke arbeidsmarkt van de Twentse overheden. Medewerkers vinden er vacatures, "
        "opleidingen en andere manieren om zich te ontwikkelen, bij de eigen organisatie of bij een andere.",
        "Deze rapportage laat zien wat dat in {{ jaar }} heeft opgeleverd.",
    )
    if lees.eigen:
        yield "Dit is de editie voor {{ eigen.naam }}: de eigen cijfers staan naast die van de hele regio."
    yield (
        "Alle cijfers zijn geteld uit de gegevens zelf. De cijfers van de Twentse School geven de stand van "
        "{{ peildatum }}; de andere gaan over het hele jaar, of over de dagen die onder de tabel staan. Daar staat "
        "ook wat telt. Het controleblad achterin laat zien of de cijfers met elkaar kloppen."
    )


def _vacatures(lees):
    yield _zinnen(
        "In {{ jaar }} boden de organisaties samen **{{ vacatures.aangeboden.voluit }}** aan."
        if lees.heeft("vacatures.aangeboden")
        else "In {{ jaar }} zijn geen vacatures aangeboden.",
        "{{ vacatures.koplopers }} namen daarvan {{ vacatures.koplopers_deel }} voor hun rekening."
        if lees.heeft("vacatures.koplopers", "vacatures.koplopers_deel")
        and lees.n("vacatures.organisaties") > 3
        else "",
        "In {{ vorig_jaar }} waren dat er {{ vacatures.vorig_jaar }}."
        if lees.heeft("vacatures.vorig_jaar")
        else "",
    )
    if lees.eigen:
        yield "{{ eigen.naam }} bood zelf {{ eigen.vacatures.voluit }} aan en vulde {{ eigen.ingevuld.voluit }} in."
    if lees.heeft("vacatures.ingevuld"):
        yield _ingevuld(lees)
    if lees.heeft("reacties.totaal"):
        yield _reacties(lees)


def _ingevuld(lees):
    ze_zijn = lees.kies("vacatures.ingevuld", "die in {{ jaar }} is", "ze in {{ jaar }} zijn")
    return _zinnen(
        f"Van **{{{{ vacatures.ingevuld.voluit }}}}** is vastgelegd dat {ze_zijn} ingevuld: "
        "{{ vacatures.ingevuld_intern }} vanuit de eigen organisatie, {{ vacatures.ingevuld_regio }} vanuit een andere "
        "Twentse organisatie en {{ vacatures.ingevuld_extern }} van buiten.",
        "Van {{ vacatures.ingevuld_onbekend.voluit }} is niet bekend waar de kandidaat vandaan kwam."
        if lees.heeft("vacatures.ingevuld_onbekend")
        else "",
        "Een vacature telt mee in het jaar waarin zij is ingevuld, ook als zij eerder is aangeboden.",
    )


def _reacties(lees):
    kwamen = lees.kies("reacties.totaal", "kwam", "kwamen")
    return _zinnen(
        f"Op de vacatures van dit jaar {kwamen} **{{{{ reacties.totaal.voluit }}}}** binnen.",
        "Daarvan kwam {{ reacties.intern }} uit de eigen organisatie, {{ reacties.regio }} van een andere Twentse "
        "organisatie en {{ reacties.extern }} van buiten."
        if lees.n("reacties.totaal") > 1
        else "",
        "De meeste reacties, {{ reacties.top_aantal }}, kreeg de vacature *{{ reacties.top_titel }}* van "
        "{{ reacties.top_organisatie }}."
        if lees.n("reacties.top_aantal") > 1
        else "",
    )


def _school(lees):
    stonden = lees.kies("school.inschrijvingen", "stond", "stonden")
    yield _zinnen(
        f"Op {{{{ peildatum }}}} {stonden} er **{{{{ school.inschrijvingen.voluit }}}}** voor {{{{ jaar }}}} "
        "in de boeken, "
        "ook voor uitvoeringen die later in het jaar beginnen.",
        "Afgesproken was {{ school.te_behalen }}; daarvan is {{ school.procent }} behaald."
        if lees.heeft("school.te_behalen")
        else "",
    )
    if lees.heeft("school.met_afspraak"):
        halen = lees.kies("school.gehaald", "haalt", "halen")
        yield (
            "Organisaties spreken elk jaar een aantal inschrijvingen af, als percentage van hun fte. Van de "
            f"{{{{ school.met_afspraak.voluit }}}} met een afspraak {halen} er {{{{ school.gehaald }}}} dat aantal."
        )
    if lees.eigen:
        kwamen = lees.kies("eigen.inschrijvingen", "kwam", "kwamen")
        yield _zinnen(
            f"Van {{{{ eigen.naam }}}} {kwamen} {{{{ eigen.inschrijvingen.voluit }}}}.",
            "De afspraak was {{ eigen.te_behalen }}."
            if "eigen.te_behalen" in lees.waarden
            else "Er is geen afspraak.",
        )
    if lees.heeft("school.inschrijvingen"):
        yield _zinnen(
            "De inschrijvingen zijn verdeeld over {{ school.opleidingen.voluit }}; in {{ jaar }} "
            f"{lees.kies('school.uitvoeringen', 'begint', 'beginnen')} {{{{ school.uitvoeringen.voluit }}}}."
            if lees.n("school.inschrijvingen") > 1
            else "",
            "De meeste, {{ school.top_aantal }}, waren voor *{{ school.top_titel }}*."
            if lees.n("school.top_aantal") > 1
            else "",
        )


WEEK = "Medewerkers kunnen dan een dag meelopen met een collega bij een andere organisatie."
ZOMER = "In de zomer is er vaak meer ruimte voor een training dan in de rest van het jaar."
TALENT = "Medewerkers van alle organisaties konden gratis naar workshops en lezingen over hun ontwikkeling."


def _evenementen(lees):
    if lees.heeft("evenementen.aantal"):
        waren = lees.kies("evenementen.aantal", "was", "waren")
        yield (
            "Evenementen laten medewerkers kennismaken met ander werk en met collega's van andere organisaties. "
            f"In {{{{ jaar }}}} {waren} dat {{{{ evenementen.aantal.voluit }}}}."
        )
    yield from _evenement(
        lees, "mobiliteitsweek", "Week van de mobiliteit", ("onderdeel", "onderdelen"), WEEK
    )
    if lees.n("werkplekruil.uitgevoerd") or lees.n("werkplekruil.niet_doorgegaan"):
        gingen = lees.kies("werkplekruil.uitgevoerd", "ging", "gingen")
        yield "## Ruilen van werkplek"
        yield _zinnen(
            f"Dit jaar {gingen} {{{{ werkplekruil.uitgevoerd.voluit }}}} door.",
            "Niet door: {{ werkplekruil.niet_doorgegaan.voluit }}. De redenen staan in de tabel."
            if lees.heeft("werkplekruil.niet_doorgegaan")
            else "",
        )
    yield from _evenement(lees, "summerschool", "Summerschool", ("training", "trainingen"), ZOMER)
    yield from _evenement(lees, "kracht_talent", "Kracht & Talent week", ("onderdeel", "onderdelen"), TALENT)
    if lees.heeft("jbmb.aangeboden"):
        yield from _jbmb(lees)


def _evenement(lees, code, naam, woord, uitleg):
    if not lees.heeft(f"{code}.periode"):
        return
    delen, deelnemers = lees.n(f"{code}.onderdelen"), lees.n(f"{code}.deelnemers")
    met = f", met {{{{ {code}.onderdelen }}}} {woord[delen != 1]}" if delen else ""
    kwamen = lees.kies(f"{code}.deelnemers", "kwam", "kwamen")
    yield f"## {naam}"
    yield _zinnen(
        f"Gehouden van {{{{ {code}.periode }}}}{met}."
        if lees.is_periode(code)
        else f"Gehouden op {{{{ {code}.periode }}}}{met}.",
        uitleg,
        f"Er {kwamen} **{{{{ {code}.deelnemers.voluit }}}}**."
        if deelnemers
        else "Het aantal deelnemers is niet vastgelegd.",
        "Bijlage I laat zien van welke organisaties."
        if deelnemers and code in ("summerschool", "kracht_talent") and not lees.eigen
        else "",
    )


def _jbmb(lees):
    waren = lees.kies("jbmb.aangeboden", "was", "waren")
    yield "## Jouw Baan Mijn Baan"
    yield _zinnen(
        "Met Jouw Baan Mijn Baan ruilen medewerkers met een vast contract een tijd van baan. Op 31 december "
        f"{{{{ jaar }}}} {waren} er **{{{{ jbmb.aangeboden.voluit }}}}** aangeboden.",
        "Ruilen die toen liepen: {{ jbmb.lopend }}; afgerond: {{ jbmb.afgerond }}."
        if lees.n("jbmb.lopend") or lees.n("jbmb.afgerond")
        else "Er liep nog geen ruil.",
    )


def _trainees(lees):
    yield (
        "Het traineeship haalt generalisten binnen en houdt de besten vast. Een lichting duurt ongeveer twee "
        "jaar; trainees werken daarin aan opdrachten bij verschillende organisaties."
    )
    begin = {
        sleutel.rsplit(".", 1)[0]
        for sleutel in lees.waarden
        if re.fullmatch(r"trainees\..+\.gestart", sleutel)
    }
    for lichting in sorted(begin):
        yield _lichting(lees, lichting)


def _lichting(lees, begin):
    def stuk(code, tekst):
        return f"{{{{ {begin}.{code} }}}} {tekst}" if lees.heeft(f"{begin}.{code}") else ""

    stand = [
        stuk("voortijdig_gestopt", "voortijdig gestopt"),
        stuk("in_dienst", "in dienst gekomen"),
        stuk("vertrokken", "vertrokken"),
        stuk("lopend", "nog bezig"),
    ]
    return _zinnen(
        f"Lichting {{{{ {begin}.naam }}}} begon met {{{{ {begin}.gestart.voluit }}}}.",
        f"Stand op 31 december {{{{ jaar }}}}: {opsomming(deel for deel in stand if deel)}."
        if any(stand)
        else "",
    )


def _communicatie(lees):
    yield _zinnen(
        "De website telde **{{ bezoeken.totaal.voluit }}**, gemeten van {{ bezoeken.periode }}."
        if lees.heeft("bezoeken.totaal")
        else "De bezoeken aan de website zijn gemeten van {{ bezoeken.periode }}.",
        "Dat waren {{ bezoeken.uniek.voluit }}." if lees.n("bezoeken.uniek") > 1 else "",
    )
    if lees.heeft("bezoeken.link", "bezoeken.intranet"):
        yield (
            "Via een link kwamen {{ bezoeken.link.voluit }}, waarvan {{ bezoeken.intranet }} via het intranet van "
            "een van de organisaties."
        )
    if lees.heeft("bezoeken.top_plaats"):
        yield "De meeste bezoeken kwamen uit {{ bezoeken.top_plaats }}."


def _bezetting(lees):
    waren = lees.kies("bezetting.functies", "was", "waren")
    yield (
        f"Bij het platform {waren} op 31 december {{{{ jaar }}}} **{{{{ bezetting.functies.voluit }}}}** bezet, samen "
        "{{ bezetting.uren }} uur per week."
        if lees.heeft("bezetting.functies")
        else "Op 31 december {{ jaar }} was geen functie bij het platform bezet."
    )


def _financien(lees):
    yield _zinnen(
        "Voor {{ jaar }} was **{{ financien.begroot }}** begroot: {{ financien.structureel }} structureel en "
        "{{ financien.eenmalig }} eenmalig. Daarvan is {{ financien.gerealiseerd }} uitgegeven."
    )
    overschot = lees.waarden["financien.overschot"]["waarde"]
    if overschot > 0:
        yield (
            "Er blijft **{{ financien.overschot }}** over. Daarmee kan het platform twee dingen doen: het "
            "overschot verrekenen over {{ jaar }} en {{ volgend_jaar }} samen, of het eenmalige deel, "
            "{{ financien.terug }}, terugbetalen aan de organisaties volgens de verdeelsleutel."
            if lees.heeft("financien.terug")
            else "Er blijft **{{ financien.overschot }}** over. Het platform kan dat verrekenen over {{ jaar }} en "
            "{{ volgend_jaar }} samen."
        )
    elif overschot < 0:
        yield "Er is meer uitgegeven dan begroot: het saldo is **{{ financien.overschot }}**."


def _doorkijk(lees):
    punten = []
    if lees.heeft("trainees.lopend"):
        punten.append("Traineeship: {{ trainees.lopend.voluit }} nog bezig op 31 december {{ jaar }}.")
    if lees.heeft("school.uitvoeringen_volgend_jaar"):
        punten.append(
            "Twentse School: {{ school.uitvoeringen_volgend_jaar.voluit }} met een begindatum in {{ volgend_jaar }}."
        )
    if lees.heeft("jbmb.aangeboden"):
        punten.append("Jouw Baan Mijn Baan: {{ jbmb.aangeboden.voluit }} aangeboden om mee te ruilen.")
    if lees.heeft("vacatures.ingevuld_onbekend"):
        punten.append(
            "Vacatures: van {{ vacatures.ingevuld_onbekend.voluit }} is niet vastgelegd hoe die zijn ingevuld. "
            "Wie dat in {{ volgend_jaar }} wel vastlegt, laat zien wat de uitwisseling oplevert."
        )
    if lees.n("financien.overschot") > 0:
        punten.append("Financiën: een besluit over het overschot van {{ financien.overschot }}.")
    if punten:
        yield "Dit neemt Twentse Kracht mee naar {{ volgend_jaar }}:"
        yield "\n".join(f"- {punt}" for punt in punten)
    else:
        yield "De plannen voor {{ volgend_jaar }} zijn nog niet vastgelegd."
