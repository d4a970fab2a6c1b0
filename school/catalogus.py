"""What the catalogue shows of each course: the run to go to, and how full that is. At one price for any number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from school.models import Opleiding, Uitvoering
from school.plaatsen import plaatsen
from twentsekracht.plaatsen import Stand


@dataclass(frozen=True)
class Moment:
    """A run with how full it is and whether one may still enrol."""

    uitvoering: Uitvoering
    plaatsen: Stand
    is_open: bool

    @property
    def heeft_plek(self) -> bool:
        return self.is_open and not self.plaatsen.is_vol

    @property
    def kan_inschrijven(self) -> bool:
        """For a place, or for the waiting list."""
        return self.is_open and (not self.plaatsen.is_vol or self.plaatsen.wachtlijst)

    @property
    def woorden(self) -> str:
        if self.is_open:
            return self.plaatsen.woorden
        return "Vol" if self.plaatsen.is_vol else "Gesloten"

    @property
    def staat(self) -> str:
        """The kind of badge that goes with the words."""
        if self.is_open:
            return self.plaatsen.staat
        return "fout" if self.plaatsen.is_vol else ""


@dataclass(frozen=True)
class Aanbod:
    """A course with the runs still to come, the soonest first."""

    opleiding: Opleiding
    momenten: tuple[Moment, ...]

    @property
    def eerste(self) -> Moment | None:
        """The first one with a place; when there is none, the first."""
        met_plek = (moment for moment in self.momenten if moment.heeft_plek)
        return next(met_plek, self.momenten[0] if self.momenten else None)


def momenten(runs: Iterable[Uitvoering], *, op: date, organisatie_id: int | None = None) -> list[Moment]:
    """In the same order; how full, as the people of this organisation see it."""
    runs = list(runs)
    vol = plaatsen(runs, op=op, organisatie_id=organisatie_id)
    return [Moment(run, vol[run.pk], run.is_open(op=op)) for run in runs]


def aanbod(opleidingen: Iterable[Opleiding], *, op: date, organisatie_id: int | None = None) -> list[Aanbod]:
    """In the order of the courses; how full, as the people of this organisation see it."""
    opleidingen = list(opleidingen)
    per_opleiding: dict[int, list[Moment]] = {}
    runs = Uitvoering.objects.komend(op=op).filter(opleiding__in=opleidingen).select_related("opleiding")
    for moment in momenten(runs, op=op, organisatie_id=organisatie_id):
        per_opleiding.setdefault(moment.uitvoering.opleiding_id, []).append(moment)
    return [Aanbod(opleiding, tuple(per_opleiding.get(opleiding.pk, ()))) for opleiding in opleidingen]
