"""Sharing out the places of a run fairly by size: the largest remainder over who takes part, and at least one each."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db.models import OuterRef, Subquery

from school.models import Afspraak
from twentsekracht.organisaties.models import Formatie, Organisatie

CENT = Decimal("0.01")


@dataclass(frozen=True)
class Deel:
    """`aandeel`: what it would exactly be, before rounding to whole places."""

    organisatie: Organisatie
    fte: Decimal
    aandeel: Decimal
    aantal: int


def deelnemers(jaar: int) -> list[Organisatie]:
    """Who agreed on a number for this year, with their size then (`fte`), or the last one known before. One query."""
    formatie = Formatie.objects.filter(organisatie=OuterRef("pk"), jaar__lte=jaar).order_by("-jaar")
    met_afspraak = Afspraak.objects.filter(jaar=jaar, te_behalen__gt=0).values("organisatie")
    return list(
        Organisatie.objects.filter(pk__in=met_afspraak)
        .annotate(fte=Subquery(formatie.values("fte")[:1]))
        .filter(fte__gt=0)
        .order_by("code")
    )


def verdeel(plaatsen: int, organisaties: list[Organisatie]) -> list[Deel]:
    """In the order of the organisations. With fewer places than organisations the smallest may get none."""
    fte = {organisatie: Fraction(organisatie.fte) for organisatie in organisaties}
    if not fte:
        return []
    eerlijk = _aandelen(plaatsen, fte)
    aantallen = _in_helen(plaatsen, fte)
    return [
        Deel(organisatie, organisatie.fte, _afgerond(eerlijk[organisatie]), aantallen[organisatie])
        for organisatie in organisaties
    ]


def _aandelen(plaatsen: int, fte: dict) -> dict:
    som = sum(fte.values())
    return {wie: plaatsen * deel / som for wie, deel in fte.items()}


def _in_helen(plaatsen: int, fte: dict) -> dict:
    """Who would get less than one gets one; the others share what is left, until nobody is below one."""
    minstens_een = {}
    rest = dict(fte)
    while plaatsen >= len(fte):
        te_klein = [wie for wie, deel in _aandelen(plaatsen - len(minstens_een), rest).items() if deel < 1]
        if not te_klein:
            break
        minstens_een |= dict.fromkeys(te_klein, 1)
        rest = {wie: deel for wie, deel in rest.items() if wie not in minstens_een}
    return minstens_een | _grootste_resten(plaatsen - len(minstens_een), rest)


def _grootste_resten(plaatsen: int, fte: dict) -> dict:
    """Of a tie the larger organisation gets the place, then the first by code."""
    if not fte:
        return {}
    aandelen = _aandelen(plaatsen, fte)
    aantallen = {wie: int(deel) for wie, deel in aandelen.items()}
    op_rest = sorted(fte, key=lambda wie: (-(aandelen[wie] - aantallen[wie]), -fte[wie], wie.code))
    for wie in op_rest[: plaatsen - sum(aantallen.values())]:
        aantallen[wie] += 1
    return aantallen


def _afgerond(deel: Fraction) -> Decimal:
    return (Decimal(deel.numerator) / deel.denominator).quantize(CENT)
