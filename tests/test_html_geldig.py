"""Every page that a door of the table opens onto is valid HTML, says the Nu Html Checker (scripts/vnu.sh)."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from tests.browser.toegankelijk import EVERY_WIDTH
from tests.deuren import AMBTENAAR, ANONIEM
from tests.test_deuren import DEUREN, Wereld
from twentsekracht.organisaties.toegang import Rol

JAR = next(iter(sorted((Path(settings.BASE_DIR) / "build" / "vnu").glob("vnu-*.jar"))), None)
# Who looks: the visitor, and of those who are signed in the one who sees most of it.
KIJKERS = (Rol.COORDINATOR, Rol.BEHEERDER, Rol.CONTACTPERSOON, Rol.REGIEGROEP, AMBTENAAR)
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


def te_bekijken():
    """Every door with who looks: the visitor where that is possible, and the first of the others who may."""
    for naam, deur in sorted(DEUREN.items()):
        if naam.endswith(OVERAL_GELIJK) and not naam.startswith(EEN_MODEL) and not EVERY_WIDTH:
            continue
        for kijker in [ANONIEM, *[kijker for kijker in KIJKERS if kijker in deur.lezen][:1]]:
            if kijker in deur.lezen:
                yield naam, deur, kijker


def bladzijden(wereld):
    """Name and HTML of every page."""
    browsers = {kijker: wereld.browser(kijker) for kijker in (ANONIEM, *KIJKERS)}
    for naam, deur, kijker in te_bekijken():
        antwoord = browsers[kijker].get(reverse(naam, args=deur.args(wereld)), deur.vraag)
        if antwoord.headers.get("Content-Type", "").startswith("text/html") and antwoord.content:
            yield f"{naam}@{kijker}", antwoord.content


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
