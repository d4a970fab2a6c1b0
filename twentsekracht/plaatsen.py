"""Scarce places: for whom they are, and how full it is, said the same way everywhere. The school and the events count
who has one; what follows from it stands here.

Until the release date places may be kept for an organisation, as far as its own people do not have them yet.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format

BIJNA_VOL = 0.95


@dataclass(frozen=True)
class Plaatsen:
    """Places taken, of how many; `maximum` None: there is no limit."""

    bezet: int
    maximum: int | None = None

    @property
    def vrij(self) -> int | None:
        """Never below zero: an old list may hold more people than places."""
        return None if self.maximum is None else max(0, self.maximum - self.bezet)

    @property
    def is_vol(self) -> bool:
        return self.vrij == 0

    @property
    def is_bijna_vol(self) -> bool:
        return bool(self.vrij) and (self.vrij == 1 or self.bezet / self.maximum >= BIJNA_VOL)

    @property
    def woorden(self) -> str:
        if self.vrij is None:
            return "Plaats genoeg"
        if self.is_vol:
            return "Vol"
        return f"Nog {self.vrij} plaats{'' if self.vrij == 1 else 'en'}"

    @property
    def staat(self) -> str:
        """The kind of badge that goes with the words (components/etiket.html)."""
        return "fout" if self.is_vol else "let-op" if self.is_bijna_vol else "goed"

    @property
    def bezet_woorden(self) -> str:
        """What the meter says; nothing when there is nothing to measure against."""
        if not self.maximum:
            return ""
        return f"{self.bezet} van {self.maximum} plaats{'' if self.maximum == 1 else 'en'} bezet"


@dataclass
class Bezetting:
    """Who holds the places of one thing and who waits for one, per organisation (id)."""

    maximum: int | None
    bezet: Counter = field(default_factory=Counter)
    wachtend: Counter = field(default_factory=Counter)
    achteraan: Counter = field(default_factory=Counter)  # wait behind those
    achteraan_mag: bool = False  # is it so close to the start that they are offered what is left?
    quota: dict[int, int] = field(default_factory=dict)  # only as long as they count

    @property
    def aan_de_beurt(self) -> Counter:
        """Who of those that wait would be offered a free place today."""
        return self.wachtend + self.achteraan if self.achteraan_mag else self.wachtend

    def ongebruikt(self, organisatie_id: int | None) -> int:
        """Of what is kept for this organisation."""
        return max(0, self.quota.get(organisatie_id, 0) - self.bezet[organisatie_id])

    def voor_anderen(self, organisatie_id: int | None) -> int:
        return sum(self.ongebruikt(ander) for ander in self.quota if ander != organisatie_id)

    def heeft_plaats(self, organisatie_id: int) -> bool:
        """For one more person of this organisation."""
        if self.maximum is None:
            return True
        return self.bezet.total() + self.voor_anderen(organisatie_id) < self.maximum

    def neem(self, organisatie_id: int) -> None:
        self.bezet[organisatie_id] += 1


@dataclass(frozen=True)
class Stand(Plaatsen):
    """The places as an organisation's people see them; without organisation: as anybody does."""

    voor_anderen: int = 0  # kept for other organisations
    voor_ons: int = 0  # kept for this one, and still free
    vrijgave_op: date | None = None
    wachtlijst: bool = True
    positie: int = 1  # on the waiting list, of who joins it now

    @property
    def vrij(self) -> int | None:
        return None if self.maximum is None else max(0, self.maximum - self.bezet - self.voor_anderen)

    @property
    def alleen_anderen(self) -> bool:
        """There are places, but not for us until the release date."""
        return self.is_vol and self.voor_anderen > 0 and self.bezet < self.maximum

    @property
    def woorden(self) -> str:
        if not self.is_vol:
            return super().woorden
        if self.alleen_anderen:
            return f"Voor anderen tot {date_format(self.vrijgave_op, 'j F')}"
        return "Wachtlijst" if self.wachtlijst else "Vol"

    @property
    def staat(self) -> str:
        return "let-op" if self.is_vol and self.wachtlijst else super().staat

    @property
    def waarom(self) -> str:
        """Why it is so, and what that means for who wants to enrol; nothing when there is place enough."""
        dag = date_format(self.vrijgave_op, "j F") if self.vrijgave_op else ""
        if not self.is_vol:
            return f"Tot {dag} {_houden(self.voor_ons)} voor jouw organisatie." if self.voor_ons else ""
        if self.alleen_anderen:
            houden = _houden(min(self.voor_anderen, self.maximum - self.bezet))
            waarom = f"Tot {dag} {houden} voor andere organisaties."
        else:
            waarom = "Alle plaatsen zijn bezet."
        if not self.wachtlijst:
            return f"{waarom} Er is geen wachtlijst."
        return f"{waarom} Je wordt nummer {self.positie} op de wachtlijst."


def _houden(plaatsen: int) -> str:
    return f"houden we {plaatsen} {'plaats' if plaatsen == 1 else 'plaatsen'} vrij"
