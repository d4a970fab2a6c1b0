"""A real browser (Debian's Chromium) against the real portal, for whole pages and journeys.

`pagina` is an anonymous browser; `ingelogd(rol="coordinator")` gives one of somebody signed in,
`ingelogd(gebruiker)` of that person. Both fail the test when the console shows an error: a blocked
style, a missing file, a broken script.
"""

import os

import pytest
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import Locator

from tests.maken import maak_gebruiker
from tests.sessie import meld_aan

os.environ.setdefault(
    "DJANGO_ALLOW_ASYNC_UNSAFE", "true"
)  # Playwright's event loop runs in the test's thread
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]


def pytest_collection_modifyitems(items):
    here = os.path.dirname(__file__)
    without = pytest.mark.skipif(not os.path.exists(CHROMIUM), reason=f"no Chromium at {CHROMIUM}")
    for item in items:
        if str(item.path).startswith(here) and not os.environ.get("CI"):  # CI has one, or fails
            item.add_marker(without)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {
        **browser_context_args,
        "locale": "nl-NL",
        "timezone_id": "Europe/Amsterdam",
        "reduced_motion": "reduce",
    }


@pytest.fixture(scope="session", autouse=True)
def a_click_ends_when_the_page_stands():
    """Playwright waits until the next page has begun to arrive: what is asked of it at once may not be there yet."""

    def and_wait(act):
        def wrapped(locator, *args, **options):
            act(locator, *args, **options)
            locator.page.wait_for_load_state()

        return wrapped

    with pytest.MonkeyPatch.context() as patch:
        for name in ("click", "press", "check", "select_option"):
            patch.setattr(Locator, name, and_wait(getattr(Locator, name)))
        yield


@pytest.fixture(autouse=True)
def static_files_as_they_stand(settings):
    """The live server finds the sources itself: no collectstatic needed, whatever DEBUG says."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture
def console():
    """What the consoles of the pages said; a test that expects an error empties it."""
    return []


@pytest.fixture
def open_pagina(live_server, browser, browser_context_args, console):
    """A new page in a browser of its own, with the portal as its base address: `open_pagina().goto("/")`."""
    contexts = []

    def new_page(gebruiker=None, **options):
        context = browser.new_context(**{**browser_context_args, "base_url": live_server.url, **options})
        contexts.append(context)
        if gebruiker:
            client = meld_aan(Client(), gebruiker)
            name = django_settings.SESSION_COOKIE_NAME
            context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        page = context.new_page()
        page.on("console", lambda message: console.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: console.append(str(error)))
        return page

    yield new_page
    for context in contexts:
        context.close()
    assert console == []


@pytest.fixture
def pagina(open_pagina):
    return open_pagina()


@pytest.fixture
def ingelogd(open_pagina):
    def of(gebruiker=None, *, rol=None, **options):
        return open_pagina(gebruiker or maak_gebruiker(rol=rol), **options)

    return of
