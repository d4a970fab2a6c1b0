"""Offers of people with a permanent job who want to swap for a time, what each wants, and how a swap comes about."""

from jbmb.models.aanbod import (
    BAAN,
    INHOUD,
    KORTST,
    LANGST,
    LEVEND,
    NODIG,
    TE_WIJZIGEN,
    VOORBIJ,
    Aanbodstap,
    Ruilaanbod,
    RuilaanbodQuerySet,
    Voorkeur,
)
from jbmb.models.families import Functiefamilie
from jbmb.models.kring import (
    LEVENDE_KRING,
    MET_NAMEN,
    VASTGELEGD,
    Kringakkoord,
    Kringlid,
    Kringstap,
    Ruilkring,
)
from jbmb.models.ronde import Ring, Ringplaats, Ronde

__all__ = [
    "BAAN",
    "INHOUD",
    "KORTST",
    "LANGST",
    "LEVEND",
    "LEVENDE_KRING",
    "MET_NAMEN",
    "NODIG",
    "TE_WIJZIGEN",
    "VASTGELEGD",
    "VOORBIJ",
    "Aanbodstap",
    "Functiefamilie",
    "Kringakkoord",
    "Kringlid",
    "Kringstap",
    "Ring",
    "Ringplaats",
    "Ronde",
    "Ruilaanbod",
    "RuilaanbodQuerySet",
    "Ruilkring",
    "Voorkeur",
]
