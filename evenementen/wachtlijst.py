"""Where somebody stands on the waiting lists they are on: who waits longest is first."""

from collections import Counter
from collections.abc import Iterable

from evenementen.models import Deelname

WACHTLIJST = Deelname.Status.WACHTLIJST


def posities(deelnames: Iterable[Deelname]) -> dict[int, int]:
    """By participation (id), of those that wait. One query."""
    wachtend = {rij.pk: rij.onderdeel_id for rij in deelnames if rij.status == WACHTLIJST}
    if not wachtend:
        return {}
    rijen = Deelname.objects.filter(
        onderdeel__in=wachtend.values(), status=WACHTLIJST, deelnemer__isnull=False
    ).order_by("wacht_sinds", "pk")
    geteld, gevonden = Counter(), {}
    for pk, onderdeel in rijen.values_list("pk", "onderdeel"):
        geteld[onderdeel] += 1
        if pk in wachtend:
            gevonden[pk] = geteld[onderdeel]
    return gevonden
