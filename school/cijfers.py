"""What the figures of the Twentse School mean, and how they are counted."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q

from school.models import Afspraak, Inschrijving, Opleiding, Uitvoering
from twentsekracht.organisaties.models import Organisatie


@dataclass(frozen=True)
class Topopleiding:
    code: str
    titel: str
    inschrijvingen: int


@dataclass(frozen=True)
class VolleUitvoering:
    code: str
    inschrijvingen: int
    plaatsen: int


@dataclass(frozen=True)
class Jaarcijfers:
    """Enrolments as the books stood on the peildatum, for runs that start in the year.

    inschrijvingen: enrolled on or before the peildatum and not cancelled on or before it (cancelled later
    still counts); a place on the waiting list does not count.
    te_behalen: the agreed number per organisation; None = no agreement, which is not zero.
    top_opleidingen: the same enrolments by course; at a tie the lower code first.
    te_vol: runs with more enrolments than places.
    uitvoeringen: planned in the year and not called off on or before the peildatum.
    """

    inschrijvingen: dict[str, int]
    te_behalen: dict[str, int | None]
    top_opleidingen: tuple[Topopleiding, ...]
    opleidingen: int
    opleidingen_totaal: int
    uitvoeringen: int
    uitvoeringen_volgend_jaar: int
    te_vol: tuple[VolleUitvoering, ...]
    gedeelde_plek: bool
    eerste_start: date | None
    laatste_start: date | None


def jaarcijfers(*, jaar, peildatum, top=6):
    """Six queries; the only figures of the report that depend on the peildatum."""
    per_organisatie, per_uitvoering = _inschrijvingen(jaar, peildatum)
    per_opleiding, te_vol = _per_opleiding(jaar, per_uitvoering)
    volgorde = sorted(per_opleiding.items(), key=lambda rij: (-rij[1], rij[0]))
    uitvoeringen = _uitvoeringen(jaar, peildatum)
    return Jaarcijfers(
        inschrijvingen=per_organisatie,
        te_behalen=dict(
            Afspraak.objects.filter(jaar=jaar).order_by().values_list("organisatie__code", "te_behalen")
        ),
        top_opleidingen=tuple(Topopleiding(*opleiding, aantal) for opleiding, aantal in volgorde[:top]),
        opleidingen=len(per_opleiding),
        opleidingen_totaal=sum(per_opleiding.values()),
        uitvoeringen=uitvoeringen["dit_jaar"],
        uitvoeringen_volgend_jaar=uitvoeringen["volgend_jaar"],
        te_vol=te_vol,
        gedeelde_plek=0 < top < len(volgorde) and volgorde[top][1] == volgorde[top - 1][1],
        eerste_start=uitvoeringen["eerste"],
        laatste_start=uitvoeringen["laatste"],
    )


def _inschrijvingen(jaar, peildatum):
    """Per organisation (code) and per run (id). Who held a place is the dear question: it is asked once."""
    organisaties = dict(Organisatie.objects.order_by().values_list("pk", "code"))
    geteld = (
        Inschrijving.objects.voor_jaar(jaar)
        .ingeschreven_per(peildatum)
        .order_by()
        .values_list("organisatie_id", "uitvoering_id")
        .annotate(aantal=Count("pk"))
    )
    per_organisatie, per_uitvoering = Counter(), Counter()
    for organisatie_id, uitvoering_id, aantal in geteld:
        per_organisatie[organisaties[organisatie_id]] += aantal
        per_uitvoering[uitvoering_id] += aantal
    return dict(per_organisatie), per_uitvoering


def _per_opleiding(jaar, per_uitvoering):
    """The same enrolments per course (code, title), and the runs with more of them than places."""
    opleidingen = {rij[0]: rij[1:] for rij in Opleiding.objects.order_by().values_list("pk", "code", "titel")}
    uitvoeringen = Uitvoering.objects.filter(start__year=jaar).order_by("code")
    per_opleiding, te_vol = Counter(), []
    for pk, code, opleiding_id, plaatsen in uitvoeringen.values_list(
        "pk", "code", "opleiding_id", "max_deelnemers"
    ):
        if aantal := per_uitvoering[pk]:
            per_opleiding[opleidingen[opleiding_id]] += aantal
        if plaatsen is not None and aantal > plaatsen:
            te_vol.append(VolleUitvoering(code, aantal, plaatsen))
    return per_opleiding, tuple(te_vol)


def _uitvoeringen(jaar, peildatum):
    """What was called off on or before the peildatum is none."""
    dit_jaar, volgend_jaar = Q(start__year=jaar), Q(start__year=jaar + 1)
    gaat_door = Uitvoering.objects.exclude(afgelast_op__lte=peildatum)
    return gaat_door.filter(dit_jaar | volgend_jaar).aggregate(
        dit_jaar=Count("pk", filter=dit_jaar),
        volgend_jaar=Count("pk", filter=volgend_jaar),
        eerste=Min("start", filter=dit_jaar),
        laatste=Max("start", filter=dit_jaar),
    )
