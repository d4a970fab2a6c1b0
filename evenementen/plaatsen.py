"""The places of a part: how many are taken, for whom the others are, and why. Any number of parts at the same price.

A place is taken by who has it, by who waits for approval, by whom it is offered to, and for ten minutes by who is
choosing. Until the release date a reservation keeps places for an organisation; then they are free for all.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count
from django.utils import timezone

from evenementen.models import BEZET, Deelname, Keuze, Onderdeel, Reservering
from twentsekracht.plaatsen import Bezetting, Stand

WACHTLIJST = Deelname.Status.WACHTLIJST


def bezettingen(
    onderdelen: Iterable[Onderdeel], *, op: datetime, zonder_keuze_van: int | None = None
) -> dict[int, Bezetting]:
    """Per part (id). Two queries, and one more when a reservation may count.

    `zonder_keuze_van`: of this person (id) what they are choosing is not counted, for it is theirs to take.
    """
    onderdelen = list(onderdelen)
    per_deel = {deel.pk: Bezetting(deel.capaciteit) for deel in onderdelen}
    geteld = (
        Deelname.objects.filter(onderdeel__in=per_deel, status__in=[*BEZET, WACHTLIJST])
        .exclude(status=WACHTLIJST, deelnemer=None)  # of an old list: there is nobody to offer a place to
        .order_by()
        .values_list("onderdeel", "organisatie", "status")
        .annotate(Count("pk"))
    )
    for deel, organisatie, status, aantal in geteld:
        bezetting = per_deel[deel]
        (bezetting.wachtend if status == WACHTLIJST else bezetting.bezet)[organisatie] += aantal
    for deel, organisatie, aantal in _vastgehouden(per_deel, op, zonder_keuze_van):
        per_deel[deel].bezet[organisatie] += aantal
    met_reservering = [deel.pk for deel in onderdelen if deel.houdt_vrij(op=timezone.localdate(op))]
    if met_reservering:
        gereserveerd = Reservering.objects.filter(onderdeel__in=met_reservering).order_by()
        for deel, organisatie, aantal in gereserveerd.values_list("onderdeel", "organisatie", "aantal"):
            per_deel[deel].quota[organisatie] = aantal
    return per_deel


def _vastgehouden(per_deel, op: datetime, zonder_keuze_van: int | None):
    keuzes = Keuze.objects.filter(onderdeel__in=per_deel, vast_tot__gt=op).order_by()
    if zonder_keuze_van:
        keuzes = keuzes.exclude(gebruiker=zonder_keuze_van)
    return keuzes.values_list("onderdeel", "gebruiker__organisatie").annotate(Count("pk"))


def plaatsen(
    onderdelen: Iterable[Onderdeel],
    *,
    op: datetime,
    organisatie_id: int | None = None,
    gebruiker_id: int | None = None,
) -> dict[int, Stand]:
    """Per part (id), as the people of this organisation see it, and this one of them."""
    onderdelen = list(onderdelen)
    per_deel = bezettingen(onderdelen, op=op, zonder_keuze_van=gebruiker_id)
    return {deel.pk: _stand(deel, per_deel[deel.pk], organisatie_id) for deel in onderdelen}


def _stand(deel: Onderdeel, bezetting: Bezetting, organisatie_id: int | None) -> Stand:
    return Stand(
        bezetting.bezet.total(),
        deel.capaciteit,
        voor_anderen=bezetting.voor_anderen(organisatie_id),
        voor_ons=bezetting.ongebruikt(organisatie_id),
        vrijgave_op=deel.vrijgave_op,
        wachtlijst=deel.heeft_wachtlijst,
        positie=1 + bezetting.wachtend.total(),
    )
