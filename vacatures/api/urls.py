"""The addresses of the API, and the page that explains it."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.urls import path, re_path
from django.utils.decorators import method_decorator
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from vacatures.api import VERSIE
from vacatures.api.beveiliging import GROOTST, bewaakt
from vacatures.api.fouten import PROBLEMEN, UITLEG, Probleem, antwoord
from vacatures.api.router import api

app_name = "api"
BEWAREN = 15 * 60  # seconds that a proxy may keep the description


@bewaakt
def bestaat_niet(request, pad=""):
    """So that Django does not look for the same address with a slash."""
    return antwoord(request, Probleem(404))


def _van_ninja():
    """Without its root, which shows nothing; and its description is only to read."""
    for patroon in api.urls[0]:
        if patroon.name == "openapi-json":
            patroon.callback = cache_control(public=True, max_age=BEWAREN)(require_safe(patroon.callback))
        if patroon.name != "api-root":
            patroon.callback = bewaakt(patroon.callback)
            yield patroon


@method_decorator(login_not_required, name="dispatch")
class Documentatie(TemplateView):
    template_name = "vacatures/api.html"

    def get_context_data(self, **kwargs):
        problemen = [
            {"status": status, "naam": naam, "titel": titel, "uitleg": UITLEG.get(status, "")}
            for status, (naam, titel) in PROBLEMEN.items()
        ]
        return super().get_context_data(
            site=settings.SITE_URL,
            versie=VERSIE,
            limieten=settings.API_LIMIETEN,
            kilobyte=GROOTST // 1024,
            problemen=problemen,
            **kwargs,
        )


urlpatterns = [
    path("", Documentatie.as_view(), name="documentatie"),
    path("v1/", ([*_van_ninja()], "ninja", "v1")),
    re_path(r"^v1(?P<pad>/.*)?$", bestaat_niet),
]
