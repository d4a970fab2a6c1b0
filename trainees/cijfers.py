"""What the figures about trainees mean, and how they are counted."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from trainees.models import Lichting, Trainee, Traineestap


@dataclass(frozen=True)
class Plaatsing:
    """How many trainees of a cohort have this status at this organisation (None: not recorded)."""

    status: str
    organisatie: str | None
    contract: str
    aantal: int


@dataclass(frozen=True)
class Lichtingcijfers:
    """One cohort as known on 31 December of the year.

    gestart: everyone in it. The rest by status: lopend (still in the programme), voortijdig_gestopt,
    in_dienst (per organisation and contract), vertrokken. A change dated after 31 December does not count
    yet; one without a date does.
    """

    code: str
    start: date
    einde: date | None
    loopt_nog: bool
    plaatsingen: tuple[Plaatsing, ...]

    @property
    def gestart(self):
        return sum(plaatsing.aantal for plaatsing in self.plaatsingen)

    def met_status(self, status):
        return tuple(plaatsing for plaatsing in self.plaatsingen if plaatsing.status == status)

    def aantal(self, status):
        return sum(plaatsing.aantal for plaatsing in self.met_status(status))


@dataclass(frozen=True)
class Jaarcijfers:
    """Every cohort that started on or before 31 December of the year."""

    lichtingen: tuple[Lichtingcijfers, ...]


def jaarcijfers(*, jaar, peildatum):
    """As of 31 December of the year, whatever the peildatum (two queries)."""
    oudjaar = date(jaar, 12, 31)
    per_lichting = {}
    for lichting, organisatie, stand, contract, aantal in _stand(oudjaar):
        per_lichting.setdefault(lichting, []).append(Plaatsing(stand, organisatie, contract or "", aantal))
    lichtingen = Lichting.objects.filter(start__lte=oudjaar).order_by("start", "code")
    return Jaarcijfers(
        tuple(
            _lichtingcijfers(lichting, per_lichting.get(lichting.pk, []), oudjaar) for lichting in lichtingen
        )
    )


def _lichtingcijfers(lichting, plaatsingen, oudjaar):
    volgorde = sorted(plaatsingen, key=lambda p: (p.status, -p.aantal, p.organisatie or "", p.contract))
    return Lichtingcijfers(
        code=lichting.code,
        start=lichting.start,
        einde=lichting.einde,
        loopt_nog=lichting.einde is None or lichting.einde >= oudjaar,
        plaatsingen=tuple(volgorde),
    )


def _stand(oudjaar):
    """The last step on the day decides, of one day the one recorded last; without one the traineeship still runs."""
    stappen = Traineestap.objects.filter(
        Q(per__lte=oudjaar) | Q(per__isnull=True), trainee=OuterRef("pk")
    ).order_by(F("per").desc(nulls_first=True), "-pk")
    return (
        Trainee.objects.filter(lichting__start__lte=oudjaar)
        .order_by()
        .annotate(stap=Subquery(stappen.values("pk")[:1]))
        .annotate(
            stand=Coalesce(
                Subquery(Traineestap.objects.filter(pk=OuterRef("stap")).values("naar")),
                Value(Trainee.Status.LOPEND),
            ),
            waar=Subquery(Traineestap.objects.filter(pk=OuterRef("stap")).values("organisatie__code")),
            soort_contract=Subquery(Traineestap.objects.filter(pk=OuterRef("stap")).values("contract")),
            groep=F("lichting_id"),
        )
        .values_list("groep", "waar", "stand", "soort_contract")
        .annotate(aantal=Count("pk"))
    )
