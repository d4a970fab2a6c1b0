"""What happens to klussen without anybody pressing a button: reminding, beginning, lapsing, forgetting."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from jbmb.klusregels import (
    af_te_ronden,
    is_te_herinneren,
    te_beginnen,
    te_kiezen,
    te_vergeten_klussen,
    te_vergeten_reacties,
)
from jbmb.models import (
    KLUS_VOORBIJ,
    REACTIE_WACHT,
    Klus,
    Klusreactie,
    Klusreactiestap,
    Klusstap,
)
from jbmb.services import klusbrieven as brieven
from jbmb.services.klusreacties import laat_vervallen
from jbmb.services.klussen import laat_allen_los, rond_gepakte_af
from jbmb.services.klusstappen import pak, pak_reactie, reacties_van, zet

Status = Klus.Status
R = Klusreactie.Status

__all__ = ["begin", "herinner", "herinner_klusgever", "laat_vervallen", "rond_oude_af", "vergeet"]


@transaction.atomic
def begin(*, klus_id: int, op: datetime) -> bool:
    """The first day is there. Who was not chosen hears so; with nobody it is over. Answers whether it was time."""
    klus = pak(klus_id)
    if not te_beginnen(op=timezone.localdate(op)).filter(pk=klus.pk).exists():
        return False
    if not reacties_van(klus, R.AFGESPROKEN):
        zet(klus, Status.VERVALLEN, door=None, op=op, reden="Niemand gevonden op de eerste dag")
        brieven.niemand_gevonden(klus, op=op)
        laat_allen_los(klus, R.NIET_GEKOZEN, "De klus gaat niet door.", door=None, op=op)
        return True
    zet(klus, Status.LOPEND, door=None, op=op)
    over = reacties_van(klus, R.GEREAGEERD, *REACTIE_WACHT)
    brieven.begint(klus, over, op=op)
    for reactie in over:
        zet(reactie, R.NIET_GEKOZEN, door=None, op=op, reden="De klus is begonnen")
    brieven.loopt(klus, op=op)
    return True


@transaction.atomic
def rond_oude_af(*, klus_id: int, op: datetime) -> bool:
    """Long after the last day nobody has to say that it is done. Answers whether it was time."""
    klus = pak(klus_id)
    if not af_te_ronden(op=timezone.localdate(op)).filter(pk=klus.pk).exists():
        return False
    rond_gepakte_af(klus, door=None, op=op)
    return True


@transaction.atomic
def herinner(*, reactie_id: int, op: datetime) -> bool:
    """Who has to answer, half-way and once: the person, or their leidinggevende. Answers whether it was time."""
    reactie = pak_reactie(reactie_id)
    if not is_te_herinneren(reactie, op=op):
        return False
    reactie.herinnerd_op = op
    reactie.save(update_fields=["herinnerd_op"])
    if reactie.status == R.GEKOZEN:
        brieven.nog_antwoorden(reactie, op=op)
    else:
        brieven.vraag_akkoord(reactie, op=op, is_herinnering=True)
    return True


@transaction.atomic
def herinner_klusgever(*, klus_id: int, op: datetime) -> bool:
    """Nobody can respond any more, so choose. Once. Answers whether it was time."""
    klus, vandaag = pak(klus_id), timezone.localdate(op)
    if klus.herinnerd_op or not te_kiezen(op=vandaag).filter(pk=klus.pk).exists():
        return False
    klus.herinnerd_op = vandaag
    klus.save(update_fields=["herinnerd_op"])
    brieven.kies_iemand(klus, op=op)
    return True


# ---- forgetting


@transaction.atomic
def vergeet(*, op: datetime) -> None:
    """A year after the end nobody needs to know who it was; organisation, period and status stay, for the figures."""
    vandaag = timezone.localdate(op)
    vergeet_reacties(list(te_vergeten_reacties(op=vandaag).values_list("pk", flat=True)))
    vergeet_klussen(list(te_vergeten_klussen(op=vandaag).values_list("pk", flat=True)))


def vergeet_reacties(pks: list[int], *, ook_getoond: bool = False) -> None:
    """Thanks that somebody shows on the profile stay with them, for as long as they show it and have an account."""
    rijen = Klusreactie.objects.filter(pk__in=pks)
    Klusreactiestap.objects.filter(reactie__in=pks).update(reden="", door=None)
    rijen.update(motivatie="", leidinggevende="")
    weg = rijen if ook_getoond else rijen.filter(toont_dank=False)
    weg.update(deelnemer=None, dank="", toont_dank=False)


def vergeet_klussen(pks: list[int]) -> None:
    Klusstap.objects.filter(klus__in=pks).update(reden="", door=None)
    Klus.objects.filter(pk__in=pks, status__in=KLUS_VOORBIJ).update(omschrijving="", klusgever=None)
