"""How an app declares the files it reads. What may stand in a column follows from the model field it fills.

    UITVOERINGEN = Bestand(
        "uitvoeringen.csv",
        Uitvoering,
        sleutel=("code",),
        kolommen=kolommen("code start einde", Kolom("opleiding", naar=OPLEIDINGEN)),
    )

Kind, choices, greatest length and whether it must be filled in are the field's: they are written down once.
"""

from collections import namedtuple
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models

from twentsekracht.inlezen import waarden

GEEN_VELD = ""


@dataclass(frozen=True, eq=False)
class Kolom:
    """One column. `naar`: holds codes of that file. `lees`: reads it otherwise than the field says."""

    naam: str
    veld: str | None = None  # the model field of the same name; GEEN_VELD: the file's own functions use it
    naar: "Bestand | None" = None
    lees: Callable[[str], Any] | None = None
    verplicht: bool | None = None  # as the field says
    is_lijst: bool = False  # values separated by |
    leeg: Any = None  # what an empty cell means; of a text field: ""


def kolommen(namen: str, *anders: Kolom) -> tuple[Kolom, ...]:
    """Columns that need no more than a name; followed by those that do."""
    return (*(Kolom(naam) for naam in namen.split()), *anders)


@dataclass(frozen=True, eq=False)
class Bestand:
    """A file of a year folder. Its rows go into `model`; `sleutel` names what makes a row the same again."""

    naam: str
    model: type[models.Model]
    kolommen: tuple[Kolom, ...]
    sleutel: tuple[str, ...] = ()  # columns, or names that `velden` answers
    loopt_op: tuple[tuple[str, str], ...] = ()  # pairs of columns: the second may not come before the first
    velden: Callable | None = None  # (rij) -> model fields that are no column of their own
    controleer: Callable | None = None  # (boek): problems and warnings across cells and rows
    stapmodel: type[models.Model] | None = None
    stappen: Callable | None = None  # (boek, rij) -> the course of its status: [{"naar":, "per":, ...}, ...]
    eerst: Callable | None = None  # (rij) -> bool: these rows make room for the others
    na: Callable | None = None  # (boek, rijen, verslag, op): rows of other tables that hang on these
    schrijf: Callable | None = None  # (boek, verslag, op): writes the file in its own way
    namen: Callable | None = None  # (boek) -> {other name: code}: the codes of this file have other names

    @cached_property
    def Rij(self):
        """A row as read: attributes named after the columns, and `regel`, its line in the file."""
        return namedtuple("Rij", ["regel", *(kolom.naam for kolom in self.kolommen)])

    @cached_property
    def verwijskolom(self) -> str | None:
        """Other files refer to a row of this one by its code."""
        return "code" if any(kolom.naam == "code" for kolom in self.kolommen) else None

    @cached_property
    def attributen(self) -> dict[str, str]:
        """Column -> attribute of the model that it fills: `uitvoering` -> `uitvoering_id`."""
        return {kolom.naam: veld.attname for kolom in self.kolommen if (veld := self.veld_van(kolom))}

    @cached_property
    def verwijzingen(self) -> dict[str, "Bestand"]:
        """Attribute of the model -> the file whose codes stand in the column."""
        return {
            self.attributen[k.naam]: k.naar for k in self.kolommen if k.naar and k.naam in self.attributen
        }

    def veld_van(self, kolom: Kolom) -> models.Field | None:
        return None if kolom.veld == GEEN_VELD else self.model._meta.get_field(kolom.veld or kolom.naam)

    def lezer_van(self, kolom: Kolom) -> Callable[[str], Any]:
        if kolom.lees:
            return kolom.lees
        if kolom.naar:
            return waarden.tekst(200)
        return waarden.lezer_voor(self.veld_van(kolom))

    def is_verplicht(self, kolom: Kolom) -> bool:
        if kolom.verplicht is not None:
            return kolom.verplicht
        veld = self.veld_van(kolom)
        return veld is not None and not (veld.null or veld.blank)

    def leeg_van(self, kolom: Kolom) -> Any:
        if kolom.is_lijst:
            return ()
        veld = self.veld_van(kolom)
        is_tekst = isinstance(veld, models.CharField) and not veld.null
        return "" if is_tekst and kolom.leeg is None else kolom.leeg

    @property
    def meervoud(self) -> str:
        return str(self.model._meta.verbose_name_plural)
