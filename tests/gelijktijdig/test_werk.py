"""Many connections at once on PostgreSQL: one job, one claim, one effect."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from twentsekracht.logboek.models import Regel
from twentsekracht.werk import services
from twentsekracht.werk.models import Job

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs real concurrent connections"),
]
OP = datetime(2026, 1, 5, 9, tzinfo=UTC)
SOORT = "tests.werk.proefapp.tasks.lukt"


@pytest.fixture(autouse=True)
def proefapp(settings):
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "tests.werk.proefapp"]


def tegelijk(aantal, doe):
    """The results of `aantal` threads that start at the same moment, each with a connection of its own."""
    start = threading.Barrier(aantal)

    def een(nummer):
        try:
            connection.ensure_connection()
            start.wait()
            return doe(nummer)
        finally:
            connection.close()

    with ThreadPoolExecutor(aantal) as draden:
        return list(draden.map(een, range(aantal)))


def vraag(sleutel="a"):
    return services.vraag_aan(soort=SOORT, sleutel=sleutel, argumenten={}, door=None, op=OP)


def test_asking_at_once_makes_one_job():
    for ronde in range(10):
        ids = {job.pk for job in tegelijk(12, lambda _, ronde=ronde: vraag(f"ronde {ronde}"))}
        assert len(ids) == 1
    assert Job.objects.count() == 10


def test_one_of_many_claims_wins():
    for ronde in range(10):
        job = vraag(f"ronde {ronde}")
        genomen = tegelijk(12, lambda _, job=job: services.claim(job.pk, op=OP))
        assert [beurt.poging for beurt in genomen if beurt] == [1]


def test_one_of_many_claims_wins_after_the_lease():
    job = vraag()
    services.claim(job.pk, op=OP)
    genomen = tegelijk(12, lambda _: services.claim(job.pk, op=OP + services.LEASE + timedelta(seconds=1)))
    assert [beurt.poging for beurt in genomen if beurt] == [2]


def test_many_workers_do_every_job_once():
    jobs = [vraag(str(nummer)) for nummer in range(30)]
    beurten = tegelijk(8, lambda _: services.ronde(klok=lambda: OP))
    assert sum(beurten) == 30
    assert sorted(Regel.objects.values_list("object_id", flat=True)) == sorted(str(job.pk) for job in jobs)


def test_of_two_that_finish_the_one_that_has_the_job_wins():
    for ronde in range(10):
        laat = services.claim(vraag(f"ronde {ronde}").pk, op=OP)
        nieuw = services.claim(laat.pk, op=OP + services.LEASE + timedelta(seconds=1))

        def rond_af(nummer, beurten=(laat, nieuw)):
            try:
                services.rond_af(beurten[nummer], lambda: None, op=OP)
            except services.LeaseVerloren:
                return "verloren"
            return "gereed"

        assert tegelijk(2, rond_af) == ["verloren", "gereed"]


def test_asking_while_the_job_is_being_finished_never_waits_nor_fails():
    for ronde in range(10):
        job = services.claim(vraag(f"ronde {ronde}").pk, op=OP)

        def doe(nummer, job=job):
            if nummer == 0:
                services.rond_af(job, lambda: None, op=OP)
            return vraag(job.sleutel).pk

        ids = set(tegelijk(6, doe))
        assert ids <= set(Job.objects.filter(sleutel=job.sleutel).values_list("pk", flat=True))
        assert Job.objects.open().filter(sleutel=job.sleutel).count() == 1
