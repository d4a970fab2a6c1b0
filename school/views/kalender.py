"""The catalogue by month, and as a calendar of its own."""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView, View

from school.agenda import punten_van_catalogus
from school.filters import KalenderFilter
from school.kalender import bladzijde, per_dag
from school.models import Opleiding, Uitvoering
from school.views.catalogus import mijn_organisatie
from twentsekracht.mijn import ics

VOORUIT = timedelta(days=365)  # what begins later is not in the calendar yet


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
            feed=f"{settings.SITE_URL}{self.met_vraag(reverse('school:agenda'))}",
            **kwargs,
        )

    def adres(self, eerste: date | None) -> str:
        """Of another month, with the same filters."""
        if eerste is None:
            return ""
        return self.met_vraag(reverse("school:kalender", args=[eerste.year, eerste.month]))

    def met_vraag(self, pad: str) -> str:
        vraag = self.request.GET.urlencode()
        return f"{pad}?{vraag}" if vraag else pad


@method_decorator(login_not_required, name="dispatch")
class Agenda(View):
    """What begins in the coming year, for calendar programs, with the filters of the page. Public, so without links
    to take part. It knows no moments of change: its number rises every day, so that a program takes what changed.
    """

    def get(self, request):
        op = timezone.localdate()
        runs = Uitvoering.objects.komend(op=op).filter(
            opleiding__is_gepubliceerd=True, start__lte=op + VOORUIT
        )
        gekozen = KalenderFilter(request.GET, queryset=Opleiding.objects.in_catalogus(), runs=runs, op=op).qs
        runs = runs.filter(opleiding__in=gekozen).select_related("opleiding")
        punten = punten_van_catalogus(runs.prefetch_related("bijeenkomsten__uitvoering"))
        etag = f'"{ics.stand_van(punten)}-{op:%Y%m%d}"'
        return get_conditional_response(request, etag=etag, response=self.antwoord(punten, op, etag))

    def antwoord(self, punten, op: date, etag: str) -> HttpResponse:
        bestand = ics.als_ics(
            punten,
            volgnummer=op.toordinal(),
            gewijzigd_op=timezone.make_aware(datetime.combine(op, time())),
            site_url=settings.SITE_URL,
            naam="Opleidingen van de Twentse School",
        )
        koppen = {
            "Cache-Control": "public, max-age=3600",
            "Content-Disposition": 'inline; filename="twentse-school.ics"',
            "ETag": etag,
            "X-Robots-Tag": "noindex",
        }
        return HttpResponse(bestand, content_type="text/calendar; charset=utf-8", headers=koppen)
