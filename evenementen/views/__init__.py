"""The pages of the events, a module per subject."""

from evenementen.views.aanmelden import Aangemeld, Aanmelden, Kiezen
from evenementen.views.aanwezigheid import Aanwezig, Presentie, Presentiecode
from evenementen.views.antwoord import Aanbodpagina, Akkoordpagina
from evenementen.views.evenement import Evenementpagina, Onderdeelpagina, Overzicht
from evenementen.views.mijn import Aannemen, Annuleren, MijnEvenement, Wisselen
from evenementen.views.programma import agenda, vrije_plaatsen
from evenementen.views.spreker import Sprekerpagina
from evenementen.views.werkplekruil import RuilUitkomst, VrijeDagen

__all__ = [
    "Aangemeld",
    "Aanmelden",
    "Aannemen",
    "Annuleren",
    "Kiezen",
    "MijnEvenement",
    "Wisselen",
    "Akkoordpagina",
    "Evenementpagina",
    "Onderdeelpagina",
    "Aanwezig",
    "Overzicht",
    "Presentie",
    "Presentiecode",
    "Aanbodpagina",
    "RuilUitkomst",
    "Sprekerpagina",
    "VrijeDagen",
    "agenda",
    "vrije_plaatsen",
]
