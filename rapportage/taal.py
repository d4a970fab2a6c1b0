"""Numbers, days and lists in plain Dutch: the one way the report writes them, in words, tables and charts."""

from datetime import date
from decimal import Decimal

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
KORTE_MAANDEN = tuple("mrt" if maand == "maart" else maand[:3] for maand in MAANDEN)
NIETS = "–"  # what is not known


def getal(n) -> str:
    """1069 -> 1.069; 31.5 -> 31,5; 1666.666 -> 1.666,67; -3 -> −3, with a real minus; None -> –."""
    if n is None:
        return NIETS
    tekst = f"{abs(n):,.2f}".translate(str.maketrans(",.", ".,")).removesuffix(",00")
    tekst = tekst.rstrip("0") if "," in tekst else tekst
    return ("\u2212" if n < 0 else "") + tekst


def verschil(n) -> str:
    """More or less than something else: +118, −3, 0."""
    return ("+" if n > 0 else "") + getal(n)


def euro(n) -> str:
    """€ 273.000, and with cents only where there are any; never broken over two lines."""
    if n is None:
        return NIETS
    heel = getal(abs(n))
    centen = f"{heel}0" if heel[-2:-1] == "," else heel
    return f"\u2212\u00a0€\u00a0{centen}" if n < 0 else f"€\u00a0{centen}"


def met_woord(n, enkel, meer) -> str:
    """geen vacatures, 1 vacature, 380 vacatures."""
    return f"geen {meer}" if n == 0 else f"{getal(n)} {enkel if n == 1 else meer}"


def opsomming(delen) -> str:
    """a; a en b; a, b en c."""
    delen = list(delen)
    return delen[0] if len(delen) == 1 else f"{', '.join(delen[:-1])} en {delen[-1]}" if delen else ""


def datum(dag: date | None) -> str:
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}" if dag else NIETS


def korte_datum(dag: date) -> str:
    """For a table, where a date should stand on one line: 9 mrt 2015."""
    return f"{dag.day} {KORTE_MAANDEN[dag.month - 1]} {dag.year}"


def periode(van: date, tot: date) -> str:
    """3 tot en met 28 augustus 2015; what both days share is said once."""
    if van == tot:
        return datum(van)
    begin = f"{van.day}"
    if (van.year, van.month) != (tot.year, tot.month):
        begin += f" {MAANDEN[van.month - 1]}" + (f" {van.year}" if van.year != tot.year else "")
    return f"{begin} tot en met {datum(tot)}"


def deel(n, geheel) -> int | None:
    """A share in whole percents, a half upwards; of nothing there is no share."""
    if not geheel or n is None:
        return None
    return int((Decimal(100) * Decimal(str(n)) / Decimal(str(geheel))).quantize(Decimal(1), "ROUND_HALF_UP"))


def met_hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def leesbaar(sleutel: str) -> str:
    """A key of a list as a name: `sociale_media` -> Sociale media; `tijdelijk_of_vast` -> Tijdelijk of vast."""
    return met_hoofdletter(sleutel.replace("_", " ").replace("-", " ").strip())
