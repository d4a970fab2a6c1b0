"""A part, or a whole event, does not go on: who has a place or waits for one hears it, in one mail."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from django.db import transaction

from evenementen.fouten import EvenementFout
from evenementen.models import OP_TE_ZEGGEN, Deelname, Evenement, Keuze, Onderdeel
from evenementen.services import brieven
from evenementen.services.grendel import vergrendel
from evenementen.services.stappen import Status, zet
from evenementen.services.vertellen import vertel_eerst
from evenementen.termijnen import begin
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.organisaties.toegang import Rol


@transaction.atomic
def gelast_onderdeel_af(*, onderdeel: Onderdeel, door: Gebruiker | None, op: datetime, reden: str) -> int:
    """Answers how many people it is told. Doing so twice changes nothing."""
    delen = vergrendel([onderdeel.pk])
    if any(begin(deel) <= op for deel in delen):
        raise EvenementFout("Wat al begonnen is, kun je niet meer afgelasten.")
    return _gelast_af(delen, door, op, reden)


@transaction.atomic
def gelast_evenement_af(*, evenement: Evenement, door: Gebruiker | None, op: datetime, reden: str) -> int:
    """Every part that is still to come."""
    delen = vergrendel(evenement.onderdelen.values_list("pk", flat=True))
    return _gelast_af([deel for deel in delen if begin(deel) > op], door, op, reden)


def _gelast_af(delen: Iterable[Onderdeel], door: Gebruiker | None, op: datetime, reden: str) -> int:
    delen = [deel for deel in delen if not deel.afgelast_op]
    Onderdeel.objects.filter(pk__in=[deel.pk for deel in delen]).update(afgelast_op=op)
    Keuze.objects.filter(onderdeel__in=delen).delete()
    rijen = Deelname.objects.filter(onderdeel__in=delen, status__in=OP_TE_ZEGGEN)
    rijen = rijen.select_related("onderdeel__evenement", "deelnemer", "organisatie")
    vertel_eerst(sorted(set(rijen.values_list("deelnemer", flat=True)) - {None}), op=op)
    verteld = 0
    for deelnemer, eigen in groupby(rijen.order_by("deelnemer", "pk"), key=lambda rij: rij.deelnemer):
        van_een = list(eigen)
        for rij in van_een:
            zet(rij, Status.GEANNULEERD, door=door, op=op, reden=f"Afgelast. {reden}"[:300].strip())
        if deelnemer:
            brieven.geannuleerd(van_een, f"Het gaat niet door. {reden}".strip(), op=op)
            verteld += 1
    for deel in delen:
        leg_vast(
            door=door, rol=Rol.COORDINATOR if door else "", actie="onderdeel afgelast", object=deel, op=op
        )
    return verteld
