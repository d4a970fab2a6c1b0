"""Many people at once at a running portal: a client that costs next to nothing, so that it slows nothing down.

HTTP/1.1 as a browser speaks it, on a connection that stays: enough for the answers of our own server, no more.
"""

import asyncio
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

CSRF = "a" * 32


@dataclass(frozen=True)
class Antwoord:
    status: int
    naar: str  # where a redirect leads
    inhoud: bytes


class Klant:
    """One person's browser; `sessie` is the whole cookie, `naam=waarde`."""

    def __init__(self, basis: str, sessie: str = ""):
        adres = urlsplit(basis)
        self.host, self.poort = adres.hostname, adres.port
        self.lezer = self.schrijver = None
        self.meld_aan(sessie)

    def meld_aan(self, sessie: str) -> None:
        """As somebody else, on the same line."""
        koekjes = "; ".join(filter(None, [f"csrftoken={CSRF}", sessie]))
        self.kop = f"Host: {self.host}:{self.poort}\r\nCookie: {koekjes}\r\nX-CSRFToken: {CSRF}\r\n"

    async def haal(self, pad: str) -> Antwoord:
        return await self._vraag(f"GET {pad} HTTP/1.1\r\n{self.kop}\r\n".encode())

    async def post(self, pad: str, **velden) -> Antwoord:
        inhoud = urlencode(velden, doseq=True).encode()
        kop = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(inhoud)}\r\n"
        return await self._vraag(f"POST {pad} HTTP/1.1\r\n{self.kop}{kop}\r\n".encode() + inhoud)

    async def _vraag(self, bytes_: bytes) -> Antwoord:
        """Once more on a new connection when the old one was closed while it lay idle."""
        hergebruikt = self.schrijver is not None
        if not hergebruikt:
            self.lezer, self.schrijver = await asyncio.open_connection(self.host, self.poort)
        try:
            self.schrijver.write(bytes_)
            return await self._lees()
        except (asyncio.IncompleteReadError, ConnectionError):
            self.sluit()
            if not hergebruikt:
                raise
            return await self._vraag(bytes_)

    async def _lees(self) -> Antwoord:
        kop = (await self.lezer.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        koppen = dict(regel.lower().split(": ", 1) for regel in kop[1:] if ": " in regel)
        if koppen.get("transfer-encoding") == "chunked":
            inhoud = await self._stukken()
        else:
            inhoud = await self.lezer.readexactly(int(koppen.get("content-length", 0)))
        naar = next((regel[10:] for regel in kop[1:] if regel.lower().startswith("location: ")), "")
        if koppen.get("connection") == "close":
            self.sluit()
        return Antwoord(int(kop[0].split()[1]), naar, inhoud)

    async def _stukken(self) -> bytes:
        delen = []
        while lengte := int(await self.lezer.readline(), 16):
            delen.append(await self.lezer.readexactly(lengte))
            await self.lezer.readline()
        await self.lezer.readline()
        return b"".join(delen)

    def sluit(self) -> None:
        if self.schrijver is not None:
            self.schrijver.close()
        self.lezer = self.schrijver = None
