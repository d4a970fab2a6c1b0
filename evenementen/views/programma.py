"""What is read of a programme by something other than somebody: a script that refreshes, a calendar program."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from evenementen.agenda import openbare_punten
from evenementen.models import Evenement
from evenementen.programma import delen
from evenementen.views.evenement import lezer
from evenementen.views.feed import als_feed

VERS = 300  # seconds that a calendar program may keep what it read


def _evenement(jaar, code):
    return get_object_or_404(Evenement.objects.gepubliceerd(), jaar=jaar, code=code)


@login_not_required
@require_safe
@never_cache
def vrije_plaatsen(request, jaar, code):
    """How full each part is now, for the page that shows it (static/js/evenement.js): words and nothing else."""
    nu = delen(_evenement(jaar, code), op=timezone.now(), voor=lezer(request))
    return JsonResponse(
        {
            str(deel.onderdeel.pk): {
                "woorden": deel.woorden,
                "staat": deel.staat,
                "waarom": deel.plaatsen.waarom if deel.is_open else "",
            }
            for deel in nu
        }
    )


@login_not_required
@require_safe
def agenda(request, jaar, code, onderdeel=None):
    """The programme, or one part of it, as a calendar for anybody: what everybody may read and no more."""
    evenement = _evenement(jaar, code)
    punten = openbare_punten(evenement, onderdeel)
    if onderdeel and not punten:
        raise Http404
    welke = punten[0].kenmerk if onderdeel else f"programma-{evenement.pk}"
    return als_feed(
        request,
        welke,
        punten,
        naam=evenement.titel,
        bewaren=f"public, max-age={VERS}",
        bestand="programma.ics",
    )
