import pytest

from tests.aanmelden import aanbieders
from twentsekracht.aanmelden.oidc import verbinding


@pytest.fixture(scope="session")
def tenant_hengelo():
    with aanbieders.tenant() as tenant:
        yield tenant


@pytest.fixture(scope="session")
def tenant_almelo():
    with aanbieders.tenant() as tenant:
        yield tenant


@pytest.fixture
def op_eigen_machine(settings, monkeypatch):
    """Providers on this machine speak http, which is for developers only; and a secret stands in the environment."""
    settings.DEBUG = True
    monkeypatch.setenv("SSO_TEST_GEHEIM", aanbieders.GEHEIM)
    # They share this process and its two busy cores with the whole suite; that it is 5 has a test of its own.
    monkeypatch.setattr(verbinding, "GEDULD", 60)
