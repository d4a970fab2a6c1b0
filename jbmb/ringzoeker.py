"""Finds the best set of rings (the order stands in `jbmb/ringen.py`) and says how far that is proven.

People who can be in one ring with each other, directly or over others, are a part; a best set of the whole is a best
set of every part, so each is solved for itself. Steps 1 and 2 are one question (a person weighs more than all rings
that could be shorter), 3 and 4 each one more. First as many pairs as possible (a maximum matching), so that something
stands at once; each question begins with the answer to the last. When the seconds run out the rings so far are valid,
and the bound says how much better it could be at most.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import islice
from time import monotonic

import networkx
import numpy

from jbmb.ringen import Graaf, Mens, Pijl, Ring, Stand, Trap, Uitkomst, keur, stappen
from jbmb.ringlp import Eis, Grens, Opgave, Ringen

Meld = Callable[[str, int, int], None]
Mag = Callable[[Ring], bool]
SECONDEN = 60.0
PER_KEER = 60.0  # seconds at most in which nothing is told: shorter than a job's lease
MEESTE_VIEREN = 1_000_000  # rings of four of one part: half a gigabyte; with more, all are left out
MEESTE_KOLOMMEN = 60_000  # of one integer programme
ALLES_INEENS = 3_000  # so few rings are not worth choosing from
ZEKER = 1e-3  # to round with
LOTEN = ("Mensen plaatsen", "Voorkeuren", "Wachttijd")


@dataclass
class Klok:
    tot: float

    @property
    def rest(self) -> float:
        return self.tot - monotonic()

    def beurt(self, deel: int = 1) -> float:
        """Seconds for one answer: this part of what is left."""
        return max(0.0, min(PER_KEER, self.rest / deel))


@dataclass
class Deel:
    """People who may come together in rings, and what is chosen among them so far."""

    sleutels: list[int]
    ringen: Ringen
    hoogstens: int  # people who can be placed at all
    is_volledig: bool  # all its rings of four are among them
    gekozen: numpy.ndarray
    eisen: list[Eis] = field(default_factory=list)
    standen: dict[Trap, Stand] = field(default_factory=dict)
    alleen_paren: int = 0

    def zet(self, trap: Trap, waarde: int, grens: int | None) -> None:
        self.standen[trap] = Stand(trap, int(waarde), None if grens is None else int(grens))

    def som(self, gewicht: numpy.ndarray) -> int:
        return int(gewicht[self.gekozen].sum())

    def houd(self, welke: numpy.ndarray) -> None:
        """Forget the rings that no best set has."""
        self.ringen, self.gekozen = self.ringen.kies(welke), self.gekozen[welke]
        self.eisen = [Eis(eis.gewicht[welke], eis.minst, eis.meest) for eis in self.eisen]


def vind(
    mensen: Iterable[Mens],
    pijlen: Iterable[Pijl],
    *,
    langste: int = 3,
    seconden: float = SECONDEN,
    mag: Mag | None = None,
    meld: Meld | None = None,
) -> Uitkomst:
    """`mag`: whether a ring of four is allowed, since across from each other are two without an arrow between them.

    `meld`: told which question is being answered, for which part of how many.
    """
    mensen, pijlen = sorted(mensen), sorted(pijlen)
    keur(mensen, pijlen, langste)
    klok = Klok(monotonic() + seconden)
    delen = [_begin(deel) for deel in _delen(mensen, pijlen, langste, mag)]
    for naam, los_op in zip(LOTEN, (_plaats, _voorkeuren, _wachttijd), strict=True):
        for nummer, deel in enumerate(delen):
            if meld:
                meld(naam, nummer, len(delen))
            los_op(deel, klok)
    return Uitkomst(
        ringen=tuple(sorted(ring for deel in delen for ring in _gekozen(deel))),
        standen=tuple(_samen(trap, [deel.standen[trap] for deel in delen]) for trap in Trap),
        alleen_paren=sum(deel.alleen_paren for deel in delen),
    )


def _samen(trap: Trap, standen: list[Stand]) -> Stand:
    grenzen = [stand.grens for stand in standen]
    grens = None if None in grenzen else sum(grenzen)
    return Stand(trap, sum(stand.waarde for stand in standen), grens)


def _gekozen(deel: Deel) -> list[Ring]:
    leden = deel.ringen.leden[deel.gekozen].tolist()
    return [tuple(deel.sleutels[lid] for lid in rij if lid < deel.ringen.aantal) for rij in leden]


# ---- the parts


def _delen(mensen: list[Mens], pijlen: list[Pijl], langste: int, mag: Mag | None) -> list[Deel]:
    """The smallest first: what is left of the time goes to the big ones."""
    samenhang = networkx.DiGraph((pijl.van, pijl.naar) for pijl in pijlen)
    gewacht = {mens.sleutel: mens.gewacht for mens in mensen}
    rang = {(pijl.van, pijl.naar): pijl.rang for pijl in pijlen}
    deel_van = {
        sleutel: nummer
        for nummer, sleutels in enumerate(networkx.strongly_connected_components(samenhang))
        for sleutel in sleutels
    }
    binnen: dict[int, list[Pijl]] = {}
    for pijl in pijlen:
        if deel_van[pijl.van] == deel_van[pijl.naar]:
            binnen.setdefault(deel_van[pijl.van], []).append(pijl)
    delen = []
    for eigen in binnen.values():
        ringen, is_volledig = _ringen(eigen, langste, mag)
        if is_volledig:
            delen += [_deel(groep, gewacht, rang) for groep in _groepen(ringen)]
        else:
            hoogstens = len({pijl.van for pijl in eigen})
            delen.append(_deel(ringen, gewacht, rang, hoogstens))
    return sorted(delen, key=lambda deel: (len(deel.ringen), deel.sleutels))


def _ringen(pijlen: list[Pijl], langste: int, mag: Mag | None) -> tuple[list[Ring], bool]:
    graaf = Graaf({pijl.van for pijl in pijlen}, pijlen)
    ringen = list(graaf.ringen(min(langste, 3)))
    if langste < 4:
        return ringen, True
    vieren = list(islice(filter(mag, graaf.vieren()) if mag else graaf.vieren(), MEESTE_VIEREN + 1))
    if len(vieren) > MEESTE_VIEREN:
        return ringen or vieren, False
    return ringen + vieren, True


def _groepen(ringen: list[Ring]) -> list[list[Ring]]:
    """Rings that share nobody, directly or over others, have nothing to do with each other."""
    samen = networkx.Graph()
    samen.add_edges_from({(ring[0], lid) for ring in ringen for lid in ring[1:]})
    groep_van = {
        lid: nummer for nummer, leden in enumerate(networkx.connected_components(samen)) for lid in leden
    }
    groepen: dict[int, list[Ring]] = {}
    for ring in ringen:
        groepen.setdefault(groep_van[ring[0]], []).append(ring)
    return list(groepen.values())


def _deel(ringen: list[Ring], gewacht: dict, rang: dict, hoogstens: int = 0) -> Deel:
    """`hoogstens`: so many people could be placed with the rings that are left out; 0 when there are none."""
    ringen = sorted(ringen, key=lambda ring: (len(ring), ring))
    sleutels = sorted({lid for ring in ringen for lid in ring})
    plek = {sleutel: nummer for nummer, sleutel in enumerate(sleutels)}
    breedte, aantal = len(ringen[-1]), len(sleutels)
    rijen = [[plek[lid] for lid in ring] + [aantal] * (breedte - len(ring)) for ring in ringen]
    tabel = Ringen(
        aantal=aantal,
        leden=numpy.array(rijen, dtype=numpy.int32),
        lengte=numpy.array([len(ring) for ring in ringen]),
        rang=numpy.array([sum(rang[stap] for stap in stappen(ring)) for ring in ringen]),
        gewacht=numpy.array([sum(gewacht[lid] for lid in ring) for ring in ringen]),
    )
    niets = numpy.zeros(len(ringen), dtype=bool)
    return Deel(sleutels, tabel, hoogstens or aantal, not hoogstens, niets)


def _begin(deel: Deel) -> Deel:
    """As many pairs as possible."""
    paren = {
        tuple(leden[:2]): nummer
        for nummer, leden in enumerate(deel.ringen.leden[deel.ringen.lengte == 2].tolist())
    }
    gevonden = networkx.max_weight_matching(networkx.Graph(list(paren)), maxcardinality=True)
    for paar in gevonden:
        deel.gekozen[paren[tuple(sorted(paar))]] = True
    deel.alleen_paren = 2 * len(gevonden)
    return deel


# ---- the questions


def _plaats(deel: Deel, klok: Klok) -> None:
    """Steps 1 and 2 in one: a ring of four costs more than all of three, a person gains more than all rings cost."""
    ringen = deel.ringen
    is_vier, is_drie = (ringen.lengte == 4).astype(int), (ringen.lengte == 3).astype(int)
    vier = ringen.aantal // 3 + 1
    mens = vier * (ringen.aantal // 4 + 1) if is_vier.any() else vier
    gewicht = mens * ringen.lengte - vier * is_vier - is_drie
    grens, over = _beste(deel, gewicht, klok)
    mensen = deel.som(ringen.lengte)
    meeste = deel.hoogstens
    if grens is not None and deel.is_volledig:
        meeste = min(meeste, (grens + mens - 1) // mens)
    deel.zet(Trap.MENSEN, mensen, meeste)
    kosten = 0 if grens is None else max(0, mens * mensen - grens)
    if meeste > mensen:
        kosten = max(kosten, _minste_kosten(deel, vier * is_vier + is_drie, klok))
    _zet_lange_ringen(deel, deel.som(is_vier), deel.som(is_drie), vier, kosten)
    deel.eisen = [
        Eis((ringen.lengte == lengte).astype(float), aantal, aantal)
        for lengte in (2, 3, 4)
        if (aantal := deel.som(ringen.lengte == lengte)) or (ringen.lengte == lengte).any()
    ]
    deel.houd(over | deel.gekozen)


def _minste_kosten(deel: Deel, kosten: numpy.ndarray, klok: Klok) -> int:
    """What the long rings cost at least when so many people are placed as are."""
    lengte = deel.ringen.lengte.astype(float)
    aantal = deel.som(lengte)
    opgave = Opgave(deel.ringen, -kosten, [Eis(lengte, aantal, aantal)])
    grens = opgave.grens(_aanloop(deel), hoogstens=klok.beurt())
    return 0 if grens is None else max(0, int(numpy.ceil(-grens.hoogste - ZEKER)))


def _zet_lange_ringen(deel: Deel, vieren: int, drieen: int, vier: int, kosten: int) -> None:
    """`kosten`: at least, of which a ring of four counts for `vier`, more than all of three together."""
    minste_vieren = max(0, -(-(kosten - vier + 1) // vier))
    minste_drieen = max(0, kosten - vier * vieren)
    # Of an odd number of people an odd number is in rings of three.
    minste_drieen += (minste_drieen + drieen) % 2
    deel.zet(Trap.VIEREN, vieren, minste_vieren if _is_zeker(deel) else 0)
    deel.zet(Trap.DRIEEN, drieen, minste_drieen if _is_zeker(deel) else None)


def _voorkeuren(deel: Deel, klok: Klok) -> None:
    grens, over = _beste(deel, -deel.ringen.rang, klok)
    waarde = deel.som(deel.ringen.rang)
    deel.zet(Trap.RANGEN, waarde, None if grens is None or not _is_zeker(deel) else -grens)
    deel.eisen.append(Eis(-deel.ringen.rang.astype(float), -waarde))
    deel.houd(over | deel.gekozen)


def _wachttijd(deel: Deel, klok: Klok) -> None:
    grens, _ = _beste(deel, deel.ringen.gewacht, klok)
    deel.zet(Trap.GEWACHT, deel.som(deel.ringen.gewacht), grens if _is_zeker(deel) else None)


def _is_zeker(deel: Deel) -> bool:
    """Of rings that were not all looked at, only those that nobody needs may be missing."""
    return deel.is_volledig or deel.standen[Trap.MENSEN].is_bewezen


def _beste(deel: Deel, gewicht: numpy.ndarray, klok: Klok) -> tuple[int | None, numpy.ndarray]:
    """Chooses better rings where there are. Returns the bound, if known, and the rings that a best set may have."""
    if not len(gewicht):  # the steps before had nothing either, and that stays so
        return 0, numpy.zeros(0, dtype=bool)
    opgave = Opgave(deel.ringen, gewicht, deel.eisen)
    grens = opgave.grens(_aanloop(deel), hoogstens=klok.beurt())
    if grens is None:  # out of time
        return None, numpy.ones(len(gewicht), dtype=bool)
    hoogste = int(numpy.floor(grens.hoogste + ZEKER))
    for ruim in (False, True):
        waarde = deel.som(gewicht)
        if waarde >= hoogste or klok.rest <= 0:
            break
        kan = grens.verlies <= grens.hoogste - waarde - 1 + ZEKER
        kolommen = _kolommen(kan, grens, deel.ringen.aantal, ruim)
        keus, is_klaar = opgave.beste(kolommen | deel.gekozen, deel.gekozen, hoogstens=klok.beurt(2))
        if _is_geldig(deel, keus) and gewicht[keus].sum() > waarde:
            deel.gekozen = keus
        if is_klaar and not (kan & ~kolommen).any():
            hoogste = deel.som(gewicht)
            break
    return hoogste, grens.verlies <= grens.hoogste - deel.som(gewicht) + ZEKER


def _aanloop(deel: Deel) -> numpy.ndarray:
    """The columns to begin with: all when they are few."""
    begin = deel.gekozen | (deel.ringen.lengte == 2)
    if len(begin) <= ALLES_INEENS or not begin.any():
        begin[:] = True
    return begin


def _kolommen(kan: numpy.ndarray, grens: Grens, aantal: int, ruim: bool) -> numpy.ndarray:
    """All that may be in a better set, or of many those that lose least: first few, then as many as go in."""
    hoeveel = MEESTE_KOLOMMEN if ruim else max(ALLES_INEENS, 4 * aantal)
    rij = numpy.flatnonzero(kan)
    rij = rij[numpy.argsort(grens.verlies[rij], kind="stable")][:hoeveel]
    kolommen = grens.gebruikt & kan
    kolommen[rij] = True
    return kolommen


def _is_geldig(deel: Deel, keus: numpy.ndarray) -> bool:
    """A solver that was stopped may have nothing, and nothing is taken on its word."""
    leden = deel.ringen.leden[keus]
    keren = numpy.bincount(leden[leden < deel.ringen.aantal], minlength=1)
    houdt = all(eis.minst - ZEKER <= eis.gewicht[keus].sum() <= eis.meest + ZEKER for eis in deel.eisen)
    return keren.max() <= 1 and houdt
