"""Every page that a door of the table opens onto is valid HTML, says the Nu Html Checker (scripts/vnu.sh)."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

from tests.bladzijden import ELDERS_BEKEKEN, adres, browsers, is_bladzijde, te_bekijken
from tests.browser.toegankelijk import EVERY_WIDTH
from tests.test_deuren import Wereld

JAR = next(iter(sorted((Path(settings.BASE_DIR) / "build" / "vnu").glob("vnu-*.jar"))), None)
# Django writes these pages of the admin, from one template for all models: one model of each will do, unless
# `make toegankelijk` asks for everything.
OVERAL_GELIJK = ("_add", "_delete", "_history")
EEN_MODEL = "admin:organisaties_organisatie"
TERECHT = (
    # Django leaves out the empty choice where there is a value already.
    "The first “option” element in a “select” element with a “required” attribute",
    # Safari forgets that a list without bullets is one, unless it is said.
    "The “list” role is unnecessary for element “ul”.",
    "The “list” role is unnecessary for element “ol”.",
    # The web page of the report has its headings in the chapters inside.
    "Article lacks heading.",
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(JAR is None and not os.environ.get("CI"), reason="scripts/vnu.sh did not run"),
]


def bladzijden(wereld):
    """Name and HTML of every page; a door that shows none is known, so that somebody looks at it elsewhere."""
    gebruikt, doorgestuurd, getoond = browsers(wereld), set(), set()
    for naam, kijker in te_bekijken():
        if naam.endswith(OVERAL_GELIJK) and not naam.startswith(EEN_MODEL) and not EVERY_WIDTH:
            continue
        antwoord = gebruikt[kijker].get(adres(naam, wereld))
        if is_bladzijde(antwoord):
            getoond.add(naam)
            yield f"{naam}@{kijker}", antwoord.content
        elif antwoord.status_code == 302:
            doorgestuurd.add(naam)
    assert doorgestuurd - getoond == set(ELDERS_BEKEKEN)


def test_every_page_is_valid_html(tmp_path):
    for naam, html in bladzijden(Wereld()):
        (tmp_path / f"{naam.replace(':', '.')}.html").write_bytes(html)
    assert len(list(tmp_path.iterdir())) > 100
    controle = ["java", "-Xss8m", "-jar", str(JAR), "--format", "json", "--skip-non-html", str(tmp_path)]
    berichten = json.loads(subprocess.run(controle, capture_output=True, text=True).stderr)["messages"]
    fouten = [
        f"{Path(b['url']).name}:{b.get('lastLine')} {b['message']}\n    {b.get('extract', '').strip()}"
        for b in berichten
        if (b["type"] == "error" or b.get("subType") == "warning") and not b["message"].startswith(TERECHT)
    ]
    assert "\n".join(fouten) == ""
