"""Talking to a provider: over TLS, within five seconds for everything together, no more than it should say."""

import json
import time

import requests
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from urllib3.exceptions import HTTPError

from twentsekracht.aanmelden.models import veilig_adres

GEDULD = 5  # seconds, for all there is to ask in one request of a visitor
GROOTSTE = 500_000  # bytes; the keys of Entra ID are some twenty thousand


class Onbereikbaar(OAuth2Error):
    """The provider does not answer, or not in time."""


class Ongeldig(OAuth2Error):
    """The provider (or who plays it) answers something that cannot be trusted. The message is for our log."""


class Verbinding:
    """The conversation with a provider during one request: what is slow now leaves less time for later."""

    def __init__(self):
        self._tot = time.monotonic() + GEDULD

    def haal(self, adres: str) -> dict:
        return self._vraag("GET", adres)

    def stuur(self, adres: str, gegevens: dict, auth=None) -> dict:
        return self._vraag("POST", adres, data=gegevens, auth=auth)

    def _vraag(self, methode: str, adres: str, **inhoud) -> dict:
        if not veilig_adres(adres):
            raise Ongeldig("address without TLS")
        try:
            # Nothing is followed: an answer from elsewhere is not this provider's.
            with requests.request(
                methode, adres, timeout=self._geduld(), allow_redirects=False, stream=True, **inhoud
            ) as antwoord:
                if antwoord.status_code != 200:
                    raise Ongeldig(f"status {antwoord.status_code}")
                gegevens = json.loads(self._lees(antwoord))
        except (requests.RequestException, HTTPError) as fout:
            raise Onbereikbaar(type(fout).__name__) from fout
        except (ValueError, RecursionError) as fout:
            raise Ongeldig("not JSON") from fout
        if not isinstance(gegevens, dict):
            raise Ongeldig("not an object")
        return gegevens

    def _geduld(self) -> tuple[float, float]:
        """To connect, and to hear something: together what is left."""
        over = self._tot - time.monotonic()
        if over <= 0:
            raise Onbereikbaar("out of time")
        return over * 0.4, over * 0.6

    def _lees(self, antwoord) -> bytes:
        """By what arrives, so that a trickle does not outlast our patience."""
        inhoud = b""
        while deel := antwoord.raw.read1(65536, decode_content=True):
            inhoud += deel
            if len(inhoud) > GROOTSTE:
                raise Ongeldig("too long")
            self._geduld()
        return inhoud
