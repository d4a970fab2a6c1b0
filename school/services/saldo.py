"""Surplus goes from one organisation to another when both agree: the one offers it, the other takes it or does not.

Never more than there is at that moment: both agreements of the year are held first, always the lowest id first, and
then it is counted. Enrolments that are cancelled afterwards may still make it too much; that is then a shortage.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from school.fouten import OverdrachtFout
from school.jaarstand import jaarstanden
from school.models import Afspraak, SaldoOverdracht, SaldoOverdrachtstap
from school.services import saldobrieven
from twentsekracht.logboek.services import leg_vast
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import Rol

Status = SaldoOverdracht.Status


@transaction.atomic
def bied_saldo_aan(
    *,
    jaar: int,
    gever: Organisatie,
    ontvanger: Organisatie,
    aantal: int,
    door: Gebruiker | None,
    op: datetime,
    toelichting: str = "",
) -> SaldoOverdracht:
    """What is on offer cannot be offered to somebody else too."""
    if jaar not in (timezone.localdate(op).year, timezone.localdate(op).year - 1):
        raise OverdrachtFout("Overdragen kan alleen over dit jaar en het vorige.")
    if gever.pk == ontvanger.pk:
        raise OverdrachtFout("Kies een andere organisatie dan je eigen.")
    _vergrendel(jaar, gever, ontvanger)
    over = _stand(jaar, gever, op).over
    if not 1 <= aantal <= over:
        raise OverdrachtFout(_hoogstens(over))
    overdracht = SaldoOverdracht(
        jaar=jaar, gever=gever, ontvanger=ontvanger, aantal=aantal, toelichting=toelichting.strip()
    )
    overdracht.save(force_insert=True)
    _stap(overdracht, "", door=door, op=op, organisatie=gever, actie="overschot aangeboden")
    saldobrieven.aangeboden(overdracht, op=op)
    return overdracht


def _hoogstens(over: int) -> str:
    if not over:
        return "Er is nu geen overschot om aan te bieden."
    return f"Er is nu een overschot van {over}. Vul een getal in van 1 tot en met {over}."


@transaction.atomic
def neem_saldo_aan(*, overdracht: SaldoOverdracht, door: Gebruiker | None, op: datetime) -> SaldoOverdracht:
    """Counted again: enrolments may have been cancelled since the offer."""
    overdracht = _pak(overdracht)
    _vergrendel(overdracht.jaar, overdracht.gever, overdracht.ontvanger)
    saldo = _stand(overdracht.jaar, overdracht.gever, op).saldo_na
    if overdracht.aantal > saldo:
        over = f"nog maar {saldo}" if saldo > 0 else "geen"
        raise OverdrachtFout(
            f"{overdracht.gever} heeft intussen {over} overschot. Vraag om een nieuw aanbod."
        )
    return _beslis(overdracht, Status.AANGENOMEN, door, op)


@transaction.atomic
def weiger_saldo(
    *, overdracht: SaldoOverdracht, door: Gebruiker | None, op: datetime, reden: str = ""
) -> SaldoOverdracht:
    return _beslis(_pak(overdracht), Status.GEWEIGERD, door, op, reden)


@transaction.atomic
def trek_saldo_in(*, overdracht: SaldoOverdracht, door: Gebruiker | None, op: datetime) -> SaldoOverdracht:
    """By who offered it, as long as there is no answer."""
    return _beslis(_pak(overdracht), Status.INGETROKKEN, door, op)


def _beslis(
    overdracht: SaldoOverdracht, naar: Status, door, op: datetime, reden: str = ""
) -> SaldoOverdracht:
    van = overdracht.status
    overdracht.status = naar
    overdracht.save(update_fields=["status"])
    wie = overdracht.gever if naar == Status.INGETROKKEN else overdracht.ontvanger
    actie = f"overschot {naar.label.lower()}"
    _stap(overdracht, van, door=door, op=op, organisatie=wie, actie=actie, reden=reden.strip())
    saldobrieven.besloten(overdracht, reden.strip(), op=op)
    return overdracht


def _pak(overdracht: SaldoOverdracht) -> SaldoOverdracht:
    """The offer as it is now, both agreements held; only one that still waits for an answer."""
    _grendel(overdracht.jaar, overdracht.gever, overdracht.ontvanger)
    overdracht = SaldoOverdracht.objects.select_related("gever", "ontvanger").get(pk=overdracht.pk)
    if not SaldoOverdracht.OVERGANGEN.get(overdracht.status):
        raise OverdrachtFout(f"Dit aanbod is al {overdracht.get_status_display().lower()}.")
    return overdracht


def _grendel(jaar: int, gever: Organisatie, ontvanger: Organisatie) -> set[int]:
    """Both agreements, as far as they are there: whose (id) have a number to reach."""
    rijen = Afspraak.objects.select_for_update(no_key=True).filter(jaar=jaar)
    gevonden = rijen.filter(organisatie__in=[gever, ontvanger]).order_by("pk")
    return {rij.organisatie_id for rij in gevonden if rij.te_behalen is not None}


def _vergrendel(jaar: int, gever: Organisatie, ontvanger: Organisatie) -> None:
    """Who gives or takes without a number to reach has nothing to hand over, and no use for it."""
    met_aantal = _grendel(jaar, gever, ontvanger)
    for wie in (gever, ontvanger):
        if wie.pk not in met_aantal:
            raise OverdrachtFout(f"{wie} heeft voor {jaar} geen afspraak met een aantal.")


def _stand(jaar: int, organisatie: Organisatie, op: datetime):
    (stand,), _ = jaarstanden(jaar, op=timezone.localdate(op), organisaties=[organisatie])
    return stand


def _stap(overdracht, van: str, *, door, op: datetime, organisatie, actie: str, reden: str = "") -> None:
    SaldoOverdrachtstap.objects.create(
        overdracht=overdracht, van=van, naar=overdracht.status, reden=reden, door=door, vastgelegd_op=op
    )
    leg_vast(
        door=door, rol=Rol.CONTACTPERSOON, actie=actie, object=overdracht, organisatie=organisatie, op=op
    )
