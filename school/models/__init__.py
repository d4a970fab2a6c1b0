"""Courses, their dated runs, enrolments, and what each organisation agreed to deliver."""

from school.models.aanwezigheid import Aanwezigheid, Bezwaar, NoShowbeleid
from school.models.afspraak import Afspraak, Afspraakstap, SaldoOverdracht, SaldoOverdrachtstap
from school.models.agendabericht import Agendabericht
from school.models.akkoord import Akkoord, Akkoordbeleid
from school.models.annuleren import Annuleerregel
from school.models.belangstelling import Belangstelling
from school.models.deelnamebewijs import GEEFT_BEWIJS, Deelnamebewijs
from school.models.evaluatie import Evaluatietekst, Evaluatietelling, Evaluatievraag
from school.models.herinnering import Herinnering
from school.models.inschrijving import (
    BEZET,
    IN_ZICHT,
    MET_PLAATS,
    OP_TE_ZEGGEN,
    Inschrijving,
    Inschrijvingstap,
)
from school.models.opleiding import Opleiding
from school.models.plaatsoverdracht import Plaatsoverdracht
from school.models.trainer import Trainer
from school.models.uitvoering import Bijeenkomst, Quotum, Uitvoering

__all__ = [
    "BEZET",
    "GEEFT_BEWIJS",
    "IN_ZICHT",
    "MET_PLAATS",
    "OP_TE_ZEGGEN",
    "Aanwezigheid",
    "Afspraak",
    "Afspraakstap",
    "Agendabericht",
    "Akkoord",
    "Akkoordbeleid",
    "Annuleerregel",
    "Belangstelling",
    "Bezwaar",
    "Bijeenkomst",
    "Deelnamebewijs",
    "Evaluatietekst",
    "Evaluatietelling",
    "Evaluatievraag",
    "Herinnering",
    "Inschrijving",
    "Inschrijvingstap",
    "NoShowbeleid",
    "Opleiding",
    "Plaatsoverdracht",
    "Quotum",
    "Trainer",
    "SaldoOverdracht",
    "SaldoOverdrachtstap",
    "Uitvoering",
]
