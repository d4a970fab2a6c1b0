"""Vacancies, who may see them, the reactions to them, and how they ended."""

from vacatures.models.bewaren import BewaardeVacature, Mailkeuze, Melding, Zoekopdracht
from vacatures.models.houder import Apisleutel, Sjabloon, Weergave
from vacatures.models.nakijken import Nakijkverzoek
from vacatures.models.openstelling import Cao, Fase, Herplaatsingskandidaat, Werkwijze
from vacatures.models.reactie import Bijlage, Commissielid, Reactie, Reactiestap, Sollicitatie
from vacatures.models.salaris import Salarisschaal, Salaristabel
from vacatures.models.uitkomst import Uitkomst, Uitkomstvraag
from vacatures.models.vacature import DIENSTVERBANDEN, FASEVELDEN, Herkomst, Vacature, Vacaturestap

__all__ = [
    "DIENSTVERBANDEN",
    "FASEVELDEN",
    "Apisleutel",
    "BewaardeVacature",
    "Bijlage",
    "Cao",
    "Commissielid",
    "Fase",
    "Herkomst",
    "Herplaatsingskandidaat",
    "Mailkeuze",
    "Melding",
    "Nakijkverzoek",
    "Reactie",
    "Reactiestap",
    "Salarisschaal",
    "Salaristabel",
    "Sjabloon",
    "Sollicitatie",
    "Uitkomst",
    "Uitkomstvraag",
    "Vacature",
    "Vacaturestap",
    "Weergave",
    "Werkwijze",
    "Zoekopdracht",
]
