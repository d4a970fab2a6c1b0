"""The page of one vacancy, and its last day for a calendar."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe
from django.views.generic import DetailView

from twentsekracht.mijn.ics import als_ics
from vacatures.agenda import punt
from vacatures.gesloten import Ingetrokken, Verlopen, openbaar_gesloten
from vacatures.inhoud import begin_van, inhoud
from vacatures.models import Vacature
from vacatures.openstelling import groep_van
from vacatures.passend import vergelijkbare
from vacatures.views.lezen import bewaard_door
from vacatures.views.tellen import tel_na_antwoord


@method_decorator(login_not_required, name="dispatch")
class VacatureDetail(DetailView):
    """What somebody may read; and for a while, that what stood open to everybody is closed."""

    template_name = "vacatures/detail.html"
    context_object_name = "vacature"
    slug_field = slug_url_kwarg = "code"
    extra_context = {"nav": "vacatures"}

    def get(self, request, *args, **kwargs):
        try:
            # Counted after the answer has gone out, by the way people came: nothing of who it was.
            return tel_na_antwoord(request, super().get(request, *args, **kwargs), self.object)
        except Verlopen as fout:
            context = {**self.extra_context, "is_ingetrokken": isinstance(fout, Ingetrokken)}
            return TemplateResponse(request, "vacatures/verlopen.html", context, status=410)

    def get_queryset(self):
        zichtbaar = Vacature.objects.zichtbaar_voor(self.request.user, op=timezone.localdate())
        return zichtbaar.select_related("organisatie").prefetch_related("vaardigheden")

    def get_object(self, queryset=None):
        try:
            return super().get_object(queryset)
        except Http404:
            if vacature := openbaar_gesloten(self.kwargs["code"], op=timezone.localdate()):
                return vacature
            raise

    def get_context_data(self, **kwargs):
        vacature, gebruiker, op = self.object, self.request.user, timezone.localdate()
        groep = groep_van(vacature, gebruiker, op=op)
        return super().get_context_data(
            **inhoud(vacature, groep=groep, op=op),
            is_bewaard=bool(bewaard_door(gebruiker, [vacature])),
            vergelijkbaar=vergelijkbare(vacature, gebruiker, op=op),
            adres=self.request.build_absolute_uri(vacature.get_absolute_url()),
            **kwargs,
        )


@login_not_required
@require_safe
def sluitdatum(request, code):
    """The last day of an open vacancy, for somebody's own calendar."""
    op = timezone.localdate()
    zichtbaar = Vacature.objects.open_voor(request.user, op=op).filter(sluit_op__isnull=False)
    vacature = get_object_or_404(zichtbaar.select_related("organisatie"), code=code)
    sinds = vacature.te_zien_sinds(groep_van(vacature, request.user, op=op))
    bestand = als_ics(
        [punt(vacature)], volgnummer=0, gewijzigd_op=begin_van(sinds), site_url=settings.SITE_URL
    )
    koppen = {
        "Content-Disposition": 'attachment; filename="sluitdatum.ics"',
        "X-Robots-Tag": "noindex",
        "Cache-Control": "private, no-cache",
    }
    return HttpResponse(bestand, content_type="text/calendar; charset=utf-8", headers=koppen)
