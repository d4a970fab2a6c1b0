"""What somebody learned: every run they had a place in, with what it was worth and what still may be done with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from school.aanwezigheid import TELT, sessies_van
from school.models import GEEFT_BEWIJS, MET_PLAATS, Inschrijving, Uitvoering

Status = Inschrijving.Status
INVULLEN = timedelta(days=14)  # after the last day; what came of it is shown when this is over
NIET_GEWEEST = (Status.NO_SHOW, Status.AFWEZIG_MET_BERICHT)


@dataclass(frozen=True)
class Regel:
    """`uren`: nothing as long as it is not known that they were there; of who was there partly, that part."""

    inschrijving: Inschrijving
    uren: Decimal
    mag_bewijs: bool
    mag_evalueren: bool

    @property
    def jaar(self) -> int:
        return self.inschrijving.uitvoering.start.year


@dataclass(frozen=True)
class Leerjaar:
    jaar: int
    regels: list[Regel]

    @property
    def uren(self) -> Decimal:
        return sum((regel.uren for regel in self.regels), Decimal(0))


def geschiedenis(gebruiker, *, op: date) -> list[Regel]:
    """What is over, the latest first. Three queries."""
    eigen = Inschrijving.objects.van(gebruiker).filter(status__in=MET_PLAATS, uitvoering__start__lte=op)
    rijen = eigen.select_related("deelnamebewijs").prefetch_related(
        "uitvoering__bijeenkomsten", "aanwezigheid"
    )
    rijen = rijen.order_by("-uitvoering__start", "-pk")
    return [_regel(rij, op) for rij in rijen if rij.uitvoering.laatste_dag < op or rij.status in GEEFT_BEWIJS]


def per_jaar(regels: Iterable[Regel]) -> list[Leerjaar]:
    jaren: dict[int, list[Regel]] = {}
    for regel in regels:
        jaren.setdefault(regel.jaar, []).append(regel)
    return [Leerjaar(jaar, van_dit_jaar) for jaar, van_dit_jaar in jaren.items()]


def _regel(rij: Inschrijving, op: date) -> Regel:
    bewijs = mag_bewijs(rij, op=op)
    return Regel(rij, _uren(rij, bewijs), bewijs, mag_evalueren(rij, op=op))


def _uren(rij: Inschrijving, bewijs: bool) -> Decimal:
    if bewijs:
        return uren_van(rij.uitvoering)
    if rij.status != Status.DEELS:
        return Decimal(0)
    laatst = {notitie.bijeenkomst_id: notitie.soort for notitie in rij.aanwezigheid.all()}
    erbij = sum((TELT.get(soort, Decimal(0)) for soort in laatst.values()), Decimal(0))
    deel = erbij / len(sessies_van(rij.uitvoering))
    return (uren_van(rij.uitvoering) * deel).quantize(Decimal("0.1"))


def mag_bewijs(rij: Inschrijving, *, op: date) -> bool:
    return rij.deelnemer_id is not None and rij.status in GEEFT_BEWIJS and rij.uitvoering.laatste_dag <= op


def mag_evalueren(rij: Inschrijving, *, op: date) -> bool:
    """Who had a place and may have been there: whether they were is often noted days later."""
    geweest = rij.status in MET_PLAATS and rij.status not in NIET_GEWEEST
    laatste = rij.uitvoering.laatste_dag
    return (
        rij.deelnemer_id is not None
        and geweest
        and not rij.heeft_geevalueerd
        and not rij.uitvoering.afgelast_op
        and laatste < op <= laatste + INVULLEN
    )


def uren_van(run: Uitvoering) -> Decimal:
    """As the course says; when it does not, as long as the sessions take together."""
    if run.opleiding.uren:
        return run.opleiding.uren
    duur = sum((_duur(een) for een in run.bijeenkomsten.all()), timedelta())
    return (Decimal(int(duur.total_seconds())) / 3600).quantize(Decimal("0.1"))


def _duur(sessie) -> timedelta:
    return datetime.combine(sessie.datum, sessie.eindtijd) - datetime.combine(sessie.datum, sessie.begintijd)
