"""What every move of an offer does: along a way that exists, leaving a step."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from jbmb.fouten import RuilFout
from jbmb.models import Ruilaanbod
from twentsekracht.organisaties.models import Gebruiker


def zet(
    aanbod: Ruilaanbod, naar: str, *, door: Gebruiker | None, op: datetime, reden: str = "", **velden
) -> None:
    """For who holds the row (`pak`). `velden`: what else changes with it; of a row that is new it is the first step."""
    is_nieuw = aanbod.pk is None
    van = "" if is_nieuw else aanbod.status
    if naar not in aanbod.OVERGANGEN[van]:
        raise RuilFout(f"Dat kan niet meer. De status is nu ‘{aanbod.get_status_display()}’.")
    velden = {"status": naar, **velden}
    for naam, waarde in velden.items():
        setattr(aanbod, naam, waarde)
    aanbod.save(force_insert=True) if is_nieuw else aanbod.save(update_fields=list(velden))
    noteer(aanbod, van, door=door, op=op, reden=reden)


def noteer(aanbod: Ruilaanbod, van: str, *, door: Gebruiker | None, op: datetime, reden: str = "") -> None:
    """The step itself; where the status stays what it is (extended) it says why."""
    aanbod.stappen.create(
        van=van,
        naar=aanbod.status,
        per=timezone.localdate(op),
        reden=reden[:300],
        door=door,
        vastgelegd_op=op,
    )


def pak(aanbod_id: int) -> Ruilaanbod:
    """The offer as it is now, held until the transaction ends."""
    rijen = Ruilaanbod.objects.select_for_update(of=("self",), no_key=True).select_related(
        "deelnemer", "organisatie"
    )
    gevonden = rijen.filter(pk=aanbod_id).first()
    if gevonden is None:
        raise RuilFout("Dit aanbod is er niet meer.")
    return gevonden


def pak_veel(aanbod_ids: Iterable[int]) -> dict[int, Ruilaanbod]:
    """The same of several, always in the same order. Others may point at them meanwhile (`no_key`): a ring does."""
    rijen = Ruilaanbod.objects.select_for_update(of=("self",), no_key=True).select_related(
        "deelnemer", "organisatie"
    )
    return {aanbod.pk: aanbod for aanbod in rijen.filter(pk__in=aanbod_ids).order_by("pk")}
