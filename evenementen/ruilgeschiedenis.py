"""Who swapped with whom before, in a group. A swap that did not go on is no meeting.

Of an old list only the organisations are known: then it counts for each who is a member for one of those.
"""

from collections.abc import Collection, Iterable
from itertools import product

from django.db.models import Q

from evenementen.models import Ruilgroep, Ruillid, Werkplekruil
from evenementen.paren import Tweetal


def ontmoetingen(groep: Ruilgroep, leden: Collection[Ruillid]) -> tuple[set[Tweetal], set[Tweetal]]:
    """(who was the other's partner last time, who ever met). One query."""
    van_groep = Werkplekruil.objects.filter(Q(groep=groep.naam) | Q(ronde__groep=groep))
    ruilen = van_groep.exclude(status=Werkplekruil.Status.NIET_DOORGEGAAN)
    laatste: dict[int, set[Tweetal]] = {}
    eerder: set[Tweetal] = set()
    for ruil in ruilen.order_by("datum", "pk"):
        kant_a = _leden(leden, ruil.lid_a_id, ruil.organisatie_a_id)
        kant_b = _leden(leden, ruil.lid_b_id, ruil.organisatie_b_id)
        paren = {frozenset(twee) for twee in product(kant_a, kant_b)}
        eerder |= paren
        for pk in {*kant_a, *kant_b}:
            laatste[pk] = {paar for paar in paren if pk in paar}
    return set().union(*laatste.values()), eerder


def _leden(leden: Iterable[Ruillid], lid_id: int | None, organisatie_id: int) -> list[int]:
    if lid_id:
        return [lid.pk for lid in leden if lid.pk == lid_id]
    return [lid.pk for lid in leden if lid.organisatie_id == organisatie_id]
