"""What a provider publishes about itself, its discovery document and its keys: checked, and kept for a while."""

from hashlib import sha256

from django.core.cache import cache

from twentsekracht.aanmelden.models import oorsprong, veilig_adres
from twentsekracht.aanmelden.oidc.verbinding import Ongeldig, Verbinding

BEWAREN = 600  # seconds
PAD = "/.well-known/openid-configuration"
ADRESSEN = ("authorization_endpoint", "token_endpoint", "jwks_uri")


def configuratie(server_url: str, verbinding: Verbinding) -> dict:
    """Of this very issuer: a document that speaks for another one is refused."""
    sleutel = _sleutel("configuratie", server_url)
    if bewaard := cache.get(sleutel):
        return bewaard
    document = verbinding.haal(server_url.rstrip("/") + PAD)
    gegevens = {naam: document.get(naam) for naam in ("issuer", *ADRESSEN)}
    if not all(isinstance(waarde, str) for waarde in gegevens.values()):
        raise Ongeldig("discovery is not complete")
    if gegevens["issuer"].rstrip("/") != server_url.rstrip("/"):
        raise Ongeldig("discovery of another issuer")
    if not all(veilig_adres(gegevens[naam]) for naam in ADRESSEN):
        raise Ongeldig("discovery names an address without TLS")
    if oorsprong(gegevens["authorization_endpoint"]) != oorsprong(server_url):
        raise Ongeldig("the log-in page is at another origin than the issuer")
    cache.set(sleutel, gegevens, BEWAREN)
    return gegevens


def sleutels(jwks_uri: str, verbinding: Verbinding, *, vers: bool = False) -> list[dict]:
    """Its public keys. `vers`: as they are now, for a token signed with one that we do not know."""
    sleutel = _sleutel("sleutels", jwks_uri)
    if not vers and (bewaard := cache.get(sleutel)):
        return bewaard
    lijst = verbinding.haal(jwks_uri).get("keys")
    if not isinstance(lijst, list):
        raise Ongeldig("no keys")
    lijst = [item for item in lijst if isinstance(item, dict)]
    cache.set(sleutel, lijst, BEWAREN)
    return lijst


def vergeet(server_url: str) -> None:
    """The next question goes to the provider itself."""
    if bewaard := cache.get(_sleutel("configuratie", server_url)):
        cache.delete(_sleutel("sleutels", bewaard["jwks_uri"]))
    cache.delete(_sleutel("configuratie", server_url))


def _sleutel(soort: str, adres: str) -> str:
    return f"oidc:{soort}:{sha256(adres.encode()).hexdigest()}"
