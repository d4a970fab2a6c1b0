"""What somebody does with their own offer: writing it, sending it in, pausing, extending and withdrawing it."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from jbmb.fouten import GeenOrganisatie, NietCompleet, RuilFout
from jbmb.models import BAAN, INHOUD, Ruilaanbod
from jbmb.services import brieven, kringen
from jbmb.services.stappen import noteer, pak, zet
from jbmb.termijnen import een_jaar_na, mag_verlengen
from twentsekracht.organisaties.models import Gebruiker, Organisatie

Status = Ruilaanbod.Status
AL_EEN = "Je hebt al een aanbod. Wijzig dat, of trek het in."


@transaction.atomic
def bewaar(
    *,
    aanbod: Ruilaanbod | None,
    velden: dict,
    voorkeuren: Sequence[Organisatie],
    indienen: bool,
    door: Gebruiker,
    op: datetime,
) -> Ruilaanbod:
    """What the page does in one press: a new one or the one there is, and sent in or not. All of it, or nothing."""
    wat = {"velden": velden, "voorkeuren": voorkeuren, "door": door, "op": op}
    bewaard = maak_concept(**wat) if aanbod is None else wijzig(aanbod=aanbod, **wat)
    if indienen:
        dien_in(aanbod=bewaard, door=door, op=op)
    return bewaard


@transaction.atomic
def maak_concept(
    *, velden: dict, voorkeuren: Sequence[Organisatie], door: Gebruiker, op: datetime
) -> Ruilaanbod:
    """`velden`: of INHOUD. Nobody else sees it until it is sent in."""
    if door.organisatie_id is None:
        raise GeenOrganisatie
    aanbod = Ruilaanbod(
        code=f"JB-{secrets.token_hex(5)}",
        deelnemer=door,
        organisatie=door.organisatie,
        **{naam: velden[naam] for naam in INHOUD},
    )
    _een_tegelijk(door)
    try:
        with transaction.atomic():
            zet(aanbod, Status.CONCEPT, door=door, op=op)
    except IntegrityError as fout:
        raise RuilFout(AL_EEN) from fout
    _zet_voorkeuren(aanbod, voorkeuren)
    return aanbod


@transaction.atomic
def wijzig(
    *, aanbod: Ruilaanbod, velden: dict, voorkeuren: Sequence[Organisatie], door: Gebruiker, op: datetime
) -> Ruilaanbod:
    """Of what is on offer another job goes back to the ambassadeur; another wish is the owner's own."""
    nu = _pak_eigen(aanbod, door)
    if not nu.is_te_wijzigen:
        raise RuilFout(f"Dit aanbod kun je niet meer wijzigen. De status is ‘{nu.get_status_display()}’.")
    kringen.controleer_vrij(nu)
    andere_baan = any(getattr(nu, naam) != velden[naam] for naam in BAAN)
    for naam in INHOUD:
        setattr(nu, naam, velden[naam])
    if nu.status not in (Status.CONCEPT, Status.AANVULLING):
        _keur_compleet(nu)
    nu.save(update_fields=[*INHOUD])
    _zet_voorkeuren(nu, voorkeuren)
    if andere_baan and nu.status in (Status.AANGEBODEN, Status.GEPAUZEERD, Status.VERLOPEN):
        _leg_voor(nu, door=door, op=op, reden="De baan is gewijzigd")
    kringen.na_wijziging(aanbod=nu, door=door, op=op)
    return nu


@transaction.atomic
def dien_in(*, aanbod: Ruilaanbod, door: Gebruiker, op: datetime) -> None:
    """To the ambassadeur, who checks the contract."""
    nu = _pak_eigen(aanbod, door)
    if nu.status not in (Status.CONCEPT, Status.AANVULLING):
        raise RuilFout(f"Dat kan niet meer. De status is nu ‘{nu.get_status_display()}’.")
    _keur_compleet(nu)
    if nu.wens_start_tot < timezone.localdate(op):
        raise RuilFout("De dag waarop je uiterlijk kunt beginnen, is al voorbij.")
    if nu.organisatie_id != door.organisatie_id:
        if door.organisatie_id is None:
            raise GeenOrganisatie
        nu.organisatie = door.organisatie
        nu.save(update_fields=["organisatie"])
    _leg_voor(nu, door=door, op=op)


@transaction.atomic
def pauzeer(*, aanbod: Ruilaanbod, door: Gebruiker, op: datetime) -> None:
    """Nobody finds it, until its owner goes on."""
    nu = _pak_eigen(aanbod, door)
    kringen.controleer_vrij(nu)
    zet(nu, Status.GEPAUZEERD, door=door, op=op)
    kringen.verlaat(aanbod=nu, door=door, op=op)


@transaction.atomic
def hervat(*, aanbod: Ruilaanbod, door: Gebruiker, op: datetime) -> None:
    nu = _pak_eigen(aanbod, door)
    if nu.status != Status.GEPAUZEERD:
        raise RuilFout(f"Dat kan niet meer. De status is nu ‘{nu.get_status_display()}’.")
    if nu.geldig_tot and nu.geldig_tot < timezone.localdate(op):
        raise RuilFout("Je aanbod is verlopen. Verleng het eerst.")
    zet(nu, Status.AANGEBODEN, door=door, op=op)


@transaction.atomic
def verleng(*, aanbod: Ruilaanbod, door: Gebruiker, op: datetime) -> None:
    """Another year from today; what had expired can be found again."""
    nu, vandaag = _pak_eigen(aanbod, door), timezone.localdate(op)
    if not mag_verlengen(nu, op=vandaag):
        raise RuilFout("Verlengen kan vanaf twee maanden voor de laatste dag.")
    if nu.wens_start_tot is None or nu.wens_start_tot < vandaag:
        raise RuilFout("Wijzig eerst wanneer je kunt beginnen: die periode is voorbij.")
    tot = {"geldig_tot": een_jaar_na(vandaag), "herinnerd_op": None}
    if nu.status == Status.VERLOPEN:
        _een_tegelijk(door, behalve=nu)
        zet(nu, Status.AANGEBODEN, door=door, op=op, reden="Verlengd", **tot)
        return
    for naam, waarde in tot.items():
        setattr(nu, naam, waarde)
    nu.save(update_fields=[*tot])
    noteer(nu, nu.status, door=door, op=op, reden="Verlengd")


@transaction.atomic
def trek_in(*, aanbod: Ruilaanbod, door: Gebruiker, op: datetime, reden: str = "") -> None:
    """For good: a new one can be made. Of a swap that runs the end is another matter."""
    nu = _pak_eigen(aanbod, door)
    if nu.status == Status.LOPEND:
        raise RuilFout("Je bent aan het ruilen. Stop eerst de ruil.")
    kringen.controleer_vrij(nu)
    zet(nu, Status.INGETROKKEN, door=door, op=op, reden=reden.strip())
    kringen.verlaat(aanbod=nu, door=door, op=op)


# ----


def _pak_eigen(aanbod: Ruilaanbod, door: Gebruiker) -> Ruilaanbod:
    nu = pak(aanbod.pk)
    if nu.deelnemer_id != door.pk:
        raise RuilFout("Dit is niet jouw aanbod.")
    return nu


def _leg_voor(aanbod: Ruilaanbod, *, door: Gebruiker, op: datetime, reden: str = "") -> None:
    vandaag = timezone.localdate(op)
    zet(aanbod, Status.INGEDIEND, door=door, op=op, reden=reden, ingediend_op=vandaag)
    brieven.na_te_kijken(aanbod, op=op)


def _keur_compleet(aanbod: Ruilaanbod) -> None:
    if leeg := aanbod.ontbreekt():
        raise NietCompleet(leeg)


def _een_tegelijk(door: Gebruiker, behalve: Ruilaanbod | None = None) -> None:
    """Said kindly; that two windows do not get past it is held by the account, and by the database."""
    Gebruiker.objects.select_for_update(of=("self",)).get(pk=door.pk)
    ander = Ruilaanbod.objects.van(door).levend()
    if ander.exclude(pk=behalve.pk if behalve else None).exists():
        raise RuilFout(AL_EEN)


def _zet_voorkeuren(aanbod: Ruilaanbod, organisaties: Sequence[Organisatie]) -> None:
    if aanbod.organisatie in organisaties:
        raise RuilFout("Je eigen organisatie kun je niet kiezen.")
    if list(aanbod.voorkeursvolgorde.values_list("organisatie", flat=True)) == [
        een.pk for een in organisaties
    ]:
        return
    aanbod.voorkeursvolgorde.all().delete()
    for rang, organisatie in enumerate(organisaties, 1):
        aanbod.voorkeursvolgorde.create(organisatie=organisatie, rang=rang)
