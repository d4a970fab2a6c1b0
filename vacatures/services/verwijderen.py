"""Forgetting who reacted: from when, and the forgetting itself. What is counted stays as it was."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from twentsekracht import bestanden
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Gebruiker, Lidmaatschap
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.post import vergeet, verstuur
from twentsekracht.werk.models import Job
from twentsekracht.werk.services import vraag_aan
from vacatures import bewaartermijn
from vacatures.fouten import VacatureFout
from vacatures.models import Bijlage, Reactie, Reactiestap, Sollicitatie, Vacature
from vacatures.services.brieven import mail_wie_wacht

MAP = "sollicitaties"
SOORT = "vacatures.tasks.vergeet"
NOG_ONDERWEG = timedelta(days=1)  # a file is written before its row


@transaction.atomic
def procedure_geeindigd(*, vacature: Vacature, op: datetime) -> None:
    """Every place has an outcome, or it was called off: from today the term of all its reactions runs.

    Who still waits is told, by the same transaction: after their data is gone nobody can.
    """
    sollicitaties = Sollicitatie.objects.filter(vacature=vacature, reactie__isnull=False)
    _loopt_af(sollicitaties, timezone.localdate(op))
    mail_wie_wacht(sollicitaties=sollicitaties, op=op)


@transaction.atomic
def reactie_geeindigd(*, reactie: Reactie, op: datetime) -> None:
    """Rejected or withdrawn: for this person the procedure ended, whatever becomes of the vacancy."""
    _loopt_af(Sollicitatie.objects.filter(reactie=reactie), timezone.localdate(op))


def reactie_loopt_weer(*, reactie: Reactie) -> None:
    """A rejection was taken back: nobody knows any more when it ends."""
    Sollicitatie.objects.filter(reactie=reactie).update(verwijderen_op=None)


def _loopt_af(sollicitaties: QuerySet, einde: date) -> None:
    """What goes sooner already, stays so."""
    for mag_bewaren in (False, True):
        dag = bewaartermijn.verwijderdag(einde, mag_bewaren=mag_bewaren)
        later = Q(verwijderen_op__isnull=True) | Q(verwijderen_op__gt=dag)
        sollicitaties.filter(later, mag_bewaren=mag_bewaren).update(verwijderen_op=dag)


@transaction.atomic
def zet_einden(*, op: datetime) -> None:
    """The net under the verbs: what ended, or must have ended by now, gets its day."""
    vandaag = timezone.localdate(op)
    for sollicitatie in bewaartermijn.geeindigde_reacties():
        sinds = timezone.localdate(sollicitatie.sinds) if sollicitatie.sinds else vandaag
        _loopt_af(Sollicitatie.objects.filter(pk=sollicitatie.pk), sinds)
    for vacature, einde in bewaartermijn.geeindigde_vacatures(op=vandaag):
        _eindig(bewaartermijn.zonder_datum().filter(vacature=vacature), einde, op)
    te_oud = bewaartermijn.zonder_datum().filter(gemaakt_op__lte=op - bewaartermijn.HOOGSTENS_OPEN)
    _eindig(te_oud, vandaag, op)


def _eindig(zonder_datum: QuerySet, einde: date, op: datetime) -> None:
    """Told first: who has a date, is no longer among them."""
    mail_wie_wacht(sollicitaties=zonder_datum, op=op)
    _loopt_af(zonder_datum, einde)


@transaction.atomic
def verwijder_verlopen(*, sollicitatie_id: int, op: datetime) -> bool:
    """Takes away one of which the term is over. False: it is gone already, or its term has changed since."""
    reactie_id = Sollicitatie.objects.filter(pk=sollicitatie_id).values_list("reactie", flat=True).first()
    if reactie_id:  # whoever handles it holds this row, and comes first
        Reactie.objects.select_for_update().filter(pk=reactie_id).first()
    gevonden = bewaartermijn.te_verwijderen(op=op).filter(pk=sollicitatie_id)
    sollicitatie = gevonden.select_for_update(of=("self",)).select_related("vacature__organisatie").first()
    if sollicitatie is None:
        return False
    verwijder(sollicitatie=sollicitatie, op=op)
    return True


@transaction.atomic
def verwijder(*, sollicitatie: Sollicitatie, op: datetime) -> None:
    """The person, the text, the file and our mails about it go; the reaction is counted as before."""
    leg_vast(
        door=None,
        rol="",
        actie="sollicitatie verwijderd",
        object=sollicitatie,
        organisatie=sollicitatie.vacature.organisatie,
        op=op,
    )
    if sollicitatie.reactie_id:
        Reactie.objects.filter(pk=sollicitatie.reactie_id).update(kandidaat=None)
        Reactiestap.objects.filter(reactie=sollicitatie.reactie_id).update(door=None)
    for naam in Bijlage.objects.filter(sollicitatie=sollicitatie).values_list("bestand", flat=True):
        bestanden.verwijder_na_commit(naam)
    sollicitatie.delete()
    _vergeet_mail(sollicitatie.email)


def _vergeet_mail(adres: str) -> None:
    """Of somebody from outside who has nothing else here; a colleague's mail goes after thirty days by itself."""
    mensen = Gebruiker.objects.filter(email__iexact=adres)
    if not mensen.exists() and not Sollicitatie.objects.filter(email__iexact=adres).exists():
        vergeet(aan=adres)


@transaction.atomic
def meld_te_veel(*, aantal: int, op: datetime) -> None:
    """Every night that it waits: the term of the law is over, so nobody may overlook it."""
    rollen = Lidmaatschap.objects.geldig(op=timezone.localdate(op)).filter(rol=Rol.COORDINATOR)
    mensen = Gebruiker.objects.open(op=timezone.localdate(op))
    for wie in mensen.filter(pk__in=rollen.values("gebruiker")).order_by("pk"):
        verstuur(
            aan=wie.email,
            onderwerp=f"{aantal} reacties wachten op verwijderen",
            sjabloon="verwijderen_wacht",
            context={
                "naam": wie.get_short_name(),
                "aantal": aantal,
                "url": f"{settings.SITE_URL}{reverse('vacatures:verwijderen_nakijken')}",
            },
            waarom="je de coördinator van Twentse Kracht bent",
            op=op,
        )


@transaction.atomic
def keur_verwijderen_goed(*, aantal: int, door: Gebruiker, op: datetime) -> Job:
    """The platform office looked: so many may go after all (see `bewaartermijn.te_veel`). Begins at once."""
    vandaag = timezone.localdate(op)
    if not toegang.heeft_rol(door, Rol.COORDINATOR, op=vandaag):
        raise VacatureFout("Alleen de coördinator kan dit goedkeuren.")
    te_veel = bewaartermijn.te_veel(op=op)
    if te_veel > aantal:
        raise VacatureFout(f"Het zijn er nu {te_veel}. Kijk het nog een keer na.")
    sleutel = f"goedgekeurd {vandaag:%Y-%m-%d}"
    job = vraag_aan(soort=SOORT, sleutel=sleutel, argumenten={"goedgekeurd": aantal}, door=door, op=op)
    leg_vast(door=door, rol=Rol.COORDINATOR, actie="verwijderen van reacties goedgekeurd", object=job, op=op)
    return job


@transaction.atomic
def vergeet_commissies(*, op: datetime) -> int:
    """Who sat on a committee, when that is of no use any more. Answers how many rows went."""
    aantal = 0
    for lid in bewaartermijn.voorbije_leden(op=timezone.localdate(op)):
        leg_vast(
            door=None,
            rol="",
            actie="commissielid verwijderd",
            object=lid,
            organisatie=lid.vacature.organisatie,
            op=op,
        )
        lid.delete()
        aantal += 1
    return aantal


def ruim_bestanden_op(*, op: datetime) -> int:
    """Files that no row knows (any more): of a removal that was cut off after it was committed."""
    bekend = set(Bijlage.objects.order_by().values_list("bestand", flat=True))
    return bestanden.ruim_op(map=MAP, bekend=bekend, ouder_dan=op - NOG_ONDERWEG)
