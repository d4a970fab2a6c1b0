"""The events in the admin, a module per subject: imported here, so that each is registered."""

from evenementen.admin import (
    beleid,
    deelname,
    evaluatie,
    evenement,
    meelopen,
    onderdeel,
    ruilgroep,
    ruilronde,
    spreker,
    vrij,
    werkplekruil,
)

__all__ = [
    "beleid",
    "deelname",
    "evaluatie",
    "evenement",
    "meelopen",
    "onderdeel",
    "ruilgroep",
    "ruilronde",
    "spreker",
    "vrij",
    "werkplekruil",
]
