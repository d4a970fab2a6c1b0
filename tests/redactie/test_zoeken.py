from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.maken import maak_gebruiker, maak_nieuwsbericht, maak_pagina
from twentsekracht.redactie import zoeken
from twentsekracht.zoeken.groepen import Treffer

pytestmark = pytest.mark.django_db
OP = date(2026, 3, 10)


def zoek(waar, woorden, gebruiker=None, aantal=5):
    return waar(woorden, gebruiker=gebruiker or AnonymousUser(), op=OP, aantal=aantal)


def test_news_is_found_with_its_day():
    maak_nieuwsbericht(titel="Ruilen", slug="ruilen", gepubliceerd_op=datetime(2026, 2, 12, 9, tzinfo=UTC))
    maak_nieuwsbericht("concept", titel="Ruilen")
    maak_nieuwsbericht(titel="Ruilen", gepubliceerd_op=datetime(2026, 3, 11, 9, tzinfo=UTC))
    groep = zoek(zoeken.nieuws, "ruilen")
    assert groep.treffers == [Treffer("Ruilen", "/nieuws/ruilen/", "12 februari 2026")]
    assert (groep.titel, groep.totaal, groep.url) == ("Nieuws", 1, "")


def test_news_for_colleagues_is_found_by_colleagues():
    maak_nieuwsbericht(titel="Ruilen", alleen_collegas=True)
    assert zoek(zoeken.nieuws, "ruilen").totaal == 0
    assert zoek(zoeken.nieuws, "ruilen", maak_gebruiker()).totaal == 1


def test_more_news_than_fits_is_in_the_list_with_the_same_words(client):
    for _ in range(3):
        maak_nieuwsbericht(titel="Ruilen & zo")
    groep = zoek(zoeken.nieuws, "ruilen &", aantal=2)
    assert (len(groep.treffers), groep.totaal, groep.url) == (2, 3, "/nieuws/?q=ruilen+%26")
    assert client.get(groep.url).content.decode().count("Ruilen &amp; zo") == 3


def test_pages_are_found():
    maak_pagina(titel="Privacy", slug="privacy", omschrijving="Wat we bewaren.")
    maak_pagina("ingetrokken", titel="Privacy")
    groep = zoek(zoeken.paginas, "privacy")
    assert (groep.treffers, groep.totaal) == ([Treffer("Privacy", "/privacy/", "Wat we bewaren.")], 1)


@pytest.mark.parametrize("waar", [zoeken.nieuws, zoeken.paginas])
def test_two_queries(waar, django_assert_num_queries):
    with django_assert_num_queries(2):
        zoek(waar, "een twee drie")
