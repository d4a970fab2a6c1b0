"""What a contactpersoon looks at first: where the organisation stands, what waits, its people, its runs and the cost.

Everything of one organisation and one year, in a number of queries that does not grow with what there is.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q
from django.db.models.functions import ExtractMonth, ExtractYear
from django.utils import timezone

from school.afrekening import Post, posten
from school.jaarstand import Jaarstand, jaarstanden
from school.models import BEZET, MET_PLAATS, Akkoord, Inschrijving, SaldoOverdracht, Uitvoering
from school.plaatsen import plaatsen
from school.prognose import Patroon
from school.wachtlijst import Wachtplek, wachtlijsten
from twentsekracht.organisaties.models import Organisatie
from twentsekracht.plaatsen import Stand

Status = Inschrijving.Status
HOOGSTENS = 10  # of each list; the rest is in the list of enrolments
KANSEN = 6
KIJK_NAAR = 60  # runs, when looking for those with place
EERDER = 0  # the month of who enrolled before the year began


@dataclass(frozen=True)
class Wachtend:
    """An approval. `stil`: days since the leidinggevende was asked; None: it waits for the contactpersoon."""

    inschrijving: Inschrijving
    akkoord: Akkoord | None
    stil: int | None

    @property
    def gevraagd_aan(self) -> str:
        return (self.akkoord and self.akkoord.aan) or self.inschrijving.leidinggevende


@dataclass(frozen=True)
class Cockpit:
    stand: Jaarstand
    patroon: Patroon
    per_maand: tuple[int, ...]  # before the year, and its twelve months
    akkoorden: list[Wachtend]
    stil: list[Wachtend]
    wachtlijst: list[Wachtplek]
    kansen: list[tuple[Uitvoering, Stand]]  # open runs with place, when the organisation is below
    mensen: list[Inschrijving]
    aantal_mensen: int
    runs: list[Uitvoering]  # with `van_ons`
    posten: list[Post]
    overdrachten: list[SaldoOverdracht]

    @property
    def te_beantwoorden(self) -> list[SaldoOverdracht]:
        return [
            een
            for een in self.overdrachten
            if een.status == SaldoOverdracht.Status.AANGEBODEN
            and een.ontvanger_id == self.stand.organisatie.pk
        ]


def cockpit(organisatie: Organisatie, jaar: int, *, op: datetime) -> Cockpit:
    vandaag = timezone.localdate(op)
    (stand,), patroon = jaarstanden(jaar, op=vandaag, organisaties=[organisatie])
    van_ons = Inschrijving.objects.filter(organisatie=organisatie)
    wachtend = _akkoorden(van_ons, vandaag)
    komend = van_ons.filter(uitvoering__start__gte=vandaag, status__in=[*BEZET, Status.WACHTLIJST])
    return Cockpit(
        stand,
        patroon,
        per_maand=_per_maand(van_ons, jaar),
        akkoorden=[een for een in wachtend if een.stil is None],
        stil=[een for een in wachtend if een.stil is not None],
        wachtlijst=_wachtlijst(van_ons, vandaag),
        kansen=_kansen(organisatie, jaar, vandaag) if stand.tekort or stand.verwacht_tekort else [],
        mensen=list(
            komend.select_related("uitvoering__opleiding", "deelnemer").order_by("uitvoering__start", "pk")[
                :HOOGSTENS
            ]
        ),
        aantal_mensen=komend.count(),
        runs=_runs(organisatie, vandaag),
        posten=posten(jaar, organisatie_ids=[organisatie.pk]),
        overdrachten=_overdrachten(organisatie, jaar),
    )


def _per_maand(van_ons, jaar: int) -> tuple[int, ...]:
    """By the month in which they enrolled."""
    geteld = (
        van_ons.voor_jaar(jaar)
        .filter(status__in=MET_PLAATS)
        .order_by()
        .values_list(ExtractYear("ingeschreven_op"), ExtractMonth("ingeschreven_op"))
        .annotate(Count("pk"))
    )
    som = Counter()
    for wanneer, maand, aantal in geteld:
        som[EERDER if wanneer < jaar else maand if wanneer == jaar else 12] += aantal
    return tuple(som[maand] for maand in range(13))


def _akkoorden(van_ons, vandaag: date) -> list[Wachtend]:
    """The oldest first. Two queries."""
    rijen = {
        rij.pk: rij
        for rij in van_ons.filter(status=Status.WACHT_OP_AKKOORD, uitvoering__start__gte=vandaag)
        .select_related("uitvoering__opleiding", "deelnemer")
        .order_by("ingeschreven_op", "pk")
    }
    open_ = Akkoord.objects.filter(inschrijving__in=rijen, besluit="").order_by("pk")
    akkoorden = {akkoord.inschrijving_id: akkoord for akkoord in open_}
    return [_wachtend(rij, akkoorden.get(pk), vandaag) for pk, rij in rijen.items()]


def _wachtend(rij: Inschrijving, akkoord: Akkoord | None, vandaag: date) -> Wachtend:
    if akkoord is None or akkoord.doorgestuurd_op or not (akkoord.aan or rij.leidinggevende):
        return Wachtend(rij, akkoord, None)
    return Wachtend(rij, akkoord, (vandaag - timezone.localdate(akkoord.gevraagd_op)).days)


def _wachtlijst(van_ons, vandaag: date) -> list[Wachtplek]:
    """Own people only, with their place among all who wait."""
    runs = Uitvoering.objects.filter(
        start__gte=vandaag,
        pk__in=van_ons.filter(status=Status.WACHTLIJST, deelnemer__isnull=False).values("uitvoering"),
    )
    per_run = {run.pk: run for run in runs.select_related("opleiding").order_by("start", "pk")}
    lijsten = wachtlijsten(per_run.values()) if per_run else {}
    eigen = set(van_ons.filter(status=Status.WACHTLIJST, uitvoering__in=per_run).values_list("pk", flat=True))
    plekken = [plek for pk in per_run for plek in lijsten.get(pk, ()) if plek.inschrijving.pk in eigen]
    for plek in plekken:
        plek.inschrijving.uitvoering = per_run[plek.inschrijving.uitvoering_id]
    return plekken


def _kansen(organisatie: Organisatie, jaar: int, vandaag: date) -> list[tuple[Uitvoering, Stand]]:
    """Runs of the year in which people of this organisation can still get a place, the soonest first."""
    komend = Uitvoering.objects.komend(op=vandaag).filter(start__year=jaar, opleiding__is_gepubliceerd=True)
    runs = [run for run in komend.select_related("opleiding")[:KIJK_NAAR] if run.is_open(op=vandaag)]
    standen = plaatsen(runs, op=vandaag, organisatie_id=organisatie.pk)
    return [(run, standen[run.pk]) for run in runs if not standen[run.pk].is_vol][:KANSEN]


def _runs(organisatie: Organisatie, vandaag: date) -> list[Uitvoering]:
    van_ons = Q(inschrijvingen__organisatie=organisatie, inschrijvingen__status__in=BEZET)
    runs = Uitvoering.objects.komend(op=vandaag).annotate(van_ons=Count("inschrijvingen", filter=van_ons))
    return list(runs.filter(van_ons__gt=0).select_related("opleiding")[:HOOGSTENS])


def _overdrachten(organisatie: Organisatie, jaar: int) -> list[SaldoOverdracht]:
    rijen = SaldoOverdracht.objects.filter(Q(gever=organisatie) | Q(ontvanger=organisatie), jaar=jaar)
    return list(rijen.select_related("gever", "ontvanger").prefetch_related("stappen"))
