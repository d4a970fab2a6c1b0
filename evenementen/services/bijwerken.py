"""After the organiser changed parts: more places are offered, and on an earlier day promises last less long.

What was promised until some moment is then kept for the same part of the time that is left, as if it were asked now,
and who it concerns hears so. On a later day promises stay as they are. Calendars follow a moment later.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from evenementen.models import Deelname, Evenementakkoord, Onderdeel
from evenementen.services import brieven
from evenementen.services.aanbieden import loopt, werk_bij
from evenementen.services.akkoord import open_deelnames
from evenementen.services.grendel import vergrendel
from evenementen.services.stappen import Status
from evenementen.services.uitnodigen import vraag_afstemming
from evenementen.services.vertellen import vertel_eerst
from evenementen.services.wekker import wek_akkoord, wek_onderdeel
from evenementen.termijnen import begin
from twentsekracht.vasthouden import uiterst_aanbod, uiterst_akkoord


@transaction.atomic
def na_wijziging(*, onderdelen: Iterable[int], op: datetime) -> None:
    delen = vergrendel(onderdelen)
    for deel in delen:
        if loopt(deel, op=op):
            _verkort_aanbod(deel, op)
            _verkort_akkoord(deel, op)
    werk_bij(delen, op=op)
    for evenement in sorted({deel.evenement_id for deel in delen}):
        vraag_afstemming(evenement_id=evenement, op=op)


def _verkort_aanbod(deel: Onderdeel, op: datetime) -> None:
    uiterst = uiterst_aanbod(begin(deel), op=op)
    rijen = Deelname.objects.filter(onderdeel=deel, status=Status.AANGEBODEN, aanbod_tot__gt=uiterst)
    for rij in rijen.select_related("onderdeel__evenement", "deelnemer").order_by("deelnemer"):
        rij.aanbod_tot = uiterst
        rij.save(update_fields=["aanbod_tot"])
        brieven.aangeboden(rij, op=op)
        wek_onderdeel(deel.pk, vanaf=uiterst, op=op)


def _verkort_akkoord(deel: Onderdeel, op: datetime) -> None:
    uiterst = uiterst_akkoord(begin(deel), op=op)
    vragen = Evenementakkoord.objects.filter(
        deelnames__onderdeel=deel,
        deelnames__status=Status.WACHT_OP_AKKOORD,
        besluit="",
        plaats_tot__gt=uiterst,
    )
    wie = Deelname.objects.filter(akkoorden__in=vragen.values("pk")).values_list("deelnemer", flat=True)
    vertel_eerst(sorted(set(wie) - {None}), op=op, wacht=False)
    for vraag in vragen.order_by("pk"):
        vraag.plaats_tot = uiterst
        vraag.save(update_fields=["plaats_tot"])
        wek_akkoord(vraag, op=op)
        if vraag.aan:
            brieven.vraag_akkoord(vraag, open_deelnames(vraag), op=op)
