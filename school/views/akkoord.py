"""The one page a leidinggevende sees: by the link in our mail, without signing in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from school import services
from school.fouten import SchoolFout
from school.woorden import gegevens_akkoord


@method_decorator([login_not_required, never_cache], name="dispatch")
class Akkoordpagina(TemplateView):
    """Looking changes nothing, since mail programs follow links. The first answer counts; after that it only shows."""

    template_name = "school/akkoord.html"

    def dispatch(self, request, *args, **kwargs):
        self.akkoord = services.akkoord_van(kwargs["teken"])
        if self.akkoord is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        is_akkoord = request.POST.get("antwoord") == "akkoord"
        if not is_akkoord and request.POST.get("antwoord") != "niet_akkoord":
            messages.error(request, "Kies wat je antwoord is.")
            return redirect(request.path)
        try:
            services.besluit(akkoord=self.akkoord, is_akkoord=is_akkoord, op=timezone.now())
        except SchoolFout as fout:
            messages.info(request, str(fout))
        return redirect(request.path)

    def get_context_data(self, **kwargs):
        akkoord = self.akkoord
        return super().get_context_data(
            akkoord=akkoord,
            deelnemer=akkoord.inschrijving.deelnemer,
            opleiding=akkoord.inschrijving.uitvoering.opleiding,
            is_open=not akkoord.besluit and akkoord.plaats_tot > timezone.now(),
            gegevens=gegevens_akkoord(akkoord),
            **kwargs,
        )
