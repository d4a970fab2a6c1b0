"""Which jobs fit somebody's own offer, and whom that fits: by the rules of `wensen`, both ways. No order of people.

First those where both fit, then what fits oneself, then what nearly does; inside each the newest first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jbmb.models import Ruilaanbod
from jbmb.wensen import Oordeel, baan_van, voldoet, wens_van
from twentsekracht.organisaties.models import Gebruiker

SAMEN, PAST, BIJNA = "samen", "past", "bijna"


@dataclass(frozen=True)
class Vergelijking:
    """`mijn`: what I want against their job. `hun`: what they want against mine."""

    aanbod: Ruilaanbod
    mijn: Oordeel
    hun: Oordeel

    @property
    def soort(self) -> str:
        """Which of the three; empty when it does not fit me."""
        if self.mijn.past:
            return SAMEN if self.hun.past else PAST
        return BIJNA if self.mijn.past_bijna else ""


def heeft_wens(aanbod: Ruilaanbod | None) -> bool:
    """Without for how long and from when there is nothing to compare."""
    return aanbod is not None and aanbod.wens_maanden_min is not None and aanbod.wens_start_van is not None


def vergelijk(eigen: Ruilaanbod, ander: Ruilaanbod) -> Vergelijking:
    return Vergelijking(
        ander, voldoet(wens_van(eigen), baan_van(ander)), voldoet(wens_van(ander), baan_van(eigen))
    )


def te_vergelijken(gebruiker: Gebruiker, *, op: date):
    """What this person may find and could swap with."""
    te_ruilen = Ruilaanbod.objects.te_ruilen(op=op).zichtbaar_voor(gebruiker).van_anderen(gebruiker)
    return te_ruilen.select_related("organisatie").prefetch_related("voorkeursvolgorde__organisatie")


def passend(eigen: Ruilaanbod, anderen: Iterable[Ruilaanbod]) -> list[Vergelijking]:
    gevonden = [een for ander in anderen if (een := vergelijk(eigen, ander)).soort]
    volgorde = (SAMEN, PAST, BIJNA)
    return sorted(gevonden, key=lambda een: volgorde.index(een.soort))  # stable: the newest stays first
