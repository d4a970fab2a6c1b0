"""Somebody's own participations, with where they stand on a list and what they may still do. One query at most."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from evenementen.models import MET_PLAATS, OP_TE_ZEGGEN, Deelname
from evenementen.termijnen import begin
from evenementen.wachtlijst import posities

Status = Deelname.Status


@dataclass(frozen=True)
class Inzicht:
    deelname: Deelname
    positie: int | None  # on the waiting list
    is_begonnen: bool
    is_verlopen: bool  # an offer that nobody took

    @property
    def is_weg(self) -> bool:
        return self.deelname.status == Status.GEANNULEERD

    @property
    def met_plaats(self) -> bool:
        return self.deelname.status in MET_PLAATS

    @property
    def mag_aannemen(self) -> bool:
        return self.deelname.status == Status.AANGEBODEN and not self.is_verlopen and not self.is_begonnen

    @property
    def mag_weg(self) -> bool:
        return self.deelname.status in OP_TE_ZEGGEN and not self.is_begonnen

    @property
    def status(self) -> str:
        if self.positie:
            return f"Nummer {self.positie} op de wachtlijst"
        return self.deelname.get_status_display()

    @property
    def knop(self) -> str:
        """What giving it up is called."""
        if self.deelname.status == Status.WACHTLIJST:
            return "Van de wachtlijst af"
        return "Nee, bedankt" if self.deelname.status == Status.AANGEBODEN else "Meld je af"


def inzicht(deelnames: Iterable[Deelname], *, op: datetime) -> list[Inzicht]:
    deelnames = list(deelnames)
    plek = posities(deelnames)
    return [
        Inzicht(
            rij,
            positie=plek.get(rij.pk),
            is_begonnen=begin(rij.onderdeel) <= op,
            is_verlopen=rij.aanbod_tot is not None and rij.aanbod_tot <= op,
        )
        for rij in deelnames
    ]
