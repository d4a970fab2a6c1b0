"""The admin wears the portal's face: every list, every filled form and every empty one is accessible."""

import pytest
from django.contrib import admin
from django.urls import reverse

from tests import maken
from tests.browser.toegankelijk import EVERY_WIDTH, keur, keur_zoals_het_staat
from twentsekracht.organisaties.models import Rol

MODELS = sorted((model._meta.app_label, model._meta.model_name) for model in admin.site._registry)


def address(app, model, page, *args):
    return reverse(f"admin:{app}_{model}_{page}", args=args)


@pytest.mark.parametrize("rol", [Rol.COORDINATOR, Rol.CONTACTPERSOON])
def test_index(ingelogd, rol):
    keur(ingelogd(rol=rol), reverse("admin:index"))


# Every model has its own columns and fields, but the layout is the same: one width each, and in `make test` of each
# model one page, in turn.
@pytest.mark.parametrize(("app", "model"), MODELS)
def test_list_and_forms(ingelogd, app, model):
    wie = maken.maak_gebruiker(Rol.CONTACTPERSOON, is_superuser=True)  # who has priority is for them alone
    page = ingelogd(wie)
    maker = getattr(maken, f"maak_{model}", None)
    pages = [(address(app, model, "changelist"), 1280)]
    if maker:
        pages.append((address(app, model, "change", maker().pk), 390))
    if page.request.get(address(app, model, "add")).ok:
        pages.append((address(app, model, "add"), 320))
    turn = MODELS.index((app, model)) % len(pages)
    for path, width in pages if EVERY_WIDTH else pages[turn : turn + 1]:
        keur(page, path, widths=[width])


def test_history(ingelogd):
    organisatie = maken.maak_organisatie()
    keur(ingelogd(rol=Rol.COORDINATOR), address("organisaties", "organisatie", "history", organisatie.pk))


def test_refused_form(ingelogd):
    page = ingelogd(rol=Rol.COORDINATOR)
    page.goto(address("school", "afspraak", "add"))
    page.locator("[name=_save]").click()
    page.locator(".errornote").wait_for()
    keur_zoals_het_staat(page)
