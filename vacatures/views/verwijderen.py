"""When the night has far more to delete than usual: what it is about, and going on with it."""

from django.contrib import messages
from django.db.models import Max, Min
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import TemplateView

from twentsekracht.organisaties.toegang import Rol
from twentsekracht.organisaties.views import AlleenVoor
from vacatures import bewaartermijn, services
from vacatures.fouten import VacatureFout
from vacatures.models import Sollicitatie


class VerwijderenNakijken(AlleenVoor, TemplateView):
    """Numbers and days, and nobody's name: whether the clock is right is all there is to judge."""

    rollen = {Rol.COORDINATOR}
    template_name = "vacatures/verwijderen_nakijken.html"
    extra_context = {"nav": "vacatures"}

    def get_context_data(self, **kwargs):
        nu = timezone.now()
        dagen = bewaartermijn.verlopen(op=nu).aggregate(
            eerste=Min("verwijderen_op"), laatste=Max("verwijderen_op")
        )
        return super().get_context_data(
            aantal=bewaartermijn.te_veel(op=nu),
            alle=Sollicitatie.objects.filter(reactie__isnull=False).count(),
            nu=nu,
            **dagen,
            **kwargs,
        )

    def post(self, request):
        try:
            aantal = int(request.POST.get("aantal", ""))
            services.keur_verwijderen_goed(aantal=aantal, door=request.user, op=timezone.now())
        except ValueError:
            messages.error(request, "Er ging iets mis met het formulier. Druk nog een keer op de knop.")
        except VacatureFout as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, "Het verwijderen begint nu. Over een paar minuten zijn ze weg.")
        return redirect("vacatures:verwijderen_nakijken")
