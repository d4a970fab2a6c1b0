"""What happens to offers without anybody pressing a button: reminding, expiring, forgetting."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from jbmb.models import VOORBIJ, Ruilaanbod
from jbmb.services import brieven
from jbmb.services.stappen import zet
from jbmb.services.wissen import maak_los
from jbmb.termijnen import BEWAREN, te_herinneren, te_verlopen

Status = Ruilaanbod.Status


@transaction.atomic
def verloop(*, aanbod_id: int, op: datetime) -> bool:
    """Nobody finds it any more; its owner can still extend it. Answers whether it was time."""
    aanbod = _pak(te_verlopen(op=timezone.localdate(op)), aanbod_id)
    if aanbod is None:
        return False
    zet(aanbod, Status.VERLOPEN, door=None, op=op)
    brieven.verlopen(aanbod, op=op)
    return True


@transaction.atomic
def herinner(*, aanbod_id: int, op: datetime) -> bool:
    """That it expires soon. Answers whether it was time."""
    aanbod = _pak(te_herinneren(op=timezone.localdate(op)), aanbod_id)
    if aanbod is None:
        return False
    aanbod.herinnerd_op = timezone.localdate(op)
    aanbod.save(update_fields=["herinnerd_op"])
    brieven.verloopt_bijna(aanbod, op=op)
    return True


@transaction.atomic
def vergeet(*, op: datetime) -> int:
    """A year after the end nobody needs to know whose it was; a concept of which nothing came goes. How many."""
    laatst = timezone.localdate(op) - BEWAREN
    oud = Ruilaanbod.objects.filter(deelnemer__isnull=False).annotate(laatst=Max("stappen__per"))
    oud = oud.filter(laatst__lt=laatst)
    pks = list(oud.filter(status__in=[*VOORBIJ, Status.CONCEPT]).values_list("pk", flat=True))
    eigen = Ruilaanbod.objects.select_for_update(of=("self",)).filter(pk__in=pks)
    maak_los([een.pk for een in eigen.order_by("pk") if een.status in (*VOORBIJ, Status.CONCEPT)])
    return len(pks)


def _pak(aanbod, pk: int) -> Ruilaanbod | None:
    rijen = aanbod.select_for_update(of=("self",)).select_related("deelnemer", "organisatie")
    return rijen.filter(pk=pk).first()
