"""Reading a list of holidays or recesses that somebody sends: a calendar (ics), a sheet (xlsx, ods) or plain csv.

A list has a heading with naam, van and tot; days as 2027-07-10 or 10-07-2027, both of them included.
"""

import csv
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar

from evenementen.kalender import EERSTE_JAAR, LAATSTE_JAAR
from twentsekracht import rekenblad_lezen
from twentsekracht.keuring import Geweigerd
from twentsekracht.mijn.ics import AMSTERDAM, leesbaar

GROOTSTE = 1024 * 1024
MEESTE = 200
LANGSTE = timedelta(days=120)
LANGSTE_NAAM = 60
NODIG = ("naam", "van", "tot")
DAG = timedelta(days=1)
GEEN_AGENDA = "Deze agenda kunnen we niet lezen."


@dataclass(frozen=True)
class Periode:
    naam: str
    van: date
    tot: date


def lees(inhoud: bytes) -> list[Periode]:
    """In order of time. `Geweigerd` says what is wrong, and where."""
    if len(inhoud) > GROOTSTE:
        raise Geweigerd("Dit bestand is te groot (hoogstens 1 MB).")
    if inhoud.lstrip(b"\xef\xbb\xbf \r\n")[:15].upper() == b"BEGIN:VCALENDAR":
        perioden = _agenda(inhoud)
    else:
        perioden = _lijst(rekenblad_lezen.lees(inhoud) if inhoud[:2] == b"PK" else _csv(inhoud))
    if not perioden:
        raise Geweigerd("In dit bestand staat geen enkele periode.")
    if len(perioden) > MEESTE:
        raise Geweigerd(f"In dit bestand staat te veel (hoogstens {MEESTE} perioden).")
    return sorted(set(perioden), key=lambda een: (een.van, een.naam, een.tot))


def _periode(waar: str, naam: str, van: date, tot: date) -> Periode:
    naam = " ".join(leesbaar(naam).split())
    if not naam or len(naam) > LANGSTE_NAAM:
        raise Geweigerd(f"{waar}: geef een naam van hoogstens {LANGSTE_NAAM} tekens.")
    if tot < van:
        raise Geweigerd(f"{waar}: de laatste dag ligt voor de eerste.")
    if not EERSTE_JAAR <= van.year <= tot.year <= LAATSTE_JAAR or tot - van > LANGSTE:
        raise Geweigerd(f"{waar}: deze dagen kunnen niet kloppen.")
    return Periode(naam, van, tot)


# ---- a calendar


def _agenda(inhoud: bytes) -> list[Periode]:
    try:
        afspraken = Calendar.from_ical(inhoud.removeprefix(b"\xef\xbb\xbf")).walk("VEVENT")
        gelezen = [(str(een.get("summary", "")), *_dagen(een)) for een in afspraken]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError) as fout:
        raise Geweigerd(GEEN_AGENDA) from fout
    return [
        _periode(f"Afspraak {nummer}", naam, van, tot)
        for nummer, (naam, van, tot) in enumerate(gelezen, start=1)
    ]


def _dagen(afspraak) -> tuple[date, date]:
    """The end of whole days is the first day after them; without an end it takes one day."""
    begin = afspraak.decoded("dtstart")
    einde = afspraak.decoded("dtend") if "dtend" in afspraak else None
    if isinstance(begin, datetime):
        return _dag(begin), _dag(einde or begin)
    return begin, max(begin, einde - DAG) if einde else begin


def _dag(moment: datetime) -> date:
    return (moment.astimezone(AMSTERDAM) if moment.tzinfo else moment).date()


# ---- a list


def _csv(inhoud: bytes) -> list[list[str]]:
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        tekst = inhoud.decode("cp1252", errors="replace")
    if "\x00" in tekst:
        raise Geweigerd("Dit is geen lijst of agenda. Kies een ics-, csv-, xlsx- of ods-bestand.")
    scheiding = ";" if ";" in tekst.partition("\n")[0] else ","
    try:
        return [[cel.strip() for cel in rij] for rij in csv.reader(tekst.splitlines(), delimiter=scheiding)]
    except csv.Error as fout:
        raise Geweigerd("Deze lijst kunnen we niet lezen.") from fout


def _lijst(rijen: list[list[str]]) -> list[Periode]:
    koppen = [kop.strip().casefold() for kop in rijen[0]] if rijen else []
    if mist := [naam for naam in NODIG if naam not in koppen]:
        raise Geweigerd(f"De eerste regel noemt de kolommen. Er ontbreekt: {', '.join(mist)}.")
    plek = [koppen.index(naam) for naam in NODIG]
    perioden = []
    for nummer, rij in enumerate(rijen[1:], start=2):
        if not any(rij):
            continue
        naam, van, tot = (rij[kolom] if kolom < len(rij) else "" for kolom in plek)
        waar = f"Regel {nummer}"
        perioden.append(_periode(waar, naam, _datum(waar, van), _datum(waar, tot or van)))
    return perioden


def _datum(waar: str, tekst: str) -> date:
    for vorm in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"):
        try:
            return datetime.strptime(tekst.strip(), vorm).date()  # noqa: DTZ007
        except ValueError:
            continue
    raise Geweigerd(f"{waar}: ‘{leesbaar(tekst)[:20]}’ is geen datum. Schrijf 10-07-2027.")
