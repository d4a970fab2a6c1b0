"""What waits at the platform office about who was there: courses that are over and not noted, and what is not right."""

from datetime import date, timedelta

from django.db.models import Count, Min, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from school.models import Bezwaar, Inschrijving, Uitvoering
from twentsekracht.mijn.werkvoorraad import Taak

SOORT = "Twentse School"
TERUG = timedelta(days=60)  # what is longer ago nobody will remember
NOTEREN = timedelta(days=14)
ANTWOORDEN = timedelta(days=7)


def taken(op: date) -> list[Taak]:
    """Two queries."""
    return [*_bezwaren(op), *_te_noteren(op)]


def _bezwaren(op: date) -> list[Taak]:
    open_nog = Bezwaar.objects.filter(beantwoord_op__isnull=True, inschrijving__deelnemer__isnull=False)
    per_run = (
        open_nog.order_by()
        .values_list("inschrijving__uitvoering", "inschrijving__uitvoering__opleiding__titel")
        .annotate(Count("pk"), sinds=Min("gevraagd_op"))
        .order_by("sinds")
    )
    return [_bezwaar(run, titel, aantal, timezone.localdate(sinds)) for run, titel, aantal, sinds in per_run]


def _bezwaar(run: int, titel: str, aantal: int, sinds: date) -> Taak:
    return Taak(
        titel=f"Antwoord wie zegt dat de aanwezigheid bij ‘{titel}’ niet klopt",
        url=reverse("admin:school_uitvoering_deelnemers", args=[run]),
        soort=SOORT,
        uiterlijk=sinds + ANTWOORDEN,
        toelichting=f"{aantal} {'vraag' if aantal == 1 else 'vragen'}, sinds {date_format(sinds, 'j F Y')}.",
    )


def _te_noteren(op: date) -> list[Taak]:
    nog = Count("inschrijvingen", filter=Q(inschrijvingen__status=Inschrijving.Status.BEVESTIGD))
    voorbij = (
        Uitvoering.objects.annotate(laatste=Coalesce("einde", "start"), nog=nog)
        .filter(laatste__lt=op, laatste__gte=op - TERUG, afgelast_op__isnull=True, nog__gt=0)
        .select_related("opleiding")
        .order_by("laatste", "pk")
    )
    return [
        Taak(
            titel=f"Noteer wie er was bij ‘{run.opleiding.titel}’",
            url=reverse("admin:school_uitvoering_deelnemers", args=[run.pk]),
            soort=SOORT,
            uiterlijk=run.laatste + NOTEREN,
            toelichting=f"Van {run.nog} {'deelnemer' if run.nog == 1 else 'deelnemers'} is nog niets bekend.",
        )
        for run in voorbij
    ]
