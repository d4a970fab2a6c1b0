"""Reads lichtingen.csv and trainees.csv."""

from trainees.models import Lichting, Trainee, Traineestap
from twentsekracht.inlezen.bestand import Bestand, Kolom, kolommen
from twentsekracht.inlezen.boek import Boek
from twentsekracht.organisaties.importeren import ORGANISATIES

Status = Trainee.Status

LICHTINGEN = Bestand(
    "lichtingen.csv",
    Lichting,
    sleutel=("code",),
    kolommen=kolommen("code start einde"),
    loopt_op=(("start", "einde"),),
)


def loop_van_trainee(boek: Boek, rij, trainee: Trainee) -> list[dict]:
    """Starts with the cohort. Without a date of their own, the rest is taken to hold from then on."""
    start = boek.doel("lichting", rij.lichting).start
    nu = {
        "naar": rij.status,
        "organisatie_id": trainee.organisatie_id,
        "contract": rij.contract,
        "per": rij.per or start,
    }
    if rij.status == Status.LOPEND:
        return [nu]
    begin = {"naar": Status.LOPEND, "organisatie_id": None, "contract": "", "per": min(start, nu["per"])}
    return [begin, nu]


def controleer_trainees(boek: Boek) -> None:
    for rij in boek.rijen:
        lichting = boek.doel("lichting", rij.lichting)
        if rij.status != Status.LOPEND and not rij.per:
            boek.let_op(
                rij, "zonder datum telt de status vanaf de start van de lichting", f"{rij.code}, {rij.status}"
            )
        if rij.per and rij.per < lichting.start:
            boek.let_op(rij, "een datum van voor de start van de lichting", f"{rij.code}, {rij.per}")
        if rij.status == Status.IN_DIENST and not (rij.organisatie and rij.contract):
            boek.let_op(rij, "in dienst zonder organisatie of contract", rij.code)
        if rij.status in (Status.VERTROKKEN, Status.VOORTIJDIG_GESTOPT) and (rij.organisatie or rij.contract):
            boek.let_op(rij, "niet meer in dienst, maar met een organisatie of contract", rij.code)


TRAINEES = Bestand(
    "trainees.csv",
    Trainee,
    sleutel=("lichting", "code"),
    kolommen=kolommen(
        "code status contract per",
        Kolom("lichting", naar=LICHTINGEN),
        Kolom("organisatie", naar=ORGANISATIES),
    ),
    controleer=controleer_trainees,
    stapmodel=Traineestap,
    stappen=loop_van_trainee,
)

BESTANDEN = [LICHTINGEN, TRAINEES]
