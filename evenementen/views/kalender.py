"""The year of the events for everybody: by month, as a list, on paper, in one's own calendar, and what was."""

from datetime import date, timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from evenementen import archief, kalender
from evenementen.jaarposter import maak_pdf
from evenementen.models import Evenement
from twentsekracht.mijn.agenda import maandblad, volgende_maand
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.toegang import Rol

BEWAREN = 15 * 60  # seconds
# Who reads how many took part of which organisation.
LEEST_CIJFERS = (Rol.CONTACTPERSOON, Rol.REGIEGROEP, Rol.COORDINATOR, Rol.BEHEERDER)


def gepubliceerd():
    return Evenement.objects.gepubliceerd().select_related("gastorganisatie")


def jaar_uit(waarde: int) -> int:
    if not kalender.EERSTE_JAAR <= waarde <= kalender.LAATSTE_JAAR:
        raise Http404
    return waarde


@method_decorator(login_not_required, name="dispatch")
class Maandkalender(TemplateView):
    """This month, or another one (?maand=2026-11)."""

    template_name = "evenementen/kalender.html"
    extra_context = {"nav": "bijeenkomsten"}

    def get_context_data(self, **kwargs):
        vandaag = timezone.localdate()
        eerste = self.gevraagd() or vandaag.replace(day=1)
        tot = volgende_maand(eerste) - timedelta(days=1)
        punten = kalender.agendapunten(gepubliceerd().tussen(eerste, tot))
        punten += kalender.vakantiepunten(kalender.schoolvakanties(eerste, tot))
        punten.sort(key=lambda punt: (punt.begin, punt.titel))
        return super().get_context_data(
            maand=maandblad(punten, eerste=eerste), vandaag=vandaag, jaar=eerste.year, **kwargs
        )

    def gevraagd(self) -> date | None:
        if "maand" not in self.request.GET:
            return None
        try:
            eerste = date.fromisoformat(f"{self.request.GET['maand']}-01")
        except ValueError:
            raise Http404 from None
        jaar_uit(eerste.year)
        return eerste


@method_decorator(login_not_required, name="dispatch")
class Jaarkalender(TemplateView):
    """A year as a list, month by month."""

    template_name = "evenementen/jaar.html"
    extra_context = {"nav": "bijeenkomsten"}

    def get_context_data(self, jaar, **kwargs):
        jaar_uit(jaar)
        eerste, laatste = date(jaar, 1, 1), date(jaar, 12, 31)
        maanden = kalender.per_maand(
            jaar, gepubliceerd().tussen(eerste, laatste), kalender.schoolvakanties(eerste, laatste)
        )
        return super().get_context_data(
            jaar=jaar,
            vorige=jaar - 1 if jaar > kalender.EERSTE_JAAR else None,
            volgende=jaar + 1 if jaar < kalender.LAATSTE_JAAR else None,
            maanden=maanden,
            is_leeg=not any(maand.evenementen for maand in maanden),
            feed=settings.SITE_URL.replace("https://", "webcal://") + reverse("evenementen:feed"),
            **kwargs,
        )


@login_not_required
@require_safe
@cache_control(public=True, max_age=BEWAREN)
def poster(request, jaar):
    jaar_uit(jaar)
    eerste, laatste = date(jaar, 1, 1), date(jaar, 12, 31)
    evenementen = gepubliceerd().tussen(eerste, laatste)
    vrij = [*kalender.schoolvakanties(eerste, laatste), *kalender.recessen(eerste, laatste)]
    pdf = maak_pdf(jaar, evenementen, vrij)
    naam = f'inline; filename="jaarkalender-{jaar}.pdf"'
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": naam})


@method_decorator(login_not_required, name="dispatch")
class Archief(TemplateView):
    """What was, and what came of it; a year at a time, with the year before beside it."""

    template_name = "evenementen/archief.html"
    extra_context = {"nav": "bijeenkomsten"}

    def get_context_data(self, jaar=None, **kwargs):
        vandaag = timezone.localdate()
        jaren = archief.jaren(op=vandaag)
        jaar = jaar or (jaren[0] if jaren else vandaag.year)
        if jaren and jaar not in jaren:
            raise Http404
        leest_cijfers = toegang.heeft_rol(self.request.user, *LEEST_CIJFERS, op=vandaag)
        return super().get_context_data(
            jaar=jaar,
            jaren=jaren,
            edities=archief.edities(jaar, op=vandaag),
            tabellen=archief.per_organisatie(jaar) if leest_cijfers else [],
            **kwargs,
        )
