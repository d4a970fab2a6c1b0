"""Our own addresses, and the floor beside them: the same lock, count and insert, and nothing else.

Between the two the service on its own: what a place costs without signing in, CSRF and form.
"""

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from school.models import BEZET, Inschrijving, Uitvoering
from school.services import schrijf_in
from twentsekracht.organisaties.models import Gebruiker
from twentsekracht.urls import *  # noqa: F403
from twentsekracht.urls import urlpatterns as van_ons

BEVESTIGD, WACHTLIJST = Inschrijving.Status.BEVESTIGD, Inschrijving.Status.WACHTLIJST


def _neem(run, wie, organisatie):
    bezet = Inschrijving.objects.filter(uitvoering=run, status__in=BEZET).count()
    Inschrijving.objects.create(
        uitvoering=run,
        deelnemer_id=wie,
        organisatie_id=organisatie,
        ingeschreven_op=timezone.localdate(),
        status=BEVESTIGD if bezet < run.max_deelnemers else WACHTLIJST,
    )
    return HttpResponse(status=302, headers={"Location": "/"})


@csrf_exempt
@login_not_required
def kaal(request, pk, wie, organisatie):
    with transaction.atomic():
        return _neem(Uitvoering.objects.select_for_update().get(pk=pk), wie, organisatie)


@csrf_exempt
@login_not_required
def zonder_slot(request, pk, wie, organisatie):
    """The control: it has to sell too many."""
    return _neem(Uitvoering.objects.get(pk=pk), wie, organisatie)


@csrf_exempt
@login_not_required
def kern(request, pk, wie):
    run = Uitvoering.objects.select_related("opleiding").get(pk=pk)
    schrijf_in(uitvoering=run, gebruiker=Gebruiker.objects.get(pk=wie), op=timezone.now())
    return HttpResponse(status=302, headers={"Location": "/"})


@csrf_exempt
@login_not_required
def leeg(request):
    return HttpResponse(status=302, headers={"Location": "/"})


urlpatterns = [
    path("bench/leeg/", leeg),
    path("bench/kaal/<int:pk>/<int:wie>/<int:organisatie>/", kaal),
    path("bench/kern/<int:pk>/<int:wie>/", kern),
    path("bench/zonder-slot/<int:pk>/<int:wie>/<int:organisatie>/", zonder_slot),
    *van_ons,
]
