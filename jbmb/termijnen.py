"""How long an offer is good, when its owner is reminded of that, and how long it stays known whose it was."""

from datetime import date, timedelta

from django.db.models import F, Q, QuerySet

from jbmb.models import LEVENDE_KRING, VOORBIJ, Ruilaanbod, Ruilkring

Status = Ruilaanbod.Status
NAKIJKEN = timedelta(days=14)  # within which an ambassadeur looks at an offer
VERLENGEN_VANAF = timedelta(days=60)  # before the last day
HERINNER = (timedelta(days=30), timedelta(days=7))  # before the last day
ANTWOORD = timedelta(days=10)  # for who is in a ring to say whether they are interested, and then yes or no
HERINNER_KRING = timedelta(days=3)  # before the last day
BEWAREN = timedelta(days=365)  # after the end, or after somebody last worked at a concept


def een_jaar_na(dag: date) -> date:
    try:
        return dag.replace(year=dag.year + 1)
    except ValueError:  # 29 February
        return dag.replace(year=dag.year + 1, day=28)


def mag_verlengen(aanbod: Ruilaanbod, *, op: date) -> bool:
    if aanbod.status == Status.VERLOPEN:
        return True
    loopt = aanbod.status in (Status.AANGEBODEN, Status.GEPAUZEERD)
    return loopt and aanbod.geldig_tot is not None and aanbod.geldig_tot - VERLENGEN_VANAF <= op


def te_verlopen(*, op: date) -> QuerySet[Ruilaanbod]:
    """Not while others wait for an answer to the ring it is in."""
    return _aflopend().vrij().filter(geldig_tot__lt=op)


def te_herinneren(*, op: date) -> QuerySet[Ruilaanbod]:
    """A month before the last day, and once more in the last week."""
    ver, dichtbij = HERINNER
    maand = Q(geldig_tot__lte=op + ver, herinnerd_op__isnull=True)
    week = Q(geldig_tot__lte=op + dichtbij, herinnerd_op__lt=F("geldig_tot") - dichtbij)
    return _aflopend().filter(maand | week, geldig_tot__gte=op)


def _aflopend() -> QuerySet[Ruilaanbod]:
    return Ruilaanbod.objects.filter(
        status__in=[Status.AANGEBODEN, Status.GEPAUZEERD], deelnemer__isnull=False
    )


def weg_op(aanbod: Ruilaanbod) -> date | None:
    """When it is forgotten whose it was: for who looks at their own. Reads the steps."""
    if aanbod.status not in (*VOORBIJ, Status.CONCEPT):
        return None
    stappen = list(aanbod.stappen.all())
    return stappen[-1].per + BEWAREN if stappen else None


def antwoord_uiterlijk(vandaag: date) -> date:
    return vandaag + ANTWOORD


def te_ontbinden_kringen(*, op: date) -> QuerySet[Ruilkring]:
    return Ruilkring.objects.filter(status__in=LEVENDE_KRING, uiterlijk__lt=op)


def te_herinneren_kringen(*, op: date) -> QuerySet[Ruilkring]:
    """In the last days of each stage, once."""
    return Ruilkring.objects.filter(
        status__in=LEVENDE_KRING, uiterlijk__gte=op, uiterlijk__lte=op + HERINNER_KRING, herinnerd_op=None
    )
