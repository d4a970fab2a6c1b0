"""Whether a run goes on: below its minimum a call goes out, then the platform office decides and people hear of it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from school.afspraken import onder_afspraak
from school.alternatieven import alternatieven
from school.fouten import SchoolFout
from school.minimum import op_te_roepen
from school.models import BEZET, OP_TE_ZEGGEN, Uitvoering
from school.services import aanbodbrieven, brieven
from school.services.grendel import vergrendel
from school.services.stappen import Status, pak, zet
from school.termijnen import begin
from twentsekracht.organisaties.models import Gebruiker


@transaction.atomic
def doe_oproep(*, uitvoering_id: int, op: datetime) -> bool:
    """Asks organisations below their afspraak for participants, once. Answers whether it was time.

    On the day of the decision, and a week before enrolling closes when that is sooner: a call that nobody can answer
    is none.
    """
    vandaag = timezone.localdate(op)
    run = vergrendel(uitvoering_id)
    te_weinig = op_te_roepen(op=vandaag).filter(pk=run.pk).first()
    if te_weinig is None or run.oproep_op or not run.is_open(op=vandaag):
        return False
    run.oproep_op = op
    run.save(update_fields=["oproep_op"])
    onder = onder_afspraak({run.start.year})[run.start.year]
    aanbodbrieven.oproep(run, te_weinig.tekort, onder, op=op)
    return True


@transaction.atomic
def laat_doorgaan(*, uitvoering: Uitvoering, door: Gebruiker | None, op: datetime) -> int:
    """It goes on, below its minimum or not. Who has a place, or one in sight, hears so. Answers how many."""
    run = vergrendel(uitvoering.pk)
    if run.gaat_door_op:
        return 0
    if run.afgelast_op:
        raise SchoolFout("Deze uitvoering is al afgelast.")
    if begin(run) <= op:
        raise SchoolFout("Deze uitvoering is al begonnen.")
    run.gaat_door_op, run.besloten_door = op, door
    run.save(update_fields=["gaat_door_op", "besloten_door"])
    rijen = run.inschrijvingen.filter(status__in=BEZET, deelnemer__isnull=False).select_related("deelnemer")
    return aanbodbrieven.gaat_door(run, list(rijen.order_by("pk")), op=op)


@transaction.atomic
def gelast_af(*, uitvoering: Uitvoering, door: Gebruiker | None, op: datetime) -> int:
    """The run does not go on: everybody who has a place or waits for one hears it, where there is place instead, and
    pays nothing. How many.
    """
    run = vergrendel(uitvoering.pk)
    if run.afgelast_op:
        return 0
    if begin(run) <= op:
        raise SchoolFout("Wat al begonnen is, kun je niet meer afgelasten.")
    vandaag = timezone.localdate(op)
    run.afgelast_op, run.besloten_door = vandaag, door
    run.save(update_fields=["afgelast_op", "besloten_door"])
    elders = {}  # per organisation: of some the other runs keep places
    rijen = list(
        run.inschrijvingen.filter(status__in=OP_TE_ZEGGEN).order_by("pk").values_list("pk", flat=True)
    )
    for pk in rijen:
        inschrijving = pak(pk)
        zet(inschrijving, Status.GEANNULEERD, door=door, op=op, reden="Afgelast")
        van = inschrijving.organisatie_id
        if inschrijving.deelnemer and van not in elders:
            elders[van] = alternatieven(run, op=vandaag, organisatie_id=van)
        brieven.geannuleerd(
            inschrijving,
            "Deze uitvoering gaat niet door. Niemand hoeft iets te betalen.",
            op=op,
            alternatieven=elders.get(van, ()),
        )
    return len(rijen)
