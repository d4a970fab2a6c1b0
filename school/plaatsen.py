"""The places of a run: how many are taken, for whom the others are, and why. Any number of runs at the same price.

A place is taken by who has it, by who waits for approval and by whom it is offered to. Until the release date a
quotum keeps places for an organisation, as far as its own people do not have them yet; then they are free for all.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count
from django.utils.formats import date_format

from school.afspraken import onder_afspraak
from school.models import BEZET, Inschrijving, Quotum, Uitvoering
from school.no_show import aan_de_beurt_op
from twentsekracht.plaatsen import Plaatsen

WACHTLIJST = Inschrijving.Status.WACHTLIJST
Volgorde = Uitvoering.Volgorde


@dataclass
class Bezetting:
    """Who holds the places of one run and who waits for one, per organisation (id)."""

    maximum: int | None
    bezet: Counter = field(default_factory=Counter)
    wachtend: Counter = field(default_factory=Counter)
    achteraan: Counter = field(default_factory=Counter)  # wait behind those (no_show.py)
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
    """The places of a run as an organisation's people see them; without organisation: as anybody does."""

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


def bezettingen(uitvoeringen: Iterable[Uitvoering], *, op: date) -> dict[int, Bezetting]:
    """Per run (id). One query, and one more when a quotum may count."""
    uitvoeringen = list(uitvoeringen)
    per_run = {
        run.pk: Bezetting(run.max_deelnemers, achteraan_mag=op >= aan_de_beurt_op(run))
        for run in uitvoeringen
    }
    geteld = (
        Inschrijving.objects.filter(uitvoering__in=per_run, status__in=[*BEZET, WACHTLIJST])
        .exclude(status=WACHTLIJST, deelnemer=None)  # of an old list: there is nobody to offer a place to
        .order_by()
        .values_list("uitvoering", "organisatie", "status", "is_achteraan")
        .annotate(Count("pk"))
    )
    for run, organisatie, status, is_achteraan, aantal in geteld:
        bezetting = per_run[run]
        wachtend = bezetting.achteraan if is_achteraan else bezetting.wachtend
        (wachtend if status == WACHTLIJST else bezetting.bezet)[organisatie] += aantal
    met_quota = [run.pk for run in uitvoeringen if run.houdt_vrij(op=op)]
    if met_quota:
        quota = Quotum.objects.filter(uitvoering__in=met_quota).order_by()
        for run, organisatie, aantal in quota.values_list("uitvoering", "organisatie", "aantal"):
            per_run[run].quota[organisatie] = aantal
    return per_run


def plaatsen(
    uitvoeringen: Iterable[Uitvoering], *, op: date, organisatie_id: int | None = None
) -> dict[int, Stand]:
    """Per run (id), as the people of this organisation see it: at most four queries for any number of runs."""
    uitvoeringen = list(uitvoeringen)
    per_run = bezettingen(uitvoeringen, op=op)
    onder = _onder(uitvoeringen, per_run) if organisatie_id else {}
    return {
        run.pk: _stand(run, per_run[run.pk], organisatie_id, onder.get(run.start.year, frozenset()))
        for run in uitvoeringen
    }


def _onder(uitvoeringen, per_run) -> dict[int, frozenset[int]]:
    """Asked only when it matters: somebody waits where it decides the order."""
    jaren = {
        run.start.year
        for run in uitvoeringen
        if run.wachtlijst == Volgorde.AFSPRAAK and per_run[run.pk].wachtend
    }
    return onder_afspraak(jaren) if jaren else {}


def _stand(run: Uitvoering, bezetting: Bezetting, organisatie_id, onder: frozenset[int]) -> Stand:
    return Stand(
        bezetting.bezet.total(),
        run.max_deelnemers,
        voor_anderen=bezetting.voor_anderen(organisatie_id),
        voor_ons=bezetting.ongebruikt(organisatie_id),
        vrijgave_op=run.vrijgave_op,
        wachtlijst=run.wachtlijst != Volgorde.GEEN,
        positie=_positie(run, bezetting.wachtend, organisatie_id, onder),
    )


def _positie(run, wachtend: Counter, organisatie_id, onder) -> int:
    """Behind everybody who waits, but for who comes first by the policy of the run."""
    if run.wachtlijst == Volgorde.AFSPRAAK and organisatie_id in onder:
        return 1 + sum(aantal for wie, aantal in wachtend.items() if wie in onder)
    return 1 + wachtend.total()
