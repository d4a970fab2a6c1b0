"""Keeping the calendars of who takes part right after a programme was changed."""

from collections import defaultdict
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from evenementen.agenda import te_vertellen
from evenementen.models import MET_PLAATS, Agendabericht, Deelname
from evenementen.services import brieven_programma as brieven
from evenementen.services.grendel import vergrendel, vergrendel_persoon
from evenementen.services.vertellen import vertel_eerst
from twentsekracht.mijn.agendaverschil import verschillen
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.werk.later import vraag_aan_vanaf

STEM_AF = "evenementen.tasks.stem_agenda_af"
# Who changes something often changes one thing more: people are told once, of all of it.
EVEN_WACHTEN = timedelta(minutes=10)


def vraag_afstemming(*, evenement_id: int, op: datetime) -> None:
    """In a moment: who has a place in this event hears what changed."""
    vanaf = (op + EVEN_WACHTEN).replace(second=0, microsecond=0)  # one job for all of a minute
    vraag_aan_vanaf(soort=STEM_AF, wat="evenement", pk=evenement_id, vanaf=vanaf, op=op)


def _in_agenda():
    """What is, or should be, in somebody's calendar."""
    verteld = Agendabericht.objects.filter(is_vervallen=False)
    return Deelname.objects.filter(
        Q(status__in=MET_PLAATS) | Q(agendaberichten__in=verteld), deelnemer__isnull=False
    ).distinct()


def af_te_stemmen(evenement_id: int, *, op: datetime) -> list[int]:
    """The people (ids) whose calendar does not know how it stands. Two queries, none of them locks."""
    rijen = (
        _in_agenda()
        .filter(onderdeel__evenement=evenement_id)
        .select_related("onderdeel__evenement")
        .prefetch_related("agendaberichten")
    )
    van_wie = defaultdict(list)
    for rij in rijen.order_by("pk"):
        van_wie[rij.deelnemer_id].append(rij)
    return [wie for wie, eigen in van_wie.items() if _verschilt(eigen, op)]


def _verschilt(eigen: list[Deelname], op: datetime) -> bool:
    verteld = [bericht for rij in eigen for bericht in rij.agendaberichten.all()]
    return bool(verschillen(te_vertellen(eigen), verteld, op=op))


@transaction.atomic
def stem_agenda_af(*, evenement_id: int, deelnemer_id: int, op: datetime) -> bool:
    """One person, in a transaction of their own. Answers whether there was something to tell."""
    vergrendel_persoon(
        Gebruiker(pk=deelnemer_id)
    )  # else they sign up for more meanwhile, and both tell of that
    eigen = _in_agenda().filter(onderdeel__evenement=evenement_id, deelnemer=deelnemer_id)
    vergrendel(eigen.values_list("onderdeel", flat=True))
    vertel_eerst([deelnemer_id], op=op)
    deelnames = list(eigen.select_related("onderdeel__evenement", "deelnemer").order_by("pk"))
    return bool(deelnames) and brieven.agenda_gewijzigd(deelnames, op=op)
