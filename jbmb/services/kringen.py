"""A ring is put to its people and answered: interested first, then, when they know who it is, yes or no.

Locks in this order, everywhere: offers (by key), then the ring. Who is in a ring never changes, so who answers
needs the ring only.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from jbmb.fouten import GeenLeidinggevende, NietJouwKring, PastNietMeer, RuilFout
from jbmb.kringregels import past_als_ring
from jbmb.models import VASTGELEGD, Kringlid, Ring, Ruilaanbod, Ruilkring
from jbmb.ringregels import met_wens, te_lezen
from jbmb.services import kringakkoorden, kringbrieven
from jbmb.services.kringstappen import controleer_op_tijd, leden_van, ontbind, pak, zet
from jbmb.services.stappen import pak_veel
from jbmb.services.stappen import zet as zet_aanbod
from jbmb.termijnen import antwoord_uiterlijk, te_herinneren_kringen, te_ontbinden_kringen
from twentsekracht.organisaties.collega import keur_collega
from twentsekracht.organisaties.fouten import GeenCollega
from twentsekracht.organisaties.models import Gebruiker

Status, Waarom = Ruilkring.Status, Ruilkring.Waarom
ZIT_VAST = "Iedereen in jouw ring zei ja. Stop eerst met de ring als je iets wilt veranderen."


@transaction.atomic
def stel_voor(*, ring: Ring, door: Gebruiker | None, op: datetime) -> Ruilkring:
    """Each sees the others' job and organisation, no names. Only when the ring still is one: an offer may have changed
    since the round.
    """
    wie = list(ring.plaatsen.order_by("plek").values_list("aanbod", flat=True))
    pak_veel(wie)
    if Ruilkring.objects.filter(ring=ring).exists():
        raise RuilFout("Deze ring is al voorgesteld.")
    vandaag = timezone.localdate(op)
    nog = te_lezen(op=vandaag).in_bulk(wie)
    rijen = [nog[pk] for pk in wie if pk in nog]
    if len(rijen) < len(wie) or not past_als_ring(rijen):
        raise PastNietMeer
    kring = Ruilkring(ring=ring, voorgesteld_op=op)
    zet(kring, Status.VOORGESTELD, door=door, op=op, uiterlijk=antwoord_uiterlijk(vandaag))
    Kringlid.objects.bulk_create(
        Kringlid(kring=kring, plek=plek, aanbod=aanbod) for plek, aanbod in enumerate(rijen, 1)
    )
    kringbrieven.voorgesteld(kring, leden_van(kring), op=op)
    return kring


@transaction.atomic
def toon_interesse(*, kring: Ruilkring, door: Gebruiker, op: datetime) -> Ruilkring:
    """Saying so twice changes nothing. When all of them are, they see each other's names."""
    kring, leden, ik = _pak_eigen(kring, door)
    if ik.geinteresseerd_op and kring.is_levend:
        return kring
    controleer_op_tijd(kring, Status.VOORGESTELD, op=op)
    ik.geinteresseerd_op = op
    ik.save(update_fields=["geinteresseerd_op"])
    if all(lid.geinteresseerd_op for lid in leden):
        uiterlijk = antwoord_uiterlijk(timezone.localdate(op))
        zet(kring, Status.KENNISMAKEN, door=door, op=op, uiterlijk=uiterlijk)
        kringbrieven.kennismaken(kring, leden, op=op)
    return kring


@transaction.atomic
def zeg_ja(*, kring: Ruilkring, leidinggevende: str, door: Gebruiker, op: datetime) -> Ruilkring:
    """`leidinggevende`: the address of who has to agree. When all said yes, those are asked, and the ambassadeurs."""
    kring, leden, ik = _pak_eigen(kring, door)
    if ik.ja_op and kring.is_levend:
        return kring
    controleer_op_tijd(kring, Status.KENNISMAKEN, op=op)
    ik.leidinggevende = _keur(door, leidinggevende, ik.aanbod)
    ik.ja_op = op
    ik.save(update_fields=["leidinggevende", "ja_op"])
    if all(lid.ja_op for lid in leden):
        kringakkoorden.vraag(kring, leden, door=door, op=op)
    return kring


@transaction.atomic
def zeg_nee(*, kring: Ruilkring, door: Gebruiker, op: datetime) -> Ruilkring:
    """At any moment until it begins. The others never read who it was, and nobody has to say why."""
    kring, _, ik = _pak_eigen(kring, door)
    waarom = Waarom.GESTOPT if kring.status in VASTGELEGD else Waarom.NEE
    ontbind(kring, waarom, om=[ik], door=door, op=op)
    return kring


def _pak_eigen(kring: Ruilkring, door: Gebruiker) -> tuple[Ruilkring, list[Kringlid], Kringlid]:
    nu = pak(kring.pk)
    leden = leden_van(nu)
    ik = next((lid for lid in leden if lid.aanbod.deelnemer_id == door.pk), None)
    if ik is None:
        raise NietJouwKring
    return nu, leden, ik


def _keur(door: Gebruiker, adres: str, aanbod: Ruilaanbod) -> str:
    try:
        return keur_collega(door, adres, "je leidinggevende", organisatie=aanbod.organisatie)
    except GeenCollega as fout:
        raise GeenLeidinggevende(str(fout)) from None


# ---- what an offer does to the ring it is in, for who holds the offer


def levende_kring(aanbod: Ruilaanbod) -> Ruilkring | None:
    """Held. Nobody puts it in another meanwhile, since the caller holds the offer."""
    kring_id = aanbod.kringleden.filter(is_levend=True).values_list("kring", flat=True).first()
    if kring_id is None:
        return None
    kring = pak(kring_id)
    return kring if kring.is_levend else None


def controleer_vrij(aanbod: Ruilaanbod) -> None:
    """Others lean on it once all of them said yes."""
    kring = levende_kring(aanbod)
    if kring is not None and kring.status in VASTGELEGD:
        raise RuilFout(ZIT_VAST)


def na_wijziging(*, aanbod: Ruilaanbod, door: Gebruiker, op: datetime) -> None:
    """Another wish may still fit; another job is looked at first, so the others cannot wait for it."""
    kring = levende_kring(aanbod)
    if kring is None:
        return
    wie = [lid.aanbod_id for lid in leden_van(kring)]
    nu = met_wens(Ruilaanbod.objects.open()).in_bulk(wie)
    if len(nu) < len(wie) or not past_als_ring([nu[pk] for pk in wie]):
        _verlaat(kring, aanbod, Waarom.GEWIJZIGD, door, op)


def verlaat(*, aanbod: Ruilaanbod, door: Gebruiker | None, op: datetime) -> None:
    """It is withdrawn or paused."""
    if kring := levende_kring(aanbod):
        _verlaat(kring, aanbod, Waarom.INGETROKKEN, door, op)


def _verlaat(kring: Ruilkring, aanbod: Ruilaanbod, waarom: str, door: Gebruiker | None, op: datetime) -> None:
    ontbind(kring, waarom, om=kring.leden.filter(aanbod=aanbod), door=door, op=op)


# ---- without anybody pressing a button


@transaction.atomic
def laat_vervallen(*, kring_id: int, op: datetime) -> bool:
    """Of who gave no answer in time the offer pauses, until they say so. Answers whether it was time."""
    wie = Kringlid.objects.filter(kring=kring_id).values_list("aanbod", flat=True)
    aanbod = pak_veel(wie)
    kring = pak(kring_id)
    if not te_ontbinden_kringen(op=timezone.localdate(op)).filter(pk=kring.pk).exists():
        return False
    if kring.status == Status.AKKOORD:
        ontbind(kring, Waarom.AKKOORD_STIL, door=None, op=op)
        return True
    stil = [lid for lid in leden_van(kring) if not _antwoordde(lid, kring)]
    ontbind(kring, Waarom.STIL, om=stil, door=None, op=op)
    for lid in stil:
        if aanbod[lid.aanbod_id].status == Ruilaanbod.Status.AANGEBODEN:
            pauze = {"door": None, "op": op, "reden": "Geen antwoord op een voorgestelde ruil"}
            zet_aanbod(aanbod[lid.aanbod_id], Ruilaanbod.Status.GEPAUZEERD, **pauze)
    return True


def _antwoordde(lid: Kringlid, kring: Ruilkring) -> bool:
    return bool(lid.geinteresseerd_op if kring.status == Status.VOORGESTELD else lid.ja_op)


@transaction.atomic
def herinner(*, kring_id: int, op: datetime) -> bool:
    """Once in each stage, who did not answer yet. Answers whether it was time."""
    kring = pak(kring_id)
    vandaag = timezone.localdate(op)
    if not te_herinneren_kringen(op=vandaag).filter(pk=kring.pk).exists():
        return False
    kring.herinnerd_op = vandaag
    kring.save(update_fields=["herinnerd_op"])
    leden = leden_van(kring)
    if kring.status == Status.AKKOORD:
        kringakkoorden.herinner(kring, leden, op=op)
    else:
        stil = [lid for lid in leden if not _antwoordde(lid, kring)]
        kringbrieven.herinner(kring, leden, stil, op=op)
    return True
