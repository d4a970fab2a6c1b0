"""What each audience will see of a vacancy, and from which day: for who writes it, before it is placed."""

from copy import copy
from dataclasses import dataclass
from datetime import date

from vacatures.models import FASEVELDEN, Fase, Vacature
from vacatures.openstelling import openstelling, werkwijze_van
from vacatures.salaris import bedragen
from vacatures.woorden import dag

WIE = {
    Fase.HERPLAATSING: "herplaatsingskandidaten van de eigen organisatie",
    Fase.INTERN: "collega’s van de eigen organisatie",
    Fase.REGIO: "collega’s van de andere Twentse overheden",
    Fase.EXTERN: "iedereen, ook zonder account",
}


@dataclass(frozen=True)
class Kijker:
    fase: str
    naam: str
    wie: str
    vanaf: date | None
    tekst: str


def als_geplaatst(vacature: Vacature, *, op: date) -> Vacature:
    """As it would stand if it were placed on this day; one that is placed is as it is. Never to be saved."""
    straks = copy(vacature)
    if vacature.status == Vacature.Status.CONCEPT:
        straks.status, straks.gepubliceerd_op = Vacature.Status.GEPUBLICEERD, op
        for veld, vanaf in _dagen(straks).items():
            setattr(straks, veld, vanaf)
        straks.salaris_min, straks.salaris_max = bedragen(vacature, op=op) or (None, None)
    return straks


def _dagen(vacature: Vacature) -> dict[str, date | None]:
    if not vacature.doelgroep:
        return dict.fromkeys(FASEVELDEN)
    return openstelling(vacature, werkwijze_van(vacature.organisatie))


def kijkers(vacature: Vacature, *, op: date) -> list[Kijker]:
    """Of a vacancy with its days filled in: per audience from when they see it, in words."""
    dagen = {fase: getattr(vacature, f"{fase}_op") for fase in Fase}
    return [
        Kijker(fase.value, fase.label, WIE[fase], vanaf, _vanaf(fase, vanaf, op=op))
        for fase, vanaf in dagen.items()
    ]


def _vanaf(fase: Fase, vanaf: date | None, *, op: date) -> str:
    if vanaf is None:
        return "Ziet deze vacature niet" if fase == Fase.EXTERN else "Zien deze vacature niet"
    if vanaf == op:
        return "Vanaf vandaag"
    return f"Vanaf {dag(vanaf)}" if vanaf > op else f"Nu, sinds {dag(vanaf)}"
