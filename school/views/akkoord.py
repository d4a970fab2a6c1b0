"""The pages a leidinggevende sees: by the link in our mail, without signing in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView
from django.views.generic.base import View

from school import services
from school.forms import CollegaForm
from school.fouten import GeenLeidinggevende, SchoolFout
from school.woorden import gegevens_akkoord

ZONDER_ACCOUNT = method_decorator([login_not_required, never_cache], name="dispatch")


@ZONDER_ACCOUNT
class MetLink(View):
    """Looking changes nothing, since mail programs follow links. Who passed the question on, sees only that."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.teken = kwargs["teken"]
        self.akkoord = services.akkoord_van(self.teken)
        if self.akkoord is None:
            raise Http404
        self.is_doorgegeven = services.is_doorgegeven(self.akkoord, self.teken)
        is_besloten = self.akkoord.besluit or self.akkoord.plaats_tot <= timezone.now()
        self.is_open = not self.is_doorgegeven and not is_besloten


class Akkoordpagina(MetLink, TemplateView):
    """The first answer counts; after that it only shows."""

    template_name = "school/akkoord.html"

    def post(self, request, *args, **kwargs):
        is_akkoord = request.POST.get("antwoord") == "akkoord"
        if not is_akkoord and request.POST.get("antwoord") != "niet_akkoord":
            messages.error(request, "Kies wat je antwoord is.")
        elif not self.is_doorgegeven:
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
            is_open=self.is_open,
            is_doorgegeven=self.is_doorgegeven,
            mag_doorgeven=akkoord.link < services.MEESTE_KEREN,
            gegevens=gegevens_akkoord(akkoord),
            **kwargs,
        )


@ZONDER_ACCOUNT
class AkkoordDoorgeven(MetLink, FormView):
    form_class = CollegaForm
    template_name = "school/akkoord_doorgeven.html"

    def dispatch(self, request, *args, **kwargs):
        if not self.is_open:
            return redirect("school:akkoord", self.teken)
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        adres = form.cleaned_data["collega"]
        try:
            services.geef_door(akkoord=self.akkoord, adres=adres, op=timezone.now())
        except GeenLeidinggevende as fout:
            form.add_error("collega", str(fout))
            return self.form_invalid(form)
        except SchoolFout as fout:
            messages.info(self.request, str(fout))
        else:
            messages.success(self.request, f"We hebben het aan {adres} gevraagd.")
        return redirect("school:akkoord", self.teken)

    def get_context_data(self, **kwargs):
        return super().get_context_data(teken=self.teken, gegevens=gegevens_akkoord(self.akkoord), **kwargs)
