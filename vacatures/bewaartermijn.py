"""How long the personal part of a reaction stays (AVG article 5): four weeks after the procedure, a year with consent.

The settings can only shorten these. `ZONDER_UITKOMST` and `HOOGSTENS_OPEN` are for procedures of which nobody says
that they ended: nothing stays for ever.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from vacatures.models import Commissielid, Reactie, Sollicitatie, Vacature

HOOGSTENS = timedelta(weeks=4)
HOOGSTENS_MET_TOESTEMMING = timedelta(days=365)
ONBEVESTIGD = timedelta(hours=48)  # somebody from outside who never answered our mail
ZONDER_UITKOMST = timedelta(days=182)  # after it closed: nobody is choosing any more
HOOGSTENS_OPEN = timedelta(days=548)  # a vacancy that never closes
# More in one night than both of these is rather a clock that jumped than procedures that ended.
GEWOON_AANTAL = 200
GEWOON_DEEL = 0.2
AFGELOPEN = (Reactie.Status.AFGEWEZEN, Reactie.Status.INGETROKKEN)
VOORBIJ = (Vacature.Status.INGEVULD, Vacature.Status.INGETROKKEN)


def termijn(*, mag_bewaren: bool) -> timedelta:
    if mag_bewaren:
        return min(timedelta(weeks=settings.BEWAARTERMIJN_TOESTEMMING_WEKEN), HOOGSTENS_MET_TOESTEMMING)
    return min(timedelta(weeks=settings.BEWAARTERMIJN_WEKEN), HOOGSTENS)


def verwijderdag(einde: date, *, mag_bewaren: bool) -> date:
    """The day on which it goes, when the procedure ended on `einde`."""
    return einde + termijn(mag_bewaren=mag_bewaren)


def na_keuze(dag: date | None, *, was: bool, wordt: bool) -> date | None:
    """The day on which it goes, after consent was given or taken back. None: the procedure still runs."""
    return dag and dag - termijn(mag_bewaren=was) + termijn(mag_bewaren=wordt)


def verlopen(*, op: datetime) -> QuerySet:
    """Whose term is over."""
    return Sollicitatie.objects.filter(verwijderen_op__lte=timezone.localdate(op))


def nooit_bevestigd(*, op: datetime) -> QuerySet:
    """Sent from outside, and not confirmed in time: nobody ever read it."""
    return Sollicitatie.objects.filter(reactie__isnull=True, gemaakt_op__lte=op - ONBEVESTIGD)


def te_verwijderen(*, op: datetime) -> QuerySet:
    return verlopen(op=op) | nooit_bevestigd(op=op)


def te_veel(*, op: datetime) -> int:
    """Of how many the term is over, when those are too many to go without somebody having looked; else 0."""
    aantal = verlopen(op=op).count()
    if aantal <= GEWOON_AANTAL:
        return 0
    alle = Sollicitatie.objects.filter(reactie__isnull=False).count()
    return aantal if aantal > GEWOON_DEEL * alle else 0


def zonder_datum() -> QuerySet:
    """Of what was confirmed: those of which nobody has said yet when the procedure ended."""
    return Sollicitatie.objects.filter(verwijderen_op__isnull=True, reactie__isnull=False)


def geeindigde_reacties() -> QuerySet:
    """Rejected or withdrawn, without a date: with `sinds` when that happened."""
    sinds = Max("reactie__stappen__vastgelegd_op", filter=Q(reactie__stappen__naar__in=AFGELOPEN))
    return zonder_datum().filter(reactie__status__in=AFGELOPEN).annotate(sinds=sinds)


def geeindigde_vacatures(*, op: date) -> Iterator[tuple[Vacature, date]]:
    """With the day on which the procedure ended, of those with reactions that have no date yet."""
    return _met_einde(Vacature.objects.filter(pk__in=zonder_datum().order_by().values("vacature")), op)


def voorbije_leden(*, op: date) -> Iterator[Commissielid]:
    """Of committees: their last day has passed, and of the vacancy the term of what they read has, too."""
    leden = Commissielid.objects.filter(tot__lt=op).select_related("vacature__organisatie").order_by("pk")
    vacatures = Vacature.objects.filter(pk__in=leden.order_by().values("vacature"))
    weg = {rij.pk for rij, einde in _met_einde(vacatures, op) if verwijderdag(einde, mag_bewaren=False) <= op}
    for lid in leden:
        if lid.vacature_id in weg or lid.tot <= op - HOOGSTENS_OPEN:
            yield lid


def _met_einde(vacatures: QuerySet, op: date) -> Iterator[tuple[Vacature, date]]:
    """Those of which the procedure ended, with the day."""
    dicht = Q(stappen__naar=Vacature.Status.GESLOTEN)
    vacatures = vacatures.annotate(
        voorbij_sinds=Max("stappen__vastgelegd_op", filter=Q(stappen__naar__in=VOORBIJ)),
        dicht_sinds=Max("stappen__per", filter=dicht),
    )
    for vacature in vacatures.order_by("pk"):
        einde = _einde(vacature, op)
        if einde and einde <= op:
            yield vacature, einde


def _einde(vacature: Vacature, op: date) -> date | None:
    if vacature.status in VOORBIJ:
        return timezone.localdate(vacature.voorbij_sinds) if vacature.voorbij_sinds else op
    gesloten = vacature.dicht_sinds if vacature.status == Vacature.Status.GESLOTEN else None
    dicht = min((dag for dag in (gesloten, vacature.sluit_op) if dag), default=None)
    return dicht and dicht + ZONDER_UITKOMST
