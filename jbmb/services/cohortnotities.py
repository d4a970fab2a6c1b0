"""What a coach notes about who they coach: theirs alone. Nothing of it goes to the log, not even that it is there."""

from datetime import datetime

from django.db import transaction

from jbmb.cohortcoaches import te_coachen_door
from jbmb.fouten import RuilFout
from jbmb.models import Coachnotitie, Cohortdeelname
from twentsekracht.organisaties.models import Gebruiker


@transaction.atomic
def noteer(*, deelname: Cohortdeelname, tekst: str, door: Gebruiker, op: datetime) -> Coachnotitie:
    nu = te_coachen_door(door).select_for_update(of=("self",)).filter(pk=deelname.pk).first()
    if nu is None:
        raise RuilFout("Alleen de coach van deze deelnemer maakt notities.")
    if not tekst.strip():
        raise RuilFout("Schrijf iets op.")
    return Coachnotitie.objects.create(deelname=nu, coach=door, tekst=tekst.strip(), geschreven_op=op)


@transaction.atomic
def gooi_weg(*, notitie: Coachnotitie, door: Gebruiker) -> None:
    if not Coachnotitie.objects.filter(pk=notitie.pk, coach=door).delete()[0]:
        raise RuilFout("Deze notitie is er niet meer.")
