"""Who comes first on a waiting list, and why: by the policy that the run publishes."""

from collections.abc import Iterable
from dataclasses import dataclass

from school.afspraken import onder_afspraak
from school.models import Inschrijving, Uitvoering

Volgorde = Uitvoering.Volgorde


@dataclass(frozen=True)
class Wachtplek:
    inschrijving: Inschrijving
    positie: int
    reden: str


def wachtlijsten(uitvoeringen: Iterable[Uitvoering]) -> dict[int, list[Wachtplek]]:
    """Per run (id) everybody who waits, in order. At most three queries for any number of runs."""
    runs = {run.pk: run for run in uitvoeringen}
    wachtend = Inschrijving.objects.filter(
        uitvoering__in=runs, status=Inschrijving.Status.WACHTLIJST, deelnemer__isnull=False
    ).order_by("wacht_sinds", "pk")
    per_run: dict[int, list[Inschrijving]] = {}
    for rij in wachtend:
        per_run.setdefault(rij.uitvoering_id, []).append(rij)
    jaren = {runs[pk].start.year for pk in per_run if runs[pk].wachtlijst == Volgorde.AFSPRAAK}
    onder = onder_afspraak(jaren) if jaren else {}
    return {
        pk: _op_volgorde(runs[pk], rijen, onder.get(runs[pk].start.year, frozenset()))
        for pk, rijen in per_run.items()
    }


def _op_volgorde(run: Uitvoering, rijen: list[Inschrijving], onder: frozenset[int]) -> list[Wachtplek]:
    """Of rows that stand in order of waiting."""
    volgt_afspraak = run.wachtlijst == Volgorde.AFSPRAAK
    if volgt_afspraak:
        rijen = sorted(rijen, key=lambda rij: rij.organisatie_id not in onder)
    return [
        Wachtplek(rij, nummer, _reden(run, volgt_afspraak, rij.organisatie_id in onder))
        for nummer, rij in enumerate(rijen, start=1)
    ]


def _reden(run: Uitvoering, volgt_afspraak: bool, is_onder: bool) -> str:
    if not volgt_afspraak:
        return "Wie het langst wacht, is het eerst aan de beurt."
    if is_onder:
        return f"Je organisatie zit onder haar afspraak voor {run.start.year} en gaat daarom voor."
    return (
        "Eerst komen collega’s van organisaties die nog onder hun afspraak zitten, dan wie het langst wacht."
    )
