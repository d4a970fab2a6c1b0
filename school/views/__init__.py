"""The pages of the school, a module per subject."""

from school.views.aanwezigheid import Inchecken, KloptNiet, Presentie, Presentiecode
from school.views.akkoord import AkkoordDoorgeven, Akkoordpagina
from school.views.belangstelling import Afmelden, LaatNietWeten, LaatWeten
from school.views.catalogus import Catalogus, Opleidingpagina
from school.views.inschrijven import Aannemen, Annuleren, Inschrijven, MijnInschrijving
from school.views.kalender import Agenda, Kalender
from school.views.leren import Bewijs, Certificaat, Evaluatie, Leren, LerenDownload
from school.views.overdragen import Overdracht, OverdrachtIntrekken, Overdragen
from school.views.wachtlijst import VanDeLijst

__all__ = [
    "Aannemen",
    "Afmelden",
    "Agenda",
    "AkkoordDoorgeven",
    "Akkoordpagina",
    "Annuleren",
    "Bewijs",
    "Catalogus",
    "Certificaat",
    "Evaluatie",
    "Inchecken",
    "Inschrijven",
    "Kalender",
    "KloptNiet",
    "LaatNietWeten",
    "LaatWeten",
    "Leren",
    "LerenDownload",
    "MijnInschrijving",
    "Opleidingpagina",
    "Overdracht",
    "OverdrachtIntrekken",
    "Overdragen",
    "Presentie",
    "Presentiecode",
    "VanDeLijst",
]
