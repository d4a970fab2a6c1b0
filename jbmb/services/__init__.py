"""What changes in who offers their job: a verb per move."""

from jbmb.services.aanbieden import bewaar, dien_in, hervat, maak_concept, pauzeer, trek_in, verleng, wijzig
from jbmb.services.aflopen import herinner, vergeet, verloop
from jbmb.services.beoordelen import keur_goed, vraag_aanvulling, wijs_af
from jbmb.services.wissen import wis

__all__ = [
    "bewaar",
    "dien_in",
    "herinner",
    "hervat",
    "keur_goed",
    "maak_concept",
    "pauzeer",
    "trek_in",
    "vergeet",
    "verleng",
    "verloop",
    "vraag_aanvulling",
    "wijs_af",
    "wijzig",
    "wis",
]
