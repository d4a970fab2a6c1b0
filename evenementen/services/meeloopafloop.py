"""Around the day: reminding both of it, asking how it was, what came of it, thanks; and forgetting who it was."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Exists, Max, OuterRef
from django.utils import timezone

from evenementen.fouten import EvenementFout
from evenementen.models import (
    Bedankje,
    Meeloopdag,
    Meeloopplek,
    Meeloopverzoek,
    Meeloopverzoekstap,
    Meeloopwens,
)
from evenementen.services import meeloopbrieven as brieven
from evenementen.services.meeloopstappen import zet
from twentsekracht.organisaties.models import Gebruiker

Status = Meeloopverzoek.Status
HERINNER = timedelta(days=3)  # before the day
NOG_VRAGEN = timedelta(days=14)  # after the day: long enough to catch up with days that the portal was down


def te_herinneren(*, op):
    """Who goes along soon. Asked for it as late as today, they know."""
    vandaag = timezone.localdate(op)
    return Meeloopverzoek.objects.filter(
        status=Status.BEVESTIGD,
        herinnerd_op=None,
        datum__gt=vandaag,
        datum__lte=vandaag + HERINNER,
        bezoeker__isnull=False,
    )


def na_te_vragen(*, op):
    vandaag = timezone.localdate(op)
    return Meeloopverzoek.objects.filter(
        status=Status.BEVESTIGD, nagevraagd_op=None, datum__lt=vandaag, datum__gte=vandaag - NOG_VRAGEN
    )


@transaction.atomic
def herinner(*, verzoek_id: int, op: datetime) -> bool:
    """Both, once. Answers whether it was time."""
    verzoek = _pak(te_herinneren(op=op), verzoek_id)
    if verzoek is None:
        return False
    verzoek.herinnerd_op = op
    verzoek.save(update_fields=["herinnerd_op"])
    brieven.herinnering(verzoek, op=op)
    return True


@transaction.atomic
def vraag_na(*, verzoek_id: int, op: datetime) -> bool:
    """How it was, of both, once. Answers whether it was time."""
    verzoek = _pak(na_te_vragen(op=op), verzoek_id)
    if verzoek is None:
        return False
    verzoek.nagevraagd_op = op
    verzoek.save(update_fields=["nagevraagd_op"])
    brieven.hoe_was_het(verzoek, op=op)
    return True


def _pak(verzoeken, pk: int) -> Meeloopverzoek | None:
    return verzoeken.met_alles().select_for_update(of=("self",)).filter(pk=pk).first()


@transaction.atomic
def leg_uitkomst_vast(
    *, verzoek: Meeloopverzoek, is_doorgegaan: bool, door: Gebruiker, op: datetime, reden: str = ""
) -> None:
    """By either of the two, from the day itself on. When it did not happen it says why."""
    verzoek = _van_twee(verzoek, door)
    if verzoek.datum > timezone.localdate(op):
        raise EvenementFout("De dag moet nog komen.")
    if not is_doorgegaan and not reden.strip():
        raise EvenementFout("Schrijf erbij waarom het niet doorging.")
    naar = Status.DOORGEGAAN if is_doorgegaan else Status.NIET_DOORGEGAAN
    zet(verzoek, naar, door=door, op=op, reden="" if is_doorgegaan else reden.strip())


@transaction.atomic
def bedank(*, verzoek: Meeloopverzoek, door: Gebruiker, tekst: str, op: datetime) -> Bedankje:
    """A few words that only the other reads."""
    verzoek = _van_twee(verzoek, door)
    if verzoek.status != Status.DOORGEGAAN:
        raise EvenementFout("Bedanken kan als het meelopen is doorgegaan.")
    ander = verzoek.ander(door)
    if ander is None:
        raise EvenementFout("De ander heeft geen account meer.")
    van = Bedankje.Van.GASTGEVER if verzoek.is_gastgever(door) else Bedankje.Van.BEZOEKER
    try:
        with transaction.atomic():
            bedankje = verzoek.bedankjes.create(van=van, tekst=tekst.strip(), gegeven_op=op)
    except IntegrityError as fout:
        raise EvenementFout("Je hebt al een bedankje gestuurd.") from fout
    brieven.bedankt(verzoek, ander, door, op=op)
    return bedankje


def _van_twee(verzoek: Meeloopverzoek, door: Gebruiker) -> Meeloopverzoek:
    """As it is now, held, for one of the two."""
    nu = _pak(Meeloopverzoek.objects.met(door), verzoek.pk)
    if nu is None:
        raise EvenementFout("Dit kan alleen wie erbij was.")
    return nu


# ---- forgetting


@transaction.atomic
def vergeet(*, op: datetime) -> None:
    """A year after the day nobody needs to know who it was; that it was, is counted for good."""
    grens = timezone.localdate(op) - timedelta(days=settings.MEELOPEN_BEWAARDAGEN)
    vergeet_verzoeken(Meeloopverzoek.objects.filter(datum__lt=grens))
    later = Meeloopdag.objects.filter(plek=OuterRef("pk"), datum__gte=grens)
    stil = Meeloopplek.objects.filter(~Exists(later)).annotate(laatste=Max("stappen__vastgelegd_op"))
    for plek in stil.filter(laatste__date__lt=grens, gastgever__isnull=False).order_by("pk"):
        vergeet_plek(plek, op=op, reden="Een jaar niet gebruikt")
    Meeloopwens.objects.filter(tot__lt=grens).delete()


def vergeet_verzoeken(verzoeken) -> None:
    """The words go, and who it was; organisation, day and status stay."""
    pks = list(verzoeken.values_list("pk", flat=True))
    Bedankje.objects.filter(verzoek__in=pks).delete()
    Meeloopverzoekstap.objects.filter(verzoek__in=pks).update(reden="", door=None)
    Meeloopverzoek.objects.filter(pk__in=pks).update(bezoeker=None, motivatie="", leidinggevende="")


def vergeet_plek(plek: Meeloopplek, *, op: datetime, reden: str) -> None:
    """One that nobody ever asked for goes altogether."""
    if not Meeloopverzoek.objects.filter(dag__plek=plek).exists():
        plek.delete()
        return
    plek.stappen.update(door=None, reden="")
    if plek.status != Meeloopplek.Status.BEEINDIGD:
        zet(plek, Meeloopplek.Status.BEEINDIGD, door=None, op=op, reden=reden)
    leeg = dict.fromkeys(("leidinggevende", "adres", "meenemen", "wat_je_ziet"), "")
    Meeloopplek.objects.filter(pk=plek.pk).update(gastgever=None, **leeg)
