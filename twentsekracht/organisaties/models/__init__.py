"""Who everyone is: organisations with their history, people, and the memberships through which they act."""

from twentsekracht.organisaties.models.mensen import Gebruiker, GebruikerManager, Lidmaatschap
from twentsekracht.organisaties.models.perioden import in_periode, periode_klopt
from twentsekracht.organisaties.models.register import (
    Alias,
    EmailDomein,
    Formatie,
    Lid,
    Naamgeving,
    Organisatie,
)
from twentsekracht.organisaties.models.rollencontrole import Rolbesluit, Rollencontrole
from twentsekracht.organisaties.models.uitnodiging import Uitnodiging
from twentsekracht.organisaties.toegang import Rol

__all__ = [
    "Alias",
    "EmailDomein",
    "Formatie",
    "Gebruiker",
    "GebruikerManager",
    "Lid",
    "Lidmaatschap",
    "Naamgeving",
    "Organisatie",
    "Rol",
    "Rolbesluit",
    "Rollencontrole",
    "Uitnodiging",
    "in_periode",
    "periode_klopt",
]
