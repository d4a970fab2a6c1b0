"""Keeping places for organisations: shared out by size. By hand it is done in the admin, on the page of the run."""

from datetime import datetime

from django.db import transaction

from school.fouten import SchoolFout
from school.models import Quotum, Uitvoering
from school.services.aanbieden import werk_bij
from school.services.grendel import vergrendel
from school.verdeling import deelnemers, verdeel
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.organisaties.toegang import Rol


@transaction.atomic
def verdeel_quota(*, uitvoering: Uitvoering, door: Gebruiker | None, op: datetime) -> list[Quotum]:
    """All places of the run, over who takes part this year. What was kept before, goes."""
    uitvoering = vergrendel(uitvoering.pk)
    if not uitvoering.max_deelnemers:
        raise SchoolFout(f"{uitvoering} heeft geen maximum: er valt niets te verdelen.")
    if not uitvoering.vrijgave_op:
        raise SchoolFout(f"Kies eerst de dag waarop de plaatsen van {uitvoering} vrijkomen.")
    delen = verdeel(uitvoering.max_deelnemers, deelnemers(uitvoering.start.year))
    if not delen:
        raise SchoolFout(f"Voor {uitvoering.start.year} heeft nog geen organisatie een afspraak en een fte.")
    uitvoering.quota.all().delete()
    quota = Quotum.objects.bulk_create(
        Quotum(
            uitvoering=uitvoering,
            organisatie=deel.organisatie,
            aantal=deel.aantal,
            fte=deel.fte,
            aandeel=deel.aandeel,
        )
        for deel in delen
        if deel.aantal
    )
    werk_bij(uitvoering, op=op)
    leg_vast(door=door, rol=Rol.COORDINATOR, actie="plaatsen verdeeld naar fte", object=uitvoering, op=op)
    return quota
