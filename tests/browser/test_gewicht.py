"""What a first visit weighs and waits for, measured in the browser on the files as production serves them."""

import gzip
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import expect

from tests.maken import maak_gebruiker
from twentsekracht.organisaties.toegang import Rol

BUDGET = 120 * 1024
ALREADY_SMALL = (".woff2", ".png")
LAYOUT_SHIFT = """() => new Promise((klaar) => {
  let som = 0;
  new PerformanceObserver((lijst) => {
    for (const deel of lijst.getEntries()) som += deel.value;
  }).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => klaar(som), 600);
})"""


def first_visit(page, path):
    """Every answer of a first visit, with its size as it would travel: compressed where that helps."""
    answers = {}

    def weigh(response):
        body = response.body() if response.status == 200 else b""
        small = response.url.split("?")[0].endswith(ALREADY_SMALL)
        answers[response.url] = len(body) if small else len(gzip.compress(body, 9))

    page.on("response", weigh)
    page.goto(path)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    return answers


@pytest.mark.django_db
def test_first_visit_stays_under_the_budget(pagina):
    weights = first_visit(pagina, "/")
    heaviest = sorted(weights.items(), key=lambda item: -item[1])
    assert sum(weights.values()) < BUDGET, heaviest[:8]
    assert any("figtree.woff2" in url for url in weights), "the typefaces are part of it"


@pytest.mark.django_db
def test_every_answer_comes_from_the_portal_itself(pagina, live_server):
    assert [url for url in first_visit(pagina, "/") if not url.startswith(live_server.url)] == []


@pytest.mark.parametrize("rol", [None, Rol.COORDINATOR])
def test_a_page_waits_for_one_stylesheet_and_no_script(ingelogd, rol):
    page = ingelogd(maak_gebruiker(rol))
    page.goto("/")
    blocking = page.evaluate(
        "performance.getEntriesByType('resource').filter(r => r.renderBlockingStatus === 'blocking').map(r => r.name)"
    )
    assert len(blocking) == 1 and blocking[0].endswith("css/portal.css")
    assert page.locator("link[rel=stylesheet]").count() == 1
    assert page.locator("script[src]:not([defer])").count() == 0
    assert page.locator("script:not([src]), style, [style]").count() == 0


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["/", "/account/login/"])
@pytest.mark.django_db
def test_nothing_moves_while_the_page_loads(open_pagina, path, width):
    page = open_pagina(viewport={"width": width, "height": 800})
    page.goto(path)
    assert page.evaluate(LAYOUT_SHIFT) == 0


@pytest.mark.parametrize("path", ["/stijl/lijsten/", "/stijl/pagina/", "/stijl/cijfers/"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_component_moves_while_the_page_loads(ingelogd, path, width):
    page = ingelogd(rol=Rol.COORDINATOR, viewport={"width": width, "height": 800})
    page.goto(path)
    assert page.evaluate(LAYOUT_SHIFT) == 0


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.django_db
def test_nothing_moves_when_the_typefaces_come_late(open_pagina, width):
    """They are held back until the page stands in its reserve face, which takes the same room to within a hair."""
    page = open_pagina(viewport={"width": width, "height": 800})
    held = []
    page.route("**/*.woff2", lambda route: held.append(route))
    page.goto("/", wait_until="domcontentloaded")
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_timeout(300)
    for route in held:
        route.continue_()
    page.evaluate("document.fonts.ready")
    assert page.evaluate(LAYOUT_SHIFT) < 0.02


@pytest.mark.django_db
def test_every_picture_says_how_large_it_is(pagina):
    pagina.goto("/")
    assert pagina.locator("img:not([width][height])").count() == 0


@pytest.mark.parametrize(("picture", "most"), [("img/landschap.svg", 12), ("img/doek/ruimte.svg", 3)])
def test_drawings_are_light(picture, most):
    assert len(gzip.compress(Path(finders.find(picture)).read_bytes(), 9)) < most * 1024
