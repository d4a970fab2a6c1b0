"""Asking what people thought of an event, once; and their answers: counted, not kept as what one person answered."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from evenementen import evaluatie
from evenementen.fouten import EvenementFout
from evenementen.models import Deelname, Evaluatietekst, Evaluatietelling, Evaluatievraag, Evenement
from evenementen.services import evaluatiepost
from twentsekracht.organisaties.models import Gebruiker

GESLOTEN = "Je kunt dit evenement niet (meer) beoordelen."


@transaction.atomic
def evalueer(
    *,
    evenement: Evenement,
    gebruiker: Gebruiker,
    antwoorden: dict[Evaluatievraag, int | str],
    op: datetime,
) -> None:
    """Once per person, in however many parts. Nothing of this goes to the log: a moment would tell whose it was."""
    eigen = evaluatie.te_vragen(evenement).filter(deelnemer=gebruiker)
    rijen = list(eigen.select_for_update(of=("self",)).values_list("pk", flat=True))
    if not rijen or not evaluatie.is_open(evenement, op=timezone.localdate(op)):
        raise EvenementFout(GESLOTEN)
    alles = Deelname.objects.filter(onderdeel__evenement=evenement, deelnemer=gebruiker)
    if alles.filter(heeft_geevalueerd=True).exists():
        raise EvenementFout(GESLOTEN)
    Deelname.objects.filter(pk__in=rijen).update(heeft_geevalueerd=True)
    # Always in the same order: of two at once the one waits for the other.
    for vraag in sorted(antwoorden, key=lambda een: een.pk):
        _tel(evenement, vraag, antwoorden[vraag])


def _tel(evenement: Evenement, vraag: Evaluatievraag, antwoord: int | str) -> None:
    if vraag.soort == Evaluatievraag.Soort.TEKST:
        Evaluatietekst.objects.create(evenement=evenement, vraag=vraag, tekst=antwoord)
        return
    welke = {"evenement": evenement, "vraag": vraag, "waarde": antwoord}
    Evaluatietelling.objects.bulk_create([Evaluatietelling(**welke)], ignore_conflicts=True)
    Evaluatietelling.objects.filter(**welke).update(aantal=F("aantal") + 1)


@transaction.atomic
def vraag_evaluatie(*, evenement: Evenement, op: datetime) -> int:
    """One mail to everybody who may answer and was not asked yet; answers how many. Asked once, in any part."""
    if not evaluatie.is_open(evenement, op=timezone.localdate(op)):
        return 0
    rijen = evaluatie.te_vragen(evenement).filter(evaluatie_gevraagd_op=None).select_related("deelnemer")
    nieuw = list(rijen.select_for_update(of=("self",)))
    if not nieuw:
        return 0
    al = set(
        Deelname.objects.filter(onderdeel__evenement=evenement, deelnemer__isnull=False)
        .exclude(evaluatie_gevraagd_op=None, heeft_geevalueerd=False)
        .values_list("deelnemer", flat=True)
    )
    Deelname.objects.filter(pk__in=[rij.pk for rij in nieuw]).update(evaluatie_gevraagd_op=op)
    mensen = {rij.deelnemer_id: rij.deelnemer for rij in nieuw if rij.deelnemer_id not in al}
    evaluatiepost.vraag(evenement, mensen.values(), op=op)
    return len(mensen)
