"""When a vacancy opens for whom: the phases of its organisation, counted from the day it is published."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format

from twentsekracht.organisaties.models import Organisatie
from vacatures.models import FASEVELDEN, Fase, Vacature, Werkwijze

DAG_NUL = date(2000, 1, 1)  # any day does to count from


def werkwijze_van(organisatie: Organisatie) -> Werkwijze:
    """Its own, or the defaults (not saved)."""
    return Werkwijze.objects.filter(organisatie=organisatie).first() or Werkwijze(organisatie=organisatie)


def openstelling(vacature: Vacature, werkwijze: Werkwijze) -> dict[str, date | None]:
    """Per field of a phase the day on which it opens; None: it does not.

    What the vacaturehouder filled in goes before what the organisation is used to. No phase is wider than
    `doelgroep`, and none opens later than a wider one, since its people are among those.
    """
    dagen: dict[str, date | None] = {}
    ruimer = None
    for fase in reversed(Fase):
        dag = _dag(vacature, fase, werkwijze) if _doet_mee(fase, vacature.doelgroep) else None
        ruimer = min((moment for moment in (dag, ruimer) if moment), default=None)
        dagen[f"{fase}_op"] = ruimer
    return dict(reversed(dagen.items()))


def _doet_mee(fase: Fase, doelgroep: str) -> bool:
    volgorde = list(Fase)
    return volgorde.index(fase) <= volgorde.index(Fase(doelgroep))


def _dag(vacature: Vacature, fase: Fase, werkwijze: Werkwijze) -> date | None:
    if gekozen := getattr(vacature, f"{fase}_op"):
        return max(gekozen, vacature.gepubliceerd_op)
    na = getattr(werkwijze, f"{fase}_na")
    if na is None and fase == vacature.doelgroep:  # who it is for in the end always gets a turn
        na = 0
    return None if na is None else vacature.gepubliceerd_op + timedelta(days=na)


def meteen(doelgroep: str, dag: date | None) -> dict[str, date | None]:
    """Open at once for all it is for, as lists from elsewhere have it. Unknown: the governments of Twente."""
    vacature = Vacature(gepubliceerd_op=dag, doelgroep=doelgroep or Vacature.Doelgroep.REGIO)
    if dag is None:
        return dict.fromkeys(FASEVELDEN)
    return openstelling(vacature, Werkwijze())


def gewoonte(werkwijze: Werkwijze) -> list[tuple[str, str]]:
    """How a vacancy for everybody opens with an organisation, in words, the narrowest phase first."""
    dagen = _bij_plaatsen_op(werkwijze, DAG_NUL)
    return [
        (fase.label, _na((dag - DAG_NUL).days)) for fase in Fase if (dag := dagen[f"{fase}_op"]) is not None
    ]


def loopt_door_elkaar(werkwijze: Werkwijze) -> bool:
    """A wider group was given an earlier day than a narrower one, which then opens along with it."""
    dagen = _bij_plaatsen_op(werkwijze, DAG_NUL)
    gevraagd = {f"{fase}_op": getattr(werkwijze, f"{fase}_na") for fase in Fase}
    return any(
        na is not None and dagen[veld] != DAG_NUL + timedelta(days=na) for veld, na in gevraagd.items()
    )


def _bij_plaatsen_op(werkwijze: Werkwijze, dag: date) -> dict[str, date | None]:
    return openstelling(Vacature(gepubliceerd_op=dag, doelgroep=Vacature.Doelgroep.EXTERN), werkwijze)


def _na(dagen: int) -> str:
    return {0: "op de dag van plaatsen", 1: "na 1 dag"}.get(dagen, f"na {dagen} dagen")


def nog_niet_begonnen(vacature: Vacature, *, op: date) -> list[str]:
    """The fields of the phases that are still to come."""
    return [veld for veld in FASEVELDEN if (dag := getattr(vacature, veld)) and dag > op]


def te_laat(vacature: Vacature) -> list[str]:
    """Of a vacancy with its days filled in: the phases that would only begin after its last day, each a sentence."""
    if vacature.sluit_op is None:
        return []
    return [
        f"De fase ‘{fase.label}’ begint pas op {date_format(dag, 'j F Y')}, na de sluitdatum."
        for fase in Fase
        if (dag := getattr(vacature, f"{fase}_op")) and dag > vacature.sluit_op
    ]


@dataclass(frozen=True)
class Beurt:
    """From this day on this audience may react; `nu`: it is the widest one that may today."""

    fase: Fase
    vanaf: date
    nu: bool


def groep_van(vacature: Vacature, gebruiker, *, op: date) -> Fase:
    """The narrowest audience by which this reader may see it. Asked of a vacancy that they may see."""
    if not gebruiker.is_active or not gebruiker.organisatie_id:
        return Fase.EXTERN
    if gebruiker.organisatie_id == vacature.organisatie_id:
        for fase in (Fase.INTERN, Fase.HERPLAATSING):
            if (dag := getattr(vacature, f"{fase}_op")) and dag <= op:
                return fase
    return Fase.REGIO


def beurten(vacature: Vacature, *, groep: Fase, op: date) -> list[Beurt]:
    """Who may react now, and from when others may: only the phases that somebody of this audience may know of.

    Those are their own and the wider ones. Of phases that begin on the same day only the widest counts, and what
    would begin after the last day never does.
    """
    fasen = list(Fase)
    dagen = {fase: getattr(vacature, f"{fase}_op") for fase in fasen[fasen.index(groep) :]}
    einde = vacature.sluit_op or date.max
    begonnen = [Beurt(fase, dag, nu=True) for fase, dag in dagen.items() if dag and dag <= min(op, einde)]
    straks = {dag: fase for fase, dag in dagen.items() if dag and op < dag <= einde}
    return begonnen[-1:] + [Beurt(fase, dag, nu=False) for dag, fase in sorted(straks.items())]


def mag_reageren(vacature: Vacature, gebruiker, *, op: date) -> bool:
    """It is open, and this reader is in one of the phases that have come."""
    return Vacature.objects.open_voor(gebruiker, op=op).filter(pk=vacature.pk).exists()
