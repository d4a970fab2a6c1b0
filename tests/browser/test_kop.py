"""How the header looks at every width, and what a page says about itself to others."""

import io
import json

import pytest
from django.test import RequestFactory
from django.urls import reverse
from PIL import Image

from tests.maken import maak_gebruiker
from twentsekracht.organisaties.toegang import Rol


def test_search_in_the_header_asks_the_whole_site(pagina, db):
    pagina.set_viewport_size({"width": 1280, "height": 800})
    pagina.goto("/")
    veld = pagina.get_by_role("banner").get_by_role("searchbox", name="Zoek op de hele site")
    veld.fill("omgevingswet")
    veld.press("Enter")
    assert pagina.url.endswith(reverse("zoeken:zoeken") + "?q=omgevingswet")


# A line is the mark (58) and what is around it; the doors may have one of their own. A phone has one line.
LINE, WITH_DOORS = 90, 134


@pytest.mark.parametrize("wie", ["bezoeker", None, *Rol])
def test_header_fits_at_every_width(open_pagina, wie):
    """For each role, since each has other doors, and with a long name; also at the edges of the stylesheet."""
    somebody = wie != "bezoeker" and maak_gebruiker(rol=wie, naam="Wilhelmina Hendrika van Twekkelo")
    page = open_pagina(somebody or None)
    page.goto("/nieuws/")
    page.evaluate("document.fonts.ready")
    for width in (1920, 1280, 1279, 1100, 1088, 1087, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        nothing_overlaps(page, width)
        height = page.locator("header.kop").bounding_box()["height"]
        doors_below = width >= 1088 and (width < 1280 or page.locator("#hoofdmenu li").count() > 5)
        assert height <= (WITH_DOORS if doors_below else LINE), f"the header is {height} high at {width}"


def nothing_overlaps(page, width):
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    parts = page.locator(".kop-rij > :visible").all()
    boxes = [part.bounding_box() for part in parts]
    for i, een in enumerate(boxes):
        for ander in boxes[i + 1 :]:
            apart = (
                een["x"] + een["width"] <= ander["x"] + 1
                or ander["x"] + ander["width"] <= een["x"] + 1
                or een["y"] + een["height"] <= ander["y"] + 1
                or ander["y"] + ander["height"] <= een["y"] + 1
            )
            assert apart, f"two parts of the header overlap at {width}"


def test_active_page_is_marked_once(ingelogd):
    page = ingelogd(rol=Rol.COORDINATOR)
    page.goto(reverse("rapportage:lijst"))
    assert page.locator("#hoofdmenu [aria-current=page]").all_inner_texts() == ["Rapportage"]


# ---- what a page says about itself


def test_page_names_its_own_address_and_the_picture_of_a_link_to_it(pagina, live_server, db):
    pagina.goto("/account/login/?next=/mijn/")
    head = pagina.locator("head")
    assert head.locator("link[rel=canonical]").get_attribute("href") == f"{live_server.url}/account/login/"
    meta = {
        name: head.locator(f"meta[property='og:{name}']").get_attribute("content")
        for name in ("title", "description", "url", "image", "locale")
    }
    assert meta["url"] == f"{live_server.url}/account/login/"
    assert (meta["title"] + " | Twentse Kracht", meta["locale"]) == (pagina.title(), "nl_NL")
    assert meta["description"] == head.locator("meta[name=description]").get_attribute("content")
    picture = Image.open(io.BytesIO(pagina.request.get(meta["image"]).body()))
    assert picture.size == (1200, 630)


def test_icons_are_as_large_as_they_say(pagina, db):
    pagina.goto("/")
    for link in pagina.locator("link[rel=icon][type='image/png'], link[rel=apple-touch-icon]").all():
        picture = Image.open(io.BytesIO(pagina.request.get(link.get_attribute("href")).body()))
        wanted = link.get_attribute("sizes") or "180x180"
        assert "x".join(map(str, picture.size)) == wanted


def test_manifest_is_served_as_one_and_its_icons_are_there(pagina, db):
    pagina.goto("/")
    address = pagina.locator("link[rel=manifest]").get_attribute("href")
    answer = pagina.request.get(address)
    assert answer.headers["content-type"].split(";")[0] == "application/manifest+json"
    manifest = json.loads(answer.text())
    assert manifest["start_url"] == "/" and manifest["lang"] == "nl"
    for icon in manifest["icons"]:
        picture = Image.open(
            io.BytesIO(pagina.request.get(address.rsplit("/", 1)[0] + "/" + icon["src"]).body())
        )
        assert "x".join(map(str, picture.size)) == icon["sizes"]


def test_title_with_quotes_and_signs_stays_in_its_attribute():
    from django.template import RequestContext, Template

    source = '{% load onderdelen %}{% paginatitel %}{{ titel }} "en" zo{% endpaginatitel %}'
    html = Template(source).render(RequestContext(RequestFactory().get("/"), {"titel": 'A & B "<b>'}))
    assert 'content="A &amp; B &quot;&lt;b&gt; &quot;en&quot; zo"' in html
    assert "<b>" not in html
