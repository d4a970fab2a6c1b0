"""Reminding people of what comes and asking what they thought of it: each mail once."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from school.leren import mag_evalueren
from school.models import MET_PLAATS, Herinnering, Inschrijving
from school.services import brieven_herinneren as brieven
from school.services.grendel import vergrendel
from school.services.stappen import pak

Soort = Herinnering.Soort


@transaction.atomic
def herinner_aan(*, inschrijving_id: int, soort: str, dag: date, op: datetime) -> bool:
    """The row and its mail together: whoever comes second finds the row. Answers whether it was sent."""
    vergrendel(Inschrijving.objects.values_list("uitvoering", flat=True).get(pk=inschrijving_id))
    inschrijving = pak(inschrijving_id)
    if not _is_nodig(inschrijving, soort, op):
        return False
    al = Herinnering.objects.filter(inschrijving=inschrijving, soort=soort, dag=dag)
    if al.exists():
        return False
    Herinnering.objects.create(inschrijving=inschrijving, soort=soort, dag=dag, verstuurd_op=op)
    if soort == Soort.EVALUATIE:
        brieven.vraag_evaluatie(inschrijving, op=op)
    else:
        brieven.herinnering(inschrijving, dag, op=op)
    return True


def _is_nodig(inschrijving: Inschrijving, soort: str, op: datetime) -> bool:
    if inschrijving.deelnemer is None or inschrijving.status not in MET_PLAATS:
        return False
    if soort == Soort.EVALUATIE:
        return mag_evalueren(inschrijving, op=timezone.localdate(op))
    return inschrijving.uitvoering.afgelast_op is None
