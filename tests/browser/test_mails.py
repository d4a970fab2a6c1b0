"""Every mail as a mail program shows it: by day and by night, wide and narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.toegankelijk import EVERY_WIDTH, RULES
from tests.mails import MAILS, render

LOOKS = [("light", 640), ("dark", 640), ("light", 320)]  # in `make test` one for each mail, in turn


@pytest.mark.parametrize("naam", MAILS)
def test_mail(pagina, naam):
    html = render(naam, "html")
    for scheme, width in LOOKS if EVERY_WIDTH else LOOKS[MAILS.index(naam) % len(LOOKS) :][:1]:
        pagina.emulate_media(color_scheme=scheme)
        pagina.set_viewport_size({"width": width, "height": 800})
        pagina.set_content(html)
        assert pagina.evaluate("document.documentElement.scrollWidth") <= width, f"{naam} scrolls at {width}"
        result = Axe().run(pagina, options=RULES)
        assert result.violations_count == 0, f"{naam}, {scheme}\n{result.generate_report()}"
