"""The places of a run: how many are taken, for whom the others are, and why. Any number of runs at the same price.

A place is taken by who has it, by who waits for approval and by whom it is offered to. Until the release date a
quotum keeps places for an organisation, as far as its own people do not have them yet; then they are free for all.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db.models import Count

from school.afspraken import onder_afspraak
from school.models import BEZET, Inschrijving, Quotum, Uitvoering
from school.no_show import aan_de_beurt_op
from twentsekracht.plaatsen import Bezetting, Stand
from twentsekracht.vaste_vraag import Plek, VasteVraag

WACHTLIJST = Inschrijving.Status.WACHTLIJST
Volgorde = Uitvoering.Volgorde
GETELD = (
    Inschrijving.objects.filter(status__in=[*BEZET, WACHTLIJST])
    .exclude(status=WACHTLIJST, deelnemer=None)  # of an old list: there is nobody to offer a place to
    .order_by()
    .values_list("uitvoering", "organisatie", "status", "is_achteraan")
    .annotate(Count("pk"))
)
# Of one run: while it is held, composing this question takes longer than asking it.
GETELD_VAN_EEN = VasteVraag(lambda: GETELD.filter(uitvoering=Plek("run")))


def bezettingen(uitvoeringen: Iterable[Uitvoering], *, op: date) -> dict[int, Bezetting]:
    """Per run (id). One query, and one more when a quotum may count."""
    uitvoeringen = list(uitvoeringen)
    per_run = {
        run.pk: Bezetting(run.max_deelnemers, achteraan_mag=op >= aan_de_beurt_op(run))
        for run in uitvoeringen
    }
    for run, organisatie, status, is_achteraan, aantal in _geteld(per_run):
        bezetting = per_run[run]
        wachtend = bezetting.achteraan if is_achteraan else bezetting.wachtend
        (wachtend if status == WACHTLIJST else bezetting.bezet)[organisatie] += aantal
    met_quota = [run.pk for run in uitvoeringen if run.houdt_vrij(op=op)]
    if met_quota:
        quota = Quotum.objects.filter(uitvoering__in=met_quota).order_by()
        for run, organisatie, aantal in quota.values_list("uitvoering", "organisatie", "aantal"):
            per_run[run].quota[organisatie] = aantal
    return per_run


def _geteld(runs) -> Iterable[tuple]:
    """`runs`: their ids."""
    if len(runs) == 1:
        return GETELD_VAN_EEN(run=next(iter(runs)))
    return GETELD.filter(uitvoering__in=runs)


def plaatsen(
    uitvoeringen: Iterable[Uitvoering], *, op: date, organisatie_id: int | None = None
) -> dict[int, Stand]:
    """Per run (id), as the people of this organisation see it: at most four queries for any number of runs."""
    uitvoeringen = list(uitvoeringen)
    per_run = bezettingen(uitvoeringen, op=op)
    onder = _onder(uitvoeringen, per_run) if organisatie_id else {}
    return {
        run.pk: _stand(run, per_run[run.pk], organisatie_id, onder.get(run.start.year, frozenset()))
        for run in uitvoeringen
    }


def _onder(uitvoeringen, per_run) -> dict[int, frozenset[int]]:
    """Asked only when it matters: somebody waits where it decides the order."""
    jaren = {
        run.start.year
        for run in uitvoeringen
        if run.wachtlijst == Volgorde.AFSPRAAK and per_run[run.pk].wachtend
    }
    return onder_afspraak(jaren) if jaren else {}


def _stand(run: Uitvoering, bezetting: Bezetting, organisatie_id, onder: frozenset[int]) -> Stand:
    return Stand(
        bezetting.bezet.total(),
        run.max_deelnemers,
        voor_anderen=bezetting.voor_anderen(organisatie_id),
        voor_ons=bezetting.ongebruikt(organisatie_id),
        vrijgave_op=run.vrijgave_op,
        wachtlijst=run.wachtlijst != Volgorde.GEEN,
        positie=_positie(run, bezetting.wachtend, organisatie_id, onder),
    )


def _positie(run, wachtend: Counter, organisatie_id, onder) -> int:
    """Behind everybody who waits, but for who comes first by the policy of the run."""
    if run.wachtlijst == Volgorde.AFSPRAAK and organisatie_id in onder:
        return 1 + sum(aantal for wie, aantal in wachtend.items() if wie in onder)
    return 1 + wachtend.total()
