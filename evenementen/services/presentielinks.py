"""Addresses that are a key themselves: of the list of one part for its speaker, and of the code in the room."""

from datetime import date

from django.core.signing import BadSignature, Signer

from evenementen.models import Onderdeel

SPREKER = Signer(salt="evenementen.presentie")
CODE = Signer(salt="evenementen.aanwezig")


def presentieteken(onderdeel: Onderdeel) -> str:
    """When it works follows from the day of the part, so it moves along when the day does."""
    return SPREKER.sign(str(onderdeel.pk))


def onderdeel_van_spreker(teken: str) -> Onderdeel | None:
    """None when it was made up, or the part is gone."""
    try:
        return _onderdeel(SPREKER.unsign(teken))
    except BadSignature:
        return None


def codeteken(onderdeel: Onderdeel, dag: date) -> str:
    """Of this part on this day, so a photo of the code is worth nothing tomorrow."""
    return CODE.sign(f"{onderdeel.pk}-{dag:%Y%m%d}")


def onderdeel_van_code(teken: str) -> tuple[Onderdeel, date] | None:
    try:
        pk, dag = CODE.unsign(teken).split("-")
    except BadSignature:
        return None
    onderdeel = _onderdeel(pk)
    return (onderdeel, date.fromisoformat(dag)) if onderdeel else None


def _onderdeel(pk: str) -> Onderdeel | None:
    return Onderdeel.objects.select_related("evenement").filter(pk=pk).first()
