import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from io import StringIO

from django.core.management import call_command
from django.utils import timezone

from twentsekracht.logboek.models import Regel
from twentsekracht.werk import bel, werker


def test_verwerk_eenmaal_works_off_what_is_due_and_says_so(vraag_aan):
    for sleutel in "abc":
        vraag_aan(sleutel=sleutel, op=timezone.now())
    uit = StringIO()
    call_command("verwerk", "--eenmaal", stdout=uit)
    assert uit.getvalue() == "3 keer aan werk begonnen, er staat niets meer klaar.\n"
    assert Regel.objects.count() == 3


def test_no_thread_starts_by_itself(vraag_aan, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        vraag_aan()
    assert "werk" not in {draad.name for draad in threading.enumerate()}


def test_with_a_broker_no_thread_is_started(settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    werker.start()
    assert "werk" not in {draad.name for draad in threading.enumerate()}


PORTAAL = """
import time
from twentsekracht import wsgi
from django.utils import timezone
from twentsekracht.werk import services
from twentsekracht.werk.models import Job
job = services.vraag_aan(
    soort="tests.werk.proefapp.tasks.lukt", sleutel="a", argumenten={}, door=None, op=timezone.now()
)
begin = time.monotonic()
while job.is_open and time.monotonic() < begin + 20:
    time.sleep(0.02)
    job.refresh_from_db()
print(job.status, time.monotonic() - begin)
"""


STOPPEND_PORTAAL = """
import time
from twentsekracht import wsgi
from django.utils import timezone
from twentsekracht.werk import services
job = services.vraag_aan(
    soort="tests.werk.proefapp.tasks.duurt", sleutel="a", argumenten={"seconden": 60}, door=None, op=timezone.now()
)
while job.status != "bezig":
    time.sleep(0.02)
    job.refresh_from_db()
"""

STATUS = """
import django; django.setup()
from twentsekracht.werk.models import Job
print(Job.objects.get().status)
"""


DJANGO = "import django; django.setup()"


def python(programma, omgeving):
    """What a program of its own prints, with the portal's environment."""
    opdracht = [sys.executable, "-c", programma]
    return subprocess.run(
        opdracht, env=omgeving, stdout=subprocess.PIPE, text=True, check=True, timeout=60
    ).stdout


def test_the_web_process_works_off_what_is_asked_of_it_without_a_broker(eigen_database):
    status, duur = python(PORTAAL, eigen_database).split()
    assert status == "gereed"
    assert float(duur) < 2  # the bell woke the thread: it did not wait for its next look


def test_a_web_process_that_ends_leaves_its_job_to_the_next_at_once(eigen_database):
    python(STOPPEND_PORTAAL, eigen_database)
    assert python(STATUS, eigen_database) == "aangevraagd\n"


@contextmanager
def verwerk(omgeving):
    opdracht = [sys.executable, "manage.py", "verwerk", "--skip-checks"]
    with subprocess.Popen(
        opdracht, env=omgeving, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as proces:
        yield proces
        proces.terminate()
        assert proces.wait(timeout=10) == 0


def test_the_thread_lets_who_rings_finish_but_is_not_put_off_for_ever(monkeypatch):
    monkeypatch.setattr(werker, "UITSTEL", 1)
    klaar = threading.Event()

    def belt():
        while not klaar.wait(werker.STIL / 4):
            bel.wakker.set()

    onrust = threading.Thread(target=belt)
    onrust.start()
    try:
        begin = time.monotonic()
        werker._laat_uitspreken()
        assert 1 <= time.monotonic() - begin < 2
    finally:
        klaar.set()
        onrust.join()
    begin = time.monotonic()
    werker._laat_uitspreken()
    assert time.monotonic() - begin < 1


def test_verwerk_gives_its_job_back_when_told_to_stop(eigen_database):
    with verwerk(eigen_database):
        python(STOPPEND_PORTAAL.replace("from twentsekracht import wsgi", DJANGO), eigen_database)
    assert python(STATUS, eigen_database) == "aangevraagd\n"


def test_verwerk_waits_for_a_database_that_does_not_answer(eigen_database):
    bestand = eigen_database["DATABASE_URL"].removeprefix("sqlite:///")
    with sqlite3.connect(bestand) as database:
        database.execute("ALTER TABLE werk_job RENAME TO weg")
    with verwerk(eigen_database) as proces:
        while b"did not answer" not in proces.stderr.readline():
            assert proces.poll() is None
        with sqlite3.connect(bestand) as database:
            database.execute("ALTER TABLE weg RENAME TO werk_job")
        status, _ = python(PORTAAL.replace("from twentsekracht import wsgi", DJANGO), eigen_database).split()
    assert status == "gereed"
