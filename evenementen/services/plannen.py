"""The year's calendar: an organisation proposes, changes and withdraws; the platform office plans, declines, publishes
and calls off.

Every verb takes the row of the event first, moves its plan along a way that exists and leaves a step.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from evenementen.fouten import EvenementFout
from evenementen.models import Evenement, Planningstap
from evenementen.services import planningspost
from evenementen.services.afgelasten import gelast_evenement_af
from evenementen.services.overleg import bied_gastheerschap
from twentsekracht.organisaties.models import Gebruiker, Organisatie

Planning = Evenement.Planning
VOORSTEL = ("titel", "soort", "start", "einde", "samenvatting", "omschrijving")
DAG_DIE_KOMT = "Kies een eerste dag die nog komt."
MEESTE_CODE = 30  # characters of a title in the address of an event


@transaction.atomic
def stel_voor(
    *,
    titel: str,
    soort: str,
    start: date,
    einde: date,
    organisatie: Organisatie,
    door: Gebruiker,
    op: datetime,
    samenvatting: str = "",
    omschrijving: str = "",
    is_gastheer: bool = False,
) -> Evenement:
    """The platform office hears of it in its werkvoorraad. `is_gastheer`: the organisation offers to host it too."""
    if start <= timezone.localdate(op):
        raise EvenementFout(DAG_DIE_KOMT)
    evenement = Evenement.objects.create(
        code=vrije_code(titel, start.year),
        jaar=start.year,
        titel=titel,
        soort=soort,
        samenvatting=samenvatting,
        omschrijving=omschrijving,
        start=start,
        einde=einde,
        is_gepubliceerd=False,
        planning=Planning.VOORSTEL,
        indiener=organisatie,
    )
    leg_stap(evenement, "", door=door, op=op)
    if is_gastheer:
        bied_gastheerschap(evenement=evenement, organisatie=organisatie, toelichting="", door=door, op=op)
    return evenement


@transaction.atomic
def wijzig_voorstel(*, evenement_id: int, door: Gebruiker, op: datetime, **velden) -> Evenement:
    """What is proposed becomes something else, as long as nobody decided on it. `velden`: by the names of `VOORSTEL`.

    The step says which of them; who offered to host or said something reads so on the page.
    """
    rij = _pak(evenement_id)
    if rij.planning != Planning.VOORSTEL:
        raise _te_laat(rij)
    anders = [naam for naam in VOORSTEL if velden[naam] != getattr(rij, naam)]
    if {"start", "einde"} & set(anders):
        if velden["start"] <= timezone.localdate(op):
            raise EvenementFout(DAG_DIE_KOMT)
        _verzet(rij, velden["start"], velden["einde"])
    for naam in anders:
        setattr(rij, naam, velden[naam])
    if anders:
        rij.save()
        wat = ", ".join(Evenement._meta.get_field(naam).verbose_name for naam in anders)
        leg_stap(rij, Planning.VOORSTEL, door=door, op=op, reden=f"Gewijzigd: {wat}")
    return rij


@transaction.atomic
def trek_in(*, evenement_id: int, door: Gebruiker, op: datetime, reden: str = "") -> Evenement:
    """By who proposed it, until it is decided. For good: who wants it after all, proposes it again."""
    rij = _pak(evenement_id)
    _zet(rij, Planning.INGETROKKEN, door=door, op=op, reden=reden)
    return rij


@transaction.atomic
def plan(
    *,
    evenement_id: int,
    start: date,
    einde: date,
    door: Gebruiker,
    op: datetime,
    gastorganisatie: Organisatie | None = None,
) -> Evenement:
    """Takes over a proposal on these days, or gives what is planned other days or another host."""
    rij = _pak(evenement_id)
    van = rij.planning
    if van != Planning.GEPLAND:
        _mag(rij, Planning.GEPLAND)
    nieuwe_gast = gastorganisatie is not None and gastorganisatie.pk != rij.gastorganisatie_id
    if (start, einde) != (rij.start, rij.einde):
        _verzet(rij, start, einde)
    rij.gastorganisatie, rij.planning = gastorganisatie, Planning.GEPLAND
    rij.save()
    if van != Planning.GEPLAND:
        leg_stap(rij, van, door=door, op=op)
        planningspost.besloten(rij, op=op)
    if nieuwe_gast:
        planningspost.gastheer(rij, op=op)
    return rij


@transaction.atomic
def wijs_af(*, evenement_id: int, reden: str, door: Gebruiker, op: datetime) -> Evenement:
    rij = _pak(evenement_id)
    if not reden.strip():
        raise EvenementFout("Zeg waarom: de indiener krijgt het in een mail.")
    _zet(rij, Planning.AFGEWEZEN, door=door, op=op, reden=reden)
    planningspost.besloten(rij, op=op, reden=reden)
    return rij


@transaction.atomic
def publiceer(*, evenement_id: int, door: Gebruiker, op: datetime) -> Evenement:
    rij = _pak(evenement_id)
    if rij.planning != Planning.GEPLAND:
        raise EvenementFout("Plan het evenement eerst.")
    rij.is_gepubliceerd = True
    rij.save(update_fields=["is_gepubliceerd"])
    return rij


@transaction.atomic
def gelast_af(*, evenement_id: int, reden: str, door: Gebruiker, op: datetime) -> Evenement:
    """Who signed up hears it in one mail; the parts are taken first, as by all who change places."""
    if not reden.strip():
        raise EvenementFout("Zeg waarom het niet doorgaat.")
    gelast_evenement_af(evenement=Evenement(pk=evenement_id), door=door, op=op, reden=reden)
    rij = _pak(evenement_id)
    if rij.einde < timezone.localdate(op):
        raise EvenementFout("Dit evenement is geweest.")
    _zet(rij, Planning.AFGELAST, door=door, op=op, reden=reden)
    return rij


def leg_stap(
    evenement: Evenement, van: str, *, door: Gebruiker | None, op: datetime, reden: str = ""
) -> None:
    """The step of a move that was just made; of an event that is new, `van` is empty."""
    Planningstap.objects.create(
        evenement=evenement, van=van, naar=evenement.planning, reden=reden, door=door, vastgelegd_op=op
    )


def vrije_code(titel: str, jaar: int) -> str:
    """Words of the title, with a number behind it when that address is taken in this year."""
    stam = slugify(titel)[:MEESTE_CODE].strip("-") or "evenement"
    bezet = set(Evenement.objects.filter(jaar=jaar, code__startswith=stam).values_list("code", flat=True))
    if stam not in bezet:
        return stam
    return next(f"{stam}-{nummer}" for nummer in range(2, len(bezet) + 3) if f"{stam}-{nummer}" not in bezet)


def _pak(evenement_id: int) -> Evenement:
    """The row as it is now, and nobody else's until the end of the transaction."""
    try:
        return Evenement.objects.select_for_update(of=("self",)).get(pk=evenement_id)
    except Evenement.DoesNotExist:
        raise EvenementFout("Dit evenement is er niet meer.") from None


def _mag(rij: Evenement, naar: Planning) -> None:
    if naar not in Evenement.OVERGANGEN[rij.planning]:
        raise _te_laat(rij)


def _te_laat(rij: Evenement) -> EvenementFout:
    return EvenementFout(f"Dat kan niet meer. Het staat nu op ‘{rij.get_planning_display()}’.")


def _zet(rij: Evenement, naar: Planning, *, door: Gebruiker, op: datetime, reden: str) -> None:
    _mag(rij, naar)
    van, rij.planning = rij.planning, naar
    rij.save(update_fields=["planning"])
    leg_stap(rij, van, door=door, op=op, reden=reden)


def _verzet(rij: Evenement, start: date, einde: date) -> None:
    """Other days; in another year its address goes along. Parts that have a day are planned by hand."""
    buiten = rij.onderdelen.filter(datum__isnull=False).exclude(datum__range=(start, einde))
    if buiten.exists():
        raise EvenementFout("Er staan onderdelen buiten deze dagen. Verzet die eerst.")
    if start.year != rij.jaar:
        rij.jaar, rij.code = start.year, vrije_code(rij.code, start.year)
    rij.start, rij.einde = start, einde
