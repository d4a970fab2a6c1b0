"""Reads bezoeken.csv. A place (Denekamp, Tubbergen) is where visitors were, not an organisation."""

from twentsekracht.bezoek.models import Bezoekmeting
from twentsekracht.inlezen.bestand import Bestand, kolommen
from twentsekracht.inlezen.boek import Boek


def controleer_metingen(boek: Boek) -> None:
    for rij in boek.rijen:
        if rij.aantal_overijssel is not None and rij.aantal_overijssel > rij.aantal:
            boek.let_op(rij, "meer bezoeken uit Overijssel dan bezoeken", f"{rij.soort} {rij.sleutel}")


METINGEN = Bestand(
    "bezoeken.csv",
    Bezoekmeting,
    sleutel=("soort", "sleutel", "van", "tot"),
    kolommen=kolommen("soort sleutel aantal aantal_overijssel van tot"),
    loopt_op=(("van", "tot"),),
    controleer=controleer_metingen,
)

BESTANDEN = [METINGEN]
