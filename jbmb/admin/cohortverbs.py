"""What the coördinator does on the page of a cohort: each verb reads what was posted, and calls one service."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from jbmb.fouten import RuilFout
from jbmb.models import Cohort, Cohortdeelname
from jbmb.services import cohortdeelname, cohorten

MEESTE = 300  # characters of a reason


@dataclass(frozen=True)
class Verb:
    log: str
    doe: Callable[[Cohort, object, datetime], str]


def _gekozen(cohort: Cohort, request) -> list[Cohortdeelname]:
    pks = request.POST.getlist("deelname")
    if not pks or not all(pk.isdecimal() and len(pk) <= 18 for pk in pks):
        raise RuilFout("Kies eerst een of meer mensen.")
    return list(cohort.deelnames.filter(pk__in=pks).select_related("deelnemer").order_by("pk"))


def _reden(request) -> str:
    reden = request.POST.get("reden", "").strip()
    if len(reden) > MEESTE or "\x00" in reden:
        raise RuilFout(f"Schrijf de reden in hoogstens {MEESTE} tekens.")
    return reden


def _wie(rijen: list) -> str:
    return "1 collega" if len(rijen) == 1 else f"{len(rijen)} collega’s"


def _elk(cohort, request, doe: Callable[[Cohortdeelname], None]) -> list[Cohortdeelname]:
    """All, or none: which of them it is about is told."""
    rijen = _gekozen(cohort, request)
    for rij in rijen:
        try:
            doe(rij)
        except RuilFout as fout:
            raise RuilFout(f"{rij.deelnemer.naam if rij.deelnemer else rij}: {fout}") from fout
    return rijen


def _nodig_uit(cohort, request, op) -> str:
    rijen = _elk(cohort, request, lambda rij: cohorten.nodig_uit(deelname=rij, door=request.user, op=op))
    return f"{_wie(rijen)} gekozen. De leidinggevende krijgt een mail met de vraag om akkoord."


def _wijs_af(cohort, request, op) -> str:
    reden = _reden(request)
    rijen = _elk(
        cohort, request, lambda rij: cohorten.wijs_af(deelname=rij, reden=reden, door=request.user, op=op)
    )
    return f"{_wie(rijen)} niet gekozen. Ze krijgen een mail."


def _laat_stoppen(cohort, request, op) -> str:
    reden = _reden(request)
    rijen = _elk(
        cohort,
        request,
        lambda rij: cohortdeelname.laat_stoppen(deelname=rij, reden=reden, door=request.user, op=op),
    )
    return f"{_wie(rijen)} doet niet meer mee." if len(rijen) == 1 else f"{_wie(rijen)} doen niet meer mee."


def _coach(cohort, request, op) -> str:
    keus = request.POST.get("coach", "")
    coach = cohort.coaches.filter(pk=keus).first() if keus.isdecimal() and len(keus) <= 18 else None
    if keus and coach is None:
        raise RuilFout("Kies een coach van dit cohort.")
    rijen = _elk(
        cohort, request, lambda rij: cohorten.geef_coach(deelname=rij, coach=coach, door=request.user, op=op)
    )
    return f"Bewaard voor {_wie(rijen)}."


def _stel_open(cohort, request, op) -> str:
    cohorten.stel_open(cohort=cohort, door=request.user, op=op)
    return "Iedereen kan zich nu aanmelden."


def _sluit_keuze(cohort, request, op) -> str:
    over = cohorten.sluit_keuze(cohort=cohort, door=request.user, op=op)
    return f"De groep is gekozen. {over} aanmeldingen zijn afgewezen." if over else "De groep is gekozen."


def _begin(cohort, request, op) -> str:
    cohorten.begin(cohort=cohort, door=request.user, op=op)
    return "Het cohort is begonnen."


def _rond_af(cohort, request, op) -> str:
    klaar = cohorten.rond_af(cohort=cohort, door=request.user, op=op)
    return f"Het cohort is afgerond, met {klaar} deelnemers."


def _gelast_af(cohort, request, op) -> str:
    aantal = cohorten.gelast_af(cohort=cohort, reden=_reden(request), door=request.user, op=op)
    return f"Het cohort gaat niet door. {aantal} mensen krijgen een mail."


VERBS = {
    "nodig_uit": Verb("deelnemers gekozen", _nodig_uit),
    "wijs_af": Verb("aanmeldingen afgewezen", _wijs_af),
    "laat_stoppen": Verb("deelnemers gestopt", _laat_stoppen),
    "coach": Verb("coach gekozen", _coach),
    "stel_open": Verb("aanmelding geopend", _stel_open),
    "sluit_keuze": Verb("keuze gesloten", _sluit_keuze),
    "begin": Verb("cohort begonnen", _begin),
    "rond_af": Verb("cohort afgerond", _rond_af),
    "gelast_af": Verb("cohort afgelast", _gelast_af),
}
