"""The admin wears the portal's face: every list, every filled form and every empty one is accessible."""

import pytest
from django.contrib import admin
from django.urls import reverse

from tests import maken
from tests.browser.toegankelijk import keur, keur_zoals_het_staat
from twentsekracht.organisaties.models import Rol

MODELS = sorted((model._meta.app_label, model._meta.model_name) for model in admin.site._registry)


def address(app, model, page, *args):
    return reverse(f"admin:{app}_{model}_{page}", args=args)


@pytest.mark.parametrize("rol", [Rol.COORDINATOR, Rol.CONTACTPERSOON])
def test_index(ingelogd, rol):
    keur(ingelogd(rol=rol), reverse("admin:index"))


# Every model has its own columns and fields, but the layout is the same: one width each.
@pytest.mark.parametrize(("app", "model"), MODELS)
def test_list_and_forms(ingelogd, app, model):
    page = ingelogd(maken.maak_gebruiker(is_superuser=True))
    maker = getattr(maken, f"maak_{model}", None)
    rij = maker() if maker else None
    keur(page, address(app, model, "changelist"), widths=[1280])
    if rij:
        keur(page, address(app, model, "change", rij.pk), widths=[390])
    if page.request.get(address(app, model, "add")).ok:
        keur(page, address(app, model, "add"), widths=[320])


def test_history(ingelogd):
    organisatie = maken.maak_organisatie()
    keur(ingelogd(rol=Rol.COORDINATOR), address("organisaties", "organisatie", "history", organisatie.pk))


def test_refused_form(ingelogd):
    page = ingelogd(rol=Rol.COORDINATOR)
    page.goto(address("school", "afspraak", "add"))
    page.locator("[name=_save]").click()
    page.locator(".errornote").wait_for()
    keur_zoals_het_staat(page)
