"""Reads evenementen.csv, evenement_onderdelen.csv, deelnames.csv and werkplekruilen.csv."""

from collections import Counter

from evenementen.models import Deelname, Deelnamestap, Evenement, Onderdeel, Werkplekruil
from twentsekracht.inlezen.bestand import Bestand, Kolom, kolommen
from twentsekracht.inlezen.boek import Boek
from twentsekracht.organisaties.importeren import ORGANISATIES

Status = Deelname.Status
AFLOOP = (Status.AANWEZIG, Status.AFWEZIG, Status.NO_SHOW)  # known only on the day itself


EVENEMENTEN = Bestand(
    "evenementen.csv",
    Evenement,
    sleutel=("code", "jaar"),  # old lists use the same code every year
    kolommen=kolommen("code titel soort start einde"),
    velden=lambda rij: {"jaar": rij.start.year},
    loopt_op=(("start", "einde"),),
)


def controleer_onderdelen(boek: Boek) -> None:
    for rij in boek.rijen:
        evenement = boek.doel("evenement", rij.evenement)
        if rij.datum and not evenement.start <= rij.datum <= evenement.einde:
            boek.let_op(rij, "het onderdeel valt buiten het evenement", f"{rij.code}, {rij.datum}")


ONDERDELEN = Bestand(
    "evenement_onderdelen.csv",
    Onderdeel,
    sleutel=("evenement", "code"),
    kolommen=kolommen("code titel soort datum locatie capaciteit", Kolom("evenement", naar=EVENEMENTEN)),
    controleer=controleer_onderdelen,
)


def loop_van_deelname(boek: Boek, rij, deelname: Deelname) -> list[dict]:
    """The day of the part brings the outcome; without a day of enrolment it all counts from then."""
    onderdeel = boek.doel("onderdeel", rij.onderdeel)
    dag = onderdeel.datum or _evenement_van(boek, onderdeel).start
    begin = rij.ingeschreven_op or dag
    if rij.status not in AFLOOP:
        return [{"naar": rij.status, "per": begin}]
    return [{"naar": Status.BEVESTIGD, "per": begin}, {"naar": rij.status, "per": max(begin, dag)}]


def _evenement_van(boek: Boek, onderdeel):
    """Of a part of the file by its code, of one of the database by its key."""
    if isinstance(onderdeel, Onderdeel):
        return onderdeel.evenement
    return boek.naar("onderdeel").doel("evenement", onderdeel.evenement)


def controleer_deelnames(boek: Boek) -> None:
    organisatie_van: dict[tuple, str] = {}
    bezet = Counter()
    for rij in boek.rijen:
        onderdeel = boek.doel("onderdeel", rij.onderdeel)
        if rij.status in (Status.BEVESTIGD, *AFLOOP):
            bezet[rij.onderdeel] += 1
        if rij.ingeschreven_op and onderdeel.datum and rij.ingeschreven_op > onderdeel.datum:
            boek.let_op(rij, "ingeschreven na het onderdeel", f"{rij.onderdeel}, {rij.ingeschreven_op}")
        evenement = getattr(onderdeel, "evenement_id", None) or onderdeel.evenement
        eerder = organisatie_van.setdefault((evenement, rij.deelnemer), rij.organisatie)
        if eerder != rij.organisatie:
            wat = f"{rij.deelnemer}: {eerder} en {rij.organisatie}"
            boek.let_op(rij, "een deelnemer van twee organisaties aan een evenement", wat)
    for code, aantal in sorted(bezet.items()):
        plaatsen = boek.doel("onderdeel", code).capaciteit
        if plaatsen is not None and aantal > plaatsen:
            boek.let_op(None, "meer deelnemers dan plaatsen", f"{code}: {aantal} op {plaatsen} plaatsen")


DEELNAMES = Bestand(
    "deelnames.csv",
    Deelname,
    sleutel=("onderdeel", "deelnemer"),
    kolommen=kolommen(
        "ingeschreven_op status",
        Kolom("onderdeel", naar=ONDERDELEN),
        Kolom("deelnemer", veld="kenmerk", verplicht=True),
        Kolom("organisatie", naar=ORGANISATIES),
    ),
    controleer=controleer_deelnames,
    stapmodel=Deelnamestap,
    stappen=loop_van_deelname,
)


def controleer_ruilen(boek: Boek) -> None:
    for rij in boek.rijen:
        if rij.organisatie_a == rij.organisatie_b:
            boek.probleem(rij, f"{rij.organisatie_a} ruilt met zichzelf")
        if rij.status == Werkplekruil.Status.NIET_DOORGEGAAN and not rij.reden:
            boek.let_op(rij, "niet doorgegaan zonder reden", f"{rij.organisatie_a} en {rij.organisatie_b}")


WERKPLEKRUILEN = Bestand(
    "werkplekruilen.csv",
    Werkplekruil,
    sleutel=("groep", "organisatie_a", "organisatie_b", "datum"),
    kolommen=kolommen(
        "groep datum status reden",
        Kolom("organisatie_a", naar=ORGANISATIES),
        Kolom("organisatie_b", naar=ORGANISATIES),
    ),
    controleer=controleer_ruilen,
)

BESTANDEN = [EVENEMENTEN, ONDERDELEN, DEELNAMES, WERKPLEKRUILEN]
