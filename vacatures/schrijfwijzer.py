"""Looks at the words of a vacancy: whom do they shut out, what is hard to read, and what does a reader miss?

Advice, never a block: who writes, decides. Each finding says which words, why, and what could stand there instead.
Whole words only: "jong" is not found in "jongeren", and work with young people may be called that.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from twentsekracht.markdown import platte_tekst
from vacatures.models import Vacature

LANGSTE_ZIN = 25  # words
MEESTE_ZINNEN = 3  # of the long sentences, the first so many are shown
FRAGMENT = 80  # characters
LEESTEKENS = re.compile(r"(?<=[.!?:;])\s+|\n+")
# What says already that everybody is meant: then the title need not.
NEUTRAAL = re.compile(r"\b(m/v/x|v/m/x|m/v|v/m|x/v/m)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Bevinding:
    """`veld`: where it stands; `woorden`: the words as they stand there, or nothing when something is missing."""

    veld: str
    soort: str  # taal, leeftijd, zin, mist
    woorden: str
    waarom: str
    advies: str = ""


@dataclass(frozen=True)
class Regel:
    soort: str
    patroon: re.Pattern
    waarom: str
    advies: str


def _regel(soort: str, woorden: str, waarom: str, advies: str) -> Regel:
    """`woorden`: a pattern, of which both ends are ends of words. A hyphen belongs to the word: "ex-vakman"."""
    return Regel(soort, re.compile(rf"(?<![\w-])(?:{woorden})(?![\w-])", re.IGNORECASE), waarom, advies)


GESLACHT = "Dit woord noemt één geslacht. Anderen voelen zich dan minder gevraagd."
LEEFTIJD = "Vragen naar een leeftijd mag niet, ook niet tussen de regels door."
STOER = "Dit woord klinkt stoer. Uit onderzoek blijkt dat vrouwen dan minder vaak reageren."
AFSTAND = "Dit sluit mensen uit met een beperking of een andere achtergrond."
TEAM = "team|collega[’']?s|honden?|organisatie|club"
REGELS = (
    # job titles and people of one gender
    _regel("taal", r"vakman|vakmannen", GESLACHT, "vakkracht, vakmensen"),
    _regel("taal", r"timmerman|timmerlieden", GESLACHT, "timmerkracht"),
    _regel("taal", r"zakenman|zakenvrouw", GESLACHT, "ondernemer"),
    _regel("taal", r"voorman|voorvrouw", GESLACHT, "ploegleider"),
    _regel("taal", r"cameraman", GESLACHT, "camerapersoon"),
    _regel("taal", r"brandweerman|brandweerlieden|brandweermannen", GESLACHT, "brandweermedewerker"),
    _regel("taal", r"politieman|politieagente", GESLACHT, "politieagent"),
    _regel("taal", r"stratenmaakster|schoonmaakster", GESLACHT, "de vorm zonder -ster"),
    _regel("taal", r"secretaresse|secretaressen|secretaresses", GESLACHT, "secretarieel medewerker"),
    _regel("taal", r"directiesecretaresse|managementassistente", GESLACHT, "directie- of managementondersteuner"),
    _regel("taal", r"receptioniste|receptionistes", GESLACHT, "receptionist"),
    _regel("taal", r"administratrice|medewerkster|medewerksters", GESLACHT, "medewerker"),
    _regel("taal", r"directrice|adviseuse|inspectrice|lerares|juriste", GESLACHT, "de vorm die voor iedereen geldt"),
    _regel("taal", r"meisje|dame|heer des huizes|kerel|jongens", GESLACHT, "collega’s, mensen"),
    _regel("taal", r"manschappen|mankracht|mannetje", GESLACHT, "mensen, menskracht"),
    _regel("taal", r"manuren", GESLACHT, "uren, werkuren"),
    _regel("taal", r"hij of zij|hij/zij|zij/hij|hem/haar|zijn/haar|haar/zijn", GESLACHT, "‘je’ of ‘die’"),
    _regel("taal", r"duizendpoot", STOER, "zeg welke taken het zijn"),
    _regel("taal", r"rockstar|ninja|goeroe|guru|topper|kanjer|tijger|teamtijger", STOER, "zeg wat iemand kan"),
    _regel("taal", r"competitieve?|competitief|resultaatgedreven|haantje", STOER, "zeg wat iemand gaat doen"),
    _regel("taal", r"stressbestendige?", STOER, "zeg waar het druk van wordt en wie dan helpt"),
    _regel("taal", r"moedertaal|moedertaalspreker|native speaker", AFSTAND, "goed Nederlands spreken en schrijven"),
    _regel("taal", r"accentloos|zonder accent|vlekkeloos Nederlands", AFSTAND, "goed te volgen Nederlands"),
    _regel("taal", r"kerngezonde?|fysiek fit|in goede gezondheid", AFSTAND, "zeg welk lichamelijk werk het is"),
    _regel("taal", r"representatief uiterlijk|representatieve uitstraling", AFSTAND, "zeg met wie iemand spreekt"),
    # age
    _regel("leeftijd", rf"jonge?,? (?:en )?(?:\w+ )?(?:{TEAM})", LEEFTIJD, "zeg hoe het team werkt"),
    _regel("leeftijd", r"digital natives?", LEEFTIJD, "handig met digitale middelen"),
    _regel("leeftijd", r"jong van geest|jeugdig enthousiasme|jeugdige uitstraling", LEEFTIJD, "laat het weg"),
    _regel("leeftijd", r"pas afgestudeerde?|net afgestudeerde?|schoolverlaters?", LEEFTIJD, "ervaring is niet nodig"),
    _regel("leeftijd", r"young professionals?", LEEFTIJD, "zeg welke ervaring je vraagt"),
    _regel("leeftijd", r"leeftijd (?:tot|tussen|van)|jonger dan \d+|ouder dan \d+", LEEFTIJD, "laat het weg"),
    _regel("leeftijd", r"tussen de \d\d en \d\d jaar|maximaal \d\d jaar oud", LEEFTIJD, "laat het weg"),
    _regel("leeftijd", r"junior|senior", "Dit kan gelezen worden als een leeftijd.", "zeg welke ervaring je vraagt"),
)  # fmt: skip

# What a reader wants to know: some of these words, or the field, says it.
BIEDEN = re.compile(
    r"\b(bieden|krijg je|ontvang je|arbeidsvoorwaarden|individueel keuzebudget|ikb)\b", re.IGNORECASE
)
TAKEN = re.compile(
    r"\b(ga je doen|taken|je werk|jouw werk|wat doe je|werkzaamheden|je adviseert|je maakt)\b", re.IGNORECASE
)
VRAGEN = re.compile(
    r"\b(breng je mee|vragen we|wie ben je|wie zoeken we|zoeken we|je hebt|je bent|eisen)\b", re.IGNORECASE
)


def kijk_na(vacature: Vacature) -> list[Bevinding]:
    """In the order in which it stands: title, text, procedure; then what is missing."""
    gevonden = []
    for veld in ("titel", "omschrijving", "procedure"):
        tekst = getattr(vacature, veld)
        gevonden += _woorden(veld, tekst)
        if veld != "titel":
            gevonden += _lange_zinnen(veld, tekst)
    return [*gevonden, *_gemist(vacature)]


def _woorden(veld: str, tekst: str) -> Iterator[Bevinding]:
    """Each once, in the order of the text; a title that says (m/v/x) says already that everybody is meant."""
    if veld == "titel" and NEUTRAAL.search(tekst):
        return
    treffers = [
        (treffer.start(), treffer.group(), regel)
        for regel in REGELS
        for treffer in regel.patroon.finditer(tekst)
    ]
    gehad = set()
    for _, woorden, regel in sorted(treffers, key=lambda treffer: treffer[0]):
        if woorden.lower() not in gehad:
            gehad.add(woorden.lower())
            yield Bevinding(veld, regel.soort, woorden, regel.waarom, regel.advies)


def _lange_zinnen(veld: str, tekst: str) -> list[Bevinding]:
    """A line of a list is a sentence of its own; marks of the layout are no words."""
    zinnen = (zin.strip(" -*#>") for zin in LEESTEKENS.split(_leesbaar(tekst)))
    lang = [(zin, len(zin.split())) for zin in zinnen if len(zin.split()) > LANGSTE_ZIN]
    return [
        Bevinding(
            veld,
            "zin",
            zin if len(zin) <= FRAGMENT else f"{zin[:FRAGMENT].rsplit(' ', 1)[0]}…",
            f"Deze zin heeft {woorden} woorden. Tot {LANGSTE_ZIN} leest prettig.",
            "knip de zin in tweeën",
        )
        for zin, woorden in lang[:MEESTE_ZINNEN]
    ]


def _leesbaar(tekst: str) -> str:
    """Without addresses of links, which are no words to read."""
    return re.sub(r"\]\([^)]*\)", "]", tekst.replace("\r\n", "\n"))


def _gemist(vacature: Vacature) -> list[Bevinding]:
    tekst = platte_tekst(vacature.omschrijving)
    wat = [
        (not vacature.contact.strip(), "contact", "Bij wie kan iemand terecht met een vraag?"),
        (not vacature.procedure.strip(), "procedure", "Wat gebeurt er na de sluitdatum, en wanneer zijn gesprekken?"),
        (not vacature.standplaats.strip(), "standplaats", "Waar werkt iemand?"),
        (not TAKEN.search(tekst), "omschrijving", "Wat gaat iemand doen? Een kopje ‘Dit ga je doen’ helpt."),
        (not VRAGEN.search(tekst), "omschrijving", "Wat breng je mee? Noem alleen wat echt nodig is."),
        (not BIEDEN.search(tekst), "omschrijving", "Wat bieden jullie naast het salaris?"),
    ]  # fmt: skip
    if not vacature.omschrijving.strip():  # said once is enough
        wat = [regel for regel in wat if regel[1] != "omschrijving"]
    return [Bevinding(veld, "mist", "", reden) for mist, veld, reden in wat if mist]
