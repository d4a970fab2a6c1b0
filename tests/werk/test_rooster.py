"""What is done once a day, by whichever sweep comes first."""

from datetime import UTC, datetime

import pytest

from tests.werk.conftest import TAKEN
from twentsekracht.werk import rooster, services
from twentsekracht.werk.models import Job

pytestmark = pytest.mark.django_db
SOORT = f"{TAKEN}lukt"


@pytest.fixture(autouse=True)
def dagelijks(settings):
    settings.ROOSTER = [(SOORT, 6)]


def om(uur, dag=5):
    """In winter Amsterdam is an hour ahead of UTC."""
    return datetime(2026, 1, dag, uur - 1, tzinfo=UTC)


def test_not_before_its_hour():
    assert rooster.plan(op=om(5)) == []
    assert Job.objects.count() == 0


def test_once_a_day_however_many_sweeps():
    assert [job.soort for job in rooster.plan(op=om(6))] == [SOORT]
    assert rooster.plan(op=om(6)) == []
    services.ronde(klok=lambda: om(7))
    assert rooster.plan(op=om(23)) == []
    assert len(rooster.plan(op=om(6, dag=6))) == 1


def test_a_portal_that_was_down_catches_up_the_same_day():
    assert len(rooster.plan(op=om(22))) == 1


def test_what_failed_today_is_not_asked_for_again():
    (job,) = rooster.plan(op=om(6))
    services.mislukt(services.claim(job.pk, op=om(6)), reden="Kapot", op=om(6))
    assert rooster.plan(op=om(7)) == []


def test_nothing_on_the_roster_asks_the_database_nothing(settings, django_assert_num_queries):
    settings.ROOSTER = []
    with django_assert_num_queries(0):
        assert rooster.plan(op=om(12)) == []
