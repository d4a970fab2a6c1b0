"""The rings of the first round put to their people, each at another stage; and one that was broken off before."""

from datetime import datetime, timedelta

from django.db import transaction

from jbmb.models import Kringakkoord, Kringlid, Ronde, Ruilkring
from jbmb.services import kringakkoorden, kringen, rondes

S = Ruilkring.Status
# How far each ring is, in the order in which the round found them; what comes after the last begins anew.
VER = (S.KENNISMAKEN, S.ONTBONDEN, S.VOORGESTELD, S.ROND, S.AKKOORD)


@transaction.atomic
def vul(*, op: datetime) -> None:
    ronde = Ronde.objects.filter(langste=Ronde.Langste.DRIE, herhaling_van=None, na_kring=None).last()
    if Ruilkring.objects.exists() or ronde is None:
        return
    for nummer, ring in enumerate(rondes.voor_te_stellen(ronde)):
        kring = kringen.stel_voor(ring=ring, door=None, op=op - timedelta(4))
        _breng(kring, VER[nummer % len(VER)], op)


def _breng(kring: Ruilkring, ver: str, op: datetime) -> None:
    leden = list(kring.leden.select_related("aanbod__deelnemer__organisatie").order_by("plek"))
    if ver in (S.VOORGESTELD, S.ONTBONDEN):
        kringen.toon_interesse(kring=kring, door=leden[0].aanbod.deelnemer, op=op - timedelta(3))
        if ver == S.ONTBONDEN:
            kringen.zeg_nee(kring=kring, door=leden[1].aanbod.deelnemer, op=op - timedelta(2))
        return
    for lid in leden:
        kringen.toon_interesse(kring=kring, door=lid.aanbod.deelnemer, op=op - timedelta(3))
    if ver == S.KENNISMAKEN:
        return
    for lid in leden:
        wie = lid.aanbod.deelnemer
        kringen.zeg_ja(kring=kring, leidinggevende=_leidinggevende(lid), door=wie, op=op - timedelta(2))
    akkoorden = list(Kringakkoord.objects.filter(lid__kring=kring).order_by("pk"))
    for akkoord in akkoorden if ver == S.ROND else akkoorden[:1]:
        kringakkoorden.besluit(akkoord=akkoord, ja=True, op=op - timedelta(1))


def _leidinggevende(lid: Kringlid) -> str:
    return f"teamleider@{lid.aanbod.organisatie.email_domeinen.first().domein}"
