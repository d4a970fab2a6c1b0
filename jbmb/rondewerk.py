"""What a round makes of its input: the rings, what is proven of them, and why somebody is in none. Plain values."""

from enum import StrEnum

from jbmb.ringen import Graaf, Uitkomst
from jbmb.ringregels import mag_in_een_ring, mensen_en_pijlen
from jbmb.ringzoeker import Meld, vind


class Waarom(StrEnum):
    GEEN_BAAN = "geen_baan"  # no job fits
    NIEMAND = "niemand"  # nobody fits the job, or wants it
    GEEN_RING = "geen_ring"  # both, but it does not come round
    ANDERS = "anders"  # there was a ring; another set was better


def zoek(invoer: dict, *, langste: int, seconden: float, meld: Meld | None = None) -> dict:
    mensen, pijlen = mensen_en_pijlen(invoer)
    mag = mag_in_een_ring(invoer)
    gevonden = vind(mensen, pijlen, langste=langste, seconden=seconden, mag=mag, meld=meld)
    return {
        "ringen": [list(ring) for ring in gevonden.ringen],
        "standen": [
            {"trap": stand.trap.value, "waarde": stand.waarde, "grens": stand.grens}
            for stand in gevonden.standen
        ],
        "alleen_paren": gevonden.alleen_paren,
        "zonder": _zonder(Graaf([mens.sleutel for mens in mensen], pijlen), gevonden, langste, mag),
    }


def _zonder(graaf: Graaf, gevonden: Uitkomst, langste: int, mag) -> dict[str, str]:
    geplaatst = {sleutel for ring in gevonden.ringen for sleutel in ring}
    rest = [sleutel for sleutel in graaf.uit if sleutel not in geplaatst]
    kon = {sleutel for ring in graaf.ringen(min(langste, 3)) for sleutel in ring} if rest else set()
    return {str(sleutel): _waarom(graaf, sleutel, kon, langste, mag).value for sleutel in rest}


def _waarom(graaf: Graaf, sleutel: int, kon: set[int], langste: int, mag) -> Waarom:
    if not graaf.uit[sleutel]:
        return Waarom.GEEN_BAAN
    if not graaf.in_[sleutel]:
        return Waarom.NIEMAND
    # Who is in no pair and no ring of three has few arrows, so looking for fours is quick.
    if sleutel in kon or langste == 4 and any(map(mag, graaf.ringen_van(sleutel, 4))):
        return Waarom.ANDERS
    return Waarom.GEEN_RING
