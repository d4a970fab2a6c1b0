"""Answering the evaluation: counted, and not kept as what one person answered."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from school.fouten import EvaluatieGesloten
from school.leren import mag_evalueren
from school.models import Evaluatietekst, Evaluatietelling, Evaluatievraag, Inschrijving
from school.services.grendel import vergrendel


@transaction.atomic
def evalueer(
    *, inschrijving: Inschrijving, antwoorden: dict[Evaluatievraag, int | str], op: datetime
) -> None:
    """Once per enrolment. Nothing of this goes to the log: a moment would tell whose answer it was."""
    vergrendel(
        inschrijving.uitvoering_id
    )  # the answers point at it: without, this and noting who was there deadlock
    rij = Inschrijving.objects.select_for_update(of=("self",)).select_related("uitvoering")
    rij = rij.get(pk=inschrijving.pk)
    if not mag_evalueren(rij, op=timezone.localdate(op)):
        raise EvaluatieGesloten
    rij.heeft_geevalueerd = True
    rij.save(update_fields=["heeft_geevalueerd"])
    # Always in the same order: of two at once the one waits for the other.
    for vraag in sorted(antwoorden, key=lambda een: een.pk):
        _tel(rij, vraag, antwoorden[vraag])


def _tel(rij: Inschrijving, vraag: Evaluatievraag, antwoord: int | str) -> None:
    if vraag.soort == Evaluatievraag.Soort.TEKST:
        Evaluatietekst.objects.create(uitvoering=rij.uitvoering, vraag=vraag, tekst=antwoord)
        return
    welke = {"uitvoering": rij.uitvoering, "vraag": vraag, "waarde": antwoord}
    Evaluatietelling.objects.bulk_create([Evaluatietelling(**welke)], ignore_conflicts=True)
    Evaluatietelling.objects.filter(**welke).update(aantal=F("aantal") + 1)
