"""The certificate of attendance: given out to who was there, the first time they ask for it."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from school.fouten import GeenBewijs
from school.leren import mag_bewijs, uren_van
from school.models import Deelnamebewijs, Inschrijving

# Nothing that is easily taken for something else: no 0 or O, 1, I or L, and no U beside V.
TEKENS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTE = 12  # 30^12: whoever tries a thousand a second finds one of a million in some sixteen years


@transaction.atomic
def geef_bewijs(*, inschrijving: Inschrijving, op: datetime) -> Deelnamebewijs:
    """The same one every time. From then on the paper is as it was given out."""
    rij = Inschrijving.objects.select_for_update(of=("self",)).select_related(
        "uitvoering__opleiding", "deelnemer"
    )
    inschrijving = rij.get(pk=inschrijving.pk)
    vandaag = timezone.localdate(op)
    if not mag_bewijs(inschrijving, op=vandaag):
        raise GeenBewijs
    if bestaand := Deelnamebewijs.objects.filter(inschrijving=inschrijving).first():
        return bestaand
    run = inschrijving.uitvoering
    return Deelnamebewijs.objects.create(
        inschrijving=inschrijving,
        code="".join(secrets.choice(TEKENS) for _ in range(LENGTE)),
        naam=inschrijving.deelnemer.naam,
        opleiding=run.opleiding.titel,
        van=run.start,
        tot=run.laatste_dag,
        uren=uren_van(run) or None,
        uitgegeven_op=vandaag,
    )


def zoek_bewijs(code: str) -> Deelnamebewijs | None:
    """However it was typed: with or without dashes, in capitals or not."""
    kaal = "".join(teken for teken in code.upper() if teken.isalnum())
    if len(kaal) != LENGTE:
        return None
    return Deelnamebewijs.objects.geldig().filter(code=kaal).first()
