import pytest
from django.db import connection
from django.test import Client, TransactionTestCase


@pytest.fixture
def als():
    """A browser in which this person is logged in: `als(coordinator).get("/beheer/")`."""

    def log_in(gebruiker):
        client = Client()
        client.force_login(gebruiker)
        return client

    return log_in


@pytest.fixture(scope="session", autouse=True)
def cleaning_past_the_guards():
    """Tests with real transactions are cleaned up by DELETE on SQLite, which the triggers of the log and of the
    definitive editions refuse. PostgreSQL cleans by TRUNCATE, past its triggers.
    """
    clean = TransactionTestCase._fixture_teardown

    def teardown(self):
        if connection.vendor != "sqlite":
            return clean(self)
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _ in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
        try:
            clean(self)
        finally:
            with connection.cursor() as cursor:
                for _, sql in triggers:
                    cursor.execute(sql)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", teardown)
        yield
