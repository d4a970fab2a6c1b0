"""Reads afspraken.csv, opleidingen.csv, uitvoeringen.csv and inschrijvingen.csv."""

from collections import Counter

from school.models import (
    MET_PLAATS,
    Afspraak,
    Afspraakstap,
    Inschrijving,
    Inschrijvingstap,
    Opleiding,
    Uitvoering,
)
from twentsekracht.inlezen import waarden
from twentsekracht.inlezen.bestand import GEEN_VELD, Bestand, Kolom, kolommen
from twentsekracht.inlezen.boek import Boek
from twentsekracht.inlezen.lezen import in_groepen
from twentsekracht.inlezen.schrijven import Verslag, bewaar, pas_toe, voeg_toe, zoek
from twentsekracht.organisaties.importeren import ORGANISATIES
from twentsekracht.organisaties.models import Formatie

Status = Inschrijving.Status

# ---- what was agreed


def soort_van_afspraak(rij) -> dict:
    """A list that comes in is how it was agreed: its number stands, whatever fte and percentage would make."""
    soort = Afspraak.Soort.GEEN if rij.te_behalen is None else Afspraak.Soort.OVERGENOMEN
    return {"soort": soort, "fte": None, "reden": ""}


def schrijf_afspraak_na(boek: Boek, verslag: Verslag, op) -> None:
    """What changed leaves a row, and so does what is new."""
    schrijf_formatie(boek, verslag, op)
    pks = boek.naar("organisatie").pks
    organisaties, jaren = {pks[rij.organisatie] for rij in boek.rijen}, {rij.jaar for rij in boek.rijen}
    wat = {"organisatie__in": organisaties, "jaar__in": jaren}
    laatste = {(stap.organisatie_id, stap.jaar): stap for stap in Afspraakstap.objects.filter(**wat)}
    stappen = []
    for rij in Afspraak.objects.filter(**wat).order_by("pk"):
        was = laatste.get((rij.organisatie_id, rij.jaar))
        if was is None or (was.naar, was.naar_aantal) != (rij.soort, rij.te_behalen):
            stappen.append(_stap(rij, was, op))
    voeg_toe(Afspraakstap, stappen)


def _stap(rij: Afspraak, was: Afspraakstap | None, op) -> Afspraakstap:
    return Afspraakstap(
        organisatie_id=rij.organisatie_id,
        jaar=rij.jaar,
        van=was.naar if was else "",
        van_aantal=was.naar_aantal if was else None,
        naar=rij.soort,
        naar_aantal=rij.te_behalen,
        percentage=rij.percentage,
        reden="Ingelezen",
        vastgelegd_op=op,
    )


def schrijf_formatie(boek: Boek, verslag: Verslag, op) -> None:
    """The fte of the row is not the agreement's but the organisation's own."""
    sleutel, pks = ["organisatie_id", "jaar"], boek.naar("organisatie").pks
    rijen = [
        (rij, {"organisatie_id": pks[rij.organisatie], "jaar": rij.jaar, "fte": rij.fte})
        for rij in boek.rijen
        if rij.fte is not None
    ]
    for groep in in_groepen(rijen):
        bekend = zoek(Formatie, sleutel, [velden for _, velden in groep])
        nieuw, gewijzigd = [], []
        for rij, velden in groep:
            formatie = bekend.get(tuple(velden[naam] for naam in sleutel))
            if formatie is None:
                nieuw.append(Formatie(**velden))
            elif pas_toe(boek, rij.regel, formatie, velden):
                gewijzigd.append(formatie)
        bewaar(Formatie, gewijzigd)
        verslag.gewijzigd["formatie"] += len(gewijzigd)
        verslag.nieuw["formatie"] += voeg_toe(Formatie, nieuw)


AFSPRAKEN = Bestand(
    "afspraken.csv",
    Afspraak,
    sleutel=("organisatie", "jaar"),
    kolommen=kolommen(
        "percentage te_behalen",
        Kolom("organisatie", naar=ORGANISATIES),
        Kolom("jaar", lees=waarden.jaar),
        Kolom("fte", veld=GEEN_VELD, lees=waarden.lezer_voor(Formatie._meta.get_field("fte"))),
    ),
    velden=soort_van_afspraak,
    na=schrijf_afspraak_na,
)

# ---- courses and their runs

OPLEIDINGEN = Bestand(
    "opleidingen.csv", Opleiding, sleutel=("code",), kolommen=kolommen("code titel soort uren")
)


def controleer_uitvoeringen(boek: Boek) -> None:
    for rij in boek.rijen:
        if None not in (rij.min_deelnemers, rij.max_deelnemers) and rij.min_deelnemers > rij.max_deelnemers:
            boek.let_op(rij, "het minimum aantal deelnemers ligt boven het maximum", rij.code)
    _zoek_verhuisde_uitvoeringen(boek)


def _zoek_verhuisde_uitvoeringen(boek: Boek) -> None:
    """A known code is updated; when that moves it to another year, the enrolments it had are counted there."""
    for groep in in_groepen(boek.rijen):
        per_code = {rij.code: rij for rij in groep}
        bekend = Uitvoering.objects.filter(code__in=per_code).order_by("pk").values_list("code", "start")
        for code, start in bekend:
            if start.year != per_code[code].start.year:
                wat = f"{code}, was {start.year}"
                boek.let_op(
                    per_code[code], "de uitvoering verhuist met haar inschrijvingen naar een ander jaar", wat
                )


UITVOERINGEN = Bestand(
    "uitvoeringen.csv",
    Uitvoering,
    sleutel=("code",),
    kolommen=kolommen(
        "code start einde locatie min_deelnemers max_deelnemers",
        Kolom("opleiding", naar=OPLEIDINGEN),
    ),
    loopt_op=(("start", "einde"),),
    controleer=controleer_uitvoeringen,
)

# ---- enrolments


def is_geannuleerd(rij) -> bool:
    """The date decides, whatever the status says."""
    return rij.status == Status.GEANNULEERD or rij.geannuleerd_op is not None


def annulering(rij) -> dict:
    """Cancelled without a date: on the day of enrolment, so that it never counts."""
    if not is_geannuleerd(rij):
        return {}
    return {"status": Status.GEANNULEERD, "geannuleerd_op": rij.geannuleerd_op or rij.ingeschreven_op}


def loop_van_inschrijving(boek: Boek, rij, inschrijving: Inschrijving) -> list[dict]:
    begin = rij.ingeschreven_op
    eerst = Status.BEVESTIGD if rij.status in (*MET_PLAATS, Status.GEANNULEERD) else rij.status
    loop = [{"naar": eerst, "per": begin}]
    if is_geannuleerd(rij):
        loop.append({"naar": Status.GEANNULEERD, "per": max(begin, inschrijving.geannuleerd_op)})
    elif rij.status != eerst:  # what became of it is known from the first day of the course
        start = boek.doel("uitvoering", rij.uitvoering).start
        loop.append({"naar": rij.status, "per": max(begin, start)})
    return loop


def controleer_inschrijvingen(boek: Boek) -> None:
    _zoek_dubbel_ingeschreven(boek)
    bezet = Counter()
    for rij in boek.rijen:
        uitvoering = boek.doel("uitvoering", rij.uitvoering)
        if rij.status in MET_PLAATS and not rij.geannuleerd_op:
            bezet[rij.uitvoering] += 1
        if rij.ingeschreven_op > uitvoering.start:
            boek.let_op(rij, "ingeschreven na de start", f"{rij.uitvoering}, {rij.ingeschreven_op}")
        _controleer_annulering(boek, rij)
    for code, aantal in sorted(bezet.items()):
        plaatsen = boek.doel("uitvoering", code).max_deelnemers
        if plaatsen is not None and aantal > plaatsen:
            boek.let_op(None, "meer inschrijvingen dan plaatsen", f"{code}: {aantal} op {plaatsen} plaatsen")


def _controleer_annulering(boek: Boek, rij) -> None:
    wie = f"{rij.uitvoering}, {rij.deelnemer}"
    if rij.status == Status.GEANNULEERD and not rij.geannuleerd_op:
        boek.let_op(rij, "geannuleerd zonder datum: telt als geannuleerd op de dag van inschrijven", wie)
    if rij.status != Status.GEANNULEERD and rij.geannuleerd_op:
        boek.let_op(rij, "de datum van annuleren gaat voor de status", f"{wie}, {rij.status}")
    if rij.geannuleerd_op and rij.geannuleerd_op < rij.ingeschreven_op:
        boek.let_op(rij, "geannuleerd voor de inschrijving: telt nooit mee", wie)
    if rij.aanwezig and is_geannuleerd(rij):
        boek.let_op(rij, "aanwezig bij een geannuleerde inschrijving", wie)


def _zoek_dubbel_ingeschreven(boek: Boek) -> None:
    """Who has a place or waits for one cannot enrol for the same run again, says the database."""
    lopend: dict[tuple, object] = {}
    for rij in boek.rijen:
        if (
            not is_geannuleerd(rij)
            and (eerder := lopend.setdefault((rij.uitvoering, rij.deelnemer), rij)) is not rij
        ):
            wie = f"{rij.uitvoering}, {rij.deelnemer}"
            boek.probleem(
                rij, f"dubbel: {wie} staat ook op regel {eerder.regel}, en is daar niet geannuleerd"
            )
    in_bestand = {boek.sleutel(rij) for rij in boek.rijen}
    for groep in in_groepen(lopend):
        bekend = Inschrijving.objects.exclude(status=Status.GEANNULEERD).filter(
            uitvoering__code__in={uitvoering for uitvoering, _ in groep},
            kenmerk__in={wie for _, wie in groep},
        )
        for sleutel in bekend.order_by("pk").values_list(
            "uitvoering__code", "kenmerk", "organisatie__code", "ingeschreven_op"
        ):
            uitvoering, wie, _, sinds = sleutel
            if (uitvoering, wie) in lopend and (uitvoering, wie, sinds) not in in_bestand:
                rij = lopend[uitvoering, wie]
                boek.probleem(
                    rij, f"dubbel: {uitvoering}, {wie} is in het portaal al ingeschreven sinds {sinds}"
                )


INSCHRIJVINGEN = Bestand(
    "inschrijvingen.csv",
    Inschrijving,
    sleutel=("uitvoering", "deelnemer", "ingeschreven_op"),
    kolommen=kolommen(
        "ingeschreven_op status geannuleerd_op",
        Kolom("uitvoering", naar=UITVOERINGEN),
        Kolom("deelnemer", veld="kenmerk", verplicht=True),
        Kolom("organisatie", naar=ORGANISATIES),
        Kolom("aanwezig", veld="is_aanwezig"),
    ),
    velden=annulering,
    eerst=is_geannuleerd,
    controleer=controleer_inschrijvingen,
    stapmodel=Inschrijvingstap,
    stappen=loop_van_inschrijving,
)

BESTANDEN = [AFSPRAKEN, OPLEIDINGEN, UITVOERINGEN, INSCHRIJVINGEN]
