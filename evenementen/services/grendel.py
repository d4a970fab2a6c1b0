"""Everything that changes who has a place takes the row of the person first, then those of the parts, the lowest id
first.

On PostgreSQL those rows are the lock; on SQLite the whole database is, from the first word of the transaction. Who
holds the parts may recount and decide: nobody else takes a place in them meanwhile. Who holds the person knows that
nothing of theirs is added meanwhile: two parts at the same hour, in two windows, are not both signed up for.
"""

from collections.abc import Iterable

from evenementen.fouten import EvenementFout
from evenementen.models import Onderdeel
from twentsekracht.organisaties.models import Gebruiker


def vergrendel_persoon(gebruiker: Gebruiker | None) -> None:
    """Others may go on writing down what refers to this person. Of an old list there is nobody."""
    if gebruiker:
        Gebruiker.objects.select_for_update(no_key=True).filter(pk=gebruiker.pk).values_list("pk").first()


def vergrendel(onderdelen: Iterable[int]) -> list[Onderdeel]:
    """The rows (of these ids) as they are now, locked, in order of id; what is no longer there is left out."""
    gevonden = Onderdeel.objects.select_for_update(of=("self",)).select_related("evenement")
    return list(gevonden.filter(pk__in=set(onderdelen)).order_by("pk"))


def vergrendel_een(onderdeel_id: int) -> Onderdeel:
    for onderdeel in vergrendel([onderdeel_id]):
        return onderdeel
    raise EvenementFout("Dit onderdeel is er niet meer.")
