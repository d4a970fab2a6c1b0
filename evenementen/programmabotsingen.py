"""What does not go together in a programme: a room or a speaker in two places at once, a day outside the event,
fewer places than people. Pure: reads what it is given, in words for who puts the programme together.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations, groupby

from evenementen.models import Evenement, Onderdeel
from evenementen.woorden import tijden
from twentsekracht.plaatsen import Bezetting

BUITEN = "Deze dag valt buiten het evenement."
ZONDER_AANTAL = "Er is een ruimte, maar nog geen aantal plaatsen."


def bezwaren(
    evenement: Evenement,
    onderdelen: Iterable[Onderdeel],
    bezet: dict[int, Bezetting],
    elders: Iterable[Onderdeel] = (),
) -> dict[int, list[str]]:
    """Per part (id) what is wrong with it. `elders`: parts of other events on the same days, with their event.

    Reads what `met_sprekers` fetched.
    """
    onderdelen = [deel for deel in onderdelen if not deel.afgelast_op]
    gevonden = {deel.pk: list(_van_een(evenement, deel, bezet[deel.pk])) for deel in onderdelen}
    for een, ander in _tegelijk([*onderdelen, *elders]):
        for deel, naast in ((een, ander), (ander, een)):
            if deel.pk in gevonden:
                gevonden[deel.pk] += _samen(deel, naast)
    return gevonden


def _van_een(evenement: Evenement, deel: Onderdeel, bezetting: Bezetting) -> Iterator[str]:
    if deel.datum and not evenement.start <= deel.datum <= evenement.einde:
        yield BUITEN
    aantal = bezetting.bezet.total()
    if deel.capaciteit is not None and aantal > deel.capaciteit:
        yield f"Er zijn {aantal} plaatsen bezet, en er is plaats voor {deel.capaciteit}."
    if deel.ruimte and deel.capaciteit is None:
        yield ZONDER_AANTAL


def _tegelijk(onderdelen: list[Onderdeel]) -> Iterator[tuple[Onderdeel, Onderdeel]]:
    """Every two that go on at the same time, as far as the day and the hour are known."""
    bekend = [deel for deel in onderdelen if deel.datum and deel.begintijd]
    bekend.sort(key=lambda deel: (deel.datum, deel.begintijd, deel.pk))
    for _, van_een_dag in groupby(bekend, key=lambda deel: deel.datum):
        for een, ander in combinations(van_een_dag, 2):
            if een.begintijd == ander.begintijd or ander.begintijd < (een.eindtijd or een.begintijd):
                yield een, ander


def _samen(deel: Onderdeel, naast: Onderdeel) -> Iterator[str]:
    if deel.ruimte and _ruimte(deel) == _ruimte(naast):
        yield f"In {deel.waar} is dan ook {_noem(deel, naast)}."
    van_naast = {spreker.pk for spreker in naast.sprekers.all()}
    for spreker in deel.sprekers.all():
        if spreker.pk in van_naast:
            yield f"{spreker.naam} geeft dan ook {_noem(deel, naast)}."


def _ruimte(deel: Onderdeel) -> tuple[str, str]:
    """However somebody typed it."""
    return deel.locatie.strip().casefold(), deel.ruimte.strip().casefold()


def _noem(deel: Onderdeel, naast: Onderdeel) -> str:
    van = "" if naast.evenement_id == deel.evenement_id else f" van {naast.evenement}"
    return f"‘{naast.titel}’{van} ({tijden(naast)})"
