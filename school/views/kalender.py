"""The catalogue by month."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

from school.filters import KalenderFilter
from school.kalender import bladzijde, per_dag
from school.models import Opleiding
from school.views.catalogus import mijn_organisatie


@method_decorator(login_not_required, name="dispatch")
class Kalender(TemplateView):
    template_name = "school/kalender.html"
    extra_context = {"nav": "opleidingen"}

    def get_context_data(self, jaar=None, maand=None, **kwargs):
        op = timezone.localdate()
        try:
            eerste = op.replace(day=1) if jaar is None else date(jaar, maand, 1)
        except (ValueError, OverflowError):
            raise Http404 from None
        blad = bladzijde(eerste, op=op)
        if blad is None:
            raise Http404
        filterset = KalenderFilter(
            self.request.GET, queryset=Opleiding.objects.in_catalogus(), runs=blad.runs, op=op
        )
        dagen = per_dag(blad, filterset.qs, op=op, organisatie_id=mijn_organisatie(self.request))
        return super().get_context_data(
            filter=filterset,
            tellingen=filterset.tellingen(),
            maand=blad,
            dagen=dagen,
            aantal=sum(len(momenten) for _, momenten in dagen),
            vorige_url=self.adres(blad.vorige),
            volgende_url=self.adres(blad.volgende),
            **kwargs,
        )

    def adres(self, eerste: date | None) -> str:
        """Of another month, with the same filters."""
        if eerste is None:
            return ""
        vraag = self.request.GET.urlencode()
        pad = reverse("school:kalender", args=[eerste.year, eerste.month])
        return f"{pad}?{vraag}" if vraag else pad
