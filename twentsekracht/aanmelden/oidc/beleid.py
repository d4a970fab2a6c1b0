"""Who may come in on the word of a provider. What the provider says is true; whether it is enough, is here.

- The identity is the provider and its number for the person (`sub`), never an address.
- The provider decides the organisation: its only one, or by the claim that it was agreed to send.
- The address is a check: one of a mail domain of that organisation, and no guest's.
"""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from twentsekracht.aanmelden.models import Aanbieder
from twentsekracht.organisaties.domeinen import normaal_adres
from twentsekracht.organisaties.models import Gebruiker, Organisatie

# Words for a second step in `amr` (RFC 8176, Entra ID, ADFS). Not every provider sends any.
TWEEDE_STAP = {"mfa", "mca", "ngcmfa", "otp", "hwk", "swk", "sms", "tel", "fido", "sc", "pop"}
ADFS_TWEEDE_STAP = "multipleauthn"
NAMEN = ("email", "preferred_username", "upn", "unique_name")

REDENEN = {
    "tenant": "Je bent ingelogd bij een andere omgeving dan die van {aanbieder}.",
    "gast": "Je bent bij {aanbieder} een gast. Inloggen kan alleen via de organisatie waar je werkt.",
    "tweede_stap": "Je hebt bij {aanbieder} zonder tweede stap ingelogd. Die is nodig voor Twentse Kracht.",
    "organisatie": "{aanbieder} zegt niet bij welke organisatie je werkt, of noemt er een die wij niet kennen.",
    "adres": "{aanbieder} geeft geen e-mailadres door. Zonder e-mailadres kunnen we geen account maken.",
    "domein": "Het e-mailadres dat {aanbieder} doorgeeft, is niet van je organisatie.",
    "elders": "Je account hoort bij een andere organisatie dan {aanbieder}.",
    "uit": "Je account staat uit.",
    "verlopen": "De einddatum van je toegang is voorbij.",
    "bestaat": "Er is al een account met jouw e-mailadres.",
    "eigen": "Dit account kun je niet koppelen: het is niet van jouw organisatie.",
    "nood": "Een noodaccount kun je niet koppelen.",
}


class Geweigerd(Exception):
    """Not let in, with a reason that the person may read."""

    def __init__(self, reden: str, aanbieder: Aanbieder):
        self.reden = reden
        super().__init__(REDENEN[reden].format(aanbieder=aanbieder.naam))


@dataclass(frozen=True)
class Aangemeld:
    """Somebody whom a provider vouches for, as we take it over."""

    aanbieder: Aanbieder
    sub: str
    organisatie: Organisatie
    email: str
    naam: str


def beoordeel(*, aanbieder: Aanbieder, claims: dict, op: date) -> Aangemeld:
    """What the claims say, or why that is not enough. The token itself was checked before."""
    if aanbieder.tenant_id and str(claims.get("tid", "")).lower() != aanbieder.tenant_id.lower():
        raise Geweigerd("tenant", aanbieder)
    if _is_gast(aanbieder, claims):
        raise Geweigerd("gast", aanbieder)
    if aanbieder.mfa_afgedwongen and not _zegt_tweede_stap(claims.get("amr")):
        raise Geweigerd("tweede_stap", aanbieder)
    organisatie = _organisatie(aanbieder, claims, op)
    email = _email(aanbieder, claims)
    if not Organisatie.objects.met_emaildomein(email).filter(pk=organisatie.pk).exists():
        raise Geweigerd("domein", aanbieder)
    return Aangemeld(aanbieder, claims["sub"], organisatie, email, _naam(claims, email))


def _is_gast(aanbieder, claims) -> bool:
    """Of another tenant, invited into this one: Entra ID says so in the name, in `acct` or in `idp`."""
    if any("#ext#" in str(claims.get(naam, "")).lower() for naam in NAMEN):
        return True
    elders = aanbieder.tenant_id and "idp" in claims and aanbieder.tenant_id not in str(claims["idp"])
    return bool(elders) or str(claims.get("acct", "0")) == "1"


def _zegt_tweede_stap(amr) -> bool:
    """Not said: then the organisation's own statement (`mfa_afgedwongen`) has to do."""
    if amr is None:
        return True
    woorden = {str(woord).lower() for woord in (amr if isinstance(amr, list) else [amr])}
    return bool(woorden & TWEEDE_STAP) or any(woord.endswith(ADFS_TWEEDE_STAP) for woord in woorden)


def _organisatie(aanbieder, claims, op) -> Organisatie:
    """The one that the claim names; a provider without such a claim has one organisation only."""
    waarden = [""]
    if aanbieder.organisatie_claim:
        claim = claims.get(aanbieder.organisatie_claim)
        waarden = [waarde for waarde in (claim if isinstance(claim, list) else [claim]) if waarde]
        waarden = [waarde for waarde in waarden if isinstance(waarde, str)]
    genoemd = Organisatie.objects.actief_op(op).filter(
        aanbieders__aanbieder=aanbieder, aanbieders__claimwaarde__in=waarden
    )
    try:
        return genoemd.distinct().get()
    except (Organisatie.DoesNotExist, Organisatie.MultipleObjectsReturned):
        raise Geweigerd("organisatie", aanbieder) from None


def _email(aanbieder, claims) -> str:
    """An address the provider does not doubt itself."""
    email = claims.get("email")
    twijfel = str(claims.get("email_verified", True)).lower() == "false" or str(
        claims.get("xms_edov", "1")
    ) in {
        "0",
        "False",
        "false",
    }
    try:
        validate_email(email)
    except ValidationError:
        raise Geweigerd("adres", aanbieder) from None
    if twijfel or len(email) > Gebruiker._meta.get_field("email").max_length:
        raise Geweigerd("adres", aanbieder)
    return normaal_adres(email)


def _naam(claims, email: str) -> str:
    """Whatever comes in a name: on one line, and no longer than fits."""
    delen = [claims.get("given_name"), claims.get("family_name")]
    heel = claims.get("name") or " ".join(deel for deel in delen if isinstance(deel, str))
    heel = heel if isinstance(heel, str) else ""
    heel = "".join(teken if teken.isprintable() else " " for teken in heel)
    return " ".join(heel.split())[: Gebruiker._meta.get_field("naam").max_length] or email.partition("@")[0]


def mag_erin(gebruiker: Gebruiker, aangemeld: Aangemeld, *, op: date, bekend: set[int]) -> None:
    """Whether this account is still the one this provider may open. `bekend`: the provider's organisations."""
    if gebruiker.toegang_tot and gebruiker.toegang_tot < op:
        raise Geweigerd("verlopen", aangemeld.aanbieder)
    if gebruiker.organisatie_id not in bekend:
        raise Geweigerd("elders", aangemeld.aanbieder)


def mag_koppelen(gebruiker: Gebruiker, aangemeld: Aangemeld) -> None:
    """One's own account only, at the organisation that the provider says; and no way in for a superuser."""
    if gebruiker.is_superuser:
        raise Geweigerd("nood", aangemeld.aanbieder)
    if gebruiker.organisatie_id != aangemeld.organisatie.pk:
        raise Geweigerd("eigen", aangemeld.aanbieder)
