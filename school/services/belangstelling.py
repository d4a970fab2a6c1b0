"""Who wants to hear of a new date of a course, and telling them."""

from datetime import datetime

from django.core.signing import BadSignature
from django.db import transaction
from django.utils import timezone

from school.fouten import GeenOrganisatie, SchoolFout
from school.models import Belangstelling, Inschrijving, Opleiding, Uitvoering
from school.services import aanbodbrieven
from school.services.grendel import vergrendel
from twentsekracht.organisaties.models import Gebruiker


def laat_weten(*, opleiding: Opleiding, gebruiker: Gebruiker, op: datetime) -> Belangstelling:
    """Asking twice changes nothing."""
    if gebruiker.organisatie_id is None:
        raise GeenOrganisatie
    if not opleiding.is_gepubliceerd:
        raise SchoolFout("Deze opleiding staat niet meer in de catalogus.")
    rij, _ = Belangstelling.objects.get_or_create(
        opleiding=opleiding, gebruiker=gebruiker, defaults={"sinds": timezone.localdate(op)}
    )
    return rij


def laat_niet_weten(*, opleiding: Opleiding, gebruiker: Gebruiker) -> None:
    Belangstelling.objects.filter(opleiding=opleiding, gebruiker=gebruiker).delete()


def afmelding_van(teken: str) -> int | None:
    """Of whose mail this is the link; None when it was made up."""
    try:
        return int(aanbodbrieven.AFMELDEN.unsign(teken))
    except BadSignature:
        return None


def meld_af(*, belangstelling_id: int) -> None:
    """By the link in the mail. Doing so twice changes nothing."""
    Belangstelling.objects.filter(pk=belangstelling_id).delete()


@transaction.atomic
def meld_nieuwe_data(*, opleiding_id: int, op: datetime) -> int:
    """Of every run that became open to enrol since the last time: one mail to each who waits. Answers how many.

    A run is noted as told of in the same transaction, while it is held: telling twice is not possible. Who is in it
    already need not hear that it is there.
    """
    vandaag = timezone.localdate(op)
    nieuw = Uitvoering.objects.te_melden(op=vandaag).filter(opleiding=opleiding_id)
    runs = [vergrendel(pk) for pk in nieuw.order_by("pk").values_list("pk", flat=True)]
    runs = [run for run in runs if run.gemeld_op is None and run.is_open(op=vandaag)]
    if not runs:
        return 0
    Uitvoering.objects.filter(pk__in=[run.pk for run in runs]).update(gemeld_op=op)
    al_in = Inschrijving.objects.lopend().filter(uitvoering__in=runs, deelnemer__isnull=False)
    wachtend = Belangstelling.objects.wachtend().filter(
        opleiding=opleiding_id, gebruiker__in=Gebruiker.objects.open(op=vandaag)
    )
    wie = list(wachtend.exclude(gebruiker__in=al_in.values("deelnemer")).select_related("gebruiker"))
    runs.sort(key=lambda run: (run.start, run.pk))
    aanbodbrieven.nieuwe_datum(runs[0].opleiding, runs, wie, op=op)
    return len(wie)
