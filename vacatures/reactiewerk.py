"""What waits for who reads reactions: new ones, people to tell that it is over, and where one is on a committee."""

from datetime import date, timedelta

from django.db.models import Count, Min, Q, Window
from django.urls import reverse

from twentsekracht.mijn.werkvoorraad import Taak
from twentsekracht.organisaties import toegang
from vacatures import behandelkring, woorden
from vacatures.bewaartermijn import VOORBIJ
from vacatures.models import Reactie

SOORT = "Vacatures"
BINNEN = timedelta(days=14)  # nobody waits longer for a first word
PER_SOORT = 5  # the rest is one line that leads to the list
BEKEND = Q(reacties__sollicitatie__isnull=False)  # somebody to read about, and to write to


def taken(*, gebruiker, op: date) -> list[Taak]:
    """Three queries, one without a role; whatever the number of vacancies and reactions."""
    commissies = _commissies(gebruiker, op)
    if not toegang.heeft_rol(gebruiker, *behandelkring.ROLLEN, op=op):
        return commissies
    mijn = behandelkring.te_behandelen(gebruiker, op=op)
    return [*_nieuwe(mijn), *_zonder_bericht(mijn), *commissies]


def _nieuwe(mijn) -> list[Taak]:
    """How many nobody has looked at, the vacancy on which somebody waits longest first."""
    lopend = mijn.exclude(status__in=VOORBIJ)
    ontvangen = Q(reacties__status=Reactie.Status.ONTVANGEN)
    return _per_vacature(
        _met_aantal(lopend, ontvangen, Min("reacties__ingediend_op", filter=ontvangen & BEKEND)),
        titel=("Lees 1 nieuwe reactie op", "Lees {} nieuwe reacties op"),
        uiterlijk=lambda vacature: vacature.sinds + BINNEN,
        toelichting=lambda vacature: f"De oudste is van {woorden.dag(vacature.sinds)}",
        rest="met nieuwe reacties",
    )


def _zonder_bericht(mijn) -> list[Taak]:
    """The vacancy has ended: these got our mail that it is over, and not a word from who read their reaction."""
    voorbij = mijn.filter(status__in=VOORBIJ)
    lopend = Q(reacties__status__in=Reactie.LOPEND)
    return _per_vacature(
        _met_aantal(voorbij, lopend, Min("reacties__sollicitatie__verwijderen_op", filter=lopend)),
        titel=("Stuur 1 kandidaat bericht:", "Stuur {} kandidaten bericht:"),
        uiterlijk=lambda vacature: vacature.sinds,
        toelichting=lambda vacature: f"De vacature is {vacature.get_status_display().lower()}",
        rest="die voorbij zijn, met kandidaten zonder bericht",
    )


def _met_aantal(vacatures, welke: Q, sinds):
    return (
        vacatures.annotate(aantal=Count("reacties", filter=welke & BEKEND), sinds=sinds)
        .filter(aantal__gt=0)
        .annotate(totaal=Window(Count("pk")))
        .order_by("sinds", "code")
    )


def _per_vacature(vacatures, *, titel, uiterlijk, toelichting, rest) -> list[Taak]:
    eerste = list(vacatures[:PER_SOORT])
    een, meer = titel
    taken = [
        Taak(
            titel=f"{een if vacature.aantal == 1 else meer.format(vacature.aantal)} {vacature.titel}",
            url=reverse("vacatures:reacties", args=[vacature.pk]),
            soort=SOORT,
            uiterlijk=uiterlijk(vacature),
            toelichting=toelichting(vacature),
        )
        for vacature in eerste
    ]
    over = eerste[0].totaal - PER_SOORT if eerste else 0
    if over > 0:
        wat = f"Nog {over} {'vacature' if over == 1 else 'vacatures'} {rest}"
        taken.append(Taak(titel=wat, url=reverse("vacatures:beheren"), soort=SOORT))
    return taken


def _commissies(gebruiker, op: date) -> list[Taak]:
    zittingen = behandelkring.zittingen(gebruiker, op=op).select_related("vacature").order_by("tot", "pk")
    return [
        Taak(
            titel=f"Lees de reacties op {zitting.vacature.titel}",
            url=reverse("vacatures:reacties", args=[zitting.vacature_id]),
            soort=SOORT,
            uiterlijk=zitting.tot,
            toelichting="Je zit in de selectiecommissie",
        )
        for zitting in zittingen
    ]
