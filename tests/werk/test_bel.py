import socket
import threading
import time

import pytest
from redis import Redis

from tests.werk.conftest import OP, TAKEN
from tests.werk.redis_server import redis_server, vrije_poort
from twentsekracht.werk import bel, services
from twentsekracht.werk.models import Job

GEDULD = 2.5  # seconds that a request may lose to a broker


@pytest.fixture(autouse=True)
def geen_stilte(monkeypatch):
    monkeypatch.setattr(bel, "_stil_tot", 0.0)


@pytest.fixture
def hangende_broker():
    """Accepts every connection and never says a word: worse than being down."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        verbindingen = []

        def neem_aan():
            while True:
                try:
                    verbindingen.append(server.accept()[0])
                except OSError:
                    return

        threading.Thread(target=neem_aan, daemon=True).start()
        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0"
        server.shutdown(socket.SHUT_RDWR)
    for verbinding in verbindingen:
        verbinding.close()


@pytest.fixture
def dichte_poort():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"redis://127.0.0.1:{server.getsockname()[1]}/0"


def duur(vraag):
    begin = time.monotonic()
    vraag()
    return time.monotonic() - begin


def test_a_broker_that_is_down_neither_breaks_nor_slows_the_request(
    vraag_aan, settings, dichte_poort, django_capture_on_commit_callbacks, caplog
):
    settings.REDIS_URL = dichte_poort
    with django_capture_on_commit_callbacks() as bellen:
        job = vraag_aan()
    assert duur(bellen[0]) < 1
    job.refresh_from_db()
    assert (job.status, job.gebeld_op) == ("aangevraagd", None)
    assert "no bell" in caplog.text


def test_a_broker_that_hangs_costs_the_first_request_two_seconds_and_the_next_none(
    vraag_aan, settings, hangende_broker, django_capture_on_commit_callbacks
):
    settings.REDIS_URL = hangende_broker
    with django_capture_on_commit_callbacks() as bellen:
        for sleutel in "abc":
            vraag_aan(sleutel=sleutel)
    assert duur(lambda: [bel() for bel in bellen]) < GEDULD
    assert duur(bellen[0]) < 0.1
    assert Job.objects.te_bellen(op=OP).count() == 3


def test_the_broker_is_rung_again_after_the_silence(vraag_aan, settings, dichte_poort, monkeypatch):
    settings.REDIS_URL = dichte_poort
    bel.rinkel(vraag_aan().pk)
    assert bel._stil_tot > time.monotonic()
    monkeypatch.setattr(bel, "_stil_tot", time.monotonic() - 1)
    bel.rinkel(vraag_aan().pk)
    assert bel._stil_tot > time.monotonic()


def test_what_was_written_as_rung_for_but_did_not_ring_is_put_right(
    settings, dichte_poort, django_capture_on_commit_callbacks, db
):
    settings.REDIS_URL = dichte_poort
    with django_capture_on_commit_callbacks() as bellen:
        [job] = services.vraag_nieuwe_aan(soort=TAKEN + "lukt", wat={"a": {}}, op=OP)
    assert job.gebeld_op == OP
    bellen[0]()
    job.refresh_from_db()
    assert job.gebeld_op is None


def test_bells_share_a_connection_and_one_that_broke_is_replaced(
    settings, tmp_path, monkeypatch, django_capture_on_commit_callbacks, db
):
    poort = vrije_poort()
    with redis_server(tmp_path, poort) as settings.REDIS_URL:
        for sleutel in "abc":
            with django_capture_on_commit_callbacks(execute=True):
                services.vraag_nieuwe_aan(soort=TAKEN + "lukt", wat={sleutel: {}}, op=OP)
        redis = Redis(port=poort)
        assert redis.llen("celery") == 3 and len(redis.client_list()) <= 3
        redis.flushall()
    bel.rinkel(1)
    assert bel._stil_tot > time.monotonic()
    monkeypatch.setattr(bel, "_stil_tot", 0.0)
    with redis_server(tmp_path, poort):
        bel.rinkel(1)
        assert Redis(port=poort).llen("celery") == 1


def test_with_a_broker_the_bell_is_a_message_with_the_id_and_nothing_else(vraag_aan, settings, eigen_redis):
    settings.REDIS_URL = eigen_redis
    job = vraag_aan(taak="lukt", editie=7)
    bel.rinkel(job.pk)
    [bericht] = Redis.from_url(eigen_redis).lrange("celery", 0, -1)
    job.refresh_from_db()
    assert job.gebeld_op
    assert b'"task": "werk.voer_uit"' in bericht
    assert b"editie" not in bericht
    assert TAKEN.encode() not in bericht
