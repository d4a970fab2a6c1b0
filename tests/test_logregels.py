"""A secret in an address does not reach the log, whoever writes the line."""

import logging
import re
from logging.config import dictConfig

import pytest
from django.conf import settings

from twentsekracht.logregels import _PADEN, ZonderGeheim

GEHEIM = "Zx8_-secret-1234567890"
PAD = f"/mijn/agenda/{GEHEIM}.ics"


@pytest.mark.parametrize(
    ("msg", "args"),
    [
        ("Not Found: %s", (PAD,)),
        ('"%s" %s %s', (f"GET {PAD} HTTP/1.1", "200", "512")),
        (f"GET {PAD}?x=1 referer https://portaal.example{PAD}", ()),
        ("%(r)s", ({"r": f"GET {PAD} HTTP/1.1"},)),
    ],
)
def test_the_secret_is_taken_out_and_the_page_stays(msg, args):
    record = logging.LogRecord("gunicorn.access", logging.INFO, "", 0, msg, args, None)
    assert ZonderGeheim().filter(record)
    assert GEHEIM not in record.getMessage()
    assert "/mijn/agenda/….ics" in record.getMessage()


@pytest.mark.parametrize(
    ("regel", "geschreven"),
    [
        (f"GET /toegang/uitnodiging/{GEHEIM}/ HTTP/1.1", "GET /toegang/uitnodiging/…/ HTTP/1.1"),
        (
            f"/account/login/?next=/toegang/uitnodiging/{GEHEIM}/",
            "/account/login/?next=/toegang/uitnodiging/…/",
        ),
        (f"?next=%2Ftoegang%2Fuitnodiging%2F{GEHEIM}%2F x", "?next=%2Ftoegang%2Fuitnodiging%2F…%2F x"),
        (f"Not Found: /account/password/reset/key/1a-{GEHEIM}/", "Not Found: /account/password/reset/key/…/"),
        (f"GET /account/confirm-email/MQ:1x:{GEHEIM}/", "GET /account/confirm-email/…/"),
        (f"GET /account/confirm-email/MQ%3A1x%3A{GEHEIM}/", "GET /account/confirm-email/…/"),
        (f'"POST /vacatures/afmelden/12:{GEHEIM}/"', '"POST /vacatures/afmelden/…/"'),
        (f"/account/oidc/a/login/callback/?code={GEHEIM}&state={GEHEIM} ok", "callback/?code=…&state=… ok"),
    ],
)
def test_what_lets_somebody_in_is_taken_out_too(regel, geschreven):
    record = logging.LogRecord("gunicorn.access", logging.INFO, "", 0, regel, (), None)
    ZonderGeheim().filter(record)
    assert GEHEIM not in record.getMessage()
    assert record.getMessage().endswith(geschreven)


@pytest.mark.parametrize(
    "regel",
    [
        "GET /account/confirm-email/ HTTP/1.1",
        "/toegang/uitnodigingen/12/intrekken/",
        "/account/password/reset/",
    ],
)
def test_pages_without_a_secret_keep_their_address(regel):
    record = logging.LogRecord("x", logging.INFO, "", 0, regel, (), None)
    ZonderGeheim().filter(record)
    assert record.getMessage() == regel


def test_other_lines_stay_as_they_are():
    record = logging.LogRecord("x", logging.INFO, "", 0, "GET %s 100%%", ("/mijn/agenda/",), None)
    ZonderGeheim().filter(record)
    assert (record.msg, record.getMessage()) == ("GET %s 100%%", "GET /mijn/agenda/ 100%")


@pytest.fixture
def configured_again():
    """Afterwards the handlers write where they did, not into what this test caught."""
    yield
    dictConfig(settings.LOGGING)


@pytest.mark.parametrize(
    "naam", ["django.request", "django.server", "gunicorn.access", "celery", "eigen.naam"]
)
def test_every_logger_writes_through_the_handler_that_knows(naam, configured_again, capsys):
    dictConfig(settings.LOGGING)
    logger = logging.getLogger(naam)
    logger.setLevel(logging.INFO)
    logger.warning("GET %s", PAD)
    geschreven = capsys.readouterr().err
    assert "/mijn/agenda/….ics" in geschreven
    assert GEHEIM not in geschreven


def test_the_proxy_in_front_leaves_out_the_same():
    regel = re.search(r"<deur>/\((.*?)\)/", (settings.BASE_DIR / "docker" / "nginx.conf").read_text())
    assert set(regel[1].split("|")) == set(_PADEN)
