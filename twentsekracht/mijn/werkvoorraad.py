"""What waits for somebody, and by when: each app tells its own (settings.WERKVOORRAAD), the soonest first."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.utils.module_loading import import_string

BINNENKORT = timedelta(days=7)


@dataclass(frozen=True)
class Taak:
    """One thing that waits: `titel` says what to do ("Beslis over 3 aanvragen"), `url` leads to where.

    `uiterlijk` is the day by which it should be done, if there is one; `soort` the kind of work, for the
    heading above it ("Twentse School"); `toelichting` a sentence, without names of people.
    """

    titel: str
    url: str
    soort: str
    uiterlijk: date | None = None
    toelichting: str = ""

    def is_te_laat(self, op: date) -> bool:
        return self.uiterlijk is not None and self.uiterlijk < op


def taken(gebruiker, *, op: date) -> list[Taak]:
    """Asks every app; what has no last day comes last. Each app answers in a fixed number of queries."""
    gevonden = [
        taak for pad in settings.WERKVOORRAAD for taak in import_string(pad)(gebruiker=gebruiker, op=op)
    ]
    return sorted(gevonden, key=lambda taak: (taak.uiterlijk or date.max, taak.soort, taak.titel))


def per_soort(voorraad: list[Taak]) -> list[tuple[str, int]]:
    return sorted(Counter(taak.soort for taak in voorraad).items())


def naar_urgentie(voorraad: list[Taak], *, op: date) -> list[tuple[str, list[Taak]]]:
    """Heading -> tasks, in the order in which to do them; headings without tasks are left out."""
    vakken = {"Te laat": [], "Deze week": [], "Later": [], "Zonder datum": []}
    for taak in voorraad:
        vakken[_vak(taak, op)].append(taak)
    return [(kop, lijst) for kop, lijst in vakken.items() if lijst]


def _vak(taak: Taak, op: date) -> str:
    """The week is the seven days to come: on a Friday, Monday is not later."""
    if taak.uiterlijk is None:
        return "Zonder datum"
    if taak.is_te_laat(op):
        return "Te laat"
    return "Deze week" if taak.uiterlijk < op + BINNENKORT else "Later"
