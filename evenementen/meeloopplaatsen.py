"""The places of a day to go along: how many somebody has, or keeps while an answer is awaited.

Any number of days at the price of one query.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from evenementen.models import Meeloopdag, Meeloopverzoek
from twentsekracht.plaatsen import Plaatsen


@dataclass(frozen=True)
class Dagstand:
    dag: Meeloopdag
    plaatsen: Plaatsen

    @property
    def is_vol(self) -> bool:
        return self.plaatsen.is_vol


def dagstanden(dagen: Iterable[Meeloopdag]) -> list[Dagstand]:
    """In the order in which they come. One query."""
    dagen = list(dagen)
    geteld = Meeloopverzoek.objects.bezet().filter(dag__in=dagen).order_by().values_list("dag")
    bezet = dict(geteld.annotate(Count("pk")))
    return [Dagstand(dag, Plaatsen(bezet.get(dag.pk, 0), dag.plaatsen)) for dag in dagen]
