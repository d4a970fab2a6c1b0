"""What the catalogue shows of each course: the run to go to, and how full that is. Two queries for any number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from school.models import Opleiding, Uitvoering
from school.plaatsen import plaatsen
from twentsekracht.plaatsen import Plaatsen


@dataclass(frozen=True)
class Moment:
    """A run with how full it is and whether one may still enrol."""

    uitvoering: Uitvoering
    plaatsen: Plaatsen
    is_open: bool

    @property
    def heeft_plek(self) -> bool:
        return self.is_open and not self.plaatsen.is_vol

    @property
    def woorden(self) -> str:
        return self.plaatsen.woorden if self.is_open or self.plaatsen.is_vol else "Gesloten"

    @property
    def staat(self) -> str:
        """The kind of badge that goes with the words."""
        return self.plaatsen.staat if self.is_open or self.plaatsen.is_vol else ""


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


def aanbod(opleidingen: Iterable[Opleiding], *, op: date) -> list[Aanbod]:
    """In the order of the courses."""
    opleidingen = list(opleidingen)
    per_opleiding: dict[int, list[Uitvoering]] = {}
    komend = list(Uitvoering.objects.komend(op=op).filter(opleiding__in=opleidingen))
    for uitvoering in komend:
        per_opleiding.setdefault(uitvoering.opleiding_id, []).append(uitvoering)
    vol = plaatsen(komend)
    return [
        Aanbod(
            opleiding,
            tuple(
                Moment(uitvoering, vol[uitvoering.pk], uitvoering.is_open(op=op))
                for uitvoering in per_opleiding.get(opleiding.pk, ())
            ),
        )
        for opleiding in opleidingen
    ]
