"""Is this vacancy there already? Two systems of one organisation now and then send the same job twice."""

import re
from datetime import date
from difflib import SequenceMatcher

from django.db.models import Q

from vacatures.models import Vacature

LIJKT = 0.85  # of two titles, 1 being the same
MEESTE = 5
BEKEKEN = 200  # an organisation has never that many alike open at a time
# What is in one title and not in the other without being another job: (m/v/x), 32-36 uur, schaal 10.
BIJZAAK = re.compile(
    r"\(.*?\)|\b[mvx](/[mvx])+\b|\b\d+([.,]\d+)?\s*(-|–|tot)?\s*\d*\s*uur\b|\bschaal\s*\d+\b"
)
GEEN_WOORD = re.compile(r"[^\w\s]|_")


def mogelijk_dubbel(vacature: Vacature, *, op: date) -> list[str]:
    """Codes of others of the same organisation, still open, with a title alike and the same scale and hours."""
    zelfde = {veld: getattr(vacature, veld) for veld in ("schaal_min", "schaal_max", "uren_min", "uren_max")}
    nog_open = Q(sluit_op__isnull=True) | Q(sluit_op__gte=op)
    anderen = (
        Vacature.objects.filter(nog_open, organisatie=vacature.organisatie_id, **zelfde)
        .filter(status__in=(Vacature.Status.CONCEPT, Vacature.Status.GEPUBLICEERD))
        .exclude(pk=vacature.pk)
        .order_by("-pk")
    )
    titel = kern(vacature.titel)
    gevonden = [
        code for code, andere in anderen.values_list("code", "titel")[:BEKEKEN] if lijkt(titel, kern(andere))
    ]
    return sorted(gevonden[:MEESTE])


def kern(titel: str) -> str:
    """The words that say which job it is, in order of the alphabet."""
    kaal = GEEN_WOORD.sub(" ", BIJZAAK.sub(" ", titel.casefold()))
    return " ".join(sorted(kaal.split()))


def lijkt(een: str, ander: str) -> bool:
    return bool(een and ander) and SequenceMatcher(None, een, ander).ratio() >= LIJKT
