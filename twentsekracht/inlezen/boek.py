"""The books of one import: what was read of every file, what is wrong with it, what we made of it."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from twentsekracht.inlezen.bestand import Bestand
from twentsekracht.inlezen.models import Correctie


class Melding(NamedTuple):
    """Something about a line of a file; `groep` is what it has in common with others, for a short list."""

    bestand: str
    regel: int | None
    tekst: str
    groep: str = ""

    def __str__(self):
        plaats = f"{self.bestand}:{self.regel}" if self.regel else self.bestand
        return f"{plaats}: {self.tekst}"


class Wijziging(NamedTuple):
    """A value that did not go in as it stood: becomes a row of `Correctie`."""

    bestand: str
    regel: int
    kolom: str
    soort: Correctie.Soort
    bronwaarde: str
    waarde: str


@dataclass
class Jaar:
    """All files of a folder together."""

    boeken: dict[Bestand, "Boek"] = field(default_factory=dict)
    problemen: list[Melding] = field(default_factory=list)
    waarschuwingen: list[Melding] = field(default_factory=list)
    wijzigingen: list[Wijziging] = field(default_factory=list)

    def boek(self, bestand: Bestand) -> "Boek":
        return self.boeken.setdefault(bestand, Boek(bestand, self))


@dataclass
class Boek:
    """One file. `rijen` are the sound rows; codes of the others are known: a slip is reported once."""

    bestand: Bestand
    jaar: Jaar
    rijen: list = field(default_factory=list)
    aantal: int = 0  # records in the file, sound or not
    is_heel: bool = True  # False: missing or not to be read, so nobody can tell which codes are in it
    gezien: set[str] = field(default_factory=set)
    doelen: dict[str, Any] = field(default_factory=dict)  # code -> row of the file, or object of the database
    dubbelzinnig: set[str] = field(default_factory=set)  # codes of more than one row
    pks: dict[str, int] = field(default_factory=dict)  # code -> primary key, once it is in the database
    namen: dict[str, str] = field(default_factory=dict)  # other name, casefolded -> code

    def probleem(self, waar, tekst: str) -> None:
        """`waar`: a row, the number of a line, or None for the whole file."""
        self.jaar.problemen.append(Melding(self.bestand.naam, getattr(waar, "regel", waar), tekst))

    def let_op(self, waar, groep: str, bijzonderheid: str = "") -> None:
        """History may break today's rules. `groep` is the rule, `bijzonderheid` what stood here."""
        tekst = f"{groep} ({bijzonderheid})" if bijzonderheid else groep
        regel = getattr(waar, "regel", waar)
        self.jaar.waarschuwingen.append(Melding(self.bestand.naam, regel, tekst, groep))

    def gewijzigd(self, regel: int, kolom: str, soort: Correctie.Soort, bronwaarde, waarde) -> None:
        wijziging = Wijziging(self.bestand.naam, regel, kolom, soort, str(bronwaarde), str(waarde))
        self.jaar.wijzigingen.append(wijziging)

    def doel(self, kolom: str, code: str):
        """What `code` in a column refers to: a row of another file, or an object; the names are the same."""
        return self.naar(kolom).doelen[code]

    def naar(self, kolom: str) -> "Boek":
        naar = next(k.naar for k in self.bestand.kolommen if k.naam == kolom)
        return self.jaar.boek(naar)

    def sleutel(self, rij) -> tuple[Hashable, ...]:
        extra = self.bestand.velden(rij) if self.bestand.velden else {}
        return tuple(extra[naam] if naam in extra else getattr(rij, naam) for naam in self.bestand.sleutel)
