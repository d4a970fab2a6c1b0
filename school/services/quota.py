"""Keeping places for organisations: shared out by size, and given back before the release date.

By hand it is done in the admin, on the page of the run.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from school.fouten import Begonnen, SchoolFout
from school.models import Quotum, Uitvoering
from school.plaatsen import bezettingen
from school.services import brieven_quota
from school.services.aanbieden import werk_bij
from school.services.grendel import vergrendel
from school.termijnen import begin
from school.verdeling import deelnemers, verdeel
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties.models import Gebruiker, Organisatie
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


@transaction.atomic
def geef_plaatsen_terug(*, quotum: Quotum, aantal: int, door: Gebruiker, op: datetime) -> Quotum:
    """Of what is kept for an organisation and nobody of it has: free for all at once, first for who waits."""
    run = vergrendel(quotum.uitvoering_id)
    vandaag = timezone.localdate(op)
    quotum = Quotum.objects.select_related("organisatie").filter(pk=quotum.pk).first()
    if quotum is None or not run.houdt_vrij(op=vandaag):
        raise SchoolFout("Deze plaatsen zijn al vrij voor iedereen.")
    over = bezettingen([run], op=vandaag)[run.pk].ongebruikt(quotum.organisatie_id)
    if not 1 <= aantal <= over:
        raise SchoolFout(
            f"Je kunt er nu hoogstens {over} teruggeven." if over else "Er is niets om terug te geven."
        )
    quotum.aantal -= aantal
    quotum.met_de_hand()
    quotum.save(update_fields=["aantal", "fte", "aandeel"])
    leg_vast(
        door=door,
        rol=Rol.CONTACTPERSOON,
        actie="plaatsen teruggegeven",
        object=quotum,
        velden=["aantal"],
        organisatie=quotum.organisatie,
        op=op,
    )
    werk_bij(run, op=op)
    return quotum


@transaction.atomic
def vraag_meer_plaatsen(
    *,
    uitvoering: Uitvoering,
    organisatie: Organisatie,
    aantal: int,
    waarom: str,
    door: Gebruiker,
    op: datetime,
) -> None:
    """Of the coördinator, by mail: who decides does so on the page of the run."""
    if begin(uitvoering) <= op or uitvoering.afgelast_op:
        raise Begonnen
    leg_vast(
        door=door,
        rol=Rol.CONTACTPERSOON,
        actie="om meer plaatsen gevraagd",
        object=uitvoering,
        organisatie=organisatie,
        op=op,
    )
    brieven_quota.meer_gevraagd(uitvoering, organisatie, aantal=aantal, waarom=waarom, door=door, op=op)
