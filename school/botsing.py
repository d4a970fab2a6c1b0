"""What somebody has already on the days of a run: other courses, events. Two queries more than their calendar costs."""

from dataclasses import dataclass
from datetime import date

from school.agenda import momenten_van, punten_in_zicht
from school.models import Uitvoering
from twentsekracht.mijn import botsing
from twentsekracht.mijn.agenda import Agendapunt
from twentsekracht.organisaties.models import Gebruiker


@dataclass(frozen=True)
class Botsing:
    """`is_zeker` False: they wait for a place there, and may get it any moment."""

    punt: Agendapunt
    is_zeker: bool = True


def botsingen(uitvoering: Uitvoering, gebruiker: Gebruiker, *, op: date) -> list[Botsing]:
    """In order of time, what is certain first; what was cancelled takes no time."""
    tijden = _tijden(momenten_van(uitvoering))
    vast = botsing.vaste_punten(gebruiker, vanaf=uitvoering.start, op=op)
    in_zicht = punten_in_zicht(gebruiker=gebruiker, vanaf=uitvoering.start, behalve=uitvoering)
    alle = [Botsing(punt) for punt in vast]
    alle += [
        Botsing(punt, is_zeker=False) for punt in sorted(in_zicht, key=lambda punt: str(punt.eerste_dag))
    ]
    return [een for een in alle if botsing.valt_in(tijden, een.punt)]


def overlapt(momenten: list[tuple], andere: list[tuple]) -> bool:
    """Of two lists as `momenten_van` gives them."""
    return botsing.overlappen(_tijden(momenten), _tijden(andere))


def _tijden(momenten: list[tuple]) -> list[botsing.Tijdvak]:
    return [(begin, einde) for _, begin, einde, _ in momenten]
