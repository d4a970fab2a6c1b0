import os

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, TransactionTestCase
from django.test.utils import override_settings

from tests import databases
from tests.sessie import meld_aan
from twentsekracht.redactie import voet

# On the second database (ALLEEN_DATABASE, see scripts/test.sh) only what asks the database something is run again.
# These do too, but what they look at is the same on any: how pages look and are walked through in a browser, what
# the doors let through (Python that writes the queries), how a report is drawn, and `make demo`, which is always on
# SQLite. What finds, counts, sorts, locks and changes stays, and of every room the pages that list something.
OVERAL_HETZELFDE = (
    "aanmelden/test_inloggen.py",
    "aanmelden/test_oidc.py",
    "aanmelden/test_oidc_aanvallen.py",
    "aanmelden/test_poort.py",
    "api/test_schemathesis.py",
    "beheer/test_lekken.py",
    "beheer/test_lijsten.py",
    "organisaties/test_demo.py",
    "organisaties/test_paginas.py",
    "rapportage/test_demo.py",
    "rapportage/test_maak_rapportage.py",
    "rapportage/test_toegang.py",
    "rapportage/test_views.py",
    "tests/test_deuren.py",
    "tests/test_html_geldig.py",
    "tests/test_mails.py",
    "tests/test_start.py",
    "vacatures/test_behandelen_views.py",
    "vacatures/test_demo.py",
    "vacatures/test_detail.py",
    "vacatures/test_eigen_reactie.py",
    "vacatures/test_mailkeuzes.py",
    "vacatures/test_reageren_paginas.py",
)
# Long ones, mostly waiting: begun first, they do not end last and alone.
EERST = (
    "storing/test_storing.py",
    "tests/test_html_geldig.py",
    "vacatures/test_nooit_te_vroeg.py",
    "wedloop/test_wedloop.py",
)
VAN_DE_DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_collection_modifyitems(config, items):
    items.sort(key=lambda item: not str(item.path).endswith(EERST))
    if not os.environ.get("ALLEEN_DATABASE"):
        return
    rest = [item for item in items if not asks_the_database(item)]
    items[:] = [item for item in items if asks_the_database(item)]
    config.hook.pytest_deselected(items=rest)


def asks_the_database(item):
    marks = {mark.name for mark in item.iter_markers()}
    asks = marks & {"django_db", "eigen_database"} or VAN_DE_DATABASE & set(item.fixturenames)
    return bool(asks) and not (
        str(item.path).endswith(OVERAL_HETZELFDE) or item.path.parent.name == "browser"
    )


@pytest.fixture(scope="session", autouse=True)
def quick_passwords():
    """Hashing a password is slow on purpose; in a test nobody guesses it."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture(scope="session", autouse=True)
def second_step_as_in_production():
    with override_settings(MFA_VERPLICHT=True):
        yield


@pytest.fixture(scope="session", autouse=True)
def files_of_their_own(tmp_path_factory):
    """What tests upload does not land among the files of the portal on this machine."""
    with override_settings(PRIVE_MAP=tmp_path_factory.mktemp("prive")):
        yield


@pytest.fixture(scope="session", autouse=True)
def machines_may_ask_often():
    """Who tries everything asks the API more than a system may; tests/vacatures/api tries the limits themselves."""
    with override_settings(API_LIMIETEN=dict.fromkeys(settings.API_LIMIETEN, 10**9)):
        yield


@pytest.fixture(scope="session", autouse=True)
def every_page_asks_for_its_own_foot():
    """So that the second page of a test costs what the first did; tests/redactie tries what is kept."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(voet, "VERS", 0)
        yield


@pytest.fixture
def als():
    """A browser in which this person is logged in, with a second factor: `als(coordinator).get("/beheer/")`."""

    def log_in(gebruiker, *, sterk=True):
        return meld_aan(Client(), gebruiker, sterk=sterk)

    return log_in


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """A copy of a migrated database; the migrations then find nothing to do."""
    mal = databases.mould(os.environ.get("DATABASE_URL", ""))
    if connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["TEMPLATE"] = mal
        return

    def copy_first():  # Django calls this before it looks which migrations are to be done
        connection.ensure_connection()
        databases.copy_sqlite(mal, connection.connection)

    connection.prepare_database = copy_first


@pytest.fixture(scope="session", autouse=True)
def emptied_where_something_lies():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda self: databases.empty(connection))
        yield
