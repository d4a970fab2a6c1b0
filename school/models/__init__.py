"""Courses, their dated runs, enrolments, and what each organisation agreed to deliver."""

from school.models.afspraak import Afspraak
from school.models.inschrijving import MET_PLAATS, Inschrijving, Inschrijvingstap
from school.models.opleiding import Opleiding
from school.models.uitvoering import Uitvoering

__all__ = [
    "MET_PLAATS",
    "Afspraak",
    "Inschrijving",
    "Inschrijvingstap",
    "Opleiding",
    "Uitvoering",
]
