"""The pages that say "no" or "not now", as a visitor sees them."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.conf import settings as django_settings
from django.template.loader import render_to_string

from tests.browser.toegankelijk import keur


@pytest.mark.django_db
def test_page_that_is_not_there_lets_one_search(pagina, console):
    keur(pagina, "/deze-pagina-is-er-niet/", status=404)
    console.clear()  # the browser itself logs the 404
    pagina.get_by_role("searchbox", name="Zoek wat je zocht").fill("omgevingswet")
    pagina.get_by_role("main").get_by_role("button", name="Zoeken").click()
    assert "q=omgevingswet" in pagina.url


def test_maintenance(pagina, settings, console):
    settings.ONDERHOUD = True
    keur(pagina, "/", status=503)
    assert pagina.get_by_role("heading", name="Het portaal is in onderhoud").is_visible()
    console.clear()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["403", "403_csrf", "429", "500", "503"])
def test_page_of_an_error(pagina, name):
    html = render_to_string(f"{name}.html")
    pagina.route("**/fout/", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    keur(pagina, "/fout/")


@pytest.fixture
def nginx_page():
    """The folder as nginx serves it, under /_onderhoud/."""

    class Handler(SimpleHTTPRequestHandler):
        def translate_path(self, path):
            return super().translate_path(path.removeprefix("/_onderhoud"))

        def log_message(self, *args):
            pass

    folder = django_settings.BASE_DIR / "docker" / "onderhoud"
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/_onderhoud/index.html"
    server.shutdown()
    server.server_close()


def test_page_of_nginx(pagina, nginx_page):
    keur(pagina, nginx_page)
    assert pagina.get_by_role("heading", name="Even geduld").is_visible()
