"""Offers of people with a permanent job who want to swap for a time, what each wants, and how it came about."""

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
from jbmb.models.ronde import Ring, Ringplaats, Ronde

__all__ = [
    "BAAN",
    "INHOUD",
    "KORTST",
    "LANGST",
    "LEVEND",
    "NODIG",
    "TE_WIJZIGEN",
    "VOORBIJ",
    "Aanbodstap",
    "Functiefamilie",
    "Ring",
    "Ringplaats",
    "Ronde",
    "Ruilaanbod",
    "RuilaanbodQuerySet",
    "Voorkeur",
]
