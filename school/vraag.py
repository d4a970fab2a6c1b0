"""How many people wait for a new date of a course: the demand the next runs are planned by. Numbers, never names."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from school.catalogus import aanbod
from school.models import Belangstelling, Opleiding

GENOEG = 5  # people who wait for the same course: then the platform office hears of it


@dataclass(frozen=True)
class Vraag:
    opleiding: Opleiding
    aantal: int


def per_organisatie(opleiding: Opleiding) -> list[tuple[int, str, int]]:
    """(id, name, how many), the most first. One query."""
    organisatie = "gebruiker__organisatie"
    wachtend = Belangstelling.objects.wachtend().filter(
        opleiding=opleiding, gebruiker__organisatie__isnull=False
    )
    geteld = wachtend.order_by().values_list(organisatie, f"{organisatie}__naam").annotate(Count("pk"))
    return sorted(geteld, key=lambda rij: (-rij[2], rij[1]))


def onvervuld(*, op: date) -> list[Vraag]:
    """Courses that enough people wait for, of which no run to come has a place. Some queries for any number."""
    wachtend = Belangstelling.objects.wachtend().order_by().values_list("opleiding").annotate(Count("pk"))
    aantallen = {pk: aantal for pk, aantal in wachtend if aantal >= GENOEG}
    if not aantallen:
        return []
    gevraagd = aanbod(Opleiding.objects.filter(pk__in=aantallen), op=op)
    return [
        Vraag(een.opleiding, aantallen[een.opleiding.pk])
        for een in gevraagd
        if not any(moment.heeft_plek for moment in een.momenten)
    ]
