"""What every move of a participation does: take the row as it is, move it along a way that exists, leave a step."""

from datetime import datetime

from django.utils import timezone

from evenementen.fouten import EvenementFout, MagNiet
from evenementen.models import Deelname, Deelnamestap, Evenementakkoord
from evenementen.services.vertellen import vertel_eerst
from twentsekracht.organisaties.models import Gebruiker

Status = Deelname.Status


def pak(deelname_id: int) -> Deelname:
    """The row as it is now, for who holds the part."""
    gevonden = Deelname.objects.select_related("onderdeel__evenement", "deelnemer", "organisatie")
    try:
        return gevonden.get(pk=deelname_id)
    except Deelname.DoesNotExist:
        raise EvenementFout("Deze aanmelding is er niet meer.") from None


def maak(deelname: Deelname, *, door: Gebruiker | None, op: datetime, reden: str = "") -> None:
    """The first step, of a row that is new."""
    maak_veel([deelname], door=door, op=op, reden=reden)


def maak_veel(
    deelnames: list[Deelname], *, door: Gebruiker | None, op: datetime, reden: str = ""
) -> list[Deelnamestap]:
    """The same of many at once, in two queries."""
    for deelname in deelnames:
        if deelname.status not in Deelname.OVERGANGEN[""]:
            raise MagNiet(deelname)
    Deelname.objects.bulk_create(deelnames)
    return Deelnamestap.objects.bulk_create(
        _stap(een, "", door=door, op=op, reden=reden) for een in deelnames
    )


def zet(
    deelname: Deelname, naar: Status, *, door: Gebruiker | None, op: datetime, reden: str = "", **velden
) -> None:
    """`velden`: what else changes with it. When nobody waits for an answer any more, nobody has to give it."""
    van = deelname.status
    if naar not in Deelname.OVERGANGEN.get(van, ()):
        raise MagNiet(deelname)
    vertel_eerst([deelname.deelnemer_id], op=op, wacht=False)
    velden = {"status": naar, "aanbod_tot": None, **velden}
    for naam, waarde in velden.items():
        setattr(deelname, naam, waarde)
    deelname.save(update_fields=list(velden))
    _stap(deelname, van, door=door, op=op, reden=reden).save()
    if van == Status.WACHT_OP_AKKOORD and naar == Status.GEANNULEERD:
        _laat_vraag_vervallen(deelname, op)


def zet_veel(
    deelnames: dict[Deelname, Status], *, door: Gebruiker | None, op: datetime, reden: str = ""
) -> None:
    """What came of a place, of many at once (each its own), in two queries; nothing else hangs on those moves."""
    stappen = []
    for deelname, naar in deelnames.items():
        van = deelname.status
        if naar not in Deelname.GEWEEST or naar not in Deelname.OVERGANGEN.get(van, ()):
            raise MagNiet(deelname)
        deelname.status = naar
        stappen.append(_stap(deelname, van, door=door, op=op, reden=reden))
    Deelname.objects.bulk_update(deelnames, ["status"])
    Deelnamestap.objects.bulk_create(stappen)


def _laat_vraag_vervallen(deelname: Deelname, op: datetime) -> None:
    """Unless it is about another part too that still waits for it."""
    vragen = Evenementakkoord.objects.select_for_update(of=("self",)).filter(deelnames=deelname, besluit="")
    for vraag in vragen.order_by("pk"):
        if not vraag.deelnames.filter(status=Status.WACHT_OP_AKKOORD).exists():
            vraag.besluit, vraag.besloten_op = Evenementakkoord.Besluit.VERVALLEN, op
            vraag.save(update_fields=["besluit", "besloten_op"])


def _stap(deelname: Deelname, van: str, *, door, op: datetime, reden: str) -> Deelnamestap:
    return Deelnamestap(
        deelname=deelname,
        van=van,
        naar=deelname.status,
        per=timezone.localdate(op),
        reden=reden,
        door=door,
        vastgelegd_op=op,
    )
