"""How many vacancies each choice of the filter would give.

To string an abacus of a great many takes longer than to show a page of them, so that one is kept: per audience, so
nobody is ever told another audience's numbers. Older than a minute it is strung anew after the answer has gone out
to whoever asked, so nobody waits for it; older than ten minutes it is not used. A short one is strung every time.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from uuid import uuid4

from django.core.cache import caches
from django.db.models import Q, QuerySet

from vacatures.models import Herplaatsingskandidaat
from vacatures.models.vacature import is_buitenstaander
from vacatures.telraam import Telraam, rijg
from vacatures.zoekvraag import KEUZES, Keuze, samen

VEEL = 2_000  # vacancies, from which an abacus is kept
VERS = 60  # seconds
HOUDBAAR = 600
MEESTE_FAMILIES = 30
MEESTE_GETELD = 200  # searches of which the numbers are kept with an abacus


@dataclass(frozen=True)
class Lezer:
    """Who looks, and on which day."""

    gebruiker: object
    op: date

    @property
    def publiek(self) -> str:
        """All who may see the same vacancies on the same day have the same name here."""
        if is_buitenstaander(self.gebruiker):
            return f"{self.op}:extern"
        voorrang = Herplaatsingskandidaat.objects.geldig(op=self.op).filter(gebruiker=self.gebruiker)
        wie = f"voorrang:{self.gebruiker.pk}" if voorrang.exists() else f"org:{self.gebruiker.organisatie_id}"
        return f"{self.op}:{wie}"


@dataclass(frozen=True)
class Tellingen:
    keuzes: dict[str, dict[str, int]]
    stromen: list[int]

    @property
    def totaal(self) -> int:
        return sum(self.stromen)


# ---- the abacus, kept


@dataclass(frozen=True)
class Bewaard:
    telraam: Telraam
    merk: str = field(default_factory=lambda: uuid4().hex)  # what is kept of another one does not fit on it
    sinds: float = field(default_factory=time.monotonic)
    geteld: dict[str, Tellingen] = field(default_factory=dict)  # what was counted on it, per search

    @property
    def is_vers(self) -> bool:
        return time.monotonic() - self.sinds < VERS


# As they are: unpickling one of a million takes longer than counting on it.
_telramen: dict[str, Bewaard] = {}


class Rek:
    """Where the abacus of an audience is kept: the cache says which one counts, the process has it."""

    def __init__(self, zichtbaar: QuerySet, lezer: Lezer):
        self.zichtbaar, self.lezer = zichtbaar, lezer
        self.sleutel = f"telraam:{lezer.publiek}"
        self.cache = caches["tellingen"]
        self.bewaard: Bewaard = self._bewaard() or self._rijg()

    @property
    def telraam(self) -> Telraam:
        return self.bewaard.telraam

    def _bewaard(self) -> Bewaard | None:
        bewaard = _telramen.get(self.sleutel)
        return bewaard if bewaard and bewaard.merk == self.cache.get(self.sleutel) else None

    def _rijg(self) -> Bewaard:
        nieuw = Bewaard(rijg(self.zichtbaar, gebruiker=self.lezer.gebruiker, op=self.lezer.op))
        if nieuw.telraam.aantal >= VEEL:
            for oud in set(_telramen) - set(self.cache.get_many(list(_telramen))):
                _telramen.pop(oud, None)
            _telramen[self.sleutel] = nieuw
            self.cache.set(self.sleutel, nieuw.merk, HOUDBAAR)
        return nieuw

    def ververs(self) -> None:
        """After the answer. One does it for all who ask meanwhile."""
        if not self.bewaard.is_vers and self.cache.add(f"{self.sleutel}:bezig", True, VERS):
            self._rijg()
            self.cache.delete(f"{self.sleutel}:bezig")

    def geteld(self, vraag: str, tel: Callable[[], Tellingen]) -> Tellingen:
        """The numbers of one search, counted once: on this abacus they stay the same."""
        bewaard = self.bewaard.geteld
        if (tellingen := bewaard.get(vraag)) is None:
            if len(bewaard) >= MEESTE_GETELD:
                bewaard.clear()
            tellingen = bewaard[vraag] = tel()
        return tellingen

    def van(self, waar: Q, naam: str) -> int:
        """The beads of what the database has to look for; `naam` tells this question from every other."""
        sleutel = f"{self.bewaard.merk}:{sha256(naam.encode()).hexdigest()}"
        if (kralen := self.cache.get(sleutel)) is None:
            kralen = self.telraam.van(self.zichtbaar.filter(waar))
            if self.telraam.aantal >= VEEL:
                self.cache.set(sleutel, kralen, VERS)
        return kralen


# ---- counting on it


def tellingen(
    rek: Rek,
    keuze: Keuze,
    delen: Mapping[str, Q],
    verdeel: Callable[[Telraam], list[int]] = lambda t: [t.alle],
) -> Tellingen:
    """Per filter and choice how many there would be beside the other filters, and how many each stream holds.

    What has no rod (words) only narrows what is counted over.
    """
    telraam = rek.telraam
    staven = {naam: telraam.past(naam, keuze) for naam in delen}
    zoek = {naam: deel for naam, deel in delen.items() if staven[naam] is None}
    basis = rek.van(samen(zoek), f"{[(naam, keuze[naam]) for naam in zoek]}") if zoek else telraam.alle
    staven = {naam: staaf for naam, staaf in staven.items() if staaf is not None}

    def naast(naam: str) -> int:
        over = basis
        for ander, staaf in staven.items():
            if ander != naam:
                over &= staaf
        return over

    gevonden = naast("")
    return Tellingen(
        stromen=[(gevonden & stroom).bit_count() for stroom in verdeel(telraam)],
        keuzes={
            naam: {waarde: (over & staaf).bit_count() for waarde, staaf in te_kiezen.items()}
            for naam, te_kiezen in _te_kiezen(telraam, keuze).items()
            for over in [naast("plaats" if naam == "binnen" else naam)]
        },
    )


def families(telraam: Telraam, keuze: Keuze) -> list[str]:
    """Those with the most vacancies, and what was chosen."""
    grootste = sorted(
        (naam for naam in telraam.families if naam),
        key=lambda naam: (telraam.families[naam][0] - telraam.families[naam][1], naam),
    )
    return sorted({*grootste[:MEESTE_FAMILIES], *keuze.get("functiefamilie", [])})


def _te_kiezen(telraam: Telraam, keuze: Keuze) -> dict[str, dict[str, int]]:
    """By the names of the form: the places at the distance that was chosen, and of a place the distances from it."""
    per_filter = {
        naam: {waarde: telraam.staaf(naam, waarde) for waarde, _ in KEUZES[naam]}
        for naam in ("vakgebied", "niveau", "dienstverband", "uren", "sinds")
    }
    per_filter |= {naam: telraam.staven[naam] for naam in ("schaal_min", "schaal_max")}
    km = int(keuze.get("binnen", ["0"])[0])
    per_filter["plaats"] = {plaats: telraam.binnen(plaats, km) for plaats, _ in KEUZES["plaats"]}
    per_filter["sinds"] = {"": telraam.alle} | per_filter["sinds"]
    per_filter["organisatie"] = telraam.staven["organisatie"]
    per_filter["functiefamilie"] = {
        naam: telraam.staaf("functiefamilie", naam) for naam in families(telraam, keuze)
    }
    if plaats := keuze.get("plaats"):
        afstanden = ("", *dict(KEUZES["binnen"]))
        per_filter["binnen"] = {km: telraam.binnen(plaats[0], int(km or 0)) for km in afstanden}
    return per_filter
