"""When a ring may be put to its people, and what is not asked of them twice. Reading only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jbmb.models import Kringlid, Ruilaanbod, Ruilkring
from jbmb.ringregels import kan_naar, mag_samen
from jbmb.wensen import baan_van, kan_tegelijk, wens_van

Waarom = Ruilkring.Waarom
# Who had to agree did not want somebody to go there, or did not want who would come: both are off.
BEIDE_KANTEN = (Waarom.LEIDINGGEVENDE, Waarom.AMBASSADEUR)
NIET_WEER = (Waarom.NEE, Waarom.GESTOPT, *BEIDE_KANTEN)
NOG_TE_VINDEN = (Ruilaanbod.Status.AANGEBODEN, Ruilaanbod.Status.GEPAUZEERD, Ruilaanbod.Status.INGEDIEND)


def past_als_ring(rijen: Sequence[Ruilaanbod]) -> bool:
    """Whether each wants the job of the next and is wanted there, all at one time, by the offers as they are now.

    In the order of the ring, with what `ringregels.met_wens` reads.
    """
    kanten = [(wens_van(rij), baan_van(rij)) for rij in rijen]
    stappen = zip(kanten, [*kanten[1:], kanten[0]], strict=True)
    return all(kan_naar(*ik, ander[1]) for ik, ander in stappen) and mag_samen(rijen)


def geweigerd() -> set[tuple[int, int]]:
    """Arrows (from, to; offers) that somebody said no to, of offers that can still be found. One question."""
    gebroken = Ruilkring.objects.filter(
        waarom__in=NIET_WEER, leden__brak_af=True, leden__aanbod__status__in=NOG_TE_VINDEN
    )
    leden = Kringlid.objects.filter(kring__in=gebroken.values("pk")).order_by("kring", "plek")
    kringen: dict[int, list] = {}
    for kring, *lid in leden.values_list("kring", "aanbod", "brak_af", "kring__waarom"):
        kringen.setdefault(kring, []).append(lid)
    return {pijl for kring in kringen.values() for pijl in _geweigerd_in(kring)}


def _geweigerd_in(kring: list):
    for plek, (aanbod, brak_af, waarom) in enumerate(kring):
        if not brak_af:
            continue
        yield aanbod, kring[(plek + 1) % len(kring)][0]
        if waarom in BEIDE_KANTEN:
            yield kring[plek - 1][0], aanbod


@dataclass(frozen=True)
class Periode:
    """In which all of them can begin, and for how many months."""

    begin_van: date
    begin_tot: date
    maanden_van: int
    maanden_tot: int


def periode(rijen: Sequence[Ruilaanbod]) -> Periode | None:
    """None when there is none: somebody left, or wants something else by now."""
    if not kan_tegelijk([wens_van(rij) for rij in rijen]):
        return None
    return Periode(
        begin_van=max(rij.wens_start_van for rij in rijen),
        begin_tot=min(rij.wens_start_tot for rij in rijen),
        maanden_van=max(rij.wens_maanden_min for rij in rijen),
        maanden_tot=min(rij.wens_maanden_max for rij in rijen),
    )
