"""What people thought of a cohort: counted, not kept as what one person answered."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from jbmb import cohortevaluatie
from jbmb.fouten import RuilFout
from jbmb.models import Cohort, Cohorttekst, Cohorttelling, Cohortvraag
from jbmb.services.cohortstappen import pak_cohort
from twentsekracht.organisaties.models import Gebruiker

GESLOTEN = "Je kunt dit cohort niet (meer) beoordelen."


@transaction.atomic
def evalueer(
    *, cohort: Cohort, antwoorden: dict[Cohortvraag, int | str], door: Gebruiker, op: datetime
) -> None:
    """Once per person. Nothing of this goes to the log: a moment would tell whose it was."""
    nu = pak_cohort(cohort.pk)
    rij = cohortevaluatie.te_vragen(nu).filter(deelnemer=door).first()
    if rij is None or not cohortevaluatie.is_open(nu, op=timezone.localdate(op)):
        raise RuilFout(GESLOTEN)
    rij.heeft_geevalueerd = True
    rij.save(update_fields=["heeft_geevalueerd"])
    for vraag, antwoord in antwoorden.items():
        _tel(nu, vraag, antwoord)


def _tel(cohort: Cohort, vraag: Cohortvraag, antwoord: int | str) -> None:
    if vraag.soort == Cohortvraag.Soort.TEKST:
        Cohorttekst.objects.create(cohort=cohort, vraag=vraag, tekst=antwoord)
        return
    welke = {"cohort": cohort, "vraag": vraag, "waarde": antwoord}
    Cohorttelling.objects.bulk_create([Cohorttelling(**welke)], ignore_conflicts=True)
    Cohorttelling.objects.filter(**welke).update(aantal=F("aantal") + 1)
