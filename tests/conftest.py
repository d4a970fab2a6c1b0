import pytest
from django.test import Client


@pytest.fixture
def als():
    """A browser in which this person is logged in: `als(coordinator).get("/beheer/")`."""

    def log_in(gebruiker):
        client = Client()
        client.force_login(gebruiker)
        return client

    return log_in
