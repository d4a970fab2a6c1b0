"""What every page must pass, for the tests of any app: `keur(page, "/rapportage/")`."""

from axe_playwright_python.sync_playwright import Axe

WIDTHS = [1280, 390, 320]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Without preload: axe would fetch the stylesheets itself and trip over our CSP, which the console then reports.
RULES = {"runOnly": {"type": "tag", "values": WCAG}, "preload": False}


def keur(page, path, status=200, widths=WIDTHS):
    """At each width: the expected status, no sideways scroll, axe finds nothing, menus and details opened."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        response = page.goto(path)
        assert response.status == status, f"{path} answers {response.status}"
        page.evaluate("document.fonts.ready")
        keur_zoals_het_staat(page)


def keur_zoals_het_staat(page):
    unfold(page)
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width, (
        f"{page.url} scrolls sideways at {width}"
    )
    result = Axe().run(page, options=RULES)
    assert result.violations_count == 0, f"{page.url} at {width}\n{result.generate_report()}"


def unfold(page):
    if page.locator(".menu-knop[aria-expanded=false]").is_visible():
        page.locator(".menu-knop").click()
    for summary in page.locator("details:not([open]) > summary").all():
        if summary.is_visible():
            summary.click()
