"""What a first visit weighs and waits for, measured in the browser on the files as production serves them."""

import gzip
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.utils import timezone
from playwright.sync_api import expect

from tests.maken import maak_gebruiker, maak_organisatie, maak_vacature
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


PRODUCT = {"list": "/vacatures/", "detail": "/vacatures/{}/", "form": "/vacatures/{}/reageren/"}


@pytest.fixture
def vacature(live_server, db):
    """The first of more than one page of the list holds, with a text of some length."""
    hengelo, vandaag = maak_organisatie("hengelo"), timezone.localdate()
    velden = {"doelgroep": "extern", "omschrijving": "Je adviseert het college. " * 60}
    velden |= {"gepubliceerd_op": vandaag, "sluit_op": vandaag + timedelta(days=9)}
    return [maak_vacature(hengelo, **velden) for _ in range(30)][0]


@pytest.mark.parametrize("which", PRODUCT)
def test_a_filled_page_of_who_is_signed_in_stays_under_the_budget(ingelogd, vacature, which):
    page = ingelogd()
    weights = first_visit(page, PRODUCT[which].format(vacature.code))
    heaviest = sorted(weights.items(), key=lambda item: -item[1])
    assert page.locator(".wie").count() == 1
    assert sum(weights.values()) < BUDGET, heaviest[:8]


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
@pytest.mark.parametrize("which", PRODUCT)
def test_no_page_of_a_product_moves_while_it_loads(ingelogd, vacature, which, width):
    page = ingelogd(viewport={"width": width, "height": 800})
    assert page.goto(PRODUCT[which].format(vacature.code)).status == 200
    assert page.evaluate(LAYOUT_SHIFT) < 0.02  # on a busy machine the typefaces may come late


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
