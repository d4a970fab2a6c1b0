"""How somebody's own enrolments stand: in words, with their place on the list and what they may do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from school import annuleren
from school.annuleren import Annuleren, Regels
from school.models import Bezwaar, Inschrijving
from school.termijnen import begin
from school.wachtlijst import Wachtplek, wachtlijsten

Status = Inschrijving.Status


@dataclass(frozen=True)
class Mijn:
    """`plek`: on the waiting list. `kosten`: of cancelling now, by `annuleren`."""

    inschrijving: Inschrijving
    plek: Wachtplek | None
    mag_aannemen: bool
    mag_annuleren: bool
    kosten: Decimal
    annuleren: Annuleren

    @property
    def status(self) -> str:
        return (
            f"Wachtlijst, nummer {self.plek.positie}" if self.plek else self.inschrijving.get_status_display()
        )

    @property
    def met_plaats(self) -> bool:
        return self.inschrijving.status == Status.BEVESTIGD

    @property
    def is_geweest(self) -> bool:
        """Is something noted of having been there?"""
        return self.inschrijving.status in Inschrijving.GEWEEST

    @property
    def open_bezwaar(self) -> Bezwaar | None:
        return next((een for een in self.inschrijving.bezwaren.all() if een.beantwoord_op is None), None)

    @property
    def knop(self) -> str:
        """What giving up is called here."""
        return {Status.WACHTLIJST: "Haal me van de lijst", Status.AANGEBODEN: "Nee, bedankt"}.get(
            self.inschrijving.status, "Meld me af"
        )


def inzicht(inschrijvingen: Iterable[Inschrijving], *, op: datetime) -> list[Mijn]:
    """In the same order: a query, and three more when one of them waits."""
    inschrijvingen = list(inschrijvingen)
    regels = annuleren.regels_nu() if inschrijvingen else ()
    wacht = [rij.uitvoering for rij in inschrijvingen if rij.status == Status.WACHTLIJST]
    lijsten = wachtlijsten(wacht) if wacht else {}
    plekken = {plek.inschrijving.pk: plek for lijst in lijsten.values() for plek in lijst}
    return [_mijn(rij, plekken.get(rij.pk), regels, op) for rij in inschrijvingen]


def _mijn(rij: Inschrijving, plek: Wachtplek | None, regels: Regels, op: datetime) -> Mijn:
    kosten = annuleren.van(rij, regels)
    komt = begin(rij.uitvoering) > op
    aangeboden = rij.status == Status.AANGEBODEN and rij.aanbod_tot is not None
    return Mijn(
        rij,
        plek,
        mag_aannemen=komt and aangeboden and rij.aanbod_tot > op,
        mag_annuleren=komt and Status.GEANNULEERD in Inschrijving.OVERGANGEN.get(rij.status, ()),
        kosten=kosten.kosten(timezone.localdate(op)),
        annuleren=kosten,
    )
