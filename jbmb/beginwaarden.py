"""What a new offer begins with: what somebody told of themselves already."""

from jbmb.models import KORTST, LANGST
from twentsekracht.mijn.models import Profiel
from twentsekracht.omgeving import plaatsen
from twentsekracht.organisaties.models import Gebruiker


def beginwaarden(gebruiker: Gebruiker, profiel: Profiel | None) -> dict:
    """The scale and hours of a profile are what somebody looks for, so they begin the wish and not the job."""
    begin = {
        "functie": gebruiker.functie,
        "plaats": _plaats(gebruiker),
        "wens_maanden_min": KORTST,
        "wens_maanden_max": LANGST,
        "verborgen_voor_eigen_organisatie": True,
    }
    if profiel is None:
        return begin
    return begin | {
        "breng_mee": profiel.vaardigheden,
        "wens_schaal_min": profiel.schaal,
        "wens_schaal_max": profiel.schaal,
        "wens_uren_min": profiel.uren_min,
        "wens_uren_max": profiel.uren_max,
        "verborgen_voor_eigen_organisatie": profiel.verborgen_voor_eigen_organisatie,
    }


def _plaats(gebruiker: Gebruiker) -> str:
    """Most organisations are named after where they are."""
    code = gebruiker.organisatie.code if gebruiker.organisatie else ""
    return code if code in plaatsen() else ""
