from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from tests.maken import maak_gebruiker, maak_nieuwsbericht, maak_pagina

pytestmark = pytest.mark.django_db


def toon(tag, **context):
    return Template("{% load redactie %}" + tag).render(Context(context))


def test_the_tile_has_the_latest_three_that_somebody_may_read(django_assert_num_queries):
    for dag in range(1, 6):
        maak_nieuwsbericht(titel=f"Dag {dag}", gepubliceerd_op=datetime(2026, 3, dag, 9, tzinfo=UTC))
    maak_nieuwsbericht(
        titel="Voor ons", alleen_collegas=True, gepubliceerd_op=datetime(2026, 3, 9, tzinfo=UTC)
    )
    with django_assert_num_queries(1):
        bezoeker = toon("{% nieuws_tegel user %}", user=AnonymousUser())
    assert [dag for dag in range(1, 6) if f"Dag {dag}<" in bezoeker] == [3, 4, 5]
    assert "Voor ons" not in bezoeker
    assert "Voor ons" in toon("{% nieuws_tegel user %}", user=maak_gebruiker())


def test_without_news_there_is_no_tile():
    assert toon("{% nieuws_tegel user %}", user=AnonymousUser()).strip() == ""


def test_the_foot_leads_to_pages_with_a_place(django_assert_num_queries):
    maak_pagina(titel="Privacy", slug="privacy", plaats=1)
    maak_pagina("ingetrokken", titel="Weg", plaats=2)
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    with django_assert_num_queries(1):
        voet = toon("{% voetpaginas %}", request=request)
    assert '<a href="/privacy/">Privacy</a>' in voet
    assert "Weg" not in voet


def test_the_page_of_a_fault_asks_the_database_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert "Er ging iets mis" in render_to_string("500.html")
