"""Who has to agree with a swap: of each person the leidinggevende and the ambassadeur, by a link of their own.

Both sides of a job are asked at once: that somebody goes, and who comes. The first answer counts; of the ambassadeurs
of an organisation any one answers. One who says no ends it for all.
"""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from jbmb.fouten import KringVoorbij
from jbmb.models import Kringakkoord, Kringlid, Ruilkring
from jbmb.services import kringbrieven
from jbmb.services.kringstappen import controleer_op_tijd, leden_van, ontbind, pak, zet
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.werkdagen import werkdagen_later

Status, Waarom = Ruilkring.Status, Ruilkring.Waarom
Wie, Besluit = Kringakkoord.Wie, Kringakkoord.Besluit
WAAROM_NEE = {Wie.LEIDINGGEVENDE: Waarom.LEIDINGGEVENDE, Wie.AMBASSADEUR: Waarom.AMBASSADEUR}


def vraag(kring: Ruilkring, leden: list[Kringlid], *, door: Gebruiker, op: datetime) -> None:
    """For who holds it, when all said yes."""
    uiterlijk = werkdagen_later(timezone.localdate(op), settings.AKKOORD_WERKDAGEN)
    zet(kring, Status.AKKOORD, door=door, op=op, uiterlijk=uiterlijk)
    akkoorden = Kringakkoord.objects.bulk_create(
        Kringakkoord(lid=lid, wie=wie) for lid in leden for wie in Wie.values
    )
    kringbrieven.iedereen_ja(kring, leden, op=op)
    kringbrieven.vraag_akkoord(kring, leden, akkoorden, op=op)


@transaction.atomic
def besluit(*, akkoord: Kringakkoord, ja: bool, op: datetime) -> Kringakkoord:
    """By who followed the link. The last yes makes it round."""
    kring = pak(akkoord.lid.kring_id)
    akkoord = Kringakkoord.objects.select_related("lid").get(pk=akkoord.pk)
    if akkoord.besluit:
        raise KringVoorbij
    controleer_op_tijd(kring, Status.AKKOORD, op=op)
    akkoord.besluit, akkoord.besloten_op = Besluit.JA if ja else Besluit.NEE, op
    akkoord.save(update_fields=["besluit", "besloten_op"])
    if not ja:
        ontbind(kring, WAAROM_NEE[akkoord.wie], om=[akkoord.lid], door=None, op=op)
    elif not open_van(kring).exists():
        zet(kring, Status.ROND, door=None, op=op, uiterlijk=None)
        kringbrieven.rond(kring, leden_van(kring), op=op)
    return akkoord


def herinner(kring: Ruilkring, leden: list[Kringlid], *, op: datetime) -> None:
    kringbrieven.vraag_akkoord(kring, leden, list(open_van(kring)), is_herinnering=True, op=op)


def open_van(kring: Ruilkring):
    return Kringakkoord.objects.filter(lid__kring=kring, besluit="").order_by("pk")
