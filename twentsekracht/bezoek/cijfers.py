"""What the figures about visits mean, and how they are counted."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Sum

from twentsekracht.bezoek.models import Bezoekmeting


@dataclass(frozen=True)
class Meting:
    """A measured number; `uit_overijssel` None = not measured. `metingen` > 1: added up over periods."""

    sleutel: str
    aantal: int
    uit_overijssel: int | None
    van: date
    tot: date
    metingen: int


@dataclass(frozen=True)
class Jaarcijfers:
    """Visits as measured from `van` to `tot`, both within the year; largest first, then by name.

    Measurements of the same thing over several periods of the year are added up. `intranet` is part of
    `link`, not on top of it.
    """

    per_soort: dict[str, tuple[Meting, ...]]

    def metingen(self, soort):
        return self.per_soort.get(soort, ())

    def meting(self, soort, sleutel):
        return next((meting for meting in self.metingen(soort) if meting.sleutel == sleutel), None)

    def totaal(self, sleutel):
        meting = self.meting(Bezoekmeting.Soort.TOTAAL, sleutel)
        return meting.aantal if meting else 0

    @property
    def bezoeken(self):
        return self.totaal("bezoeken")

    @property
    def unieke_bezoekers(self):
        return self.totaal("unieke_bezoekers")

    @property
    def van(self):
        return min((meting.van for rijen in self.per_soort.values() for meting in rijen), default=None)

    @property
    def tot(self):
        return max((meting.tot for rijen in self.per_soort.values() for meting in rijen), default=None)


def jaarcijfers(*, jaar, peildatum):
    """The whole calendar year: these figures do not depend on the peildatum (one query)."""
    gemeten = (
        Bezoekmeting.objects.gemeten_in(jaar)
        .order_by()
        .values("soort", "sleutel")
        .annotate(
            som=Sum("aantal"),
            overijssel=Sum("aantal_overijssel"),
            eerste=Min("van"),
            laatste=Max("tot"),
            metingen=Count("pk"),
        )
    )
    per_soort = {}
    for rij in sorted(gemeten, key=lambda rij: (rij["soort"], -rij["som"], rij["sleutel"])):
        meting = Meting(
            rij["sleutel"], rij["som"], rij["overijssel"], rij["eerste"], rij["laatste"], rij["metingen"]
        )
        per_soort.setdefault(rij["soort"], []).append(meting)
    return Jaarcijfers({soort: tuple(metingen) for soort, metingen in per_soort.items()})
