"""Every page of the table of doors, at every width: `make toegankelijk` looks at each of them, the new ones too.

The other tests here look at pages with everything on them and in the middle of a journey; this one only at what each
door opens onto, and leaves none out. No server: Django's answer is handed to the browser, so that the world is made
once and each test's own rows are rolled back.
"""

from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import reverse

from tests.bladzijden import adres, browsers, is_bladzijde, te_bekijken
from tests.browser.toegankelijk import EVERY_WIDTH, keur
from tests.test_deuren import gedeelde_wereld, wereld  # noqa: F401
from twentsekracht.organisaties.toegang import Rol

PORTAAL = "http://portaal.localhost"  # browsers trust it as they trust https
pytestmark = pytest.mark.skipif(not EVERY_WIDTH, reason="for make toegankelijk")


@pytest.fixture(scope="module")
def gebruikt(gedeelde_wereld):  # noqa: F811
    return browsers(gedeelde_wereld)


@pytest.fixture(scope="module")
def vertalingen(gebruikt):
    """The one script of the admin that Django writes."""
    pad = reverse("admin:jsi18n")
    return {pad: gebruikt[Rol.COORDINATOR].get(pad)}


def beantwoord(route, antwoorden):
    """What Django answered, and the static files. What a script asks besides, a preview, has tests of its own."""
    gevraagd = route.request.url.removeprefix(PORTAAL)
    if antwoord := antwoorden.get(gevraagd):
        route.fulfill(status=antwoord.status_code, headers=dict(antwoord.headers), body=b"".join(antwoord))
    elif not gevraagd.startswith(settings.STATIC_URL):
        route.fulfill(body="")
    else:
        route.fulfill(path=finders.find(urlsplit(gevraagd).path.removeprefix(settings.STATIC_URL)))


@pytest.mark.parametrize(("naam", "kijker"), [*te_bekijken()])
def test_page(browser, browser_context_args, wereld, gebruikt, vertalingen, naam, kijker):  # noqa: F811
    pad = adres(naam, wereld)
    antwoord = gebruikt[kijker].get(pad)
    if not is_bladzijde(antwoord):
        pytest.skip("no page")  # tests/test_html_geldig.py knows which lead elsewhere
    antwoorden = {**vertalingen, pad: antwoord}
    gezegd = []
    with browser.new_context(**browser_context_args, base_url=PORTAAL) as context:
        context.route("**/*", lambda route: beantwoord(route, antwoorden))
        page = context.new_page()
        page.on("console", lambda bericht: gezegd.append(bericht.text) if bericht.type == "error" else None)
        page.on("pageerror", lambda fout: gezegd.append(str(fout)))
        keur(page, pad, status=antwoord.status_code)
    # the browser itself names the status of a page that says why something did not work
    assert [regel for regel in gezegd if f"status of {antwoord.status_code}" not in regel] == []
