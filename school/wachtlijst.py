"""Who comes first on a waiting list, and why: by the policy that the run publishes."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format

from school.afspraken import onder_afspraak
from school.models import Inschrijving, Uitvoering
from school.no_show import aan_de_beurt_op

Volgorde = Uitvoering.Volgorde


@dataclass(frozen=True)
class Wachtplek:
    inschrijving: Inschrijving
    positie: int
    reden: str  # for who waits
    waarom: str  # for who looks after the list


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

    def rang(rij: Inschrijving) -> tuple[bool, bool]:
        return rij.is_achteraan, volgt_afspraak and rij.organisatie_id not in onder

    return [
        Wachtplek(rij, nummer, *_waarom(run, rij, volgt_afspraak, rij.organisatie_id in onder))
        for nummer, rij in enumerate(sorted(rijen, key=rang), start=1)
    ]


def _waarom(run: Uitvoering, rij: Inschrijving, volgt_afspraak: bool, is_onder: bool) -> tuple[str, str]:
    """In words for who waits, and for who looks after the list."""
    if rij.is_achteraan:
        dag = date_format(aan_de_beurt_op(run), "j F")
        return (
            "Je kwam het afgelopen jaar vaker niet, zonder bericht. Daarom komen de anderen eerst. "
            f"Is er op {dag} of later nog een plaats vrij, dan bieden we je die aan.",
            f"Kwam vaker niet, zonder bericht. Komt na de anderen, en pas vanaf {dag}.",
        )
    if not volgt_afspraak:
        return "Wie het langst wacht, is het eerst aan de beurt.", "Op volgorde van aanmelden."
    if is_onder:
        return (
            f"Je organisatie zit onder haar afspraak voor {run.start.year} en gaat daarom voor.",
            f"De organisatie zit onder haar afspraak voor {run.start.year}.",
        )
    return (
        "Eerst komen collega’s van organisaties die nog onder hun afspraak zitten, dan wie het langst wacht.",
        "Op volgorde van aanmelden, na wie onder de afspraak zit.",
    )
