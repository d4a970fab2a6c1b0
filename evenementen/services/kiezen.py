"""Choosing: what somebody picks is held for them for ten minutes, as far as there is a place; then they sign up."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from evenementen.aanmeldregels import AL_AANGEMELD, delen_van, waarom_dicht, waarom_niet
from evenementen.fouten import GeenOrganisatie, KanNiet
from evenementen.models import Evenement, Keuze, Onderdeel
from evenementen.plaatsen import bezettingen
from evenementen.services.aanbieden import bied_aan, volg_keuzes
from evenementen.services.grendel import vergrendel, vergrendel_persoon
from evenementen.termijnen import keuze_tot
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.plaatsen import Bezetting


@transaction.atomic
def kies(*, evenement: Evenement, onderdelen: Iterable[int], gebruiker: Gebruiker, op: datetime) -> None:
    """What somebody picked of this event becomes this set; what they took back is free at once.

    A place that is held already stays held as long as it was, no longer. One that lapsed may be held anew, after who
    waits for it. Of parts at the same time only one place is held, and none at the time of what they are in already.
    """
    if gebruiker.organisatie_id is None:
        raise GeenOrganisatie
    vergrendel_persoon(gebruiker)
    keuzes = keuzes_van(gebruiker, evenement)
    van_evenement = Onderdeel.objects.filter(evenement=evenement).values_list("pk", flat=True)
    gekozen = set(onderdelen).intersection(van_evenement)
    delen = vergrendel(gekozen | keuzes.keys())
    mijn = delen_van(gebruiker, evenement.pk)
    _controleer([deel for deel in delen if deel.pk in gekozen - keuzes.keys()], mijn, op)
    Keuze.objects.filter(pk__in=[keuze.pk for pk, keuze in keuzes.items() if pk not in gekozen]).delete()
    bezet = bezettingen(delen, op=op)
    bied_aan(delen, bezet, op=op)
    _houd_vast([deel for deel in delen if deel.pk in gekozen], keuzes, mijn, bezet, gebruiker, op)
    volg_keuzes(delen, bezet, op=op)


def keuzes_van(gebruiker: Gebruiker, evenement: Evenement) -> dict[int, Keuze]:
    """What somebody is choosing of this event, by part (id)."""
    eigen = Keuze.objects.filter(gebruiker=gebruiker, onderdeel__evenement=evenement)
    return {keuze.onderdeel_id: keuze for keuze in eigen.order_by("onderdeel")}


def is_vast(keuze: Keuze | None, op: datetime) -> bool:
    return bool(keuze and keuze.vast_tot and keuze.vast_tot > op)


def _controleer(nieuw: list[Onderdeel], mijn: list[Onderdeel], op: datetime) -> None:
    al = {deel.pk for deel in mijn}
    redenen = [
        (deel, waarom)
        for deel in nieuw
        if (waarom := AL_AANGEMELD if deel.pk in al else waarom_dicht(deel, op=op))
    ]
    if redenen:
        raise KanNiet(redenen)


def _houd_vast(
    delen: list[Onderdeel],
    keuzes: dict[int, Keuze],
    mijn: list[Onderdeel],
    bezet: dict[int, Bezetting],
    gebruiker: Gebruiker,
    op: datetime,
) -> None:
    """Of each part: as it was, or a place from now on, or none."""
    tot, organisatie = keuze_tot(op=op), gebruiker.organisatie_id
    bezig = mijn + [deel for deel in delen if is_vast(keuzes.get(deel.pk), op)]
    nieuw, opnieuw = [], []
    for deel in delen:
        keuze = keuzes.get(deel.pk) or Keuze(onderdeel=deel, gebruiker=gebruiker)
        if is_vast(keuze, op):
            continue
        if bezet[deel.pk].heeft_plaats(organisatie) and not waarom_niet(deel, bezig, op=op):
            bezet[deel.pk].neem(organisatie)
            bezig.append(deel)
            keuze.vast_tot = tot
        (opnieuw if keuze.pk else nieuw).append(keuze)
    Keuze.objects.bulk_create(nieuw)
    Keuze.objects.bulk_update(opnieuw, ["vast_tot"])
