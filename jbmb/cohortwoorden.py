"""How a cohort, and somebody's part in one, is put in words: the same on every page."""

from jbmb.models import Cohort, Cohortdeelname, Cohortmatch
from jbmb.woorden import dag

C, D, M = Cohort.Status, Cohortdeelname.Status, Cohortmatch.Status
# What a badge looks like by the status it names; the rest stays grey.
STAAT = {
    **dict.fromkeys((C.OPEN, C.GEKOZEN, D.AANGEMELD), "info"),
    **dict.fromkeys((C.LOOPT, D.DEELNEMER, D.IN_RUIL, D.IN_PROJECT, M.BEVESTIGD), "goed"),
    **dict.fromkeys((D.UITGENODIGD, M.VOORGESTELD), "let-op"),
    C.AFGELAST: "fout",
}
UITLEG = {
    D.AANGEMELD: "Je bent aangemeld. Na de laatste dag om aan te melden kiest de coördinator wie meedoen.",
    D.UITGENODIGD: "Je bent gekozen. Je leidinggevende kreeg een mail. Na het akkoord doe je mee.",
    D.DEELNEMER: "Je doet mee. Spreek zelf af naar wiens plek je gaat, en noteer dat hieronder.",
    D.IN_RUIL: "Je werkt nu bij een andere organisatie.",
    D.IN_PROJECT: "Je werkt nu met anderen aan een project.",
    D.AFGEROND: "Je hebt dit cohort gedaan.",
    D.AFGEWEZEN: "Je doet deze keer niet mee.",
    D.TERUGGETROKKEN: "Je trok je aanmelding in.",
    D.GESTOPT: "Je bent gestopt met dit cohort.",
}


def cohortstaat(rij: Cohort | Cohortdeelname | Cohortmatch) -> str:
    return STAAT.get(rij.status, "")


def cohortuitleg(deelname: Cohortdeelname) -> str:
    return UITLEG[deelname.status]


def cohortperiode(cohort: Cohort) -> str:
    return f"{dag(cohort.start)} tot en met {dag(cohort.einde)}"


def cohortfeiten(cohort: Cohort) -> list[tuple[str, str]]:
    """The line of facts under a cohort: (icon, text)."""
    aanmelden = f"Aanmelden tot en met {dag(cohort.aanmelden_tot)}" if cohort.status == C.OPEN else ""
    plaatsen = "1 plaats" if cohort.plaatsen == 1 else f"{cohort.plaatsen} plaatsen"
    return [("calendar", cohortperiode(cohort)), ("users", plaatsen), ("clock-3", aanmelden)]


def cohortgegevens(cohort: Cohort) -> list[tuple[str, str]]:
    return [
        ("Aanmelden tot en met", dag(cohort.aanmelden_tot) if cohort.status == C.OPEN else ""),
        ("Begint op", dag(cohort.start)),
        ("Andere organisatie tot en met", dag(cohort.ruil_tot)),
        ("Project tot en met", dag(cohort.einde)),
        ("Plaatsen", cohort.plaatsen),
    ]


def matchperiode(match: Cohortmatch) -> str:
    return f"{dag(match.van)} tot en met {dag(match.tot)}"


def cohortverloop(deelname: Cohortdeelname) -> list[dict]:
    """For the timeline; needs `stappen`."""
    stappen = [
        {"titel": stap.woorden, "op": stap.per, "tekst": stap.reden} for stap in deelname.stappen.all()
    ]
    if stappen:
        stappen[-1]["nu"] = True
    return stappen
