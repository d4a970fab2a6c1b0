"""What somebody wants against what another job is. THE rule, wish by wish and in words; nobody is given a mark.

Of each wish it says whether it holds, nearly holds ("schaal 9 in plaats van 10") or fails. A job fits when every wish
holds. Nearly is for the eye: it shows what one could let go of, and never makes a match.

What is compared is plain: a `Wens` and a `Baan`, made of a row by `wens_van` and `baan_van`, without a question to the
database. How long and from when are wishes of both, so a `Baan` carries those of its owner. In a ring of four those
who stand across from each other take no job of each other and yet must be away at one time: `kan_tegelijk`.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cache
from math import ceil

from django.utils.formats import date_format

from jbmb.models import Functiefamilie, Ruilaanbod
from twentsekracht.mijn.models import heel
from twentsekracht.omgeving import afstand, plaatsen

# How far beside a wish is still nearly.
BIJNA_KM = 5
BIJNA_SCHAAL = 1
BIJNA_UREN = 4
BIJNA_MAANDEN = 1
BIJNA_BEGIN = timedelta(days=31)


class Stand(StrEnum):
    PAST = "past"
    BIJNA = "bijna"
    NIET = "niet"


@dataclass(frozen=True, slots=True)
class Wens:
    """What somebody wants. Empty is "maakt niet uit", but for how long and from when."""

    organisatie: int  # one's own: nobody swaps there
    families: frozenset[str] = frozenset()
    organisaties: tuple[int, ...] = ()  # the first choice first
    plaats: str = ""
    afstand: int | None = None
    schaal_min: int | None = None
    schaal_max: int | None = None
    uren_min: Decimal | None = None
    uren_max: Decimal | None = None
    maanden_min: int | None = None
    maanden_max: int | None = None
    start_van: date | None = None
    start_tot: date | None = None


@dataclass(frozen=True, slots=True)
class Baan:
    """A job, and for how long and from when its owner leaves it to somebody else."""

    organisatie: int
    familie: str = ""
    plaats: str = ""
    schaal: int | None = None
    uren: Decimal | None = None
    maanden_min: int | None = None
    maanden_max: int | None = None
    start_van: date | None = None
    start_tot: date | None = None
    organisatienaam: str = ""


@dataclass(frozen=True, slots=True)
class Regel:
    """How one wish stands: a word for what it is about, and why in a few words."""

    naam: str
    stand: Stand
    tekst: str


@dataclass(frozen=True, slots=True)
class Oordeel:
    regels: tuple[Regel, ...]

    @property
    def past(self) -> bool:
        return all(regel.stand == Stand.PAST for regel in self.regels)

    @property
    def past_bijna(self) -> bool:
        """Nothing fails, but something is not quite what was asked."""
        return not self.past and all(regel.stand != Stand.NIET for regel in self.regels)

    def met(self, stand: str) -> list[Regel]:
        return [regel for regel in self.regels if regel.stand == stand]


def voldoet(wens: Wens, baan: Baan) -> Oordeel:
    """Which wishes hold, nearly hold and fail, each with why."""
    return Oordeel(tuple(Regel(naam, stand(wens, baan), tekst(wens, baan)) for naam, stand, tekst in REGELS))


def past(wens: Wens, baan: Baan) -> bool:
    """Whether every wish holds: as `voldoet` says, without the words. For who asks it of millions of pairs."""
    return all(stand(wens, baan) == Stand.PAST for _, stand, _ in REGELS)


def passen_samen(een: tuple[Wens, Baan], ander: tuple[Wens, Baan]) -> bool:
    """Whether each of two wants the other's job."""
    return past(een[0], ander[1]) and past(ander[0], een[1])


def kan_tegelijk(wensen: Collection[Wens]) -> bool:
    """Whether there is a number of months and a day to begin that all of them want."""
    if any(None in (een.maanden_min, een.maanden_max, een.start_van, een.start_tot) for een in wensen):
        return False
    duur = max(een.maanden_min for een in wensen) <= min(een.maanden_max for een in wensen)
    return duur and max(een.start_van for een in wensen) <= min(een.start_tot for een in wensen)


# ---- made of rows


def wens_van(aanbod: Ruilaanbod) -> Wens:
    """`voorkeursvolgorde` read beforehand, for who asks it of many."""
    return Wens(
        organisatie=aanbod.organisatie_id,
        families=frozenset(aanbod.wens_families),
        organisaties=tuple(voorkeur.organisatie_id for voorkeur in aanbod.voorkeursvolgorde.all()),
        plaats=aanbod.wens_plaats,
        afstand=aanbod.wens_afstand,
        schaal_min=aanbod.wens_schaal_min,
        schaal_max=aanbod.wens_schaal_max,
        uren_min=aanbod.wens_uren_min,
        uren_max=aanbod.wens_uren_max,
        **_wanneer(aanbod),
    )


def baan_van(aanbod: Ruilaanbod) -> Baan:
    """`organisatie` read beforehand, for who asks it of many."""
    return Baan(
        organisatie=aanbod.organisatie_id,
        familie=aanbod.functiefamilie,
        plaats=aanbod.plaats,
        schaal=aanbod.schaal,
        uren=aanbod.uren,
        organisatienaam=aanbod.organisatie.korte_naam,
        **_wanneer(aanbod),
    )


def _wanneer(aanbod: Ruilaanbod) -> dict:
    namen = ("maanden_min", "maanden_max", "start_van", "start_tot")
    return {naam: getattr(aanbod, f"wens_{naam}") for naam in namen}


# ---- the wishes, each: how it stands, and in words


def _werkgever(wens: Wens, baan: Baan) -> Stand:
    return Stand.NIET if baan.organisatie == wens.organisatie else Stand.PAST


def _werkgever_tekst(wens: Wens, baan: Baan) -> str:
    return "eigen organisatie" if baan.organisatie == wens.organisatie else "andere organisatie"


def _familie(wens: Wens, baan: Baan) -> Stand:
    return Stand.PAST if not wens.families or baan.familie in wens.families else Stand.NIET


def _familie_tekst(wens: Wens, baan: Baan) -> str:
    naam = _familienaam(baan.familie)
    if not wens.families or baan.familie in wens.families:
        return naam
    return f"{naam} in plaats van {_of(_familienaam(een) for een in sorted(wens.families))}"


def _waar(wens: Wens, baan: Baan) -> Stand:
    """An organisation of one's choice, or near enough: either is enough."""
    if baan.organisatie in wens.organisaties:
        return Stand.PAST
    if wens.afstand is None:
        return Stand.NIET if wens.organisaties else Stand.PAST
    km = _km(wens.plaats, baan.plaats)
    return Stand.NIET if km is None else _beoordeel(max(0, km - wens.afstand), BIJNA_KM)


def _waar_tekst(wens: Wens, baan: Baan) -> str:
    if baan.organisatie in wens.organisaties:
        return f"{baan.organisatienaam}, keus {wens.organisaties.index(baan.organisatie) + 1}"
    if wens.afstand is None:
        return f"{baan.organisatienaam} staat niet bij je keuzes" if wens.organisaties else "overal"
    km = _km(wens.plaats, baan.plaats)
    if km is None:
        return "de plaats is niet bekend"
    naam = plaatsen()[wens.plaats][0]
    ver = f"{ceil(km)} km van {naam}" if km else f"in {naam}"
    return ver if km <= wens.afstand else f"{ver} in plaats van hoogstens {wens.afstand}"


def _schaal(wens: Wens, baan: Baan) -> Stand:
    return _binnen(baan.schaal, wens.schaal_min, wens.schaal_max, BIJNA_SCHAAL)


def _schaal_tekst(wens: Wens, baan: Baan) -> str:
    return _getal_tekst("schaal {}", baan.schaal, wens.schaal_min, wens.schaal_max)


def _uren(wens: Wens, baan: Baan) -> Stand:
    return _binnen(baan.uren, wens.uren_min, wens.uren_max, BIJNA_UREN)


def _uren_tekst(wens: Wens, baan: Baan) -> str:
    return _getal_tekst("{} uur", baan.uren, wens.uren_min, wens.uren_max)


def _duur(wens: Wens, baan: Baan) -> Stand:
    return _samen(
        wens.maanden_min, wens.maanden_max, baan.maanden_min, baan.maanden_max, BIJNA_MAANDEN, nul=0
    )


def _duur_tekst(wens: Wens, baan: Baan) -> str:
    if None in (wens.maanden_min, baan.maanden_min):
        return "de duur is niet bekend"
    if _duur(wens, baan) == Stand.PAST:
        van, tot = max(wens.maanden_min, baan.maanden_min), min(wens.maanden_max, baan.maanden_max)
        return f"{_bereik(van, tot)} maanden"
    hun, mijn = _bereik(baan.maanden_min, baan.maanden_max), _bereik(wens.maanden_min, wens.maanden_max)
    return f"{hun} in plaats van {mijn} maanden"


def _begin(wens: Wens, baan: Baan) -> Stand:
    return _samen(
        wens.start_van, wens.start_tot, baan.start_van, baan.start_tot, BIJNA_BEGIN, nul=timedelta(0)
    )


def _begin_tekst(wens: Wens, baan: Baan) -> str:
    if None in (wens.start_van, baan.start_van):
        return "het begin is niet bekend"
    if _begin(wens, baan) == Stand.PAST:
        van, tot = max(wens.start_van, baan.start_van), min(wens.start_tot, baan.start_tot)
        return f"begin tussen {_dag(van)} en {_dag(tot)}" if van < tot else f"begin op {_dag(van)}"
    if baan.start_van > wens.start_tot:
        return f"begin vanaf {_dag(baan.start_van)} in plaats van uiterlijk {_dag(wens.start_tot)}"
    return f"begin uiterlijk {_dag(baan.start_tot)} in plaats van vanaf {_dag(wens.start_van)}"


# The cheapest and most telling first: `past` stops at the first that does not hold.
REGELS: tuple[tuple[str, Callable[[Wens, Baan], Stand], Callable[[Wens, Baan], str]], ...] = (
    ("werkgever", _werkgever, _werkgever_tekst),
    ("functiefamilie", _familie, _familie_tekst),
    ("schaal", _schaal, _schaal_tekst),
    ("uren", _uren, _uren_tekst),
    ("duur", _duur, _duur_tekst),
    ("begin", _begin, _begin_tekst),
    ("waar", _waar, _waar_tekst),
)


# ---- numbers


def _beoordeel(ernaast, bijna) -> Stand:
    """How far beside the wish: not at all, a little, or too far."""
    if not ernaast:
        return Stand.PAST
    return Stand.BIJNA if ernaast <= bijna else Stand.NIET


def _binnen(waarde, van, tot, bijna) -> Stand:
    if van is None and tot is None:
        return Stand.PAST
    if waarde is None:
        return Stand.NIET
    te_laag = max(0, van - waarde) if van is not None else 0
    te_hoog = max(0, waarde - tot) if tot is not None else 0
    return _beoordeel(max(te_laag, te_hoog), bijna)


def _samen(van, tot, ander_van, ander_tot, bijna, *, nul) -> Stand:
    """Of two periods: whether they overlap, their ends included."""
    if None in (van, tot, ander_van, ander_tot):
        return Stand.NIET
    return _beoordeel(max(nul, ander_van - tot, van - ander_tot), bijna)


@cache
def _km(van: str, naar: str) -> float | None:
    return afstand(van, naar) if van in plaatsen() and naar in plaatsen() else None


# ---- words


def _getal_tekst(vorm: str, waarde, van, tot) -> str:
    if waarde is None:
        return f"{vorm.replace('{}', '').strip()} niet bekend"
    gezegd = vorm.format(_getal(waarde))
    if _binnen(waarde, van, tot, 0) == Stand.PAST:
        return gezegd
    return f"{gezegd} in plaats van {_bereik(van, tot)}"


def _bereik(van, tot) -> str:
    if van == tot:
        return _getal(van)
    if tot is None:
        return f"minstens {_getal(van)}"
    return f"hoogstens {_getal(tot)}" if van is None else f"{_getal(van)} tot en met {_getal(tot)}"


def _getal(waarde) -> str:
    return str(heel(waarde)).replace(".", ",")


def _familienaam(code: str) -> str:
    return Functiefamilie(code).label if code in Functiefamilie.values else "een andere functiefamilie"


def _of(namen) -> str:
    namen = list(namen)
    return f"{', '.join(namen[:-1])} of {namen[-1]}" if len(namen) > 1 else namen[0]


def _dag(dag: date) -> str:
    return date_format(dag, "j F Y")
