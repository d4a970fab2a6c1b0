"""What a handler decides about a reaction: one verb per move, and the candidate hears of each.

The rows are taken in one order, the vacancy before the reaction, and only hiring takes the vacancy: its places are
what runs out.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Gebruiker
from vacatures import behandelkring, brief
from vacatures.bewaartermijn import VOORBIJ
from vacatures.fouten import GeenPlaatsMeer, ReactieMagNiet, SollicitatieWeg, VacatureFout
from vacatures.models import Reactie, Reactiestap, Vacature
from vacatures.services.brieven import mail_stap
from vacatures.services.verwijderen import reactie_geeindigd, reactie_loopt_weer

Status = Reactie.Status


@transaction.atomic
def neem_in_behandeling(*, reactie: Reactie, door: Gebruiker, op: datetime) -> Reactie:
    """Somebody is reading it."""
    reactie = _pak(reactie, Status.IN_BEHANDELING)
    if reactie.status in Reactiestap.OM_TE_HEROPENEN:  # that is a verb of its own, with a reason
        raise ReactieMagNiet(reactie, Status.IN_BEHANDELING)
    _mail(reactie, "reactie_in_behandeling", "We bekijken je reactie", op)
    return _verzet(reactie, Status.IN_BEHANDELING, door=door, op=op)


@transaction.atomic
def nodig_uit(*, reactie: Reactie, tekst: str, door: Gebruiker, op: datetime) -> Reactie:
    """To come and talk; the mail is the handler's own (see brief.py)."""
    reactie = _pak(reactie, Status.UITGENODIGD)
    _mail(reactie, "reactie_bericht", "Uitnodiging", op, alineas=brief.alineas(tekst, reactie))
    return _verzet(reactie, Status.UITGENODIGD, door=door, op=op)


@transaction.atomic
def bied_aan(*, reactie: Reactie, door: Gebruiker, op: datetime) -> Reactie:
    """The job is theirs if they want it."""
    reactie = _pak(reactie, Status.AANGEBODEN)
    _mail(reactie, "reactie_aangeboden", "We bieden je de baan aan", op)
    return _verzet(reactie, Status.AANGEBODEN, door=door, op=op)


@transaction.atomic
def neem_aan(*, reactie: Reactie, door: Gebruiker, op: datetime) -> Reactie:
    """They took it. Nobody is hired for a place that another has."""
    vacature = Vacature.objects.select_for_update(of=("self",)).get(pk=reactie.vacature_id)
    reactie = _pak(reactie, Status.AANGENOMEN)
    if vacature.reacties.filter(status=Status.AANGENOMEN).count() >= vacature.aantal_plaatsen:
        raise GeenPlaatsMeer(vacature.aantal_plaatsen)
    _mail(reactie, "reactie_aangenomen", "Je bent aangenomen", op)
    return _verzet(reactie, Status.AANGENOMEN, door=door, op=op)


@transaction.atomic
def wijs_af(*, reactie: Reactie, reden: str, tekst: str, door: Gebruiker, op: datetime) -> Reactie:
    """Why is for our own record; what the candidate reads is the text. From today the term of their data runs."""
    if reden not in Reactiestap.Reden.values:
        raise VacatureFout("Kies waarom je deze reactie afwijst.")
    reactie = _pak(reactie, Status.AFGEWEZEN)
    _mail(reactie, "reactie_bericht", "Bericht over je reactie", op, alineas=brief.alineas(tekst, reactie))
    reactie = _verzet(reactie, Status.AFGEWEZEN, door=door, op=op, reden=reden)
    reactie_geeindigd(reactie=reactie, op=op)
    return reactie


@transaction.atomic
def heropen(*, reactie: Reactie, reden: str, door: Gebruiker, op: datetime) -> Reactie:
    """A decision is taken back: the place of who was hired is free again, and what was rejected is kept again."""
    vacature = Vacature.objects.select_for_update(of=("self",)).get(pk=reactie.vacature_id)
    reactie = _pak(reactie, Status.IN_BEHANDELING)
    if reactie.status not in Reactiestap.OM_TE_HEROPENEN:
        raise ReactieMagNiet(reactie, Status.IN_BEHANDELING)
    if reden not in Reactiestap.OM_TE_HEROPENEN[reactie.status]:
        raise VacatureFout("Kies waarom je de beslissing terugdraait.")
    if vacature.status in VOORBIJ:
        raise VacatureFout(
            "De vacature is afgerond. Zoek je weer iemand? Plaats haar dan opnieuw, of corrigeer de uitkomst."
        )
    if _reageerde_opnieuw(reactie):
        raise VacatureFout("Deze kandidaat heeft opnieuw gereageerd. Ga daarmee verder.")
    was_aangenomen = reactie.status == Status.AANGENOMEN
    _mail(reactie, "reactie_heropend", "Je reactie is weer in behandeling", op, was_aangenomen=was_aangenomen)
    reactie = _verzet(reactie, Status.IN_BEHANDELING, door=door, op=op, reden=reden)
    reactie_loopt_weer(reactie=reactie)
    return reactie


def _reageerde_opnieuw(reactie: Reactie) -> bool:
    zelfde = Q(sollicitatie__email__iexact=reactie.sollicitatie.email)
    if reactie.kandidaat_id:
        zelfde |= Q(kandidaat=reactie.kandidaat_id)
    lopend = Reactie.objects.filter(zelfde, vacature=reactie.vacature_id, status__in=Reactie.LOPEND)
    return lopend.exclude(pk=reactie.pk).exists()


def _pak(reactie: Reactie, naar: Status) -> Reactie:
    """The row as it is now, locked, if the move exists from there and we still know whom it is about."""
    gevonden = Reactie.objects.select_for_update(of=("self",))
    gevonden = gevonden.select_related("vacature__organisatie", "sollicitatie")
    reactie = gevonden.filter(pk=reactie.pk, sollicitatie__isnull=False).first()
    if reactie is None:
        raise SollicitatieWeg
    if naar not in Reactie.OVERGANGEN.get(reactie.status, ()):
        raise ReactieMagNiet(reactie, naar)
    return reactie


def _verzet(reactie: Reactie, naar: Status, *, door: Gebruiker, op: datetime, reden: str = "") -> Reactie:
    van, reactie.status = reactie.status, naar
    reactie.save(update_fields=["status"])
    Reactiestap.objects.create(reactie=reactie, van=van, naar=naar, reden=reden, door=door, vastgelegd_op=op)
    log(f"reactie {naar.label.lower()}", reactie, reactie.vacature, door, op, ["status"])
    return reactie


def log(actie: str, object, vacature: Vacature, door: Gebruiker, op: datetime, velden=()) -> None:
    rol = toegang.handelt_als(
        door, behandelkring.ROLLEN, op=timezone.localdate(op), organisatie_id=vacature.organisatie_id
    )
    leg_vast(
        door=door,
        rol=rol,
        actie=actie,
        object=object,
        velden=velden,
        organisatie=vacature.organisatie,
        op=op,
    )


def leg_export_vast(*, vacature: Vacature, door: Gebruiker, op: datetime) -> None:
    """That somebody took the list along."""
    log("reacties geëxporteerd", vacature, vacature, door, op)


def _mail(reactie: Reactie, sjabloon: str, onderwerp: str, op: datetime, **context) -> None:
    mail_stap(sollicitatie=reactie.sollicitatie, sjabloon=sjabloon, onderwerp=onderwerp, op=op, **context)


@dataclass(frozen=True)
class Uitslag:
    """Of a move for several at once: with how many it was done, and of the others why not."""

    gelukt: int
    geweigerd: list[tuple[Reactie, str]]


def voor_elk(verb: Callable, *, reacties: Iterable[Reactie], **velden) -> Uitslag:
    """Each in a transaction of its own, so that one that cannot does not hold up the others.

    Sent twice, the second time finds them where they are: nobody gets a second mail.
    """
    gelukt, geweigerd = 0, []
    for reactie in reacties:
        try:
            verb(reactie=reactie, **velden)
        except VacatureFout as fout:
            geweigerd.append((reactie, str(fout)))
        else:
            gelukt += 1
    return Uitslag(gelukt, geweigerd)
