"""How it stands with a vacancy, seen by who handles it: five kinds that together are all of them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q

from twentsekracht.organisaties.models import Gebruiker
from vacatures.models import Vacature
from vacatures.uitkomsten import begin_van_nu
from vacatures.woorden import dag

Status = Vacature.Status
EINDE = (Status.INGEVULD, Status.INGETROKKEN)


@dataclass(frozen=True, eq=False)
class Stand:
    code: str
    naam: str
    soort: str  # of the badge, see components/etiket.html
    volgorde: tuple  # of its list: what asks for attention first


CONCEPT = Stand("concept", "Concept", "", ("-pk",))
GEPLAND = Stand("gepland", "Gepland", "info", ("gepubliceerd_op", "code"))
OPEN = Stand("open", "Open", "goed", (F("sluit_op").asc(nulls_last=True), "code"))
DICHT = Stand("dicht", "Wacht op de uitkomst", "let-op", ("-sluit_op", "code"))
AFGEROND = Stand("afgerond", "Afgerond", "", ("-gepubliceerd_op", "code"))
STANDEN = (CONCEPT, GEPLAND, OPEN, DICHT, AFGEROND)
PER_CODE = {stand.code: stand for stand in STANDEN}


def voorwaarde(stand: Stand, *, op: date) -> Q:
    geplaatst = Q(status=Status.GEPUBLICEERD)
    voorbij = geplaatst & Q(sluit_op__lt=op)
    straks = geplaatst & Q(gepubliceerd_op__gt=op)
    dicht, lang_geleden = Q(status=Status.GESLOTEN) | voorbij, Q(sluit_op__lt=begin_van_nu(op))
    van_nu = Q(sluit_op__isnull=True) | ~lang_geleden
    return {
        CONCEPT: Q(status=Status.CONCEPT),
        GEPLAND: straks,
        OPEN: geplaatst & ~straks & (Q(sluit_op__isnull=True) | Q(sluit_op__gte=op)),
        DICHT: dicht & van_nu,
        AFGEROND: Q(status__in=EINDE) | dicht & lang_geleden,
    }[stand]


def stand_van(vacature: Vacature, *, op: date) -> Stand:
    if vacature.status == Status.CONCEPT:
        return CONCEPT
    if vacature.status in EINDE:
        return AFGEROND
    if not vacature.is_open(op=op):
        return AFGEROND if is_geschiedenis(vacature, op=op) else DICHT
    return GEPLAND if vacature.gepubliceerd_op > op else OPEN


def is_geschiedenis(vacature: Vacature, *, op: date) -> bool:
    """Closed so long ago, without an outcome, that nobody is asked for it."""
    return vacature.sluit_op is not None and vacature.sluit_op < begin_van_nu(op)


def tellingen(vacatures, *, op: date) -> dict[str, int]:
    """How many of each, in one query."""
    vragen = {stand.code: Count("pk", filter=voorwaarde(stand, op=op)) for stand in STANDEN}
    return vacatures.order_by().aggregate(**vragen)


def in_het_kort(vacature: Vacature, *, op: date) -> str:
    """The day that matters now, in words."""
    sluit = dag(vacature.sluit_op) if vacature.sluit_op else ""
    return {
        CONCEPT: f"Nog niet geplaatst{f', sluitdatum {sluit}' if sluit else ''}",
        GEPLAND: f"Gaat open op {dag(vacature.gepubliceerd_op)}" if vacature.gepubliceerd_op else "",
        OPEN: f"Open tot en met {sluit}" if sluit else "Open tot er iemand is",
        DICHT: f"Gesloten, sluitdatum {sluit}" if sluit else "Gesloten",
        AFGEROND: vacature.get_status_display()
        if vacature.status in EINDE
        else "Gesloten, uitkomst onbekend",
    }[stand_van(vacature, op=op)]


def na_te_kijken(vacatures, *, door: Gebruiker):
    """Concepts that wait for a second pair of eyes and can have these: written by others, and with a text to read."""
    leeg = Q(titel="") | Q(omschrijving="") | Q(doelgroep="") | Q(sluit_op__isnull=True)
    concepten = vacatures.filter(
        status=Status.CONCEPT, organisatie__werkwijze__tweede_lezer=True, nagekeken_door__isnull=True
    )
    van_mij = Q(houder__isnull=False, houder=door) | Q(gewijzigd_door__isnull=False, gewijzigd_door=door)
    return concepten.exclude(leeg).filter(~van_mij).order_by("pk")
