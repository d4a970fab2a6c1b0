"""Approval: asked of the leidinggevende by a link of its own, once for every part that somebody signed up for in one
go. Who is silent half-way is reminded; then the place is somebody else's. The contactpersoon may answer instead.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from evenementen.fouten import AlBesloten, EvenementFout
from evenementen.models import Deelname, Evenementakkoord
from evenementen.services import brieven
from evenementen.services.aanbieden import TE_LAAT, werk_bij
from evenementen.services.grendel import vergrendel, vergrendel_persoon
from evenementen.services.stappen import Status, zet
from evenementen.services.vertellen import vertel_eerst
from evenementen.services.wekker import wek_akkoord
from evenementen.termijnen import akkoord_tot
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.vasthouden import herinner_na

Besluit = Evenementakkoord.Besluit


def vraag_akkoord(deelnames: list[Deelname], *, op: datetime) -> Evenementakkoord:
    """For rows whose parts the caller holds, all of one person."""
    akkoord = leg_voor(deelnames, op=op)
    brieven.vraag_akkoord(akkoord, deelnames, op=op)
    return akkoord


def leg_voor(deelnames: list[Deelname], *, op: datetime) -> Evenementakkoord:
    """The question itself; who tells what came of signing up sends it."""
    eerste = deelnames[0]
    akkoord = Evenementakkoord.objects.create(
        organisatie=eerste.organisatie,
        aan=eerste.leidinggevende,
        gevraagd_op=op,
        plaats_tot=akkoord_tot([rij.onderdeel for rij in deelnames], op=op),
    )
    akkoord.deelnames.set(deelnames)
    wek_akkoord(akkoord, op=op)
    return akkoord


def vraag_ook(akkoord: Evenementakkoord, deelname: Deelname, *, op: datetime) -> None:
    """One more part in a question that is still to be answered: by when the first of them needs it."""
    akkoord.deelnames.add(deelname)
    akkoord.plaats_tot = min(akkoord.plaats_tot, akkoord_tot([deelname.onderdeel], op=op))
    akkoord.save(update_fields=["plaats_tot"])
    wek_akkoord(akkoord, op=op)


def open_deelnames(akkoord: Evenementakkoord) -> list[Deelname]:
    """What the question is still about: what was cancelled meanwhile no longer is."""
    return [rij for rij in deelnames_van(akkoord) if rij.status == Status.WACHT_OP_AKKOORD]


def deelnames_van(akkoord: Evenementakkoord) -> list[Deelname]:
    """In order of time; without who left."""
    gevonden = akkoord.deelnames.filter(deelnemer__isnull=False)
    volgorde = ("onderdeel__datum", "onderdeel__begintijd", "pk")
    return list(
        gevonden.select_related("onderdeel__evenement", "deelnemer", "organisatie").order_by(*volgorde)
    )


@transaction.atomic
def besluit(
    *, akkoord: Evenementakkoord, ja: bool, door: Gebruiker | None = None, op: datetime
) -> Evenementakkoord:
    """By who followed the link, or (`door`) by a contactpersoon. The first answer counts, for all parts at once."""
    akkoord, deelnames, delen = _pak(akkoord.pk, op)
    if akkoord.besluit or akkoord.plaats_tot <= op or not deelnames:
        raise AlBesloten
    if door and deelnames[0].deelnemer_id == door.pk:
        raise EvenementFout("Over je eigen aanmelding beslis je niet zelf. Vraag het je leidinggevende.")
    _sluit(akkoord, Besluit.AKKOORD if ja else Besluit.NIET_AKKOORD, door, op)
    reden = "Akkoord gegeven" if ja else "Geen akkoord gegeven"
    for deelname in deelnames:
        zet(deelname, Status.BEVESTIGD if ja else Status.GEANNULEERD, door=door, op=op, reden=reden)
    if ja:
        brieven.akkoord_gegeven(akkoord, deelnames, op=op)
    else:
        wie = "Je contactpersoon" if door else "Je leidinggevende"
        brieven.geannuleerd(deelnames, f"{wie} gaf geen akkoord.", op=op)
        werk_bij(delen, op=op)
    if door:
        _log(akkoord, reden.lower(), door, op)
    return akkoord


@transaction.atomic
def laat_vervallen(*, akkoord_id: int, op: datetime) -> bool:
    """Nobody answered in time: the places are free again. Answers whether it was time."""
    if not Evenementakkoord.objects.filter(pk=akkoord_id, besluit="", plaats_tot__lte=op).exists():
        return False
    akkoord, deelnames, delen = _pak(akkoord_id, op)
    if akkoord.besluit or akkoord.plaats_tot > op:
        return False
    _sluit(akkoord, Besluit.VERVALLEN, None, op)
    reden, tekst = TE_LAAT[Status.WACHT_OP_AKKOORD]
    for deelname in deelnames:
        zet(deelname, Status.GEANNULEERD, door=None, op=op, reden=reden)
    if deelnames:
        brieven.geannuleerd(deelnames, tekst, op=op)
    werk_bij(delen, op=op)
    return True


@transaction.atomic
def herinner(*, akkoord_id: int, op: datetime) -> bool:
    """Half-way, once. Answers whether it was time."""
    open_vraag = Evenementakkoord.objects.select_for_update(of=("self",)).filter(
        pk=akkoord_id, besluit="", plaats_tot__gt=op, herinnerd_op=None
    )
    akkoord = open_vraag.exclude(aan="").first()
    if akkoord is None:
        return False
    gevraagd, tot = timezone.localdate(akkoord.gevraagd_op), timezone.localdate(akkoord.plaats_tot)
    deelnames = open_deelnames(akkoord)
    if not deelnames or timezone.localdate(op) < herinner_na(gevraagd, tot):
        return False
    vertel_eerst([deelnames[0].deelnemer_id], op=op, wacht=False)
    akkoord.herinnerd_op = op
    akkoord.save(update_fields=["herinnerd_op"])
    brieven.vraag_akkoord(akkoord, deelnames, is_herinnering=True, op=op)
    return True


def _pak(akkoord_id: int, op: datetime):
    """The question as it is now, what it is still about, and the parts, held: of one person, so nothing is added."""
    eerste = Deelname.objects.filter(akkoorden=akkoord_id).select_related("deelnemer").first()
    vergrendel_persoon(eerste and eerste.deelnemer)
    delen = vergrendel(Deelname.objects.filter(akkoorden=akkoord_id).values_list("onderdeel", flat=True))
    vertel_eerst([eerste and eerste.deelnemer_id], op=op)
    akkoord = Evenementakkoord.objects.select_for_update(of=("self",)).get(pk=akkoord_id)
    return akkoord, open_deelnames(akkoord), delen


def _sluit(akkoord: Evenementakkoord, wat: Besluit, door: Gebruiker | None, op: datetime) -> None:
    akkoord.besluit, akkoord.besloten_op, akkoord.door = wat, op, door
    akkoord.save(update_fields=["besluit", "besloten_op", "door"])


def _log(akkoord: Evenementakkoord, actie: str, door: Gebruiker, op: datetime) -> None:
    leg_vast(
        door=door,
        rol=Rol.CONTACTPERSOON,
        actie=actie,
        object=akkoord,
        organisatie=akkoord.organisatie,
        op=op,
    )
