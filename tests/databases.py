"""The databases of the tests: made from a mould, and emptied where something lies.

Migrating takes ten seconds of a processor, for each process of the suite and for each test that starts a portal of
its own. So it is done once for a state of the migrations: a file in build/ for SQLite, a database that begins with
MOULD for PostgreSQL; what asks for a database gets a copy.
"""

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build" / "testdatabase"
MOULD = "twentsekracht_mal_"
# What a migration leaves behind for Django itself; everything else is a test's own.
STAYS = {"django_migrations", "django_content_type", "auth_permission"}
# What a migration leaves behind for the portal: put back, so that a test finds what a new portal has.
PUT_BACK = {
    "evenementen_evaluatievraag": ("evenementen.migrations.0011_evaluatie", "maak_vragen"),
    "evenementen_vrijeperiode": ("evenementen.migrations.0005_kalender", "maak_vakanties"),
    "school_annuleerregel": ("school.migrations.0007_beleid", "maak_regels"),
    "jbmb_cohortvraag": ("jbmb.migrations.0009_cohortprojecten", "maak_vragen"),
    "school_evaluatievraag": ("school.migrations.0008_uitnodigingen", "maak_vragen"),
}


def mould(url: str) -> str:
    """The migrated database to copy, made when it is not there yet: a path for SQLite, a name for PostgreSQL."""
    with _one_at_a_time():
        return _postgres_mould(url) if url.startswith("postgres") else str(_sqlite_mould())


def state() -> str:
    """Of everything that a new database is made of."""
    migrations = sorted(path for path in ROOT.glob("**/migrations/*.py") if ".venv" not in path.parts)
    made_of = [*migrations, ROOT / "requirements-dev.txt"]
    return hashlib.sha256(b"".join(path.read_bytes() for path in made_of)).hexdigest()[:16]


def migrate(url: str):
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0", "--skip-checks"],
        cwd=ROOT,
        env={**os.environ, "DEBUG": "1", "DATABASE_URL": url},
        check=True,
    )


def copy_sqlite(source: str, target: sqlite3.Connection):
    with closing(sqlite3.connect(source)) as connection:
        connection.backup(target)


@contextmanager
def _one_at_a_time():
    BUILD.mkdir(parents=True, exist_ok=True)
    with (BUILD / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _sqlite_mould() -> Path:
    made = BUILD / f"{state()}.sqlite3"
    if made.exists():
        return made
    for old in BUILD.glob("*.sqlite3*"):
        old.unlink()
    being_made = BUILD / "being-made.sqlite3"
    migrate(f"sqlite:///{being_made}")
    with closing(sqlite3.connect(being_made)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")  # all of it in one file
    return being_made.rename(made)


def _postgres_mould(url: str) -> str:
    name = MOULD + state()
    with closing(psycopg2.connect(url)) as server:
        server.autocommit = True
        cursor = server.cursor()
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [MOULD])
        there = [row[0] for row in cursor]
        if name in there:
            return name
        for old in there:
            cursor.execute(f"DROP DATABASE IF EXISTS {old} WITH (FORCE)")
        being_made = f"{MOULD}{os.getpid()}"
        cursor.execute(f"CREATE DATABASE {being_made}")
        migrate(urlsplit(url)._replace(path=f"/{being_made}").geturl())
        cursor.execute(f"ALTER DATABASE {being_made} RENAME TO {name}")
        return name


def empty(connection):
    """Without what guards the log and the definitive editions: a test's rows are nobody's past.

    Django's own way empties every table and makes all permissions anew: a second or two after each test with real
    transactions, of which most leave rows in ten tables.
    """
    from django.apps import apps

    with connection.cursor() as cursor:
        names = set(connection.introspection.table_names(cursor)) - STAYS
        known = set(connection.introspection.django_table_names(only_existing=True, include_views=False))
        looks = " UNION ALL ".join(
            f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})" for name in names & known
        )
        cursor.execute(looks)
        filled = [name for (name,) in cursor.fetchall()]
    if not filled:
        return
    with _without_triggers(connection, filled) as cursor:
        for name in filled:
            cursor.execute(f"DELETE FROM {name}")
        for name, (module, function) in PUT_BACK.items():
            cursor.execute(f"SELECT NOT EXISTS (SELECT 1 FROM {name})")
            if cursor.fetchone()[0]:
                getattr(import_module(module), function)(apps, None)


@contextmanager
def _without_triggers(connection, tables):
    from django.db import transaction

    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            off, on = [f"DROP TRIGGER {name}" for name, _ in triggers], [sql for _, sql in triggers]
        else:
            off, on = (
                [f"ALTER TABLE {table} {how} TRIGGER USER" for table in tables]
                for how in ("DISABLE", "ENABLE")
            )
            on = ["SET CONSTRAINTS ALL IMMEDIATE", *on]
        for statement in off:
            cursor.execute(statement)
        yield cursor
        for statement in on:
            cursor.execute(statement)
