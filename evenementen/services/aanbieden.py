"""A place that is free goes to who waits for it: offered by mail, for two days, to who waits longest and may have it.

`werk_bij` leaves parts as they should be: what was kept too long is free again, and what is free is on offer. It is
called by everything that may free a place, and by a job at the moment something lapses.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Min

from evenementen.models import Deelname, Keuze, Onderdeel
from evenementen.plaatsen import bezettingen
from evenementen.services import brieven
from evenementen.services.grendel import vergrendel
from evenementen.services.stappen import Status, zet
from evenementen.services.wekker import wek_onderdeel
from evenementen.termijnen import aanbod_tot, begin
from twentsekracht.plaatsen import Bezetting

# Why it ends for who waits too long, for the books and for the person.
TE_LAAT = {
    Status.AANGEBODEN: ("Niet op tijd geantwoord", "Je hebt niet op tijd geantwoord."),
    Status.WACHT_OP_AKKOORD: ("Geen akkoord gekregen", "Er kwam niet op tijd een akkoord."),
    Status.WACHTLIJST: ("Begonnen", "Het onderdeel begint, en er kwam geen plaats voor je vrij."),
}


@transaction.atomic
def werk_onderdeel_bij(*, onderdeel_id: int, op: datetime) -> None:
    werk_bij(vergrendel([onderdeel_id]), op=op)


def werk_bij(onderdelen: Iterable[Onderdeel], *, op: datetime) -> None:
    """Of parts that the caller holds."""
    for onderdeel in onderdelen:
        if begin(onderdeel) <= op:
            _sluit(onderdeel, op)
    nog = [onderdeel for onderdeel in onderdelen if loopt(onderdeel, op=op)]
    for onderdeel in nog:
        _laat_verlopen(onderdeel, op)
    bezet = bezettingen(nog, op=op)
    bied_aan(nog, bezet, op=op)
    volg_keuzes(nog, bezet, op=op)


def loopt(onderdeel: Onderdeel, *, op: datetime) -> bool:
    """Still to begin, and going on: then somebody who waits may still get a place."""
    return not onderdeel.afgelast_op and begin(onderdeel) > op


def bied_aan(onderdelen: Iterable[Onderdeel], bezet: dict[int, Bezetting], *, op: datetime) -> None:
    """Once along each list: a place for one never becomes one for somebody before them. Counts in `bezet`."""
    for onderdeel in onderdelen:
        if loopt(onderdeel, op=op) and _is_vrij(bezet[onderdeel.pk]):
            _bied(onderdeel, bezet[onderdeel.pk], op)


def _is_vrij(bezetting: Bezetting) -> bool:
    return any(aantal and bezetting.heeft_plaats(wie) for wie, aantal in bezetting.wachtend.items())


def _bied(onderdeel: Onderdeel, bezetting: Bezetting, op: datetime) -> None:
    tot = aanbod_tot(onderdeel, op=op)
    for rij in _van(onderdeel).filter(status=Status.WACHTLIJST).order_by("wacht_sinds", "pk"):
        if not bezetting.heeft_plaats(rij.organisatie_id):
            continue
        bezetting.neem(rij.organisatie_id)  # also too late to offer it: nobody new overtakes the list
        if tot:
            bezetting.wachtend[rij.organisatie_id] -= 1
            zet(rij, Status.AANGEBODEN, door=None, op=op, reden="Aan de beurt", aanbod_tot=tot)
            brieven.aangeboden(rij, op=op)
    if tot:
        wek_onderdeel(onderdeel.pk, vanaf=tot, op=op)


def volg_keuzes(onderdelen: Iterable[Onderdeel], bezet: dict[int, Bezetting], *, op: datetime) -> None:
    """Where somebody waits, a place that is held while choosing is for them the moment it lapses."""
    met_wachtlijst = [onderdeel.pk for onderdeel in onderdelen if bezet[onderdeel.pk].wachtend.total()]
    if not met_wachtlijst:
        return
    vast = Keuze.objects.filter(onderdeel__in=met_wachtlijst, vast_tot__gt=op).order_by()
    for onderdeel_id, eerste in vast.values_list("onderdeel").annotate(Min("vast_tot")):
        wek_onderdeel(onderdeel_id, vanaf=eerste, op=op)


def _laat_verlopen(onderdeel: Onderdeel, op: datetime) -> None:
    """Who did not answer in time. Nobody's offer lapses twice, since the caller holds the part."""
    for rij in _van(onderdeel).filter(status=Status.AANGEBODEN, aanbod_tot__lte=op):
        _beeindig(rij, op)


def _sluit(onderdeel: Onderdeel, op: datetime) -> None:
    """It began: who still waits, waits in vain."""
    for rij in _van(onderdeel).filter(status__in=TE_LAAT):
        _beeindig(rij, op)


def _van(onderdeel: Onderdeel):
    """What the portal itself keeps: rows of an old list are as the list says. In order of person, as all take them."""
    eigen = Deelname.objects.filter(onderdeel=onderdeel, deelnemer__isnull=False)
    return eigen.select_related("onderdeel__evenement", "deelnemer", "organisatie").order_by("deelnemer")


def _beeindig(rij: Deelname, op: datetime) -> None:
    reden, tekst = TE_LAAT[rij.status]
    zet(rij, Status.GEANNULEERD, door=None, op=op, reden=reden)
    brieven.geannuleerd([rij], tekst, op=op)
