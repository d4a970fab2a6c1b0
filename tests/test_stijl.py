"""The style page shows every component there is, to the platform office only."""

import pytest
from django.conf import settings
from django.template.loader import get_template
from django.urls import reverse

from tests.maken import maak_gebruiker
from tests.sessie import meld_aan
from twentsekracht.organisaties.toegang import Rol
from twentsekracht.stijl import BLADEN

COMPONENTS = sorted(path.name for path in (settings.BASE_DIR / "templates" / "components").glob("*.html"))
ELSEWHERE = {
    *("start_bezoeker.html", "start_ingelogd.html"),  # the two halves of the start page
    "incheckcode.html",  # a whole page, for the screen of a room
}
ADRESSEN = [reverse("stijl") if not blad else reverse("stijl_blad", args=[blad]) for blad in BLADEN]


@pytest.fixture
def coordinator(client, db):
    return meld_aan(client, maak_gebruiker(Rol.COORDINATOR))


def test_every_component_is_shown(coordinator):
    shown = set()
    for adres in [*ADRESSEN, ADRESSEN[1] + "?vakgebied=ict"]:
        antwoord = coordinator.get(adres)
        assert antwoord.status_code == 200
        shown |= {template.name for template in antwoord.templates if template.name}
    missing = [name for name in COMPONENTS if f"components/{name}" not in shown and name not in ELSEWHERE]
    assert missing == []


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_component_opens_with_what_it_takes(name):
    source = get_template(f"components/{name}").template.source
    assert source.startswith("{% comment %}\n"), "say what it is for, and its parameters"


def test_a_page_of_the_style_that_is_not_there(coordinator):
    assert coordinator.get("/stijl/bestaat-niet/").status_code == 404


def test_style_page_asks_the_database_for_nothing_but_who_looks(coordinator, django_assert_max_num_queries):
    coordinator.get(ADRESSEN[1])
    with django_assert_max_num_queries(10):
        coordinator.get(ADRESSEN[1])
