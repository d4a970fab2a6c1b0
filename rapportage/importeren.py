"""Reads the office's own records: bezetting.csv and begroting.csv."""

from rapportage.models import Begrotingspost, Bezetting
from twentsekracht.inlezen import waarden
from twentsekracht.inlezen.bestand import Bestand, Kolom, kolommen
from twentsekracht.inlezen.boek import Boek

BEZETTING = Bestand(
    "bezetting.csv",
    Bezetting,
    sleutel=("functie", "van"),
    kolommen=kolommen("functie uren_per_week van tot"),
    loopt_op=(("van", "tot"),),
)


def controleer_begroting(boek: Boek) -> None:
    for rij in boek.rijen:
        if rij.gerealiseerd is not None and rij.gerealiseerd > rij.begroot:
            boek.let_op(rij, "meer uitgegeven dan begroot", f"{rij.post} {rij.jaar}")


BEGROTING = Bestand(
    "begroting.csv",
    Begrotingspost,
    sleutel=("jaar", "post", "soort"),
    kolommen=kolommen("post soort begroot gerealiseerd", Kolom("jaar", lees=waarden.jaar)),
    controleer=controleer_begroting,
)

BESTANDEN = [BEZETTING, BEGROTING]
