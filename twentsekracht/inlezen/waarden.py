"""How the text of a cell becomes a value: one reader per kind, chosen by the model field the column fills."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

HEEL_GETAL = re.compile(r"[0-9]{1,15}")
GETAL = re.compile(r"([0-9]{1,15})(?:\.([0-9]+))?")
DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SLUG = re.compile(r"[-a-zA-Z0-9_]+")
# No text: XML forbids most of them, and a C1 character is as good as always cp1252 that was saved as if it was UTF-8.
STUURTEKEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
GROOTSTE = {models.PositiveSmallIntegerField: 32_767, models.PositiveIntegerField: 2_147_483_647}
JAREN = range(1900, 2101)  # beyond these a year is a slip of the pen


class Onleesbaar(ValueError):
    """The cell cannot be that: the message says why, in Dutch, after the name of the column."""


def toon(tekst: str) -> str:
    """A cell inside a message: on one line, and not a whole page of it."""
    tekst = " ".join(STUURTEKEN.sub("\ufffd", tekst).split())
    return f"‘{tekst[:60]}…’" if len(tekst) > 60 else f"‘{tekst}’"


def lezer_voor(veld: models.Field) -> Callable[[str], object]:
    """The reader of filled-in cells for a model field. Every reader raises `Onleesbaar`."""
    lees = _lezer(veld)
    grenzen = [regel for regel in veld.validators if isinstance(regel, MinValueValidator | MaxValueValidator)]
    return binnen(grenzen, lees) if grenzen else lees


def _lezer(veld: models.Field) -> Callable[[str], object]:
    if veld.choices:
        return keuze([str(waarde) for waarde, _ in veld.choices])
    if isinstance(veld, models.DateField):
        return datum
    if isinstance(veld, models.BooleanField):
        return ja_nee
    if isinstance(veld, models.DecimalField):
        return getal(voor=veld.max_digits - veld.decimal_places, achter=veld.decimal_places)
    if isinstance(veld, models.IntegerField):
        return heel_getal(GROOTSTE[type(veld)])
    if isinstance(veld, models.SlugField):
        return slug(veld.max_length)
    return tekst(veld.max_length)


def tekst(hoogstens: int) -> Callable[[str], str]:
    def lees(cel):
        if len(cel) > hoogstens:
            raise Onleesbaar(f"{toon(cel)} is te lang ({len(cel)} tekens, hoogstens {hoogstens})")
        if vreemd := STUURTEKEN.search(cel):
            raise Onleesbaar(f"{toon(cel)} bevat een onzichtbaar stuurteken (U+{ord(vreemd[0]):04X})")
        return cel

    return lees


def slug(hoogstens: int) -> Callable[[str], str]:
    lang_genoeg = tekst(hoogstens)

    def lees(cel):
        if not SLUG.fullmatch(cel):
            raise Onleesbaar(f"{toon(cel)} mag alleen uit letters, cijfers, - en _ bestaan")
        return lang_genoeg(cel)

    return lees


def keuze(waarden: list[str]) -> Callable[[str], str]:
    def lees(cel):
        if cel not in waarden:
            raise Onleesbaar(f"{toon(cel)} bestaat niet; kies uit {', '.join(waarden)}")
        return cel

    return lees


def datum(cel: str) -> date:
    try:
        dag = date.fromisoformat(cel) if DATUM.fullmatch(cel) else None
    except ValueError:
        raise Onleesbaar(f"{toon(cel)} is geen bestaande datum") from None
    if dag is None:
        raise Onleesbaar(f"{toon(cel)} is geen datum; schrijf jjjj-mm-dd, zoals 2015-02-28")
    if dag.year not in JAREN:
        raise Onleesbaar(f"{toon(cel)} ligt niet tussen {JAREN[0]} en {JAREN[-1]}")
    return dag


def jaar(cel: str) -> int:
    if not HEEL_GETAL.fullmatch(cel) or int(cel) not in JAREN:
        raise Onleesbaar(f"{toon(cel)} is geen jaar, zoals 2015")
    return int(cel)


def heel_getal(grootste: int) -> Callable[[str], int]:
    def lees(cel):
        if not HEEL_GETAL.fullmatch(cel):
            raise Onleesbaar(f"{toon(cel)} is geen heel getal van 0 of meer")
        if int(cel) > grootste:
            raise Onleesbaar(f"{toon(cel)} is te groot (hoogstens {grootste})")
        return int(cel)

    return lees


def getal(*, voor: int, achter: int) -> Callable[[str], Decimal]:
    def lees(cel):
        delen = GETAL.fullmatch(cel)
        if not delen:
            raise Onleesbaar(f"{toon(cel)} is geen getal van 0 of meer; decimalen komen na een punt")
        if len((delen[2] or "").rstrip("0")) > achter:
            raise Onleesbaar(f"{toon(cel)} heeft te veel decimalen (hoogstens {achter})")
        if len(delen[1].lstrip("0")) > voor:
            raise Onleesbaar(f"{toon(cel)} is te groot")
        return Decimal(cel)

    return lees


def binnen(grenzen: list, lees_getal: Callable[[str], object]) -> Callable[[str], object]:
    """What the model asks of a number, in the words of the model."""

    def lees(cel):
        waarde = lees_getal(cel)
        try:
            for grens in grenzen:
                grens(waarde)
        except ValidationError as fout:
            raise Onleesbaar(f"{toon(cel)} kan niet: {fout.messages[0]}") from None
        return waarde

    return lees


def ja_nee(cel: str) -> bool:
    return keuze(["ja", "nee"])(cel) == "ja"
