"""Our own addresses, with the floor beside them: an empty view and a bare Django list, behind the same middleware."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.template import engines
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.generic import ListView

from twentsekracht.urls import *  # noqa: F403
from twentsekracht.urls import urlpatterns as van_ons
from vacatures.models import Vacature

KAAL = engines["django"].from_string(
    "<!doctype html><title>Vacatures</title><h1>Vacatures</h1><ul>{% for v in object_list %}"
    "<li><a href='{{ v.get_absolute_url }}'>{{ v.titel }}</a> {{ v.organisatie }} {{ v.standplaats }}"
    " {{ v.sluit_op|date:'j F Y' }}</li>{% endfor %}</ul>"
)


@login_not_required
def leeg(request):
    return HttpResponse("")


@login_not_required
def kale_lijst(request):
    """25 rows, and nothing that counts how many there are."""
    op = timezone.localdate()
    rijen = Vacature.objects.filter(status="gepubliceerd", extern_op__lte=op).select_related("organisatie")
    return HttpResponse(KAAL.render({"object_list": rijen.order_by("-extern_op", "code")[:25]}, request))


@method_decorator(login_not_required, name="dispatch")
class KaleListView(ListView):
    """As the tutorial has it: pages of 25, so it counts."""

    paginate_by = 25

    def get_queryset(self):
        op = timezone.localdate()
        rijen = Vacature.objects.filter(status="gepubliceerd", extern_op__lte=op).select_related(
            "organisatie"
        )
        return rijen.order_by("-extern_op", "code")

    def render_to_response(self, context):
        return HttpResponse(KAAL.render({"object_list": context["object_list"]}, self.request))


urlpatterns = [
    path("bench/leeg/", leeg),
    path("bench/kaal/", kale_lijst),
    path("bench/listview/", KaleListView.as_view()),
    *van_ons,
]
