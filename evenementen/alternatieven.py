"""Parts of an event that are like another one, by a rule that anybody can check: the same kind, and place first."""

from evenementen.programma import Deel

HOOGSTENS = 3


def lijkt_op(deel: Deel, delen: list[Deel]) -> list[Deel]:
    """Of the same programme and kind, what is still open; where there is place before where there is none."""
    anders = [
        een
        for een in delen
        if een.onderdeel.pk != deel.onderdeel.pk
        and een.onderdeel.soort == deel.onderdeel.soort
        and een.is_open
        and een.eigen is None
    ]
    return sorted(anders, key=lambda een: een.plaatsen.is_vol)[:HOOGSTENS]
