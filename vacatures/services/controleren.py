"""A CV between coming in and being read: looked at for viruses, and given out to who may."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from twentsekracht import bestanden
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.werk.models import Job
from twentsekracht.werk.services import vraag_aan
from vacatures import behandelkring
from vacatures.models import Bijlage
from vacatures.services.brieven import mail_stap

SOORT = "vacatures.tasks.controleer_bijlage"


@transaction.atomic
def vraag_controle(*, bijlage: Bijlage, op: datetime) -> Job:
    return vraag_aan(
        soort=SOORT, sleutel=f"bijlage {bijlage.pk}", argumenten={"bijlage": bijlage.pk}, door=None, op=op
    )


@transaction.atomic
def leg_controle_vast(*, bijlage_id: int, is_besmet: bool, op: datetime) -> None:
    """What the scanner said of a file that was held. An infected one goes, and the candidate hears of it."""
    gevonden = Bijlage.objects.select_for_update(of=("self",))
    bijlage = gevonden.filter(pk=bijlage_id, controle=Bijlage.Controle.WACHT).first()
    if bijlage is None:
        return
    bijlage.controle = Bijlage.Controle.BESMET if is_besmet else Bijlage.Controle.SCHOON
    bijlage.save(update_fields=["controle"])
    if is_besmet:
        bestanden.verwijder_na_commit(bijlage.bestand)
        mail_stap(
            sollicitatie=bijlage.sollicitatie,
            sjabloon="reactie_cv_geweigerd",
            onderwerp="We konden je cv niet aannemen",
            op=op,
        )


@transaction.atomic
def geef_bijlage(*, bijlage: Bijlage, door: Gebruiker, op: datetime) -> Bijlage:
    """Somebody of the organisation takes the CV: that is written down."""
    vacature = bijlage.sollicitatie.vacature
    organisatie = vacature.organisatie
    rol = toegang.handelt_als(
        door, behandelkring.ROLLEN, op=timezone.localdate(op), organisatie_id=organisatie.pk
    )
    leg_vast(door=door, rol=rol, actie="cv gelezen", object=bijlage, organisatie=organisatie, op=op)
    return bijlage
