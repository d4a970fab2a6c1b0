"""The feeds of the events, for calendar programs to read again and again: for everybody, and the plan for planners."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from evenementen import kalender, services
from evenementen.models import Evenement
from evenementen.planningsadres import planner_van
from twentsekracht.mijn import ics

EERDER = timedelta(days=365)  # how far back a calendar program still finds what was
BEWAREN = 15 * 60  # seconds
VOOR_IEDEREEN = f"public, max-age={BEWAREN}"
VOOR_EEN = "private, max-age=0, must-revalidate"


@login_not_required
@require_safe
def feed(request):
    """What is published."""
    punten = kalender.agendapunten(_recent(Evenement.objects.gepubliceerd()))
    return als_feed(request, "kalender", punten, naam="Evenementen van Twentse Kracht")


@login_not_required
@require_safe
def planningfeed(request, teken):
    """Also what is proposed, and what is planned and not published yet. The secret in the address is all there is."""
    if planner_van(teken, op=timezone.localdate()) is None:
        raise Http404
    punten = kalender.planpunten(_recent(Evenement.objects.filter(planning__in=kalender.IN_PLANNING)))
    naam = "Planning van Twentse Kracht"
    antwoord = als_feed(request, "planning", punten, naam=naam, bewaren=VOOR_EEN)
    antwoord.headers["Referrer-Policy"] = "no-referrer"
    return antwoord


def als_feed(request, welke, punten, *, naam, bewaren=VOOR_IEDEREEN, bestand="evenementen.ics"):
    """`welke`: of which it is counted how often it changed."""
    stand = ics.stand_van(punten)
    rij = services.werk_feed_bij(feed=welke, stand=stand, op=timezone.now())
    etag = f'"{stand}-{rij.volgnummer}"'
    if antwoord := get_conditional_response(request, etag=etag):
        return antwoord
    inhoud = ics.als_ics(
        punten,
        volgnummer=rij.volgnummer,
        gewijzigd_op=rij.gewijzigd_op,
        site_url=settings.SITE_URL,
        naam=naam,
    )
    return HttpResponse(
        inhoud,
        content_type="text/calendar; charset=utf-8",
        headers={
            "Cache-Control": bewaren,
            "Content-Disposition": f'inline; filename="{bestand}"',
            "ETag": etag,
            "X-Robots-Tag": "noindex",
        },
    )


def _recent(evenementen):
    vanaf = timezone.localdate() - EERDER
    komend = evenementen.filter(einde__gte=vanaf, einde__year__lte=kalender.LAATSTE_JAAR)
    return komend.select_related("gastorganisatie").order_by("start", "pk")
