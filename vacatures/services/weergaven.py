"""Counting that the page of a vacancy was opened: a number per day and channel. Who it was is never asked."""

from datetime import date

from django.db import transaction
from django.db.models import F

from vacatures.models import Weergave


@transaction.atomic
def tel(*, vacature_id: int, dag: date, kanaal: Weergave.Kanaal | str) -> None:
    """One more. Mostly one statement; the first of a day makes the row, and of two firsts both count."""
    rij = Weergave.objects.filter(vacature_id=vacature_id, dag=dag, kanaal=Weergave.Kanaal(kanaal))
    if rij.update(aantal=F("aantal") + 1):
        return
    nieuw = Weergave(vacature_id=vacature_id, dag=dag, kanaal=Weergave.Kanaal(kanaal), aantal=0)
    Weergave.objects.bulk_create([nieuw], ignore_conflicts=True)
    rij.update(aantal=F("aantal") + 1)
