"""What came of the evaluation of an event, from five answers on (besluiten/0016); and who may still answer.

It is shown when the time to answer is over: who looks every day would see what the last one answered.
"""

from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count

from evenementen.cijfers import PERSOON
from evenementen.models import Deelname, Evaluatietekst, Evaluatietelling, Evaluatievraag, Evenement
from twentsekracht import evaluatie
from twentsekracht.evaluatie import GENOEG, Soort, Uitslag

INVULLEN = timedelta(days=14)  # after the last day
# Who had a place and may have been there: whether they were is often noted days later.
GEWEEST = (Deelname.Status.BEVESTIGD, Deelname.Status.AANWEZIG)


def sluit_op(evenement: Evenement) -> date:
    """The last day to answer."""
    return evenement.einde + INVULLEN


def is_open(evenement: Evenement, *, op: date) -> bool:
    return evenement.einde < op and op - INVULLEN <= evenement.einde and not evenement.is_afgelast


def is_bekend(evenement: Evenement, *, op: date) -> bool:
    return evenement.einde < op - INVULLEN


def te_vragen(evenement: Evenement):
    """Of who may answer and did not: everything of this event that they went to."""
    return Deelname.objects.filter(
        onderdeel__evenement=evenement,
        onderdeel__afgelast_op=None,
        status__in=GEWEEST,
        deelnemer__isnull=False,
        heeft_geevalueerd=False,
    ).order_by("pk")


def ingevuld(evenement: Evenement) -> int | None:
    """By how many people; None: fewer than five."""
    rijen = Deelname.objects.filter(onderdeel__evenement=evenement, heeft_geevalueerd=True).order_by()
    aantal = rijen.aggregate(mensen=Count(PERSOON, distinct=True))["mensen"]
    return aantal if aantal >= GENOEG else None


def uitslagen(evenement: Evenement) -> list[Uitslag]:
    """Of every question that was answered or is asked now. Three queries."""
    tellingen = Evaluatietelling.objects.filter(evenement=evenement).order_by("waarde")
    teksten = Evaluatietekst.objects.filter(evenement=evenement)
    return evaluatie.uitslagen(
        Evaluatievraag.objects.all(),
        tellingen.values_list("evenement", "vraag", "waarde", "aantal"),
        teksten.values_list("evenement", "vraag", "tekst"),
    )


def rapportcijfers(evenementen: list[Evenement], *, op: date) -> dict[int, Decimal]:
    """The mark of each (id) of which five gave one, as everybody may read it. One query."""
    bekend = [een.pk for een in evenementen if is_bekend(een, op=op)]
    tellingen = Evaluatietelling.objects.filter(evenement__in=bekend, vraag__soort=Soort.CIJFER)
    per_evenement: dict[int, list[tuple[int, int]]] = {}
    for pk, waarde, aantal in tellingen.values_list("evenement", "waarde", "aantal"):
        per_evenement.setdefault(pk, []).append((waarde, aantal))
    geteld = {pk: evaluatie.geteld([van_een]) for pk, van_een in per_evenement.items()}
    return {pk: evaluatie.gemiddelde(telling) for pk, telling in geteld.items() if telling}
