"""From the bytes of a file to its records: encoding and CSV, and nothing about what they mean."""

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

REGELEINDE = re.compile(rb"\r\n|\n|\r")


@dataclass(frozen=True)
class Bron:
    """What came in: bytes per file name. A year folder on disk and an upload both become this."""

    naam: str
    bestanden: dict[str, bytes]

    @property
    def sha256(self) -> str:
        """One hash of the whole: same names, same bytes."""
        som = hashlib.sha256()
        for naam, inhoud in sorted(self.bestanden.items()):
            som.update(f"{naam}\0{hashlib.sha256(inhoud).hexdigest()}\n".encode())
        return som.hexdigest()


def lees_map(pad: Path) -> Bron:
    """Every CSV file of a folder; what cannot be read counts as missing."""
    bestanden = {}
    for bestand in sorted(pad.glob("*.csv")):
        with suppress(OSError):
            bestanden[bestand.name] = bestand.read_bytes()
    return Bron(naam=pad.resolve().name, bestanden=bestanden)


class NietTeLezen(Exception):
    """From here on nothing of the file makes sense."""

    def __init__(self, regel: int | None, tekst: str):
        super().__init__(tekst)
        self.regel, self.tekst = regel, tekst


def ontcijfer(inhoud: bytes) -> tuple[str, list[tuple[int, str]]]:
    """The text, and per line what is wrong with the encoding: then the text is a guess to read on with."""
    if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        return inhoud.decode("utf-16", "replace"), [(1, "het bestand is UTF-16; sla het op als UTF-8")]
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        return inhoud.decode("latin-1"), list(_fout_gecodeerd(inhoud))
    if "\0" in tekst:
        regels = [n for n, regel in enumerate(REGELEINDE.split(inhoud), start=1) if b"\0" in regel]
        return tekst.replace("\0", ""), [(n, "er staat een nul-teken in; is dit wel UTF-8?") for n in regels]
    return tekst, []


def _fout_gecodeerd(inhoud: bytes) -> Iterator[tuple[int, str]]:
    for nummer, regel in enumerate(REGELEINDE.split(inhoud), start=1):
        try:
            regel.decode()
        except UnicodeDecodeError as fout:
            teken = regel[fout.start : fout.start + 1].decode("latin-1")
            yield nummer, f"het teken op plaats {fout.start + 1} (‘{teken}’?) is geen UTF-8"


def records(tekst: str) -> Iterator[tuple[int, list[str]]]:
    """Line number of its first line, and the cells, of every record. Empty lines are no records."""
    lezer = csv.reader(io.StringIO(tekst, newline=""), strict=True)
    while True:
        regel = lezer.line_num + 1
        try:
            cellen = next(lezer)
        except StopIteration:
            return
        except csv.Error as fout:
            te_lang = "field limit" in str(fout)
            wat = "een veld is te lang" if te_lang else "de aanhalingstekens kloppen niet"
            raise NietTeLezen(regel, f"{wat}; vanaf hier is het bestand niet te lezen") from None
        if cellen:
            yield regel, cellen
