from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from tests.maken import maak_doorverwijzing, maak_gebruiker, maak_nieuwsbericht, maak_pagina
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.redactie.models import Nieuwsbericht, Pagina, Status

pytestmark = pytest.mark.django_db
DAG = date(2026, 3, 10)
IEDEREEN = AnonymousUser()


def zichtbaar(gebruiker=IEDEREEN, op=DAG):
    return [bericht.titel for bericht in Nieuwsbericht.objects.zichtbaar_voor(gebruiker, op=op)]


@pytest.mark.parametrize("status", ["concept", "ingetrokken"])
def test_only_what_is_published_is_there_for_anybody_also_for_who_wrote_it(status):
    maak_nieuwsbericht(status)
    maak_pagina(status)
    for gebruiker in (IEDEREEN, maak_gebruiker(Rol.COORDINATOR)):
        assert zichtbaar(gebruiker) == []
        assert not Pagina.objects.zichtbaar_voor(gebruiker, op=DAG).exists()


def test_news_for_colleagues_is_for_who_is_signed_in():
    maak_nieuwsbericht(titel="Voor ons", alleen_collegas=True)
    assert zichtbaar() == []
    assert zichtbaar(maak_gebruiker()) == ["Voor ons"]
    assert zichtbaar(maak_gebruiker(is_active=False)) == []


@pytest.mark.parametrize(
    ("moment", "te_zien"),
    [
        (datetime(2026, 3, 10, 22, 59, tzinfo=UTC), True),  # 23.59 in Twente
        (datetime(2026, 3, 10, 23, 0, tzinfo=UTC), False),  # midnight there: tomorrow
        (datetime(2026, 3, 9, 23, 0, tzinfo=UTC), True),
    ],
)
def test_planned_news_appears_on_its_day_in_twente(moment, te_zien):
    bericht = maak_nieuwsbericht(gepubliceerd_op=moment)
    assert bool(zichtbaar()) is te_zien
    assert bericht.is_verschenen(DAG) is te_zien
    assert zichtbaar(op=DAG + timedelta(days=1))


def test_newest_first():
    for dag in (1, 3, 2):
        maak_nieuwsbericht(titel=str(dag), gepubliceerd_op=datetime(2026, 3, dag, 9, tzinfo=UTC))
    assert zichtbaar() == ["3", "2", "1"]


def test_every_word_is_looked_for_everywhere():
    maak_nieuwsbericht(titel="Ruilen van baan", inleiding="In Borne.", tekst="Met plezier.")
    gevonden = {
        woorden: Nieuwsbericht.objects.met_woorden(woorden).count() for woorden in ("ruilen borne", "x", "")
    }
    assert gevonden == {"ruilen borne": 1, "x": 0, "": 1}


def test_the_foot_has_the_pages_with_a_place():
    maak_pagina(titel="Twee", plaats=2)
    maak_pagina(titel="Een", plaats=1)
    maak_pagina(titel="Nergens")
    assert [pagina.titel for pagina in Pagina.objects.in_voet()] == ["Een", "Twee"]


def test_every_status_has_its_moves():
    assert set(Pagina.OVERGANGEN) == set(Status)


@pytest.mark.parametrize(
    "naar", ["//elders.nl/", "/\\elders.nl/", "https://elders.nl/", "javascript:alert(1)", "elders", "/van/"]
)
def test_the_database_refuses_a_redirect_that_leaves_the_portal_or_stays_where_it_is(naar):
    with pytest.raises(IntegrityError):
        maak_doorverwijzing("/van/", naar)


def test_the_database_refuses_published_news_without_a_moment():
    with pytest.raises(IntegrityError):
        maak_nieuwsbericht(gepubliceerd_op=None)
