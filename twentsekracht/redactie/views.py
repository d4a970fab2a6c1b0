"""The pages that anybody may read, and the small files that machines ask for."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import views as sitemaps
from django.http import HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.module_loading import import_string
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.generic import DetailView
from django_filters.views import FilterView

from twentsekracht.redactie.feeds import NieuwsFeed
from twentsekracht.redactie.filters import NieuwsFilter
from twentsekracht.redactie.models import Nieuwsbericht, Pagina

GELDIG = timedelta(days=180)  # of security.txt: at most a year, says RFC 9116
NIET_VOOR_ZOEKMACHINES = ("/beheer/", "/account/", "/mijn/", "/zoeken/", "/inlezen/", "/rapportage/")

BEWAREN = 15 * 60  # seconds that a proxy may keep what machines ask for

feed = login_not_required(cache_control(public=True, max_age=BEWAREN)(NieuwsFeed()))


class Zichtbaar:
    """Of the model only what this visitor may see."""

    def get_queryset(self):
        return self.model.objects.zichtbaar_voor(self.request.user, op=timezone.localdate())


@method_decorator(login_not_required, name="dispatch")
class NieuwsLijst(Zichtbaar, FilterView):
    model = Nieuwsbericht
    filterset_class = NieuwsFilter
    template_name = "redactie/nieuws.html"
    context_object_name = "berichten"
    paginate_by = 12
    extra_context = {"nav": "nieuws"}


@method_decorator(login_not_required, name="dispatch")
class NieuwsDetail(Zichtbaar, DetailView):
    model = Nieuwsbericht
    template_name = "redactie/nieuwsbericht.html"
    context_object_name = "bericht"
    extra_context = {"nav": "nieuws"}


@method_decorator(login_not_required, name="dispatch")
class PaginaDetail(Zichtbaar, DetailView):
    model = Pagina
    template_name = "redactie/pagina.html"
    context_object_name = "pagina"


@login_not_required
@require_safe
@cache_control(public=True, max_age=BEWAREN)
def sitemap(request):
    """Where the parts are: one file may not hold more than 50,000 addresses."""
    return sitemaps.index(request, _sitemapdelen(), sitemap_url_name="redactie:sitemapdeel")


@login_not_required
@require_safe
@cache_control(public=True, max_age=BEWAREN)
def sitemapdeel(request, section):
    return sitemaps.sitemap(request, _sitemapdelen(), section)


def _sitemapdelen() -> dict:
    return {deel: import_string(pad) for deel, pad in settings.SITEMAPS.items()}


@login_not_required
@require_safe
def robots(request):
    regels = ["User-agent: *", *(f"Disallow: {pad}" for pad in NIET_VOOR_ZOEKMACHINES), ""]
    return _tekst([*regels, f"Sitemap: {_adres('redactie:sitemap')}"])


@login_not_required
@require_safe
def security(request):
    """RFC 9116: where somebody who finds a hole can tell us."""
    verloopt = datetime.combine(timezone.now().astimezone(UTC).date() + GELDIG, time.min, UTC)
    return _tekst(
        [
            f"Contact: {settings.SECURITY_CONTACT}",
            f"Expires: {verloopt:%Y-%m-%dT%H:%M:%SZ}",
            "Preferred-Languages: nl, en",
            f"Canonical: {_adres('redactie:security')}",
        ]
    )


@login_not_required
@require_safe
@cache_control(public=True, max_age=BEWAREN)
def favicon(request):
    """Programs that do not read a page's own links ask for this one address."""
    return redirect(static("img/icoon/32.png"))


def _adres(naam: str) -> str:
    return settings.SITE_URL.rstrip("/") + reverse(naam)


def _tekst(regels: list[str]) -> HttpResponse:
    return HttpResponse("\n".join([*regels, ""]), content_type="text/plain; charset=utf-8")
