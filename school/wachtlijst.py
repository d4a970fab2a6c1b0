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
    per_run: dict[int, list[Inschrijving]] = {}
    for rij in _wachtend(runs):
        per_run.setdefault(rij.uitvoering_id, []).append(rij)
    onder = _onder(runs[pk] for pk in per_run)
    return {
        pk: _op_volgorde(runs[pk], rijen, onder.get(runs[pk].start.year, frozenset()))
        for pk, rijen in per_run.items()
    }


def plek_van(rij: Inschrijving) -> Wachtplek:
    """Of one of them: of the others only what decides the order, since the list may be long."""
    run = rij.uitvoering
    onder = _onder([run]).get(run.start.year, frozenset())
    allen = _wachtend([run]).values_list("is_achteraan", "organisatie", "pk")
    volgorde = sorted(allen, key=lambda een: _rang(run, onder, *een[:2]))
    positie = 1 + [pk for *_, pk in volgorde].index(rij.pk)
    return Wachtplek(rij, positie, *_waarom(run, rij, rij.organisatie_id in onder))


def _wachtend(runs: Iterable[Uitvoering | int]):
    """In order of waiting."""
    return Inschrijving.objects.filter(
        uitvoering__in=runs, status=Inschrijving.Status.WACHTLIJST, deelnemer__isnull=False
    ).order_by("wacht_sinds", "pk")


def _onder(runs: Iterable[Uitvoering]) -> dict[int, frozenset[int]]:
    """Per year who is below its agreement, where that decides the order."""
    jaren = {run.start.year for run in runs if run.wachtlijst == Volgorde.AFSPRAAK}
    return onder_afspraak(jaren) if jaren else {}


def _rang(
    run: Uitvoering, onder: frozenset[int], is_achteraan: bool, organisatie_id: int
) -> tuple[bool, bool]:
    """Who is equal in this comes in order of waiting."""
    return is_achteraan, run.wachtlijst == Volgorde.AFSPRAAK and organisatie_id not in onder


def _op_volgorde(run: Uitvoering, rijen: list[Inschrijving], onder: frozenset[int]) -> list[Wachtplek]:
    """Of rows that stand in order of waiting."""
    rijen = sorted(rijen, key=lambda rij: _rang(run, onder, rij.is_achteraan, rij.organisatie_id))
    return [
        Wachtplek(rij, nummer, *_waarom(run, rij, rij.organisatie_id in onder))
        for nummer, rij in enumerate(rijen, start=1)
    ]


def _waarom(run: Uitvoering, rij: Inschrijving, is_onder: bool) -> tuple[str, str]:
    """In words for who waits, and for who looks after the list."""
    if rij.is_achteraan:
        dag = date_format(aan_de_beurt_op(run), "j F")
        return (
            "Je kwam het afgelopen jaar vaker niet, zonder bericht. Daarom komen de anderen eerst. "
            f"Is er op {dag} of later nog een plaats vrij, dan bieden we je die aan.",
            f"Kwam vaker niet, zonder bericht. Komt na de anderen, en pas vanaf {dag}.",
        )
    if run.wachtlijst != Volgorde.AFSPRAAK:
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
