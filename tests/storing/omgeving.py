"""The processes and the database of one proof, and the ways to kill them."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2

from tests import databases

KILLS = ["kind", "werker", "redis", "leeg", "verbinding"]
CELERY = [sys.executable, "-m", "celery", "-A", "twentsekracht"]
WERKER = [*CELERY, "worker", "-c", "2", "-l", "WARNING", "--without-gossip", "--without-mingle"]
VERWERK = [sys.executable, "manage.py", "verwerk", "--skip-checks"]


@contextlib.contextmanager
def eigen_database(map: Path, url: str | None):
    """A migrated database that is gone afterwards: a file in `map`, or one beside the database of `url`."""
    mal = databases.mould(url or "")
    if not (url or "").startswith("postgres"):
        shutil.copy(mal, map / "proef.sqlite3")
        yield f"sqlite:///{map / 'proef.sqlite3'}"
        return
    naam = f"proef_werk_{os.getpid()}"
    server = psycopg2.connect(url)
    server.autocommit = True
    server.cursor().execute(f"CREATE DATABASE {naam} TEMPLATE {mal}")
    try:
        yield urlsplit(url)._replace(path=f"/{naam}").geturl()
    finally:
        server.cursor().execute(f"DROP DATABASE {naam} WITH (FORCE)")
        server.close()


@contextlib.contextmanager
def start(hoe, map, redis):
    werkers = Werkers(hoe, map, redis)
    try:
        yield werkers
    finally:
        werkers.stop()


def kinderen(pid):
    try:
        return [int(kind) for kind in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []


def maak_dood(pid):
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


class Werkers:
    """Two `manage.py verwerk`, or a Celery worker of two children with beat and Redis beside it."""

    def __init__(self, hoe, map, redis):
        self.map, self.redis = map, redis
        self.opdrachten = [VERWERK, VERWERK] if hoe == "verwerk" else [WERKER]
        self.log = (map / "werkers.log").open("ab")
        redis.__enter__()
        self.processen = [self._start(opdracht) for opdracht in self.opdrachten]
        self.beat = None
        if hoe == "celery":
            self.beat = self._start([*CELERY, "beat", "-l", "WARNING", "-s", str(map / "beat")])

    def _start(self, opdracht):
        return subprocess.Popen(opdracht, stdout=self.log, stderr=self.log, start_new_session=True)

    def houd_op_de_been(self):
        """Starts again what died, as systemd or Docker would."""
        for nummer, proces in enumerate(self.processen):
            if proces.poll() is not None:
                self.processen[nummer] = self._start(self.opdrachten[nummer])

    def dood(self, wat):
        """kill -9, or what comes nearest. Returns what was killed."""
        proces = random.choice(self.processen)
        leden = kinderen(proces.pid)
        if wat == "kind" and leden:
            maak_dood(random.choice(leden))
        elif wat in ("redis", "leeg"):
            self._tref_redis(wat)
        elif wat == "verbinding":
            verbreek_verbinding()
        else:
            wat = "werker"
            for pid in [proces.pid, *leden]:
                maak_dood(pid)
            proces.wait()
        return wat

    def _tref_redis(self, wat):
        if wat == "leeg":
            from redis import Redis

            Redis.from_url(os.environ["REDIS_URL"]).flushall()
            return
        self.redis.__exit__(None, None, None)
        time.sleep(1)
        from tests.werk.redis_server import redis_server

        self.redis = redis_server(self.map, urlsplit(os.environ["REDIS_URL"]).port)
        self.redis.__enter__()

    def stop(self):
        for proces in [*self.processen, self.beat]:
            if proces:
                for pid in [proces.pid, *kinderen(proces.pid)]:
                    maak_dood(pid)
                proces.wait()
        self.redis.__exit__(None, None, None)
        self.log.close()


def spaar_onze_verbinding():
    """A name by which `verbreek_verbinding` knows the connection of the proof itself."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET application_name TO proef")


def verbreek_verbinding():
    """PostgreSQL throws out one of the database's connections: what a restart or a fail-over looks like."""
    server = psycopg2.connect(os.environ["DATABASE_URL"])
    with server, server.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity WHERE"
            " datname = current_database() AND pid <> pg_backend_pid() AND application_name <> 'proef'"
            " ORDER BY random() LIMIT 1) AS een"
        )
    server.close()
