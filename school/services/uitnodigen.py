"""Keeping the calendars of participants right after a run was changed."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, prefetch_related_objects

from school.agendaverschil import verschillen
from school.models import MET_PLAATS, Inschrijving, Uitvoering
from school.services import brieven
from school.services.grendel import vergrendel
from school.services.stappen import pak
from twentsekracht.werk.services import vraag_aan

STEM_AF = "school.tasks.stem_agenda_af"
# Who changes something often changes one thing more: people are told once, of all of it.
EVEN_WACHTEN = timedelta(minutes=10)


def vraag_afstemming(*, uitvoering_id: int, op: datetime) -> None:
    """In a moment: who has a place in this run hears what changed."""
    vanaf = op + EVEN_WACHTEN
    vraag_aan(
        soort=STEM_AF,
        sleutel=f"uitvoering {uitvoering_id} {vanaf:%Y-%m-%d %H:%M}",
        argumenten={"uitvoering": uitvoering_id, "vanaf": vanaf.isoformat()},
        door=None,
        op=op,
    )


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
    return [rij.pk for rij in rijen if verschillen(rij, rij.agendaberichten.all(), op=op)]


@transaction.atomic
def stem_agenda_af(*, inschrijving_id: int, op: datetime) -> bool:
    """One person, in a transaction of their own. Answers whether there was something to tell."""
    uitvoering_id = Inschrijving.objects.values_list("uitvoering", flat=True).get(pk=inschrijving_id)
    vergrendel(uitvoering_id)
    inschrijving = pak(inschrijving_id)
    return inschrijving.deelnemer is not None and brieven.agenda_gewijzigd(inschrijving, op=op)
