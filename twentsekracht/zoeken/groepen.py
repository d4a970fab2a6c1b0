"""What each app finds (settings.ZOEKEN), group by group."""

from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.utils.module_loading import import_string

PER_GROEP = 5


@dataclass(frozen=True)
class Treffer:
    titel: str
    url: str
    toelichting: str = ""  # one line: where and when


@dataclass(frozen=True)
class Groep:
    """`url` leads to the app's own list with the same words, when that shows more."""

    titel: str
    treffers: list[Treffer] = field(default_factory=list)
    totaal: int = 0
    url: str = ""


def zoek(woorden: str, *, gebruiker, op: date) -> list[Groep]:
    """Only groups with something in them, in the order of the setting. `gebruiker` may be anonymous."""
    gevonden = (
        import_string(pad)(woorden, gebruiker=gebruiker, op=op, aantal=PER_GROEP) for pad in settings.ZOEKEN
    )
    return [groep for groep in gevonden if groep.totaal]
