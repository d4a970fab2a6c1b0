"""Reading a list that somebody sends as xlsx or ods: the first sheet, as rows of text.

Numbers come as they are stored, with a point; a formula as the value it had when the file was saved; a day as
2026-11-22. What the file may hold is for `keuring` to say.
"""

import zipfile
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from io import BytesIO
from xml.parsers import expat

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from twentsekracht.keuring import BESCHADIGD, Geweigerd, keur_rekenblad

MEESTE_RIJEN = 2000
MEESTE_KOLOMMEN = 60
MEESTE_CIJFERS = 20  # of a number in a cell


def lees(inhoud: bytes) -> list[list[str]]:
    """Without empty rows at the end; each row as long as its last filled cell. `Geweigerd` says what is wrong."""
    soort, leden = keur_rekenblad(inhoud)
    rijen = _xlsx(inhoud) if soort == "xlsx" else _ods(leden["content.xml"])
    while rijen and not rijen[-1]:
        rijen.pop()
    if len(rijen) > MEESTE_RIJEN:
        raise Geweigerd(f"Dit bestand heeft te veel rijen (hoogstens {MEESTE_RIJEN}).")
    return rijen


def getal(tekst: str) -> Decimal | None:
    """'12,5', '12.5' and '15%' as somebody types them; None for what is no number."""
    kaal = tekst.strip().removesuffix("%").strip().replace(",", ".")
    try:
        waarde = Decimal(kaal)
    except InvalidOperation:
        return None
    return waarde if waarde.is_finite() else None


def _kort(cellen: list[str]) -> list[str]:
    while cellen and not cellen[-1]:
        cellen.pop()
    return cellen


# ---- xlsx


def _xlsx(inhoud: bytes) -> list[list[str]]:
    try:
        boek = load_workbook(BytesIO(inhoud), read_only=True, data_only=True, keep_links=False)
        blad = boek.worksheets[0]
        rijen = blad.iter_rows(max_row=MEESTE_RIJEN + 1, max_col=MEESTE_KOLOMMEN, values_only=True)
        return [_kort([_tekst(waarde) for waarde in rij]) for rij in rijen]
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, IndexError) as fout:
        raise Geweigerd(BESCHADIGD) from fout


def _tekst(waarde) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, float):
        return f"{Decimal(repr(waarde)).normalize():f}"
    if isinstance(waarde, datetime):
        waarde = waarde.date()
    return waarde.isoformat() if isinstance(waarde, date) else str(waarde).strip()


# ---- ods


def _ods(inhoud: bytes) -> list[list[str]]:
    lezer = _Tabel()
    try:
        lezer.expat.Parse(inhoud, True)
    except (expat.ExpatError, ValueError, ArithmeticError) as fout:
        raise Geweigerd(BESCHADIGD) from fout
    return lezer.rijen


class _Tabel:
    """The first table of the document. Rows and cells may say that they are repeated, up to the end of the sheet."""

    def __init__(self):
        self.rijen: list[list[str]] = []
        self._tabellen = 0
        self._rij: list[str] = []
        self._herhaal_rij = self._herhaal_cel = 1
        self._waarde = ""
        self._alineas: list[str] | None = None
        self.expat = expat.ParserCreate()
        self.expat.StartElementHandler = self._begin
        self.expat.EndElementHandler = self._einde
        self.expat.CharacterDataHandler = self._letters

    def _begin(self, naam, kenmerken):
        naam = naam.rpartition(":")[2]
        kort = {sleutel.rpartition(":")[2]: waarde for sleutel, waarde in kenmerken.items()}
        if naam == "table":
            self._tabellen += 1
        elif naam == "table-row":
            self._rij, self._herhaal_rij = [], int(kort.get("number-rows-repeated", 1))
        elif naam in ("table-cell", "covered-table-cell"):
            self._herhaal_cel, self._alineas = int(kort.get("number-columns-repeated", 1)), []
            self._waarde = self._opgeslagen(kort)
        elif naam == "p" and self._alineas is not None:
            self._alineas.append("")

    @staticmethod
    def _opgeslagen(kort: dict[str, str]) -> str:
        if kort.get("value-type") in ("float", "percentage", "currency"):
            waarde = Decimal(kort["value"]) if "value" in kort else Decimal(0)
            if abs(waarde.adjusted()) > MEESTE_CIJFERS:  # written out it would fill the memory
                raise ValueError("a number of so many digits is no number of ours")
            factor = 100 if kort["value-type"] == "percentage" else 1
            return f"{(waarde * factor).normalize():f}"
        return kort["date-value"][:10] if "date-value" in kort else ""

    def _letters(self, stuk):
        if self._alineas:
            self._alineas[-1] += stuk

    def _einde(self, naam):
        naam = naam.rpartition(":")[2]
        if naam in ("table-cell", "covered-table-cell"):
            tekst = self._waarde or "\n".join(self._alineas or []).strip()
            over = max(0, MEESTE_KOLOMMEN - len(self._rij))
            self._rij += [tekst] * min(self._herhaal_cel, over)
            self._alineas = None
        elif naam == "table-row" and self._tabellen == 1:
            rij = _kort(self._rij)
            over = max(0, MEESTE_RIJEN + 1 - len(self.rijen))
            # Empty rows up to the end of the sheet say nothing: one of them is enough until something follows.
            aantal = min(self._herhaal_rij, over) if rij else min(self._herhaal_rij, over, 100)
            self.rijen += [list(rij) for _ in range(aantal)]
