"""The address of a colleague who is to agree, as somebody types it in: of somebody else, in the same organisation."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from twentsekracht.organisaties.domeinen import domein_van, normaal_adres
from twentsekracht.organisaties.fouten import GeenCollega
from twentsekracht.organisaties.models import Gebruiker, Organisatie


def keur_collega(gebruiker: Gebruiker, adres: str, van_wie: str, *, organisatie: Organisatie) -> str:
    """As an account keeps it. Only of the organisation that agrees: else anybody could approve for themselves."""
    adres = normaal_adres(adres)
    try:
        validate_email(adres)
    except ValidationError:
        raise GeenCollega(f"Vul het e-mailadres van {van_wie} in.") from None
    if adres == normaal_adres(gebruiker.email):
        raise GeenCollega(f"Dit is je eigen adres. Vul dat van {van_wie} in.")
    if not is_van(organisatie, adres):
        raise GeenCollega(f"Vul een adres in van {organisatie}.")
    return adres


def is_van(organisatie: Organisatie, adres: str) -> bool:
    """At one of its mail domains."""
    return organisatie.email_domeinen.filter(domein__iexact=domein_van(adres)).exists()
