"""The pages of the school, a module per subject."""

from school.views.akkoord import AkkoordDoorgeven, Akkoordpagina
from school.views.catalogus import Catalogus, Opleidingpagina
from school.views.inschrijven import Aannemen, Annuleren, Inschrijven, MijnInschrijving

__all__ = [
    "Aannemen",
    "AkkoordDoorgeven",
    "Akkoordpagina",
    "Annuleren",
    "Catalogus",
    "Inschrijven",
    "MijnInschrijving",
    "Opleidingpagina",
]
