"""Agreements are made here, by the platform office: all of a call or none, each with a row that tells what changed."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from school.afspraken import GELDT, Voorstel, Wijziging, formaties, kenmerk, wijziging
from school.fouten import AfspraakFout, IntussenGewijzigd
from school.models import Afspraak, Afspraakstap
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import Rol


@transaction.atomic
def maak_afspraken(
    *, jaar: int, voorstellen: Iterable[Voorstel], door: Gebruiker | None, op: datetime, gezien: str = ""
) -> list[Wijziging]:
    """`gezien`: the mark of the agreements as they were shown; when they changed since, nothing is written."""
    bestaand = _vergrendel(jaar)
    if gezien and gezien != kenmerk(bestaand.values()):
        raise IntussenGewijzigd
    fte = formaties(jaar)
    gedaan = []
    for voorstel in voorstellen:
        wie = voorstel.organisatie
        try:
            anders = wijziging(voorstel, bestaand.get(wie.pk), jaar=jaar, fte=fte.get(wie.pk))
        except AfspraakFout as fout:
            raise AfspraakFout(f"{wie}: {fout}") from None
        if anders:
            _voer_uit(anders, jaar, door=door, op=op)
            gedaan.append(anders)
    return gedaan


def _vergrendel(jaar: int) -> dict[int, Afspraak]:
    """The agreements of the year, held; the organisations too, so that two do not make a first one at once."""
    list(Organisatie.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    rijen = Afspraak.objects.select_for_update(no_key=True).filter(jaar=jaar).order_by("pk")
    return {rij.organisatie_id: rij for rij in rijen}


def _voer_uit(anders: Wijziging, jaar: int, *, door: Gebruiker | None, op: datetime) -> None:
    was, wordt = anders.was, anders.wordt
    rij, actie, velden = was, "verwijderd", ()
    if wordt:
        wordt.save()
        rij, actie, velden = wordt, "toegevoegd", GELDT
    if was and wordt:
        actie, velden = "gewijzigd", [naam for naam in GELDT if getattr(was, naam) != getattr(wordt, naam)]
    noteer(anders.organisatie.pk, jaar, was, wordt, door=door, op=op)
    leg_vast(
        door=door,
        rol=Rol.COORDINATOR,
        actie=actie,
        object=rij,
        velden=velden,
        organisatie=anders.organisatie,
        op=op,
    )
    if not wordt:
        was.delete()


def noteer(
    organisatie_id: int, jaar: int, was: Afspraak | None, wordt: Afspraak | None, *, door, op: datetime
) -> None:
    Afspraakstap.objects.create(
        organisatie_id=organisatie_id,
        jaar=jaar,
        van=was.soort if was else "",
        van_aantal=was.te_behalen if was else None,
        naar=wordt.soort if wordt else "",
        naar_aantal=wordt.te_behalen if wordt else None,
        percentage=wordt.percentage if wordt else None,
        fte=wordt.fte if wordt else None,
        reden=wordt.reden if wordt else "",
        door=door,
        vastgelegd_op=op,
    )
