"""Of the demo's runs: what to bring, what those who went thought of it, and a certificate."""

from collections import Counter
from datetime import datetime, timedelta
from itertools import cycle

from django.utils import timezone

from school import services
from school.evaluatie import is_bekend
from school.models import (
    GEEFT_BEWIJS,
    Evaluatietekst,
    Evaluatietelling,
    Evaluatievraag,
    Inschrijving,
    Uitvoering,
)

Soort = Evaluatievraag.Soort
MEENEMEN = {
    "omgevingswet": "een plan of vergunning uit je eigen werk",
    "excel": "je laptop, met Excel erop",
    "duidelijk-schrijven": "een brief of mail die je zelf schreef",
}
CIJFERS = (8, 7, 9, 8, 6, 8, 7, 10, 8, 5, 7, 9)
EENS = (4, 5, 4, 3, 5, 4, 2, 4, 5)
TEKSTEN = (
    "Meer tijd om te oefenen met voorbeelden uit het eigen werk.",
    "De zaal was koud, verder prima.",
    "Graag de dia’s een dag van tevoren.",
    "Niets, ik kon er dezelfde week mee aan de slag.",
    "Het tempo lag in het begin laag, daarna goed.",
    "Een opfrisochtend na een half jaar zou fijn zijn.",
    "Kleinere groepen, dan komt iedereen aan de beurt.",
)
VULT_IN = 3  # of every four who went


def vul(uitvoeringen: dict[tuple[str, int], Uitvoering], *, op: datetime) -> None:
    for (code, _), run in uitvoeringen.items():
        if meenemen := MEENEMEN.get(code):
            Uitvoering.objects.filter(pk=run.pk).update(meenemen=meenemen)
    cijfers, eens, teksten = cycle(CIJFERS), cycle(EENS), cycle(TEKSTEN)
    antwoorden = {Soort.CIJFER: cijfers, Soort.SCHAAL: eens, Soort.TEKST: teksten}
    vragen = list(Evaluatievraag.objects.filter(is_actief=True))
    for run in uitvoeringen.values():
        if is_bekend(run, op=timezone.localdate(op)):
            _evalueer(run, vragen, antwoorden)
    _geef_bewijzen(op)


def _evalueer(run: Uitvoering, vragen: list[Evaluatievraag], antwoorden: dict) -> None:
    geweest = run.inschrijvingen.filter(status__in=[*GEEFT_BEWIJS, Inschrijving.Status.DEELS])
    wie = [
        pk
        for nummer, pk in enumerate(geweest.order_by("pk").values_list("pk", flat=True))
        if nummer % 4 < VULT_IN
    ]
    Inschrijving.objects.filter(pk__in=wie).update(heeft_geevalueerd=True)
    for vraag in vragen:
        gegeven = [next(antwoorden[vraag.soort]) for _ in wie]
        if vraag.soort == Soort.TEKST:
            Evaluatietekst.objects.bulk_create(
                Evaluatietekst(uitvoering=run, vraag=vraag, tekst=tekst) for tekst in sorted(set(gegeven))
            )
        else:
            Evaluatietelling.objects.bulk_create(
                Evaluatietelling(uitvoering=run, vraag=vraag, waarde=waarde, aantal=aantal)
                for waarde, aantal in sorted(Counter(gegeven).items())
            )


def _geef_bewijzen(op: datetime) -> None:
    """To who was there, some days after; what was of the last weeks they have not asked for yet."""
    eigen = Inschrijving.objects.filter(
        deelnemer__isnull=False,
        status__in=GEEFT_BEWIJS,
        uitvoering__start__lt=timezone.localdate(op) - timedelta(days=21),
    )
    for rij in eigen.select_related("uitvoering").order_by("pk"):
        services.geef_bewijs(inschrijving=rij, op=op)
