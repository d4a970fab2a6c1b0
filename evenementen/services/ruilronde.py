"""A round from its beginning: asking the members for days, keeping what they say, and calling it off.

Everything that changes a round or its pairs takes the row of the round first; on SQLite the whole database is held.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from evenementen.fouten import RuilFout
from evenementen.models import Ruilantwoord, Ruillid, Ruilronde, Ruilrondestap, Vrijedag
from evenementen.services import ruilbrieven
from twentsekracht.organisaties.models import Gebruiker

Status = Ruilronde.Status
MINSTENS = 2
BEWAAR = timedelta(days=30)  # after a round nobody needs to know who was free when


def pak(ronde_id: int) -> Ruilronde:
    """The row as it is now, locked."""
    try:
        return (
            Ruilronde.objects.select_for_update(of=("self",))
            .select_related("groep__zorgt_ervoor")
            .get(pk=ronde_id)
        )
    except Ruilronde.DoesNotExist:
        raise RuilFout("Deze ronde is er niet meer.") from None


def zet(ronde: Ruilronde, naar: Status, *, door: Gebruiker | None, op: datetime) -> None:
    van = ronde.status
    if naar not in Ruilronde.OVERGANGEN.get(van, ()):
        raise RuilFout(f"Dat kan niet meer. De ronde staat op ‘{ronde.get_status_display()}’.")
    ronde.status = naar
    ronde.save(update_fields=["status"])
    Ruilrondestap.objects.create(ronde=ronde, van=van, naar=naar, door=door, vastgelegd_op=op)


@transaction.atomic
def begin(*, ronde: Ruilronde, door: Gebruiker, op: datetime) -> Ruilronde:
    ronde.status = Status.VOORBEREIDING
    ronde.save()
    Ruilrondestap.objects.create(ronde=ronde, naar=ronde.status, door=door, vastgelegd_op=op)
    return ronde


def leden_van(ronde: Ruilronde) -> list[Ruillid]:
    """Who is in the group when the round begins."""
    return list(ronde.groep.leden.lopend(op=ronde.van).select_related("gebruiker").order_by("pk"))


@transaction.atomic
def vraag_dagen(*, ronde_id: int, door: Gebruiker, op: datetime) -> int:
    """Every member gets a link of their own; how many."""
    ronde = pak(ronde_id)
    leden = leden_van(ronde)
    if len(leden) < MINSTENS:
        raise RuilFout("Zet eerst minstens twee leden in de groep.")
    if ronde.dagen_tot < timezone.localdate(op):
        raise RuilFout("De dag tot en met wanneer de leden hun dagen doorgeven, is al voorbij.")
    zet(ronde, Status.GEVRAAGD, door=door, op=op)
    ruilbrieven.vraag_dagen(ronde, leden, op=op)
    return len(leden)


@transaction.atomic
def geef_dagen(
    *, ronde_id: int, lid_id: int, dagen: Iterable[date], door: Gebruiker | None, op: datetime
) -> Ruilantwoord:
    """On which days a member can; none: they do not join this time. `door`: who fills it in for them.

    What was said before is replaced. A pair whose day is not among them any more is no pair.
    """
    ronde = pak(ronde_id)
    dagen = set(dagen)
    lid = next((lid for lid in leden_van(ronde) if lid.pk == lid_id), None)
    if lid is None:
        raise RuilFout("Je zit niet meer in deze groep.")
    _keur_dagen(ronde, dagen, is_zelf=door is None, op=op)
    antwoord, _ = Ruilantwoord.objects.select_related("paar").get_or_create(
        ronde=ronde, lid=lid, defaults={"doet_mee": bool(dagen), "gegeven_op": op}
    )
    if antwoord.paar and antwoord.paar.datum not in dagen:
        antwoord.paar.delete()
        antwoord.paar = None
    antwoord.doet_mee, antwoord.gegeven_op, antwoord.door = bool(dagen), op, door
    antwoord.save()
    antwoord.dagen.all().delete()
    Vrijedag.objects.bulk_create(Vrijedag(antwoord=antwoord, datum=dag) for dag in sorted(dagen))
    return antwoord


def _keur_dagen(ronde: Ruilronde, dagen: set[date], *, is_zelf: bool, op: datetime) -> None:
    if ronde.status != Status.GEVRAAGD:
        raise RuilFout("Je kunt nu geen dagen doorgeven voor deze ronde.")
    if is_zelf and not ronde.neemt_dagen_aan(op=timezone.localdate(op)):
        raise RuilFout("De dag waarop je dagen kon doorgeven, is voorbij. Mail wie de groep regelt.")
    if not dagen <= set(ronde.werkdagen()):
        raise RuilFout("Kies dagen uit de lijst.")


@transaction.atomic
def laat_vervallen(*, ronde_id: int, door: Gebruiker, op: datetime) -> None:
    """Nobody is paired. Who was asked for days hears it."""
    ronde = pak(ronde_id)
    gevraagd = ronde.status == Status.GEVRAAGD
    zet(ronde, Status.VERVALLEN, door=door, op=op)
    ronde.paren.all().delete()
    if gevraagd:
        ruilbrieven.vervallen(ronde, leden_van(ronde), op=op)


@transaction.atomic
def vergeet_dagen(*, op: datetime) -> int:
    """Of rounds that are over: that somebody joined stays, on which days they could does not."""
    aantal, _ = Vrijedag.objects.filter(antwoord__ronde__tot__lt=timezone.localdate(op) - BEWAAR).delete()
    return aantal
