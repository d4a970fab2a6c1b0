"""The order of a long list of vacancies, page after page as quick at the end as at the beginning.

A list is some streams one after the other, each read along an index: with the words in the title, then with the
words in the text; in this place, then within 5 kilometres. So nothing is sorted that is not shown.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.core.paginator import Page, Paginator
from django.db.models import F, Q, QuerySet, Value
from django.db.models.lookups import GreaterThan, GreaterThanOrEqual, LessThan, LessThanOrEqual

from vacatures.models import Vacature
from vacatures.models.vacature import OPEN_VOOR_COLLEGAS, is_buitenstaander
from vacatures.standplaats import binnen
from vacatures.telraam import MET_EINDE, Telraam, samen_of

PER_BLADZIJDE = 25
MEESTE_BLADZIJDEN = 20  # by number; what comes after is found by the last one that was read
RINGEN = (-1, 0, 5, 10, 20, 30, 50)  # km
PUNT = "."


@dataclass(frozen=True)
class Volgorde:
    """By a day and then by code; `dag` is what `uitdrukking` gives for a vacancy that was read."""

    uitdrukking: object
    dag: Callable[[Vacature], date]
    aflopend: bool = True

    def toegepast(self, rijen: QuerySet) -> QuerySet:
        richting = self.uitdrukking.desc() if self.aflopend else self.uitdrukking.asc()
        return rijen.order_by(richting, "code")

    def na(self, dag: date, code: str) -> Q:
        """What comes after this one. The first half is what an index can jump to."""
        vanaf, voorbij = (LessThanOrEqual, LessThan) if self.aflopend else (GreaterThanOrEqual, GreaterThan)
        verder = Q(voorbij(self.uitdrukking, Value(dag))) | Q(code__gt=code)
        return Q(vanaf(self.uitdrukking, Value(dag))) & verder


VOOR_BUITENSTAANDERS = Volgorde(F("extern_op"), lambda v: v.extern_op)
VOOR_COLLEGAS = Volgorde(OPEN_VOOR_COLLEGAS, lambda v: v.regio_op or v.intern_op or v.herplaatsing_op)
SLUIT = Volgorde(F("sluit_op"), lambda v: v.sluit_op, aflopend=False)


def nieuwste(gebruiker) -> Volgorde:
    """What opened last for this reader. Of their own organisation what is still theirs alone comes first."""
    return VOOR_BUITENSTAANDERS if is_buitenstaander(gebruiker) else VOOR_COLLEGAS


Deel = tuple[Q, Volgorde]


def delen(sorteer: str, gebruiker, *, zoektekst=None, plaats: str = "") -> list[Deel]:
    """The streams of a list, each a condition and its order; together they hold every row once."""
    volgorde = nieuwste(gebruiker)
    if sorteer == "sluit":
        return [(Q(sluit_op__isnull=False), SLUIT), (Q(sluit_op__isnull=True), volgorde)]
    if sorteer == "dichtbij" and plaats:
        ringen = [binnen(plaats, tot, vanaf=van) for van, tot in pairwise(RINGEN)]
        elders = ~binnen(plaats, RINGEN[-1])
        return [(deel, volgorde) for deel in (*ringen, elders)]
    if sorteer == "best" and zoektekst:
        in_titel = zoektekst.in_titel()
        return [(in_titel, volgorde), (~in_titel, volgorde)]
    return [(Q(), volgorde)]


def kralen(telraam: Telraam, sorteer: str, *, in_titel: Callable[[], int], plaats: str = "") -> list[int]:
    """What each of these streams holds of all that is on an abacus: as `delen`, in beads."""
    alle = telraam.alle
    if sorteer == "sluit":
        met_einde = telraam.staaf(MET_EINDE, "")
        return [met_einde, alle ^ met_einde]
    if sorteer == "dichtbij" and plaats:
        ringen = [telraam.binnen(plaats, tot, vanaf=van) for van, tot in pairwise(RINGEN)]
        return [*ringen, alle ^ samen_of(ringen)]
    if sorteer == "best":
        titels = in_titel()
        return [titels, alle ^ titels]
    return [alle]


class Stromen:
    """What a Paginator can take pages of; how many each stream holds is counted elsewhere, with the filters."""

    def __init__(self, rijen: QuerySet, delen: list[Deel], aantallen: list[int]):
        self.rijen, self.delen, self.aantallen = rijen, delen, aantallen

    def count(self) -> int:
        return sum(self.aantallen)

    def __len__(self):
        return self.count()

    def __getitem__(self, plek: slice) -> list[Vacature]:
        """A query for each stream that the page touches."""
        gevonden: list[Vacature] = []
        begin, einde = plek.start or 0, plek.stop
        for nummer, aantal in enumerate(self.aantallen):
            if begin < aantal and einde > 0:
                gevonden += self._lees_stroom(
                    nummer, self._stroom(nummer)[max(begin, 0) : min(einde, aantal)]
                )
            begin, einde = begin - aantal, einde - aantal
        return gevonden

    def _stroom(self, nummer: int) -> QuerySet:
        waar, volgorde = self.delen[nummer]
        return volgorde.toegepast(self.rijen.filter(waar))

    def na(self, plek: str, aantal: int) -> list[Vacature]:
        """The next rows after a place as `plek_van` writes it. What cannot be read is the beginning."""
        nummer, dag, code = self._lees(plek)
        gevonden: list[Vacature] = []
        for volgend in range(nummer, len(self.delen)):
            stroom = self._stroom(volgend)
            if dag and volgend == nummer:
                stroom = stroom.filter(self.delen[volgend][1].na(dag, code))
            if self.aantallen[volgend] and len(gevonden) < aantal:
                gevonden += self._lees_stroom(volgend, stroom[: aantal - len(gevonden)])
        return gevonden

    def _lees_stroom(self, nummer: int, rijen: QuerySet) -> list[Vacature]:
        gelezen = list(rijen)
        for vacature in gelezen:
            vacature.stroom = nummer
        return gelezen

    def _lees(self, plek: str) -> tuple[int, date | None, str]:
        try:
            nummer, dag, code = plek.split(PUNT, 2)
            gelezen = datetime.strptime(dag, "%Y%m%d").date()  # noqa: DTZ007 - a day has no time zone
            return range(len(self.delen))[int(nummer)], gelezen, code.replace("\0", "")
        except (ValueError, IndexError):
            return 0, None, ""

    def plek_van(self, vacature: Vacature) -> str:
        """Where a row of this list stands, for an address: its stream, day and code."""
        _, volgorde = self.delen[vacature.stroom]
        return PUNT.join((str(vacature.stroom), f"{volgorde.dag(vacature):%Y%m%d}", vacature.code))


class Bladeraar(Paginator):
    """Pages by number as long as that is quick."""

    @property
    def num_pages(self) -> int:
        return min(super().num_pages, MEESTE_BLADZIJDEN)


class Blad:
    """One page of a list, and where the next one begins when it has no number."""

    def __init__(self, lijst: Stromen, gevraagd: str, aantal: int = PER_BLADZIJDE):
        """`gevraagd`: a number, or a place as `Stromen.plek_van` writes it."""
        self.bladeraar = Bladeraar(lijst, aantal)
        self.op_plek = PUNT in gevraagd
        if self.op_plek:
            gelezen = lijst.na(gevraagd, aantal + 1)
            self.rijen = gelezen[:aantal]
            self.page = Page(self.rijen, 1, self.bladeraar)
            is_meer = len(gelezen) > aantal
        else:
            self.page = self.bladeraar.get_page(gevraagd)
            self.rijen = self.page.object_list
            is_meer = not self.page.has_next() and lijst.count() > self.bladeraar.num_pages * aantal
        self.verder = lijst.plek_van(self.rijen[-1]) if is_meer and self.rijen else ""
