"""Whether an ID token is real: signed by this provider, meant for us, now, and for this very attempt."""

import secrets

import jwt

from twentsekracht.aanmelden.oidc.verbinding import Ongeldig

# Public keys only, so that nobody signs with what everybody can read; and never "none".
ALGORITMEN = {"RS256": "RSA", "PS256": "RSA", "ES256": "EC"}
VERPLICHT = ["exp", "iat", "iss", "aud", "sub"]
SPELING = 60  # seconds that our clocks may differ
LANGSTE_SUB = 191  # what allauth keeps of it
KORTSTE_RSA = 2048  # bits


class OnbekendeSleutel(Ongeldig):
    """Signed with a key that is not in the list: it may be a new one."""


def lees(token: str, *, sleutels: list[dict], issuer: str, client_id: str, nonce: str | None) -> dict:
    """The claims of a token that passed every check; anything else raises `Ongeldig`."""
    try:
        kop = jwt.get_unverified_header(token)
        sleutel = _sleutel(sleutels, kop)
        claims = jwt.decode(
            token,
            key=sleutel,
            algorithms=[kop["alg"]],
            issuer=issuer,
            audience=client_id,
            leeway=SPELING,
            options={"require": VERPLICHT},
        )
    except jwt.InvalidSignatureError as fout:
        raise OnbekendeSleutel("signature") from fout
    except (jwt.PyJWTError, KeyError, TypeError, ValueError, RecursionError) as fout:
        raise Ongeldig(f"id_token: {type(fout).__name__}") from fout
    _voor_deze_poging(claims, client_id, nonce)
    return claims


def _sleutel(sleutels: list[dict], kop: dict):
    """The key this token names; without a name, the only one there is."""
    soort = ALGORITMEN.get(kop["alg"])
    if soort is None:
        raise Ongeldig("algorithm not allowed")
    kid = kop.get("kid")
    passend = [rij for rij in sleutels if rij.get("kid") == kid] if kid else sleutels
    if len(passend) != 1:
        raise OnbekendeSleutel("key")
    (rij,) = passend
    if rij.get("kty") != soort or rij.get("use", "sig") != "sig" or rij.get("alg", kop["alg"]) != kop["alg"]:
        raise Ongeldig("key for something else")
    sleutel = jwt.PyJWK(rij, algorithm=kop["alg"]).key
    if soort == "RSA" and sleutel.key_size < KORTSTE_RSA or soort == "EC" and rij.get("crv") != "P-256":
        raise Ongeldig("weak key")
    return sleutel


def _voor_deze_poging(claims: dict, client_id: str, nonce: str | None) -> None:
    if isinstance(claims["aud"], list) and len(claims["aud"]) > 1 and claims.get("azp") != client_id:
        raise Ongeldig("given to another party")
    if "azp" in claims and claims["azp"] != client_id:
        raise Ongeldig("given to another party")
    gekregen = claims.get("nonce")
    if not nonce or not isinstance(gekregen, str):
        raise Ongeldig("nonce missing")
    if not secrets.compare_digest(gekregen.encode(), nonce.encode()):
        raise Ongeldig("nonce of another attempt")
    sub = claims["sub"]
    if not isinstance(sub, str) or not 0 < len(sub) <= LANGSTE_SUB or not sub.isprintable():
        raise Ongeldig("sub")
