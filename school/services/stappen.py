"""What every move of an enrolment does: take the row as it is, move it along a way that exists, leave a step."""

from datetime import datetime

from django.utils import timezone

from school.fouten import MagNiet, SchoolFout
from school.models import Akkoord, Inschrijving, Inschrijvingstap, Plaatsoverdracht
from school.services.vertellen import vertel_eerst
from twentsekracht.organisaties.models import Gebruiker

Status = Inschrijving.Status


def pak(inschrijving_id: int) -> Inschrijving:
    """The row as it is now, for who holds the run."""
    gevonden = Inschrijving.objects.select_related("uitvoering__opleiding", "deelnemer", "organisatie")
    try:
        return gevonden.get(pk=inschrijving_id)
    except Inschrijving.DoesNotExist:
        raise SchoolFout("Deze inschrijving is er niet meer.") from None


def maak(
    inschrijving: Inschrijving, *, door: Gebruiker | None, op: datetime, reden: str = ""
) -> Inschrijvingstap:
    """The first step, of a row that is new."""
    if inschrijving.status not in Inschrijving.OVERGANGEN[""]:
        raise MagNiet(inschrijving)
    inschrijving.save(force_insert=True)
    return _stap(inschrijving, "", door=door, op=op, reden=reden)


def zet(
    inschrijving: Inschrijving,
    naar: Status,
    *,
    door: Gebruiker | None,
    op: datetime,
    reden: str = "",
    **velden,
) -> None:
    """`velden`: what else changes with it. What was asked of others because of it is asked no longer when it ends."""
    van = inschrijving.status
    if naar not in Inschrijving.OVERGANGEN.get(van, ()):
        raise MagNiet(inschrijving)
    vertel_eerst(inschrijving, op=op)
    if naar == Status.GEANNULEERD:
        velden["geannuleerd_op"] = timezone.localdate(op)
        if van == Status.WACHT_OP_AKKOORD:
            open_vraag = Akkoord.objects.filter(inschrijving=inschrijving, besluit="")
            open_vraag.update(besluit=Akkoord.Besluit.VERVALLEN, besloten_op=op)
        if van == Status.BEVESTIGD:
            aanbod = Plaatsoverdracht.objects.filter(inschrijving=inschrijving, antwoord="")
            aanbod.update(antwoord=Plaatsoverdracht.Antwoord.VERVALLEN, beantwoord_op=op)
    velden = {"status": naar, "aanbod_tot": None, **velden}
    for naam, waarde in velden.items():
        setattr(inschrijving, naam, waarde)
    inschrijving.save(update_fields=list(velden))
    _stap(inschrijving, van, door=door, op=op, reden=reden)


def _stap(inschrijving: Inschrijving, van: str, *, door, op: datetime, reden: str = "") -> Inschrijvingstap:
    return Inschrijvingstap.objects.create(
        inschrijving=inschrijving,
        van=van,
        naar=inschrijving.status,
        per=timezone.localdate(op),
        reden=reden,
        door=door,
        vastgelegd_op=op,
    )
