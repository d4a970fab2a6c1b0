"""Offering a place to go along: writing it, its days, and whether it can be seen.

Who changes a place holds its days, the lowest id first: the same rows that who asks for a day holds (`meelopen.py`).
"""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from evenementen.fouten import EvenementFout, GeenLeidinggevende, GeenOrganisatie
from evenementen.models import OP_TE_ZEGGEN_MEELOPEN, Meeloopdag, Meeloopplek, Meeloopverzoek
from evenementen.models.meelopen import MEESTE_PLAATSEN
from evenementen.services import meelopen
from evenementen.services.meeloopstappen import zet
from twentsekracht.organisaties.collega import keur_collega
from twentsekracht.organisaties.fouten import GeenCollega
from twentsekracht.organisaties.models import Gebruiker

Status = Meeloopplek.Status
MEESTE_DAGEN = 60  # of one place
HOE_VER = 2  # years ahead


@transaction.atomic
def bewaar_plek(*, plek: Meeloopplek, door: Gebruiker, op: datetime) -> Meeloopplek:
    """A new one is a concept. Who still comes hears of another place to meet, or of what to bring."""
    if door.organisatie_id is None:
        raise GeenOrganisatie
    if plek.leidinggevende:
        plek.leidinggevende = _keur_leidinggevende(door, plek.leidinggevende)
    if plek.pk is None:
        plek.gastgever, plek.organisatie = door, door.organisatie
        zet(plek, Status.CONCEPT, door=door, op=op)
        return plek
    was = _pak(plek, door)
    if was.status == Status.BEEINDIGD:
        raise EvenementFout("Deze plek is beëindigd. Maak een nieuwe.")
    plek.status = was.status
    plek.save()
    if (was.adres, was.meenemen) != (plek.adres, plek.meenemen):
        meelopen.meld_wijziging(plek=plek, op=op)
    return plek


@transaction.atomic
def zet_dag(
    *,
    plek: Meeloopplek,
    datum: date,
    begintijd: time,
    eindtijd: time,
    aantal: int,
    door: Gebruiker,
    op: datetime,
) -> Meeloopdag:
    """One more day. A day that is there already is not changed: it is taken away, and put there anew."""
    plek, vandaag = _pak(plek, door), timezone.localdate(op)
    if plek.status == Status.BEEINDIGD:
        raise EvenementFout("Deze plek is beëindigd. Maak een nieuwe.")
    if not vandaag < datum < vandaag.replace(year=vandaag.year + HOE_VER, day=1):
        raise EvenementFout(f"Kies een dag na vandaag, en binnen {HOE_VER} jaar.")
    if eindtijd <= begintijd:
        raise EvenementFout("De eindtijd ligt voor de begintijd.")
    if not 1 <= aantal <= MEESTE_PLAATSEN:
        raise EvenementFout(f"Er kunnen 1 tot {MEESTE_PLAATSEN} mensen tegelijk komen.")
    if plek.dagen.filter(datum=datum).exists():
        raise EvenementFout("Deze dag staat er al.")
    if plek.dagen.filter(datum__gt=vandaag).count() >= MEESTE_DAGEN:
        raise EvenementFout(f"Een plek heeft hoogstens {MEESTE_DAGEN} dagen die nog komen.")
    return plek.dagen.create(datum=datum, begintijd=begintijd, eindtijd=eindtijd, plaatsen=aantal)


@transaction.atomic
def haal_dag_weg(*, dag: Meeloopdag, door: Gebruiker, op: datetime) -> None:
    """One for which nobody ever asked. Who comes is told by calling it off, with a word why."""
    _pak(dag.plek, door)
    if Meeloopverzoek.objects.filter(dag=dag).exists():
        raise EvenementFout("Voor deze dag vroeg al iemand. Zeg dat af, of pauzeer de plek.")
    dag.delete()


def _keur_leidinggevende(door: Gebruiker, adres: str) -> str:
    try:
        return keur_collega(door, adres, "je leidinggevende", organisatie=door.organisatie)
    except GeenCollega as fout:
        raise GeenLeidinggevende(str(fout)) from fout


def _pak(plek: Meeloopplek, door: Gebruiker | None) -> Meeloopplek:
    """As it is now, with its days held: nobody asks for one meanwhile. `door` None: who it was leaves the portal.

    The place itself is held first, so that no two of its host's changes cross; who asks for a day does not need it.
    """
    nu = Meeloopplek.objects.select_for_update(of=("self",)).filter(pk=plek.pk).first()
    if nu is None or (door is not None and nu.gastgever_id != door.pk):
        raise EvenementFout("Dit is niet jouw plek.")
    list(Meeloopdag.objects.select_for_update().filter(plek=nu).order_by("pk"))
    return nu


@transaction.atomic
def publiceer(*, plek: Meeloopplek, door: Gebruiker, op: datetime) -> None:
    """Also of one that was paused. Without a day to come there is nothing to choose."""
    plek = _pak(plek, door)
    dagen = plek.dagen.all()
    if not any(dag.datum > timezone.localdate(op) for dag in dagen):
        raise EvenementFout("Zet er eerst een dag bij die nog komt.")
    zet(plek, Status.GEPUBLICEERD, door=door, op=op)


@transaction.atomic
def pauzeer(*, plek: Meeloopplek, door: Gebruiker, op: datetime) -> None:
    """Nobody can ask any more; who comes, still comes."""
    plek = _pak(plek, door)
    zet(plek, Status.GEPAUZEERD, door=door, op=op)


@transaction.atomic
def beeindig(*, plek: Meeloopplek, door: Gebruiker | None, op: datetime, reden: str) -> None:
    """For good: who was still to come is told, with why."""
    plek = _pak(plek, door)
    komend = Meeloopverzoek.objects.met_alles().filter(
        dag__plek=plek, status__in=OP_TE_ZEGGEN_MEELOPEN, datum__gte=timezone.localdate(op)
    )
    if komend and not reden.strip():
        raise EvenementFout("Schrijf erbij waarom: er komt nog iemand.")
    for verzoek in komend.order_by("pk"):
        meelopen.zeg_af(verzoek, door=door, op=op, reden=reden.strip())
    zet(plek, Status.BEEINDIGD, door=door, op=op, reden=reden.strip())
