import os
import shutil
from datetime import UTC, datetime, timedelta

import pytest

from tests import databases
from tests.werk.redis_server import redis_server
from twentsekracht.werk import bel, services

OP = datetime(2026, 1, 5, 9, tzinfo=UTC)
TAKEN = "tests.werk.proefapp.tasks."


class Klok:
    """A clock that stands still until the test moves it."""

    def __init__(self):
        self.nu = OP

    def __call__(self):
        return self.nu

    def vooruit(self, **duur):
        self.nu += timedelta(**duur)


@pytest.fixture
def klok():
    return Klok()


@pytest.fixture(autouse=True)
def proefapp(settings):
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "tests.werk.proefapp"]
    bel.wakker.clear()


@pytest.fixture
def tussendoor():
    from tests.werk.proefapp import tasks

    yield tasks.tussendoor
    tasks.tussendoor.clear()


@pytest.fixture
def vraag_aan(db):
    def vraag_aan(taak="lukt", sleutel="a", op=OP, door=None, **argumenten):
        return services.vraag_aan(
            soort=TAKEN + taak, sleutel=sleutel, argumenten=argumenten, door=door, op=op
        )

    return vraag_aan


@pytest.fixture
def eigen_redis(tmp_path):
    """A Redis of its own on a free port: the tests neither see nor disturb one that is in use."""
    with redis_server(tmp_path) as url:
        yield url


@pytest.fixture
def eigen_database(tmp_path):
    """The environment of a portal on one machine, with a database file of its own."""
    shutil.copy(databases.mould("sqlite"), tmp_path / "portaal.sqlite3")
    return omgeving_met(tmp_path / "portaal.sqlite3")


def omgeving_met(bestand):
    vast = {
        "DEBUG": "1",
        "DATABASE_URL": f"sqlite:///{bestand}",
        "DJANGO_SETTINGS_MODULE": "tests.werk.instellingen",
    }
    return {naam: waarde for naam, waarde in os.environ.items() if naam != "REDIS_URL"} | vast
