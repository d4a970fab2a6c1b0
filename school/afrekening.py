"""What the courses cost each organisation, per quarter: for places in runs that start in it, and for late cancelling.

A place costs what the course cost when somebody enrolled, whether they came or not: another price afterwards changes
no bill. Only what the organisation itself pays. The quarter is that of the run's first day, for both. No names: who
pays the bill needs numbers per course, and whoever may know who went sees that in the list of enrolments.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce, ExtractQuarter

from school.models import MET_PLAATS, Inschrijving, Opleiding

CENT = Decimal("0.01")
NUL = Decimal("0.00")
GEANNULEERD = Inschrijving.Status.GEANNULEERD


@dataclass(frozen=True)
class Post:
    """One course at one price in one quarter for one organisation (id). `prijs` None: not known yet, so not counted."""

    organisatie: int
    kwartaal: int
    code: str
    titel: str
    prijs: Decimal | None
    plaatsen: int
    annuleringen: int
    annuleringskosten: Decimal

    @property
    def bedrag(self) -> Decimal:
        return (self.prijs or NUL) * self.plaatsen

    @property
    def totaal(self) -> Decimal:
        return self.bedrag + self.annuleringskosten


@dataclass(frozen=True)
class Som:
    plaatsen: int
    bedrag: Decimal
    annuleringen: int
    annuleringskosten: Decimal
    zonder_prijs: int  # places in a course of which the cost is not known

    @property
    def totaal(self) -> Decimal:
        return self.bedrag + self.annuleringskosten


def posten(jaar: int, *, organisatie_ids: Iterable[int] | None, kwartaal: int | None = None) -> list[Post]:
    """In order of quarter, course and price; of these organisations, or (None) of all. One query."""
    betaalt = Q(uitvoering__opleiding__betaler=Opleiding.Betaler.ORGANISATIE) | Q(prijs__gt=0)
    rijen = Inschrijving.objects.voor_jaar(jaar).filter(betaalt)
    if organisatie_ids is not None:
        rijen = rijen.filter(organisatie__in=organisatie_ids)
    if kwartaal:
        rijen = rijen.filter(uitvoering__start__quarter=kwartaal)
    te_laat = Q(status=GEANNULEERD, annuleringskosten__gt=0)
    geteld = (
        rijen.filter(Q(status__in=MET_PLAATS) | te_laat)
        .annotate(
            kwartaal=ExtractQuarter("uitvoering__start"),
            kost=Coalesce("prijs", "uitvoering__opleiding__kosten"),
        )
        .order_by()
        .values_list(
            "organisatie",
            "kwartaal",
            "uitvoering__opleiding__code",
            "uitvoering__opleiding__titel",
            "kost",
        )
        .annotate(
            plaatsen=Count("pk", filter=Q(status__in=MET_PLAATS)),
            annuleringen=Count("pk", filter=te_laat),
            kosten_daarvan=Sum("annuleringskosten", filter=te_laat),
        )
    )
    gevonden = (Post(*rij[:-1], (rij[-1] or NUL).quantize(CENT)) for rij in geteld)
    return sorted(gevonden, key=_volgorde)


def _volgorde(post: Post):
    return post.organisatie, post.kwartaal, post.titel, post.code, post.prijs or NUL


def som(van: Iterable[Post]) -> Som:
    van = list(van)
    return Som(
        plaatsen=sum(post.plaatsen for post in van),
        bedrag=sum((post.bedrag for post in van), NUL),
        annuleringen=sum(post.annuleringen for post in van),
        annuleringskosten=sum((post.annuleringskosten for post in van), NUL),
        zonder_prijs=sum(post.plaatsen for post in van if post.prijs is None),
    )


def per_kwartaal(van: Iterable[Post]) -> list[tuple[int, Som]]:
    """All four, also the empty ones."""
    van = list(van)
    return [(nummer, som(post for post in van if post.kwartaal == nummer)) for nummer in (1, 2, 3, 4)]
