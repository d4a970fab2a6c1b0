"""Asks ClamAV about a file, over its socket (INSTREAM): one answer, or `ScannerWeg` when there is none.

Without CLAMAV_URL there is no scanner, and whoever stores a file says so with it. With one, nobody reads a file before
it was found clean: a scanner that is down holds it, and never lets it pass.
"""

import socket
import struct
from urllib.parse import urlsplit

from django.conf import settings

BLOK = 64 * 1024
VERBINDEN, ANTWOORDEN = 3, 30  # seconds
LANGSTE_ANTWOORD = 4096


class ScannerWeg(Exception):
    """No verdict: not reachable, too slow, or an answer that says neither clean nor infected."""


def is_ingesteld() -> bool:
    return bool(settings.CLAMAV_URL)


def is_besmet(inhoud: bytes) -> bool:
    """False is a promise: the scanner looked at all of it and found nothing."""
    try:
        antwoord = _vraag(inhoud)
    except (OSError, ValueError) as fout:
        raise ScannerWeg("De virusscanner is niet bereikbaar.") from fout
    if antwoord == "stream: OK":
        return False
    if antwoord.startswith("stream: ") and antwoord.endswith(" FOUND"):
        return True
    raise ScannerWeg("De virusscanner gaf geen oordeel.")


def _vraag(inhoud: bytes) -> str:
    with _verbind() as lijn:
        lijn.settimeout(ANTWOORDEN)
        lijn.sendall(b"zINSTREAM\0")
        for begin in range(0, len(inhoud), BLOK):
            blok = inhoud[begin : begin + BLOK]
            lijn.sendall(struct.pack("!I", len(blok)) + blok)
        lijn.sendall(struct.pack("!I", 0))
        return _lees(lijn)


def _verbind() -> socket.socket:
    adres = urlsplit(settings.CLAMAV_URL)
    if adres.scheme == "unix":
        lijn = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        lijn.settimeout(VERBINDEN)
        lijn.connect(adres.path)
        return lijn
    if adres.scheme != "tcp" or not adres.hostname:
        raise ValueError("CLAMAV_URL is tcp://host:3310 of unix:///pad.")
    return socket.create_connection((adres.hostname, adres.port or 3310), timeout=VERBINDEN)


def _lees(lijn: socket.socket) -> str:
    antwoord = b""
    while not antwoord.endswith(b"\0") and len(antwoord) < LANGSTE_ANTWOORD:
        stuk = lijn.recv(LANGSTE_ANTWOORD)
        if not stuk:
            break
        antwoord += stuk
    if not antwoord.endswith(b"\0"):
        raise ValueError("Half antwoord.")
    return antwoord[:-1].decode("utf-8", "replace")
