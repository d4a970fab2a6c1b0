"""Somebody leaves the portal: what their groups keep of them is no longer about anybody."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from evenementen.models import Ruilantwoord, Ruillid, Ruilpaar, Ruilronde, Vrijedag, Werkplekruil
from evenementen.services.ruilronde import pak
from evenementen.services.ruiluitkomst import Uitkomst, wijzig
from twentsekracht.organisaties.models import Gebruiker

Status, Reden = Werkplekruil.Status, Werkplekruil.Reden


@transaction.atomic
def wis_ruilen(*, gebruiker: Gebruiker, op: datetime) -> None:
    """A swap to come does not go on, and the other hears it; what was stays, between two organisations."""
    leden = list(Ruillid.objects.filter(gebruiker=gebruiker).values_list("pk", flat=True))
    if not leden:
        return
    antwoorden = Ruilantwoord.objects.filter(lid__in=leden)
    for ronde in sorted(set(antwoorden.values_list("ronde", flat=True))):
        pak(ronde)
    Ruilpaar.objects.filter(antwoorden__in=antwoorden).delete()
    Vrijedag.objects.filter(antwoord__in=antwoorden).delete()
    antwoorden.exclude(ronde__status=Ruilronde.Status.BEVESTIGD).delete()
    komend = Werkplekruil.objects.filter(
        Q(lid_a__in=leden) | Q(lid_b__in=leden), status=Status.GEPLAND, datum__gte=timezone.localdate(op)
    )
    Ruillid.objects.filter(pk__in=leden).update(gebruiker=None)
    for ruil in komend.order_by("pk"):
        uitkomst = Uitkomst(Status.NIET_DOORGEGAAN, ruil.datum, Reden.VERHINDERD)
        wijzig(ruil_id=ruil.pk, wordt=uitkomst, door=None, op=op)
