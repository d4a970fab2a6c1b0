"""Reminding people of what they go to: each mail once."""

from datetime import date, datetime

from django.db import transaction

from evenementen.herinneringen import gaan
from evenementen.models import Herinnering
from evenementen.services import brieven_programma as brieven
from evenementen.services.grendel import vergrendel

Soort = Herinnering.Soort


@transaction.atomic
def herinner_aan(*, evenement_id: int, deelnemer_id: int, soort: str, dag: date, op: datetime) -> bool:
    """The row and its mail together: whoever comes second finds the row. Answers whether it was sent."""
    van_wie = gaan().filter(onderdeel__evenement=evenement_id, deelnemer=deelnemer_id)
    van_wie = (
        van_wie.filter(onderdeel__datum=dag)
        if soort == Soort.DAG
        else van_wie.filter(onderdeel__datum__gte=dag)
    )
    vergrendel(van_wie.values_list("onderdeel", flat=True))
    deelnames = list(
        van_wie.select_related("onderdeel__evenement", "deelnemer").order_by(
            "onderdeel__datum", "onderdeel__begintijd", "pk"
        )
    )
    welke = {"evenement_id": evenement_id, "deelnemer_id": deelnemer_id, "soort": soort, "dag": dag}
    if not deelnames or Herinnering.objects.filter(**welke).exists():
        return False
    Herinnering.objects.create(**welke, verstuurd_op=op)
    brieven.herinnering(deelnames, soort, op=op)
    return True
