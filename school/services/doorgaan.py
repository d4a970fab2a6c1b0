"""Whether a run goes on."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from school.fouten import SchoolFout
from school.models import OP_TE_ZEGGEN, Uitvoering
from school.services import brieven
from school.services.grendel import vergrendel
from school.services.stappen import Status, pak, zet
from school.termijnen import begin
from twentsekracht.organisaties.models import Gebruiker


@transaction.atomic
def gelast_af(*, uitvoering: Uitvoering, door: Gebruiker | None, op: datetime) -> int:
    """The run does not go on: everybody who has a place or waits for one hears it, and pays nothing. How many."""
    run = vergrendel(uitvoering.pk)
    if run.afgelast_op:
        return 0
    if begin(run) <= op:
        raise SchoolFout("Wat al begonnen is, kun je niet meer afgelasten.")
    run.afgelast_op = timezone.localdate(op)
    run.save(update_fields=["afgelast_op"])
    lopend = run.inschrijvingen.filter(status__in=OP_TE_ZEGGEN)
    rijen = list(lopend.order_by("pk").values_list("pk", flat=True))
    for pk in rijen:
        inschrijving = pak(pk)
        zet(inschrijving, Status.GEANNULEERD, door=door, op=op, reden="Afgelast")
        brieven.geannuleerd(inschrijving, "Deze uitvoering gaat niet door.", op=op)
    return len(rijen)
