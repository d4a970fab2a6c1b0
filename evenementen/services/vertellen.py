"""Telling somebody what came of signing up: by a job, since drawing the mail takes longer than taking the places.

The job is written in the transaction of the steps it tells of, so each is told once. Whatever happens next to what
somebody signed up for is told after it: who cannot wait for the job takes it over. One job for all parts of one go, so
its key is the person. Moves of others hold no person, and two of those could wait for one another: these take over what
is free (`wacht=False`), and what somebody else has in hand is told by whoever has it.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from evenementen.models import Deelname, Deelnamestap, Evenement, Evenementakkoord, Onderdeel
from evenementen.services import brieven
from evenementen.wachtlijst import posities
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.werk.services import neem_over, vraag_nieuwe_aan

VERTEL = "evenementen.tasks.vertel"
Status = Deelname.Status


def vraag_vertellen(
    gebruiker: Gebruiker,
    evenement: Evenement,
    stappen: Iterable[Deelnamestap],
    niet: Iterable[tuple[Onderdeel, str]],
    *,
    op: datetime,
) -> None:
    """The first steps of what somebody signed up for; `niet`: what could not be, and why. The caller holds the person
    and told what was open (`vertel_eerst`)."""
    wat = {
        "gebruiker": gebruiker.pk,
        "evenement": evenement.pk,
        "stappen": [stap.pk for stap in stappen],
        "niet": [[onderdeel.pk, reden] for onderdeel, reden in niet],
    }
    vraag_nieuwe_aan(soort=VERTEL, wat={_sleutel(gebruiker.pk): wat}, op=op)


def vertel_eerst(gebruikers: Iterable[int | None], *, op: datetime, wacht: bool = True) -> None:
    """To these (ids). Who waits, does so before taking a row of an approval."""
    sleutels = [_sleutel(pk) for pk in gebruikers if pk]
    for job in neem_over(soort=VERTEL, sleutels=sleutels, op=op, wacht=wacht):
        vertel(wat=job.argumenten, op=job.aangevraagd_op)


def vertel_niet(gebruiker: Gebruiker, *, op: datetime) -> None:
    """Of somebody who leaves no mail stays behind."""
    neem_over(soort=VERTEL, sleutels=[_sleutel(gebruiker.pk)], op=op)


def _sleutel(gebruiker_id: int) -> str:
    return f"deelnemer {gebruiker_id}"


@transaction.atomic(savepoint=False)
def vertel(*, wat: dict, op: datetime) -> None:
    """`op`: the moment of signing up. To who has its job in hand: nobody else writes in this calendar meanwhile."""
    gebruiker = Gebruiker.objects.filter(pk=wat["gebruiker"]).first()
    evenement = Evenement.objects.filter(pk=wat["evenement"]).first()
    if gebruiker is None or evenement is None:
        return
    rijen = _als_toen(wat["stappen"], gebruiker)
    akkoord = _vraag_akkoord([rij for rij in rijen if rij.status == Status.WACHT_OP_AKKOORD], op)
    if geplaatst := [rij for rij in rijen if rij.status == Status.BEVESTIGD]:
        brieven.ter_kennis(geplaatst, op=op)  # an address is only kept where the organisation wants to know
    delen = Onderdeel.objects.in_bulk([pk for pk, _ in wat["niet"]])
    brieven.aangemeld(
        gebruiker,
        evenement,
        rijen,
        niet=[(delen[pk], reden) for pk, reden in wat["niet"] if pk in delen],
        akkoord=akkoord,
        posities=posities(rijen),
        op=op,
    )


def _als_toen(stappen: list[int], gebruiker: Gebruiker) -> list[Deelname]:
    """The rows, in order, as these steps left them: what came afterwards is told by whoever did that."""
    met_alles = Deelnamestap.objects.select_related(
        "deelname__onderdeel__evenement", "deelname__deelnemer", "deelname__organisatie"
    )
    rijen = []
    for stap in met_alles.filter(pk__in=stappen, deelname__deelnemer=gebruiker).order_by("pk"):
        stap.deelname.status = stap.naar
        rijen.append(stap.deelname)
    return rijen


def _vraag_akkoord(rijen: list[Deelname], op: datetime) -> Evenementakkoord | None:
    if not rijen:
        return None
    akkoord = rijen[0].akkoorden.earliest("pk")
    if akkoord.aan:
        brieven.vraag_akkoord(akkoord, rijen, op=op)
    return akkoord
