"""What every move of a ring does, and its end: for all of them at once."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Case, Q, When
from django.utils import timezone

from jbmb.fouten import KringVoorbij
from jbmb.models import Kringlid, Ruilkring
from jbmb.services import kringbrieven
from jbmb.services.rondes import vraag_ronde_na
from twentsekracht.organisaties.models import Gebruiker

Status, Waarom = Ruilkring.Status, Ruilkring.Waarom
LEDEN = ("aanbod__deelnemer", "aanbod__organisatie")


def pak(kring_id: int) -> Ruilkring:
    """As it is now, held until the transaction ends. Who also needs an offer takes that first."""
    return Ruilkring.objects.select_for_update(of=("self",)).select_related("ring__ronde").get(pk=kring_id)


def leden_van(kring: Ruilkring) -> list[Kringlid]:
    """In the order of the ring."""
    return list(kring.leden.select_related(*LEDEN).order_by("plek"))


def zet(kring: Ruilkring, naar: str, *, door: Gebruiker | None, op: datetime, **velden) -> None:
    """For who holds it. Of a ring that is new it is the first step."""
    is_nieuw = kring.pk is None
    van = "" if is_nieuw else kring.status
    if naar not in kring.OVERGANGEN[van]:
        raise KringVoorbij
    velden = {"status": naar, "herinnerd_op": None, **velden}
    for naam, waarde in velden.items():
        setattr(kring, naam, waarde)
    kring.save(force_insert=True) if is_nieuw else kring.save(update_fields=list(velden))
    kring.stappen.create(van=van, naar=naar, door=door, vastgelegd_op=op)


def controleer_op_tijd(kring: Ruilkring, *statussen: str, op: datetime) -> None:
    if kring.status not in statussen or kring.uiterlijk < timezone.localdate(op):
        raise KringVoorbij


def ontbind(
    kring: Ruilkring,
    waarom: str,
    *,
    om: Iterable[Kringlid] = (),
    door: Gebruiker | None,
    op: datetime,
) -> None:
    """For who holds it. `om`: because of whom. The others look on, so a new ring is sought; all but `door` hear of it.

    What it was for is over, so no address of a leidinggevende stays behind.
    """
    om = list(om)
    kringbrieven.ontbonden(kring, leden_van(kring), waarom, om=om, door=door, op=op)
    zet(kring, Status.ONTBONDEN, door=door, op=op, waarom=waarom, uiterlijk=None)
    brak_af = Q(pk__in=[lid.pk for lid in om])
    kring.leden.update(is_levend=False, leidinggevende="", brak_af=Case(When(brak_af, True), default=False))
    vraag_ronde_na(kring, langste=kring.ring.ronde.langste, op=op)
