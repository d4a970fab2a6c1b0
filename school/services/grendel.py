"""Everything that changes who has a place takes the row of the run first, and of several runs the lowest id first.

On PostgreSQL that row is the lock; on SQLite the whole database is, from the first word of the transaction
(`transaction_mode: IMMEDIATE`). Who holds it may recount and decide: nobody else takes a place meanwhile.
"""

from school.fouten import SchoolFout
from school.models import Uitvoering
from twentsekracht.vaste_vraag import Plek, VasteVraag

RUN = VasteVraag(
    lambda: (
        Uitvoering.objects.order_by()
        .select_for_update(of=("self",))
        .select_related("opleiding")
        .filter(pk=Plek("pk"))
    )
)


def vergrendel(uitvoering_id: int) -> Uitvoering:
    """The row as it is now, locked."""
    for run in RUN(pk=uitvoering_id):
        return run
    raise SchoolFout("Deze uitvoering is er niet meer.")
