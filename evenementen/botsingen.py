"""What stands in the way of the days of an event: a holiday, the schools, a recess, another event.

Nothing of it forbids the days; who plans reads it first. Any number of events at the same price.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.formats import date_format

from evenementen.models import Evenement, VrijePeriode
from twentsekracht.werkdagen import feestdagnamen

DAG = timedelta(days=1)
# What takes days of the year: also while nobody decided on it.
TELT = (Evenement.Planning.VOORSTEL, Evenement.Planning.GEPLAND)


@dataclass(frozen=True)
class Dagen:
    """The days that are looked at; `evenement` (id) whose they are, if they are of one already."""

    van: date
    tot: date
    evenement: int | None = None

    def overlapt(self, van: date, tot: date) -> bool:
        return van <= self.tot and tot >= self.van


@dataclass(frozen=True)
class Botsing:
    """`icoon`: a lucide icon, beside the words that say it all."""

    tekst: str
    icoon: str


@dataclass
class Jaar:
    """What is in the way somewhere in these days: read once, asked for any part of them."""

    vrij: list[VrijePeriode] = field(default_factory=list)
    evenementen: list[Evenement] = field(default_factory=list)

    def botsingen(self, dagen: Dagen) -> list[Botsing]:
        return [*_feestdagen(dagen), *self._vrij(dagen), *self._evenementen(dagen)]

    def _vrij(self, dagen: Dagen) -> list[Botsing]:
        return [
            Botsing(f"{_naam(vrij)}: {_periode(vrij.van, vrij.tot)}", "tree-palm")
            for vrij in self.vrij
            if dagen.overlapt(vrij.van, vrij.tot)
        ]

    def _evenementen(self, dagen: Dagen) -> list[Botsing]:
        anderen = (een for een in self.evenementen if een.pk != dagen.evenement)
        return [
            Botsing(f"{een.titel}: {_periode(een.start, een.einde)}{_slag(een)}", "calendar")
            for een in anderen
            if dagen.overlapt(een.start, een.einde)
        ]


def lees(van: date, tot: date) -> Jaar:
    """Two queries."""
    vrij = VrijePeriode.objects.tussen(van, tot).select_related("organisatie")
    evenementen = Evenement.objects.tussen(van, tot).filter(planning__in=TELT)
    return Jaar(list(vrij), list(evenementen))


def botsingen(van: date, tot: date, *, evenement: int | None = None) -> list[Botsing]:
    """Of these days; not with the event (id) that they are of."""
    return lees(van, tot).botsingen(Dagen(van, tot, evenement))


def per_evenement(evenementen: Iterable[Evenement]) -> dict[int, list[Botsing]]:
    """Of each (id). Two queries."""
    evenementen = list(evenementen)
    if not evenementen:
        return {}
    jaar = lees(min(een.start for een in evenementen), max(een.einde for een in evenementen))
    return {een.pk: jaar.botsingen(Dagen(een.start, een.einde, een.pk)) for een in evenementen}


def _feestdagen(dagen: Dagen) -> list[Botsing]:
    return [
        Botsing(f"{naam}: {date_format(dag, 'j F')}", "party-popper")
        for jaar in range(dagen.van.year, dagen.tot.year + 1)
        for dag, naam in sorted(feestdagnamen(jaar).items())
        if dagen.van <= dag <= dagen.tot
    ]


def _naam(vrij: VrijePeriode) -> str:
    if vrij.organisatie_id:
        return f"{vrij.naam} van {vrij.organisatie.korte_naam}"
    return f"{vrij.naam} van de scholen"


def _slag(evenement: Evenement) -> str:
    return " (voorstel)" if evenement.planning == Evenement.Planning.VOORSTEL else ""


def _periode(van: date, tot: date) -> str:
    """'12 maart', '12 tot en met 14 maart' or '28 februari tot en met 1 maart'; with the year where it changes."""
    if van == tot:
        return date_format(van, "j F")
    vorm = "j F Y" if van.year != tot.year else "j" if van.month == tot.month else "j F"
    return (
        f"{date_format(van, vorm)} tot en met {date_format(tot, 'j F Y' if van.year != tot.year else 'j F')}"
    )
