"""The mail a handler writes to candidates: one text, in which each finds their own name and the job."""

import re

from django.utils.text import get_text_list

from vacatures.models import Reactie, Vacature

INVULWOORD = re.compile(r"\{([^{}]*)\}")
NOG_IN_TE_VULLEN = re.compile(r"\[[^\[\]]*\]")
LANGSTE = 5_000

UITNODIGING = """Dag {naam},

Dank je wel voor je reactie op de vacature {titel}. We maken graag kennis met je.

We nodigen je uit voor een gesprek op [dag, tijd en plaats]. Kun je dan niet? Laat het ons weten.%s

Tot dan!"""
AFWIJZING = """Dag {naam},

Dank je wel voor je reactie op de vacature {titel}. We hebben je reactie goed gelezen. Toch gaan we niet met je verder.

Heb je hier een vraag over? Laat het ons gerust weten.%s

We wensen je veel succes."""


def begin(tekst: str, vacature: Vacature) -> str:
    """What stands in the form to begin with."""
    return tekst % (f" Je bereikt ons via {vacature.contact}." if vacature.contact else "")


def bezwaren(tekst: str) -> list[str]:
    """What is wrong with it, each a sentence."""
    onbekend = sorted({f"{{{woord}}}" for woord in INVULWOORD.findall(tekst)} - {"{naam}", "{titel}"})
    open_ = list(dict.fromkeys(NOG_IN_TE_VULLEN.findall(tekst)))
    gevonden = []
    if onbekend:
        gevonden.append(f"{get_text_list(onbekend, 'en')} kennen we niet. Gebruik {{naam}} of {{titel}}.")
    if open_:
        gevonden.append(f"Vul nog in: {get_text_list(open_, 'en')}.")
    return gevonden


def alineas(tekst: str, reactie: Reactie) -> list[str]:
    """For this candidate, in one pass: a name that looks like a placeholder stays as it is."""
    woorden = {"naam": reactie.sollicitatie.naam, "titel": reactie.vacature.titel}
    ingevuld = INVULWOORD.sub(lambda hit: woorden.get(hit[1], hit[0]), tekst.replace("\r\n", "\n"))
    return [alinea.strip() for alinea in re.split(r"\n\s*\n", ingevuld) if alinea.strip()]
