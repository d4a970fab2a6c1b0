"""Forgetting who reacted: from when, and the forgetting itself. What is counted stays as it was."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from twentsekracht import bestanden
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.post import vergeet
from vacatures import bewaartermijn
from vacatures.models import Bijlage, Reactie, Reactiestap, Sollicitatie, Vacature

MAP = "sollicitaties"
NOG_ONDERWEG = timedelta(days=1)  # a file is written before its row


@transaction.atomic
def procedure_geeindigd(*, vacature: Vacature, op: datetime) -> None:
    """Every place has an outcome, or it was called off: from today the term of all its reactions runs."""
    _loopt_af(Sollicitatie.objects.filter(vacature=vacature, reactie__isnull=False), timezone.localdate(op))


@transaction.atomic
def reactie_geeindigd(*, reactie: Reactie, op: datetime) -> None:
    """Rejected or withdrawn: for this person the procedure ended, whatever becomes of the vacancy."""
    _loopt_af(Sollicitatie.objects.filter(reactie=reactie), timezone.localdate(op))


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
        _loopt_af(bewaartermijn.zonder_datum().filter(vacature=vacature), einde)
    te_oud = bewaartermijn.zonder_datum().filter(gemaakt_op__lte=op - bewaartermijn.HOOGSTENS_OPEN)
    _loopt_af(te_oud, vandaag)


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


def ruim_bestanden_op(*, op: datetime) -> int:
    """Files that no row knows (any more): of a removal that was cut off after it was committed."""
    bekend = set(Bijlage.objects.order_by().values_list("bestand", flat=True))
    return bestanden.ruim_op(map=MAP, bekend=bekend, ouder_dan=op - NOG_ONDERWEG)
