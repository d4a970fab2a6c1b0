"""A programme as its organiser sees it: by day and by room, how full each part is, and what does not go together."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from evenementen.models import Evenement, Onderdeel
from evenementen.plaatsen import bezettingen
from evenementen.programmabotsingen import bezwaren
from twentsekracht.plaatsen import Bezetting, Plaatsen

# What the editor changes of a part.
VELDEN = ("datum", "begintijd", "eindtijd", "locatie", "ruimte", "capaciteit")


@dataclass(frozen=True)
class Bordregel:
    onderdeel: Onderdeel
    bezetting: Bezetting
    bezwaren: tuple[str, ...]

    @property
    def plaatsen(self) -> Plaatsen:
        return Plaatsen(self.bezetting.bezet.total(), self.bezetting.maximum)

    @property
    def stand(self) -> str:
        """'18 van 20 plaatsen bezet, 4 vrijgehouden, 3 wachten'."""
        bezet, wachten = self.plaatsen.bezet, self.bezetting.wachtend.total()
        vrij = sum(self.bezetting.ongebruikt(wie) for wie in self.bezetting.quota)
        delen = [
            self.plaatsen.bezet_woorden or f"{bezet} plaats{'' if bezet == 1 else 'en'} bezet",
            f"{vrij} vrijgehouden" if vrij else "",
            f"{wachten} wacht{'' if wachten == 1 else 'en'}" if wachten else "",
        ]
        return ", ".join(filter(None, delen))


@dataclass(frozen=True)
class Borddag:
    """`dag` None: the day is not known yet."""

    dag: date | None
    regels: tuple[Bordregel, ...]


def bord(evenement: Evenement, *, op: datetime) -> list[Borddag]:
    """Within a day by room, then by hour. At one price for any number of parts."""
    onderdelen = sorted(evenement.onderdelen.met_sprekers(), key=_volgorde)
    bezet = bezettingen(onderdelen, op=op)
    wat = bezwaren(evenement, onderdelen, bezet, _elders(evenement, onderdelen))
    regels = [Bordregel(deel, bezet[deel.pk], tuple(wat.get(deel.pk, ()))) for deel in onderdelen]
    return [
        Borddag(dag, tuple(van_die_dag))
        for dag, van_die_dag in groupby(regels, key=lambda regel: regel.onderdeel.datum)
    ]


def kenmerk(onderdelen: Iterable[Onderdeel]) -> str:
    """Of the programme as it stands, to see whether somebody changed it meanwhile."""
    stand = sorted((deel.pk, *(str(getattr(deel, naam)) for naam in VELDEN)) for deel in onderdelen)
    return hashlib.sha256(repr(stand).encode()).hexdigest()


def _elders(evenement: Evenement, onderdelen: list[Onderdeel]):
    dagen = {deel.datum for deel in onderdelen if deel.datum}
    if not dagen:
        return ()
    ander = Onderdeel.objects.filter(datum__in=dagen, afgelast_op=None).exclude(evenement=evenement)
    return ander.met_sprekers().select_related("evenement")


def _volgorde(deel: Onderdeel) -> tuple:
    begin = deel.begintijd
    return (
        deel.datum or date.max,
        deel.locatie.casefold(),
        deel.ruimte.casefold(),
        begin is None,
        begin and (begin.hour, begin.minute),
        deel.code,
    )
