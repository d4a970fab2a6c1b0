"""The API tried by its own description: everything it says of itself holds, whatever is sent to it."""

import json
import os

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import ignored_auth

from tests.maken import maak_organisatie, maak_vacature
from tests.vacatures.maken import maak_apisleutel
from vacatures.api.router import api

GEHEIM = "tk_alleen-voor-deze-test"
# Per operation and way of making them; `make api-regels` takes more.
VOORBEELDEN = int(os.environ.get("API_VOORBEELDEN", "8"))
ZONDER_HAAST = settings(
    max_examples=VOORBEELDEN, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
INSTELLINGEN = SchemathesisConfig.from_dict(
    {
        "generation": {"max-examples": VOORBEELDEN, "deterministic": True},
        "phases": {"coverage": {"enabled": True}, "fuzzing": {"enabled": True}},
        # 412: the data are right, but the condition with it (If-Match) does not hold.
        "checks": {
            "positive_data_acceptance": {
                "expected-statuses": ["2xx", "3xx", "401", "403", "404", "409", "412", "429", "5xx"]
            }
        },
    }
)


def van_een_adres():
    """A server tells who is calling; and this client does not unpack what is compressed."""
    portaal = get_wsgi_application()
    omgeving = {"REMOTE_ADDR": "192.0.2.1", "HTTP_ACCEPT_ENCODING": "identity"}
    return lambda environ, start: portaal({**environ, **omgeving}, start)


BESCHRIJVING = json.loads(json.dumps(api.get_openapi_schema()))
schema = schemathesis.openapi.from_dict(BESCHRIJVING, config=INSTELLINGEN)
schema.app = van_een_adres()


@pytest.fixture
def open_verbinding():
    """As Django's own test client does it: a request would end with closing the connection of the test."""
    for signaal in (request_started, request_finished):
        signaal.disconnect(close_old_connections)
    yield
    for signaal in (request_started, request_finished):
        signaal.connect(close_old_connections)


@pytest.fixture
def portaal(db, open_verbinding):
    """With vacancies of two organisations in every state."""
    hengelo, almelo = maak_organisatie("hengelo"), maak_organisatie("almelo")
    maak_apisleutel(hengelo, sleutel=GEHEIM, bereik="schrijven", verloopt_op="2999-12-31")
    for nummer, status in enumerate(("concept", "gepubliceerd", "gesloten", "ingevuld", "ingetrokken")):
        for organisatie in (hengelo, almelo):
            maak_vacature(organisatie, status, doelgroep="extern", kenmerk=f"HR-{nummer}")


def test_the_description_is_openapi_3_1():
    OpenAPIV31SpecValidator(BESCHRIJVING).validate()


@pytest.mark.usefixtures("portaal")
@schema.parametrize()
@ZONDER_HAAST
def test_without_a_key(case):
    case.call_and_validate()


@pytest.mark.usefixtures("portaal")
@schema.parametrize()
@ZONDER_HAAST
def test_with_a_key(case):
    case.call_and_validate(headers={"Authorization": f"Bearer {GEHEIM}"})


@pytest.mark.usefixtures("portaal")
def test_one_after_the_other():
    """What one answer gives goes into the next question: made, published, closed, read again."""

    class Gesprek(schema.as_state_machine()):
        def call(self, case, **kwargs):
            case.headers["Authorization"] = f"Bearer {GEHEIM}"
            return super().call(case, **kwargs)

        def validate_response(self, response, case, **kwargs):
            """Whether a wrong key is refused is tried above; here every question carries the right one."""
            case.validate_response(response, excluded_checks=[ignored_auth])

    Gesprek.run(settings=settings(ZONDER_HAAST, stateful_step_count=10))
