"""What every page must pass, for the tests of any app: `keur(page, "/rapportage/")`."""

import os
import zlib

from axe_playwright_python.sync_playwright import Axe

EVERY_WIDTH = bool(os.environ.get("ALLE_BREEDTES"))  # make toegankelijk
WIDTHS = [1280, 390, 320]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Without preload: axe would fetch the stylesheets itself and trip over our CSP, which the console then reports.
# Only violations in full: describing every element that passes takes as long as finding those that do not.
RULES = {"runOnly": {"type": "tag", "values": WCAG}, "preload": False, "resultTypes": ["violations"]}


def keur(page, path, status=200, widths=WIDTHS):
    """The expected status; at each width no sideways scroll; axe finds nothing, menus and details opened.

    axe takes a second or two: `make test` asks it at one width, another one for each address, `make toegankelijk`
    at all of them.
    """
    with_axe = widths if EVERY_WIDTH else [widths[zlib.crc32(path.encode()) % len(widths)]]
    in_order = sorted(widths, key=lambda width: width in with_axe)
    for width in in_order:  # axe last: the others need no page of their own
        page.set_viewport_size({"width": width, "height": 800})
        if width in with_axe or width == in_order[0]:
            response = page.goto(path)
            assert response.status == status, f"{path} answers {response.status}"
            page.evaluate("document.fonts.ready")
        fits(page)
        if width in with_axe:
            axe_finds_nothing(page)


def keur_zoals_het_staat(page):
    """As it is now, and then folded again: an open menu would lie over what is clicked next."""
    fits(page)
    axe_finds_nothing(page)
    page.evaluate(FOLD)


def fits(page):
    unfold(page)
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width, (
        f"{page.url} scrolls sideways at {width}"
    )


def axe_finds_nothing(page):
    result = Axe().run(page, options=RULES)
    at = f"{page.url} at {page.viewport_size['width']}"
    assert result.violations_count == 0, f"{at}\n{result.generate_report()}"


# By script and not by clicking: a header that is just collapsing moves away under the pointer. Not the menu of the
# account: it would lie half over a link, which axe then finds too small (test_toegankelijk opens it on its own).
UNFOLD = """() => {
  const visible = element => element.checkVisibility();
  for (const knop of document.querySelectorAll('.menu-knop[aria-expanded=false]')) if (visible(knop)) knop.click();
  for (const details of document.querySelectorAll('details:not([open], .wie)'))
    if (visible(details)) { details.open = true; details.dataset.opened = ''; }
}"""
FOLD = """() => {
  for (const details of document.querySelectorAll('details[data-opened]')) {
    details.open = false; delete details.dataset.opened;
  }
  for (const knop of document.querySelectorAll('.menu-knop[aria-expanded=true]')) knop.click();
}"""


def unfold(page):
    page.evaluate(UNFOLD)
