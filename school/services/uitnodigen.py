"""Keeping the calendars of participants right after a run was changed."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, prefetch_related_objects

from school.agenda import te_vertellen
from school.models import MET_PLAATS, Inschrijving, Uitvoering
from school.services import brieven
from school.services.grendel import vergrendel
from school.services.stappen import pak
from school.services.vertellen import vertel_eerst
from twentsekracht.mijn.agendaverschil import verschillen
from twentsekracht.werk.later import vraag_aan_vanaf

STEM_AF = "school.tasks.stem_agenda_af"
# Who changes something often changes one thing more: people are told once, of all of it.
EVEN_WACHTEN = timedelta(minutes=10)


def vraag_afstemming(*, uitvoering_id: int, op: datetime) -> None:
    """In a moment: who has a place in this run hears what changed."""
    vanaf = (op + EVEN_WACHTEN).replace(second=0, microsecond=0)  # one job for all of a minute
    vraag_aan_vanaf(soort=STEM_AF, wat="uitvoering", pk=uitvoering_id, vanaf=vanaf, op=op)


def af_te_stemmen(uitvoering_id: int, *, op: datetime) -> list[int]:
    """The enrolments (ids) whose calendar does not know how it stands. Four queries, none of them locks."""
    run = Uitvoering.objects.select_related("opleiding").get(pk=uitvoering_id)
    verteld = Q(agendaberichten__is_vervallen=False)
    rijen = list(
        run.inschrijvingen.filter(Q(status__in=MET_PLAATS) | verteld, deelnemer__isnull=False)
        .distinct()
        .order_by("pk")
        .prefetch_related("agendaberichten")
    )
    prefetch_related_objects([run], "bijeenkomsten")
    for rij in rijen:
        rij.uitvoering = run
    return [rij.pk for rij in rijen if verschillen(te_vertellen(rij), rij.agendaberichten.all(), op=op)]


@transaction.atomic
def stem_agenda_af(*, inschrijving_id: int, op: datetime) -> bool:
    """One person, in a transaction of their own. Answers whether there was something to tell."""
    uitvoering_id = Inschrijving.objects.values_list("uitvoering", flat=True).get(pk=inschrijving_id)
    vergrendel(uitvoering_id)
    inschrijving = pak(inschrijving_id)
    vertel_eerst(inschrijving, op=op)
    return inschrijving.deelnemer is not None and brieven.agenda_gewijzigd(inschrijving, op=op)
