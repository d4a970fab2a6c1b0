"""What a vacancy pays: its scale in the salary table of its organisation's CAO; and reading such a table from a file.

A table rises. Within a scale every step pays more than the one before, and a higher scale never starts lower and
always ends higher. (Several low scales may start at the same amount: the legal minimum.)
"""

import csv
import io
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import pairwise

from vacatures.fouten import TabelNietGoed
from vacatures.models import Salarisschaal, Salaristabel, Vacature
from vacatures.models.grenzen import BEDRAG as GRENZEN
from vacatures.models.grenzen import SCHALEN
from vacatures.openstelling import werkwijze_van

VOLTIJD = 36  # hours a week of a full-time job
GROOTSTE_BESTAND = 200_000  # bytes
MEESTE_FOUTEN = 50  # enough to see what is wrong with the file
PER_SCHAAL = ["schaal", "minimum", "maximum"]
PER_PERIODIEK = ["schaal", "periodiek", "bedrag"]
BEDRAG = re.compile(r"(\d{1,3}(\.\d{3})+|\d+)(,\d{1,2})?|\d+\.\d{1,2}")

Bereik = tuple[Decimal, Decimal]


# ---- of a vacancy


def bedragen(vacature: Vacature, *, op: date) -> Bereik | None:
    """Gross a month for a full-time job: by the table that holds on the day, else as the vacaturehouder wrote."""
    gevonden = uit_tabel(vacature, op=op)
    if gevonden is None and vacature.salaris_min and vacature.salaris_max:
        return vacature.salaris_min, vacature.salaris_max
    return gevonden


def uit_tabel(vacature: Vacature, *, op: date) -> Bereik | None:
    """From the bottom of its lowest scale to the top of its highest; None when the table has not all of these."""
    gevraagd = {schaal for schaal in (vacature.schaal_min, vacature.schaal_max) if schaal is not None}
    if not gevraagd:
        return None
    tabel = Salaristabel.objects.geldig(cao=werkwijze_van(vacature.organisatie).cao, op=op)
    schalen = Salarisschaal.objects.filter(tabel__in=tabel.values("pk"), schaal__in=gevraagd)
    rijen = {rij.schaal: rij for rij in schalen}
    if set(rijen) != gevraagd:
        return None
    return rijen[min(gevraagd)].minimum, rijen[max(gevraagd)].maximum


def naar_uren(bereik: Bereik, vacature: Vacature) -> Bereik | None:
    """The same for the hours of the job; None when it is full-time, or when nobody knows its hours."""
    uren = [waarde for waarde in (vacature.uren_min, vacature.uren_max) if waarde is not None]
    if not uren or {Decimal(waarde) for waarde in uren} == {Decimal(VOLTIJD)}:
        return None
    onder, boven = bereik
    return onder * Decimal(min(uren)) / VOLTIJD, boven * Decimal(max(uren)) / VOLTIJD


# ---- from a file


def lees(inhoud: bytes) -> dict[int, Bereik]:
    """Per scale its lowest and highest amount; raises with everything that is wrong, line by line."""
    tekst = _tekst(inhoud)
    kolommen, rijen = _rijen(tekst)
    lezer = _per_schaal if kolommen == PER_SCHAAL else _per_periodiek
    fouten: list[tuple[int, str]] = []
    schalen = lezer(rijen, fouten)
    fouten += _dalingen(schalen)
    if not schalen and not fouten:
        fouten.append((1, "Er staat geen enkele schaal in."))
    if fouten:
        raise TabelNietGoed([f"Regel {regel}: {wat}" for regel, wat in sorted(fouten)[:MEESTE_FOUTEN]])
    return {schaal: (laag, hoog) for schaal, (laag, hoog, _) in schalen.items()}


def _tekst(inhoud: bytes) -> str:
    if len(inhoud) > GROOTSTE_BESTAND:
        raise TabelNietGoed(["Het bestand is te groot. Een salaristabel is een klein CSV-bestand."])
    if b"\0" in inhoud:
        raise TabelNietGoed(
            ["Dit is geen CSV-bestand. Sla de tabel in Excel op als CSV en probeer het nog eens."]
        )
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        return inhoud.decode("cp1252", errors="replace")


def _rijen(tekst: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The names of the columns, and per line that is not empty its number and cells."""
    teken = "\t" if "\t" in tekst.split("\n", 1)[0] else ";"
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=teken)
    try:
        rijen = [(lezer.line_num, [cel.strip() for cel in rij]) for rij in lezer]
    except csv.Error:
        raise TabelNietGoed([f"Regel {lezer.line_num}: Deze regel is niet te lezen."]) from None
    kolommen = [cel.lower() for cel in rijen[0][1]] if rijen else []
    if kolommen not in (PER_SCHAAL, PER_PERIODIEK):
        raise TabelNietGoed(
            [
                f"Regel 1: De kolommen zijn {';'.join(PER_SCHAAL)} of {';'.join(PER_PERIODIEK)}, in die volgorde."
            ]
        )
    return kolommen, [(regel, rij) for regel, rij in rijen[1:] if any(rij)]


Gelezen = dict[int, tuple[Decimal, Decimal, int]]  # with the line that a complaint is about


def _per_schaal(rijen, fouten) -> Gelezen:
    schalen: Gelezen = {}
    for regel, rij in rijen:
        gelezen = _cellen(regel, rij, (_schaal, _bedrag, _bedrag), fouten)
        if gelezen is None:
            continue
        schaal, laag, hoog = gelezen
        if schaal in schalen:
            fouten.append((regel, f"Schaal {schaal} staat er al op regel {schalen[schaal][2]}."))
        elif hoog < laag:
            fouten.append((regel, "Het maximum is lager dan het minimum."))
        else:
            schalen[schaal] = laag, hoog, regel
    return schalen


def _per_periodiek(rijen, fouten) -> Gelezen:
    treden: dict[int, dict[int, tuple[Decimal, int]]] = {}
    for regel, rij in rijen:
        gelezen = _cellen(regel, rij, (_schaal, _periodiek, _bedrag), fouten)
        if gelezen is None:
            continue
        schaal, periodiek, bedrag = gelezen
        if periodiek in treden.setdefault(schaal, {}):
            wat = f"Periodiek {periodiek} van schaal {schaal} staat er al op regel {treden[schaal][periodiek][1]}."
            fouten.append((regel, wat))
        else:
            treden[schaal][periodiek] = bedrag, regel
    return {schaal: _uit_treden(per, fouten) for schaal, per in treden.items()}


def _uit_treden(treden: dict[int, tuple[Decimal, int]], fouten) -> tuple[Decimal, Decimal, int]:
    op_volgorde = [treden[periodiek] for periodiek in sorted(treden)]
    for (vorig, _), (bedrag, regel) in pairwise(op_volgorde):
        if bedrag <= vorig:
            fouten.append((regel, "Dit bedrag is niet hoger dan dat van de periodiek ervoor."))
    bedragen_ = [bedrag for bedrag, _ in op_volgorde]
    return min(bedragen_), max(bedragen_), op_volgorde[0][1]


def _dalingen(schalen: Gelezen) -> Iterable[tuple[int, str]]:
    for (schaal, (laag, hoog, _)), (volgende, (laag_na, hoog_na, regel)) in pairwise(sorted(schalen.items())):
        if laag_na < laag:
            yield regel, f"Schaal {volgende} begint lager dan schaal {schaal}."
        if hoog_na <= hoog:
            yield regel, f"Schaal {volgende} eindigt niet hoger dan schaal {schaal}."


def _cellen(regel: int, rij: list[str], lezers, fouten) -> list | None:
    if len(rij) != len(lezers):
        fouten.append((regel, f"Hier staan {len(rij)} kolommen in plaats van {len(lezers)}."))
        return None
    gelezen = []
    for cel, lees_cel in zip(rij, lezers, strict=True):
        try:
            gelezen.append(lees_cel(cel))
        except ValueError as fout:
            fouten.append((regel, str(fout)))
    return gelezen if len(gelezen) == len(lezers) else None


def _schaal(cel: str) -> int:
    if not (cel.isascii() and cel.isdigit() and len(cel) < 3 and int(cel) in SCHALEN):
        raise ValueError(
            f"‘{cel[:20]}’ is geen schaal. Gebruik hele getallen van 1 tot en met {SCHALEN[-1]}."
        )
    return int(cel)


def _periodiek(cel: str) -> int:
    if not (cel.isascii() and cel.isdigit() and len(cel) < 3):
        raise ValueError(f"‘{cel[:20]}’ is geen periodiek. Gebruik hele getallen.")
    return int(cel)


def _bedrag(cel: str) -> Decimal:
    """3.217,50 and 3217,50 and 3217.50; a euro sign may stand before it."""
    kaal = cel.replace("€", "").replace("\u00a0", "").strip()
    if not (kaal.isascii() and BEDRAG.fullmatch(kaal)):
        raise ValueError(f"‘{cel[:20]}’ is geen bedrag. Schrijf bijvoorbeeld 3217,50.")
    met_komma = "," in kaal or re.fullmatch(r"\d{1,3}(\.\d{3})+", kaal)
    bedrag = Decimal(kaal.replace(".", "").replace(",", ".") if met_komma else kaal)
    if not GRENZEN[0] <= bedrag <= GRENZEN[1]:
        raise ValueError(f"‘{cel[:20]}’ kan geen bedrag per maand zijn.")
    return bedrag
