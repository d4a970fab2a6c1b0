"""Forgetting people who leave the portal."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from school.models import (
    OP_TE_ZEGGEN,
    Aanwezigheid,
    Agendabericht,
    Akkoord,
    Akkoordbeleid,
    Bezwaar,
    Deelnamebewijs,
    Herinnering,
    Inschrijving,
    Inschrijvingstap,
    Plaatsoverdracht,
)
from school.services.aanbieden import werk_bij
from school.services.grendel import vergrendel
from school.services.stappen import Status, zet
from school.services.vertellen import vertel_niet
from twentsekracht.organisaties.models import Gebruiker


@transaction.atomic
def wis(*, gebruiker: Gebruiker, op: datetime) -> None:
    """Somebody leaves: places in runs that are still to begin come free; every enrolment stays, without who it was."""
    eigen = Inschrijving.objects.filter(deelnemer=gebruiker)
    vandaag = timezone.localdate(op)
    nog = Q(uitvoering__start__gt=vandaag) | Q(uitvoering__start=vandaag) & ~Q(status=Status.BEVESTIGD)
    komend = eigen.filter(nog, status__in=OP_TE_ZEGGEN)
    runs = [vergrendel(pk) for pk in sorted(set(komend.values_list("uitvoering", flat=True)))]
    vertel_niet(eigen, op=op)
    for inschrijving in komend.order_by("pk"):
        zet(inschrijving, Status.GEANNULEERD, door=None, op=op, reden="Account verwijderd")
    Bezwaar.objects.filter(inschrijving__in=eigen).delete()
    # The name on it was theirs; who keeps the paper keeps it. Evaluations have nobody in them.
    Deelnamebewijs.objects.filter(inschrijving__in=eigen).delete()
    Herinnering.objects.filter(inschrijving__in=eigen).delete()
    Agendabericht.objects.filter(inschrijving__in=eigen).delete()
    # Why somebody was not there, in the words of whoever noted it.
    Aanwezigheid.objects.filter(inschrijving__in=eigen).update(reden="")
    Inschrijvingstap.objects.filter(inschrijving__in=eigen, naar__in=Inschrijving.GEWEEST).update(reden="")
    Akkoord.objects.filter(inschrijving__in=eigen).update(aan="")
    Plaatsoverdracht.objects.filter(inschrijving__in=eigen).update(aan="")
    eigen.update(deelnemer=None, leidinggevende="", vervanger="", tweede="")
    _vergeet_adres(gebruiker.email)
    for run in runs:
        werk_bij(run, op=op)


def _vergeet_adres(adres: str) -> None:
    """Where they were to decide about a colleague: from now on the contactpersoon is asked."""
    for veld in ("leidinggevende", "vervanger", "tweede"):
        Inschrijving.objects.filter(**{f"{veld}__iexact": adres}).update(**{veld: ""})
    Akkoord.objects.filter(aan__iexact=adres).update(aan="")
    Akkoordbeleid.objects.filter(tweede__iexact=adres).update(tweede="")
    Plaatsoverdracht.objects.filter(aan__iexact=adres).update(aan="")
