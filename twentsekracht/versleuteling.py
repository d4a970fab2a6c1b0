"""Fields that stand encrypted in the database: secrets of a second step, notes about people.

`VELDSLEUTELS` (newest first) encrypts with the first and reads with all, so a key is replaced by putting a new one in
front, running `manage.py versleutel_opnieuw` and taking the old one away. What was written before there were any is
read with keys derived from `SECRET_KEY` and its fallbacks, which is also what a portal without `VELDSLEUTELS` uses.
Whoever has the database but not the environment reads nothing.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

DOEL = b"twentsekracht veld 1"  # ties the derived key to this use: another use gets another key


class Onleesbaar(ValueError):
    """No key fits: it was lost, taken away too early, or the text was tampered with."""


def versleutel(tekst: str) -> str:
    return _sleutels().encrypt(tekst.encode()).decode()


def ontsleutel(versleuteld: str) -> str:
    try:
        return _sleutels().decrypt(versleuteld.encode()).decode()
    except InvalidToken:
        raise Onleesbaar(
            "Geen van de sleutels past: kijk naar VELDSLEUTELS en SECRET_KEY_FALLBACKS."
        ) from None


def vernieuw(versleuteld: str) -> str:
    """The same text, encrypted with the newest key."""
    return versleutel(ontsleutel(versleuteld))


def _sleutels() -> MultiFernet:
    geheimen = [*settings.VELDSLEUTELS, settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_afgeleid(geheim)) for geheim in geheimen])


def _afgeleid(geheim: str) -> bytes:
    hkdf = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=DOEL)
    return base64.urlsafe_b64encode(hkdf.derive(geheim.encode()))
