"""What waits in vakmensen-in-beweging: for who takes part, who helps, and the coördinator. Three queries at most."""

from datetime import date, timedelta

from django.db.models import Count, Min, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone

from jbmb.beoordelaars import ROLLEN
from jbmb.cohortevaluatie import INVULLEN
from jbmb.cohorthulp import wachten_op
from jbmb.models import Cohort, Cohortdeelname, Cohortmatch, Cohortmatchstap, Cohortstap
from twentsekracht.mijn.werkvoorraad import Taak
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.toegang import Rol

SOORT = "Vakmensen-in-beweging"
HULP = timedelta(days=5)  # within which somebody who asked for help hears something
ANTWOORD = timedelta(days=14)  # within which whose place it is says whether a match is right


def taken(*, gebruiker, op: date) -> list[Taak]:
    return [
        *_eigen(gebruiker, op),
        *_hulp(gebruiker, op),
        *_cohorten(gebruiker, op),
    ]


def _eigen(gebruiker, op: date) -> list[Taak]:
    """A match that waits for one's word, and what somebody did to the end and did not tell of yet. One query."""
    klaar = Cohortstap.objects.filter(cohort=OuterRef("cohort"), naar=Cohort.Status.AFGEROND).order_by("-pk")
    open_ = Cohortmatchstap.objects.filter(
        match__bij=OuterRef("pk"), match__status=Cohortmatch.Status.VOORGESTELD
    ).order_by("per")
    rijen = Cohortdeelname.objects.van(gebruiker).annotate(
        klaar_op=Subquery(klaar.values("per")[:1]), gevraagd_op=Subquery(open_.values("per")[:1])
    )
    te_vertellen = Q(
        status=Cohortdeelname.Status.AFGEROND, heeft_geevalueerd=False, klaar_op__gte=op - INVULLEN
    )
    rijen = rijen.filter(te_vertellen | Q(gevraagd_op__isnull=False)).select_related("cohort")
    return [_taak(rij) for rij in rijen.order_by("pk")]


def _taak(rij: Cohortdeelname) -> Taak:
    cohort = rij.cohort
    if rij.gevraagd_op is not None:
        url, uiterlijk = cohort.get_absolute_url(), rij.gevraagd_op + ANTWOORD
        return Taak("Zeg of de match klopt", url, SOORT, uiterlijk, cohort.titel)
    url = reverse("jbmb:cohort_evaluatie", args=[rij.cohort_id])
    return Taak("Vertel wat je van je cohort vond", url, SOORT, rij.klaar_op + INVULLEN, cohort.titel)


def _hulp(gebruiker, op: date) -> list[Taak]:
    if not toegang.heeft_rol(gebruiker, *ROLLEN, op=op):
        return []
    stand = wachten_op(gebruiker, op=op).aggregate(aantal=Count("pk"), sinds=Min("gevraagd_op"))
    if not stand["aantal"]:
        return []
    aantal = stand["aantal"]
    titel = "Beantwoord 1 hulpvraag" if aantal == 1 else f"Beantwoord {aantal} hulpvragen"
    uiterlijk = timezone.localdate(stand["sinds"]) + HULP
    return [Taak(titel, reverse("jbmb:hulp"), SOORT, uiterlijk, "Een deelnemer vraagt of je helpt.")]


def _cohorten(gebruiker, op: date) -> list[Taak]:
    if not toegang.heeft_rol(gebruiker, Rol.COORDINATOR, op=op):
        return []
    C = Cohort.Status
    te_kiezen = Cohort.objects.filter(status=C.OPEN, aanmelden_tot__lt=op)
    klaar = Cohort.objects.filter(status=C.LOOPT, einde__lt=op)
    return [
        Taak(
            "Kies de deelnemers" if rij.status == C.OPEN else "Rond het cohort af",
            reverse("admin:jbmb_cohort_deelnemers", args=[rij.pk]),
            SOORT,
            rij.start if rij.status == C.OPEN else rij.einde + ANTWOORD,
            rij.titel,
        )
        for rij in (te_kiezen | klaar).order_by("start", "pk")
    ]
