"""The short form of the proof (`make storing` is the long one): processes killed while jobs run.

Each where it runs: one machine without Redis has SQLite, Celery works on PostgreSQL.
"""

import json
import os
import shutil
import subprocess
import sys

import pytest
from django.db import connection

pytestmark = pytest.mark.eigen_database


def proef(*argumenten):
    opdracht = [sys.executable, "-W", "ignore", "-m", "tests.storing", *argumenten, "--hoogstens", "120"]
    gedaan = subprocess.run(opdracht, stdout=subprocess.PIPE, text=True, timeout=240)
    uitslag = json.loads(gedaan.stdout)
    return {naam: uitslag[naam] for naam in ("gereed", "verloren", "dubbel")}, uitslag


@pytest.mark.skipif(connection.vendor != "sqlite", reason="one machine without Redis has SQLite")
def test_no_job_is_lost_or_doubled_when_verwerk_is_killed():
    uitslag, alles = proef("verwerk", "--jobs", "20", "--kills", "4")
    assert uitslag == {"gereed": 20, "verloren": 0, "dubbel": 0}, alles
    assert alles["gekild"] > 1  # how many it gets round to before all is done depends on the machine


@pytest.mark.skipif(connection.vendor != "postgresql", reason="Celery works on PostgreSQL")
@pytest.mark.skipif(
    not shutil.which("redis-server") and not os.environ.get("CI"), reason="redis-server is not installed"
)
def test_no_job_is_lost_or_doubled_when_celery_workers_are_killed_and_redis_is_emptied():
    uitslag, alles = proef("celery", "--jobs", "20", "--kills", "4", "--wat", "kind", "werker", "leeg")
    assert uitslag == {"gereed": 20, "verloren": 0, "dubbel": 0}, alles
    assert alles["gekild"] > 1  # how many it gets round to before all is done depends on the machine


def test_every_alert_is_mailed_once_when_the_worker_is_killed_half_way():
    """On both: a round is one job that sends many mails, so there is a half-way."""
    opdracht = [sys.executable, "-W", "ignore", "-m", "tests.storing.attenderen", "--kills", "3"]
    gedaan = subprocess.run(opdracht, stdout=subprocess.PIPE, text=True, timeout=240)
    uitslag = json.loads(gedaan.stdout)
    assert {
        naam: uitslag[naam] for naam in ("mails", "verstuurd", "dubbel", "gemist", "open", "meldingen")
    } == {
        "mails": 120,
        "verstuurd": 120,
        "dubbel": 0,
        "gemist": 0,
        "open": 0,
        "meldingen": 120 * 12,
    }, uitslag
    assert uitslag["gekild"] > 0 and uitslag["pogingen"] > 1, uitslag
