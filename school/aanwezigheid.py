"""Who was there, and what an enrolment's status becomes by it: the rule stands here and nowhere else.

Each session counts for one, half when somebody was there partly. Once the course is over and every session noted, who
was there for four fifths of it finished it. Until then, and for who was there less, the status says what is known.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format

from school.fouten import NietOpDeLijst
from school.models import MET_PLAATS, Aanwezigheid, Bijeenkomst, Inschrijving, Uitvoering
from school.woorden import sessie as sessie_in_woorden
from school.woorden import wanneer
from twentsekracht.organisaties.models import Gebruiker

Soort = Aanwezigheid.Soort
Status = Inschrijving.Status
AFGEROND_VANAF = Decimal("0.8")  # of the sessions
TELT = {Soort.AANWEZIG: Decimal(1), Soort.DEELS: Decimal("0.5")}
TRAINER_NOG = timedelta(days=7)  # after the session a trainer may still note who was there


@dataclass(frozen=True)
class Sessie:
    """One session, or the run as a whole when it has none."""

    uitvoering: Uitvoering
    bijeenkomst: Bijeenkomst | None
    begin: datetime
    einde: datetime

    @property
    def pk(self) -> int | None:
        return self.bijeenkomst.pk if self.bijeenkomst else None

    @property
    def eerste_dag(self) -> date:
        return self.bijeenkomst.datum if self.bijeenkomst else self.uitvoering.start

    @property
    def laatste_dag(self) -> date:
        return self.bijeenkomst.datum if self.bijeenkomst else self.uitvoering.laatste_dag

    @property
    def woorden(self) -> str:
        """'3 maart 2026, 09.00 tot 12.00 uur'."""
        if self.bijeenkomst is None:
            return wanneer(self.uitvoering)
        return sessie_in_woorden(self.bijeenkomst)

    @property
    def dag(self) -> str:
        """'3 maart 2026'."""
        return self.woorden.split(",")[0]

    @property
    def trainer_tot(self) -> date:
        """The last day on which a trainer may note."""
        return self.laatste_dag + TRAINER_NOG

    def is_op(self, dag: date) -> bool:
        return self.eerste_dag <= dag <= self.laatste_dag

    def is_te_noteren(self, *, op: date) -> bool:
        """From its own day on."""
        return self.eerste_dag <= op


def sessies_van(run: Uitvoering) -> list[Sessie]:
    """In order."""
    eigen = [
        Sessie(run, een, _moment(een.datum, een.begintijd), _moment(een.datum, een.eindtijd))
        for een in run.bijeenkomsten.all()
    ]
    if eigen:
        return eigen
    einde = (
        _moment(run.laatste_dag, run.eindtijd) if run.eindtijd else _moment(run.laatste_dag) + timedelta(1)
    )
    return [Sessie(run, None, _moment(run.start, run.begintijd), einde)]


def _moment(dag: date, tijd: time | None = None) -> datetime:
    return timezone.make_aware(datetime.combine(dag, tijd or time()))


def deelnemers(run: Uitvoering):
    """Who is expected, by name; of an old list there is only a mark."""
    rijen = Inschrijving.objects.filter(uitvoering=run, status__in=MET_PLAATS)
    return rijen.select_related("deelnemer", "organisatie").order_by(
        F("deelnemer__naam").asc(nulls_last=True), "kenmerk", "pk"
    )


def rij_van(run: Uitvoering, gebruiker: Gebruiker) -> Inschrijving:
    """Theirs, with a place; else the reason says where they are expected instead."""
    eigen = Inschrijving.objects.van(gebruiker).filter(status__in=MET_PLAATS)
    if rij := eigen.filter(uitvoering=run).first():
        return rij
    elders = eigen.filter(uitvoering__opleiding=run.opleiding_id).order_by("-uitvoering__start").first()
    raise NietOpDeLijst(date_format(elders.uitvoering.start, "j F Y") if elders else "")


def is_voorbij(run: Uitvoering, *, op: datetime) -> bool:
    return max(sessie.einde for sessie in sessies_van(run)) <= op


def genoteerd(inschrijvingen: Iterable[Inschrijving]) -> dict[int, dict[int | None, Aanwezigheid]]:
    """Per enrolment (id) and session (id) what was noted last. One query."""
    per_rij: dict[int, dict[int | None, Aanwezigheid]] = {}
    for notitie in Aanwezigheid.objects.filter(inschrijving__in=inschrijvingen).order_by("pk"):
        per_rij.setdefault(notitie.inschrijving_id, {})[notitie.bijeenkomst_id] = notitie
    return per_rij


def uitkomst(soorten: Sequence[str | None], *, is_voorbij: bool) -> Status | None:
    """Of one person: per session what was noted, None for nothing yet. None: nothing is known, so it stays."""
    bekend = [soort for soort in soorten if soort]
    if not bekend:
        return None
    aandeel = sum(TELT.get(soort, Decimal(0)) for soort in bekend) / len(soorten)
    if is_voorbij and len(bekend) == len(soorten) and aandeel >= AFGEROND_VANAF:
        return Status.AFGEROND
    if set(bekend) == {Soort.AANWEZIG}:
        return Status.AANWEZIG
    if not TELT.keys().isdisjoint(bekend):
        return Status.DEELS
    return Status.NO_SHOW if Soort.NO_SHOW in bekend else Status.AFWEZIG_MET_BERICHT
