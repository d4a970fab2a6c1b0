"""What somebody is to have followed before a course, and whether they did. It is advice: nobody is refused for it."""

from collections.abc import Iterable
from dataclasses import dataclass

from school.models import Inschrijving, Opleiding
from twentsekracht.organisaties.models import Gebruiker

GEVOLGD = (Inschrijving.Status.AANWEZIG, Inschrijving.Status.AFGEROND)


@dataclass(frozen=True)
class Vereiste:
    opleiding: Opleiding
    is_gevolgd: bool


def vereisten(opleiding: Opleiding, gebruiker: Gebruiker) -> list[Vereiste]:
    """Each course to follow first, with whether this person did: at most two queries."""
    eerst = list(opleiding.vereist.all())
    if not eerst:
        return []
    eigen = Inschrijving.objects.filter(deelnemer=gebruiker, uitvoering__opleiding__in=eerst)
    gevolgd = set(eigen.filter(status__in=GEVOLGD).values_list("uitvoering__opleiding", flat=True))
    return [Vereiste(een, een.pk in gevolgd) for een in eerst]


def kring(opleiding: Opleiding, vereist: Iterable[Opleiding]) -> Opleiding | None:
    """Which of these asks, directly or by another, for the course itself: then nobody could begin. One query."""
    tabel = Opleiding.vereist.through.objects
    vraagt: dict[int, set[int]] = {}
    for van, naar in tabel.values_list("from_opleiding", "to_opleiding"):
        vraagt.setdefault(van, set()).add(naar)
    return next((een for een in vereist if opleiding.pk in _alles_vooraf(een.pk, vraagt)), None)


def _alles_vooraf(pk: int, vraagt: dict[int, set[int]]) -> set[int]:
    """The course and everything that comes before it."""
    gezien, te_doen = set(), [pk]
    while te_doen:
        een = te_doen.pop()
        if een not in gezien:
            gezien.add(een)
            te_doen += vraagt.get(een, ())
    return gezien
