"""Header and footer: every door in them opens for who sees it (how they look: tests/browser/test_kop.py)."""

import re

import pytest
from django.test import Client

from tests.maken import maak_gebruiker
from twentsekracht.organisaties.toegang import Rol

pytestmark = pytest.mark.django_db
KOP_EN_VOET = re.compile(r"<(header|footer)\b.*?</\1>", re.DOTALL)
DEUR = re.compile(r'<a\b[^>]*?\bhref="(/[^"#]*)')


def gesloten(client) -> dict:
    """Of the addresses in header and footer those that do not open: where they end, and with what."""
    pagina = client.get("/").content.decode()
    deuren = {adres for deel in KOP_EN_VOET.finditer(pagina) for adres in DEUR.findall(deel[0])}
    assert len(deuren) > 5
    antwoorden = {adres: client.get(adres, follow=True) for adres in sorted(deuren)}
    return {
        adres: (antwoord.status_code, antwoord.request["PATH_INFO"])
        for adres, antwoord in antwoorden.items()
        if antwoord.status_code != 200
        or antwoord.request["PATH_INFO"].startswith("/account/login") != adres.startswith("/account/login")
    }


def test_every_door_opens_for_a_visitor():
    assert gesloten(Client()) == {}


@pytest.mark.parametrize("rol", [None, *Rol])
def test_every_door_opens_for_each_role(als, rol):
    assert gesloten(als(maak_gebruiker(rol=rol))) == {}
