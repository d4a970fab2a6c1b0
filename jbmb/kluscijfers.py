"""How many klussen were posted and done, and between which organisations. Two queries."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q

from jbmb.models import Klus, Klusreactie

R = Klusreactie.Status


@dataclass(frozen=True)
class Kluscijfers:
    """Of the klussen posted in the year up to the peildatum, as they stand now.

    van_elders: people of another organisation who did one, or are at it or agreed, for these organisations;
    naar_elders: the other way around. Without organisations the two are the same.
    """

    geplaatst: int
    afgerond: int
    ingetrokken: int
    gestopt: int
    vervallen: int
    van_elders: int
    naar_elders: int


def kluscijfers(*, jaar: int, peildatum: date, organisatie_ids: Collection[int] | None = None) -> Kluscijfers:
    """`organisatie_ids`: of these alone; None for all."""
    van_hier = Q() if organisatie_ids is None else Q(organisatie__in=organisatie_ids)
    stand = dict(
        Klus.objects.filter(van_hier, geplaatst_op__year=jaar, geplaatst_op__lte=peildatum)
        .order_by()
        .values_list("status")
        .annotate(Count("pk"))
    )
    elders = (
        Klusreactie.objects.filter(
            klus__geplaatst_op__year=jaar,
            klus__geplaatst_op__lte=peildatum,
            status__in=[R.AFGESPROKEN, R.AFGEROND, R.GESTOPT],
        )
        .exclude(organisatie=F("klus__organisatie"))
        .aggregate(
            van=Count("pk", filter=_bij("klus__organisatie", organisatie_ids)),
            naar=Count("pk", filter=_bij("organisatie", organisatie_ids)),
        )
    )
    S = Klus.Status
    return Kluscijfers(
        geplaatst=sum(stand.values()),
        afgerond=stand.get(S.AFGEROND, 0),
        ingetrokken=stand.get(S.INGETROKKEN, 0),
        gestopt=stand.get(S.GESTOPT, 0),
        vervallen=stand.get(S.VERVALLEN, 0),
        van_elders=elders["van"],
        naar_elders=elders["naar"],
    )


def _bij(pad: str, ids: Collection[int] | None) -> Q:
    return Q(pk__isnull=False) if ids is None else Q(**{f"{pad}__in": ids})
