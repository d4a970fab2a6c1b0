"""How far each organisation is with telling how its vacancies ended."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import BooleanField, Case, Count, Min, Q, Value, When

from vacatures.models import Uitkomst, Vacature
from vacatures.uitkomsten import MEESTE_KEREN, bijgewerkt_tot, laatst_vastgelegd, zonder_uitkomst

JAAR = timedelta(days=365)
GEVRAAGD = Q(uitkomstvraag__isnull=False)
ZWIJGT = Q(uitkomstvraag__beantwoord_op__isnull=True, uitkomstvraag__keren__gte=MEESTE_KEREN)


@dataclass(frozen=True)
class Stand:
    """Of one organisation: vacancies, but for `beantwoord`, which counts places (of the past year)."""

    organisatie: str
    open: int = 0
    nog_te_vragen: int = 0
    gevraagd: int = 0
    stil: int = 0
    stil_sinds: date | None = None
    beantwoord: int = 0
    bijgewerkt_tot: date | None = None


def wachtend(*, op: date):
    """Closed, and how it ended is not known: first those of which nobody answers, then the longest closed."""
    is_stil = Case(When(ZWIJGT, then=Value(True)), default=Value(False), output_field=BooleanField())
    rijen = zonder_uitkomst(Vacature.objects.all(), op=op).annotate(is_stil=is_stil)
    return rijen.select_related("organisatie", "uitkomstvraag").order_by("-is_stil", "sluit_op", "code")


def stand_per_organisatie(organisaties, *, op: date) -> list[Stand]:
    """Those with a vacancy or an answer, by name (seven queries)."""
    lopend = _per_organisatie(Vacature.objects.open(op=op), open=Count("pk"))
    dicht = _per_organisatie(
        zonder_uitkomst(Vacature.objects.all(), op=op),
        nog_te_vragen=Count("pk", filter=~GEVRAAGD),
        gevraagd=Count("pk", filter=GEVRAAGD & ~ZWIJGT),
        stil=Count("pk", filter=ZWIJGT),
        stil_sinds=Min("uitkomstvraag__gevraagd_op__date", filter=ZWIJGT),
    )
    recent = Uitkomst.objects.filter(vastgelegd_op__date__gt=op - JAAR).order_by()
    beantwoord = dict(recent.values_list("vacature__organisatie").annotate(Count("pk")))
    tot = bijgewerkt_tot(laatst_vastgelegd())
    standen = [
        Stand(
            organisatie=str(organisatie),
            beantwoord=beantwoord.get(organisatie.pk, 0),
            bijgewerkt_tot=tot.get(organisatie.pk),
            **lopend.get(organisatie.pk, {}),
            **dicht.get(organisatie.pk, {}),
        )
        for organisatie in organisaties.order_by("naam")
    ]
    return [stand for stand in standen if stand != Stand(stand.organisatie)]


def _per_organisatie(vacatures, **aantallen) -> dict[int, dict]:
    rijen = vacatures.order_by().values("organisatie").annotate(**aantallen)
    return {rij.pop("organisatie"): rij for rij in rijen}
