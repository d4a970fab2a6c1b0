"""What every page leads to is kept for a minute, and never longer than a change in the same process."""

import pytest
from django.core.cache import caches
from django.utils import timezone

from tests.maken import maak_pagina
from twentsekracht.redactie import services, voet
from twentsekracht.redactie.models import Pagina

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept_as_in_production(monkeypatch):
    monkeypatch.setattr(voet, "VERS", 60)
    caches["tellingen"].clear()
    yield
    caches["tellingen"].clear()


def test_it_is_asked_once(django_assert_num_queries):
    maak_pagina(titel="Privacy", slug="privacy", plaats=1)
    maak_pagina("concept", titel="Nog niet", plaats=2)
    assert voet.voetpaginas() == [("Privacy", "/privacy/")]
    with django_assert_num_queries(0):
        assert voet.voetpaginas() == [("Privacy", "/privacy/")]


def test_without_pages_it_is_asked_once_too(django_assert_num_queries):
    assert voet.voetpaginas() == []
    with django_assert_num_queries(0):
        assert voet.voetpaginas() == []


@pytest.mark.parametrize(
    ("doe", "dan"),
    [
        (lambda pagina, op: services.trek_in(stuk=pagina, door=None, op=op), []),
        (
            lambda pagina, op: services.wijzig(stuk=pagina, velden={"titel": "Anders"}, door=None, op=op),
            [("Anders", "/privacy/")],
        ),
    ],
)
def test_a_change_shows_at_once(django_capture_on_commit_callbacks, doe, dan):
    pagina = maak_pagina(titel="Privacy", slug="privacy", plaats=1)
    assert voet.voetpaginas()
    with django_capture_on_commit_callbacks(execute=True):
        doe(Pagina.objects.get(pk=pagina.pk), timezone.now())
    assert voet.voetpaginas() == dan
