"""Whatever stands behind the question mark of an address, no page of the portal falls over it."""

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.maken import maak_gebruiker, maak_nieuwsbericht, maak_organisatie, maak_vacature
from tests.sessie import meld_aan
from tests.test_deuren import DEUREN
from twentsekracht.organisaties.toegang import Rol

NAMEN = (
    "q p o page jaar maand soort status vakgebied dienstverband uren schaal_min schaal_max niveau organisatie"
)
NAMEN += (
    " sorteer rol wanneer vanaf tot next _to_field status__exact organisatie__id__exact gepubliceerd_op__year"
)
ONZIN = {
    "no end to the number": "9" * 30,
    "a page of words": "a " * 1500,
    "the last day there is": "9999-12-31",
    "a null byte, for which PostgreSQL refuses to look": "a\x00b",
    "what a pattern is made of": "[(*\\+%_'\";--",
}


def zonder_argumenten(naam):
    try:
        return reverse(naam)
    except NoReverseMatch:
        return None


PADEN = sorted({pad for pad in map(zonder_argumenten, DEUREN) if pad and not pad.endswith("/add/")})


@pytest.mark.django_db
@pytest.mark.parametrize("onzin", ONZIN)
def test_no_page_falls_over_a_strange_question(onzin):
    hengelo = maak_organisatie("hengelo")
    maak_vacature(hengelo, doelgroep="extern"), maak_nieuwsbericht()
    client = meld_aan(Client(raise_request_exception=False), maak_gebruiker(Rol.COORDINATOR, hengelo))
    gevallen = set()
    for pad in PADEN:
        if client.get(pad, dict.fromkeys(NAMEN.split(), ONZIN[onzin])).status_code >= 500:
            gevallen.add(pad)
    assert gevallen == set()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "pad",
    [
        "/vacatures/%00/",
        "/vacatures/a%00b/reageren/",
        "/vacatures/bij/%00/",
        "/%00",
        "/vacatures/uitkomst/%00/",
    ],
)
def test_a_null_byte_in_an_address_is_no_page(pad):
    """PostgreSQL refuses to look for one."""
    maak_vacature(doelgroep="extern")
    assert Client(raise_request_exception=False).get(pad).status_code == 404
