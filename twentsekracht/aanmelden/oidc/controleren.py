"""Does the connection with a provider work? What the beheerder sees before the organisation's people try."""

import os
from dataclasses import dataclass

from twentsekracht.aanmelden.models import Aanbieder
from twentsekracht.aanmelden.oidc import documenten
from twentsekracht.aanmelden.oidc.token import ALGORITMEN
from twentsekracht.aanmelden.oidc.verbinding import Onbereikbaar, Ongeldig, Verbinding


@dataclass(frozen=True)
class Bevinding:
    wat: str
    goed: bool
    uitleg: str


def controleer(aanbieder: Aanbieder) -> list[Bevinding]:
    """Asks the provider itself, past what is remembered of it."""
    documenten.vergeet(aanbieder.server_url)
    return [_geheim(aanbieder), *_organisaties(aanbieder), *_bij_de_aanbieder(aanbieder)]


def _geheim(aanbieder) -> Bevinding:
    aanwezig = bool(os.environ.get(aanbieder.geheim_variabele))
    uitleg = "staat in de omgeving" if aanwezig else "ontbreekt in de omgeving van de server"
    return Bevinding("Geheim", aanwezig, f"{aanbieder.geheim_variabele} {uitleg}.")


def _organisaties(aanbieder):
    koppelingen = aanbieder.organisaties.select_related("organisatie").prefetch_related(
        "organisatie__email_domeinen"
    )
    if not koppelingen:
        yield Bevinding("Organisatie", False, "Er is geen organisatie gekozen: niemand komt binnen.")
    for koppeling in koppelingen:
        domeinen = ", ".join(rij.domein for rij in koppeling.organisatie.email_domeinen.all())
        uitleg = (
            f"E-mailadressen van {domeinen}." if domeinen else "Heeft geen e-maildomein: niemand komt binnen."
        )
        yield Bevinding(str(koppeling.organisatie), bool(domeinen), uitleg)


def _bij_de_aanbieder(aanbieder):
    verbinding = Verbinding()
    try:
        gegevens = documenten.configuratie(aanbieder.server_url, verbinding)
        yield Bevinding("Beschrijving", True, "Gelezen, en van deze aanbieder zelf.")
        soorten = {rij.get("kty") for rij in documenten.sleutels(gegevens["jwks_uri"], verbinding)}
    except Onbereikbaar as fout:
        yield Bevinding("Verbinding", False, f"De aanbieder geeft geen antwoord ({fout}).")
        return
    except Ongeldig as fout:
        yield Bevinding("Antwoord", False, f"Het antwoord klopt niet: {NEDERLANDS.get(str(fout), fout)}.")
        return
    bruikbaar = bool(soorten & set(ALGORITMEN.values()))
    yield Bevinding("Sleutels", bruikbaar, "Aanwezig." if bruikbaar else "Geen sleutel die wij vertrouwen.")


NEDERLANDS = {
    "address without TLS": "het adres begint niet met https",
    "not JSON": "het is geen JSON",
    "not an object": "het is geen JSON-object",
    "too long": "het is veel te lang",
    "discovery is not complete": "er ontbreken adressen in de beschrijving",
    "discovery of another issuer": "de beschrijving noemt een andere issuer dan hier is ingevuld",
    "discovery names an address without TLS": "een adres in de beschrijving begint niet met https",
    "the log-in page is at another origin than the issuer": "de inlogpagina staat op een ander adres dan de issuer",
    "no keys": "er staan geen sleutels",
}
