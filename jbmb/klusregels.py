"""The rules of a klus: who looks after one, what an organisation wants first, and when an answer or a klus lapses."""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from jbmb.models import (
    KLUS_VOORBIJ,
    REACTIE_LEVEND,
    REACTIE_WACHT,
    Klus,
    Klusbeleid,
    Klusreactie,
)
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.vasthouden import akkoord_tot, herinner_na

LANGST = timedelta(days=183)  # longer is a job: for that there is the swap, and the vacancy
KLUSGEVER_KIEST = timedelta(days=7)  # after the last day to respond
NOG_AFRONDEN = timedelta(days=30)  # after the last day: then it is done without a word
BEWAREN = timedelta(days=365)
WERKDAGEN_PERSOON = 5
# Who sees what the own organisation posted, and may take it back.
TOEZIENDEN = (Rol.AMBASSADEUR, Rol.CONTACTPERSOON, Rol.COORDINATOR)

Wijze = Klusbeleid.Wijze
Status = Klusreactie.Status


def wijze_van(organisatie_id: int | None) -> Wijze:
    """Without a rule of its own the leidinggevende agrees."""
    gevonden = Klusbeleid.objects.filter(organisatie=organisatie_id).values_list("wijze", flat=True)
    return Wijze(gevonden.first() or Wijze.AKKOORD)


def te_overzien_door(gebruiker: Gebruiker, *, op: date) -> QuerySet[Klus]:
    return Klus.objects.beheerbaar_door(gebruiker, op=op, rollen=TOEZIENDEN)


def mag_overzien(klus: Klus, gebruiker: Gebruiker, *, op: date) -> bool:
    return toegang.heeft_rol(gebruiker, *TOEZIENDEN, op=op, organisatie=klus.organisatie)


def is_te_reageren(klus: Klus, *, op: date) -> bool:
    """One question."""
    return Klus.objects.te_vinden(op=op).filter(pk=klus.pk).exists()


def begin(klus: Klus) -> datetime:
    """The first minute of the first day."""
    return timezone.make_aware(datetime.combine(klus.van, time()))


def antwoord_tot(klus: Klus, *, voor_leidinggevende: bool, op: datetime) -> datetime:
    """Some working days, and never so long that nobody else could be chosen before it begins."""
    werkdagen = settings.AKKOORD_WERKDAGEN if voor_leidinggevende else WERKDAGEN_PERSOON
    return akkoord_tot(begin(klus), werkdagen=werkdagen, op=op)


# ---- what is due


def te_vervallen_reacties(*, op: datetime) -> QuerySet[Klusreactie]:
    return Klusreactie.objects.filter(status__in=REACTIE_WACHT, antwoord_tot__lte=op)


def te_beginnen(*, op: date) -> QuerySet[Klus]:
    """The first day is there: it runs, or nobody was found."""
    return Klus.objects.filter(status=Klus.Status.OPEN, van__lte=op)


def af_te_ronden(*, op: date) -> QuerySet[Klus]:
    return Klus.objects.filter(status=Klus.Status.LOPEND, tot__lt=op - NOG_AFRONDEN)


def te_kiezen(*, op: date) -> QuerySet[Klus]:
    """Nobody can respond any more, and who did waits."""
    wacht = Klusreactie.objects.filter(klus=OuterRef("pk"), status=Status.GEREAGEERD)
    return Klus.objects.filter(
        Exists(wacht), status=Klus.Status.OPEN, reageren_tot__lt=op, klusgever__isnull=False
    )


def is_te_herinneren(reactie: Klusreactie, *, op: datetime) -> bool:
    """Half-way between being asked and too late, once."""
    if reactie.status not in REACTIE_WACHT or reactie.herinnerd_op or reactie.antwoord_tot <= op:
        return False
    gevraagd, tot = timezone.localdate(reactie.gevraagd_op), timezone.localdate(reactie.antwoord_tot)
    return timezone.localdate(op) >= herinner_na(gevraagd, tot)


def te_vergeten_klussen(*, op: date) -> QuerySet[Klus]:
    oud = Klus.objects.filter(status__in=KLUS_VOORBIJ).annotate(laatst=Max("stappen__vastgelegd_op"))
    iets = Q(klusgever__isnull=False) | ~Q(omschrijving="")
    return oud.filter(iets, laatst__date__lt=op - BEWAREN)


def te_vergeten_reacties(*, op: date) -> QuerySet[Klusreactie]:
    """A year after its last step. Thanks that somebody shows on the profile stay theirs until they take them off."""
    oud = Klusreactie.objects.exclude(status__in=REACTIE_LEVEND).filter(deelnemer__isnull=False)
    oud = oud.annotate(laatst=Max("stappen__vastgelegd_op"))
    return oud.filter(laatst__date__lt=op - BEWAREN).exclude(toont_dank=True, motivatie="", leidinggevende="")


def weg_op(rij: Klus | Klusreactie) -> date | None:
    """When it is forgotten whose it was: for who looks at their own. Reads the steps."""
    loopt = rij.status not in KLUS_VOORBIJ if isinstance(rij, Klus) else rij.status in REACTIE_LEVEND
    stappen = list(rij.stappen.all())
    if loopt or not stappen or getattr(rij, "toont_dank", False):
        return None
    return timezone.localdate(stappen[-1].vastgelegd_op) + BEWAREN
