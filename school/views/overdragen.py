"""A place that goes to a colleague: offering it, and answering that."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView

from school import services
from school.beleid import nodig
from school.botsing import botsingen
from school.forms import CollegaForm, OvernemenForm
from school.fouten import GeenLeidinggevende, SchoolFout
from school.models import Inschrijving
from school.termijnen import begin
from school.views.inschrijven import Eigen, OmEenPlaats, Zet


@method_decorator(never_cache, name="dispatch")
class Overdragen(Eigen, FormView):
    """Whether the address has an account is not told: the answer is the same."""

    form_class = CollegaForm
    template_name = "school/overdragen.html"
    extra_context = {"nav": "mijn"}

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            self.inschrijving = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])

    def form_valid(self, form):
        adres = form.cleaned_data["collega"]
        try:
            services.bied_over(inschrijving=self.inschrijving, adres=adres, op=timezone.now())
        except SchoolFout as fout:
            form.add_error("collega" if isinstance(fout, GeenLeidinggevende) else None, str(fout))
            return self.form_invalid(form)
        messages.success(
            self.request, f"We hebben {adres} gevraagd. Tot er een antwoord is, houd je je plaats."
        )
        return redirect("school:inschrijving", self.inschrijving.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(inschrijving=self.inschrijving, **kwargs)


class OverdrachtIntrekken(Zet):
    def zet(self, inschrijving):
        services.trek_in(inschrijving=inschrijving, op=timezone.now())
        return "Je aanbod is ingetrokken. Je houdt je plaats."


@method_decorator(never_cache, name="dispatch")
class Overdracht(OmEenPlaats):
    """For who is signed in with the address it was offered to; for anybody else it does not exist."""

    form_class = OvernemenForm
    template_name = "school/overdracht.html"
    extra_context = {"nav": "opleidingen"}

    def dispatch(self, request, *args, **kwargs):
        self.overdracht = services.overdracht_van(kwargs["teken"], request.user)
        if self.overdracht is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        rij = self.overdracht.inschrijving
        wat = nodig(rij.organisatie_id, rij.kost)
        return {**super().get_form_kwargs(), "nodig": wat}

    def get_initial(self):
        """Who it was the last time."""
        eerder = Inschrijving.objects.filter(deelnemer=self.request.user).exclude(leidinggevende="")
        return eerder.values("leidinggevende").first() or {}

    def post(self, request, *args, **kwargs):
        if request.POST.get("antwoord") != "nee":
            return super().post(request, *args, **kwargs)
        try:
            services.weiger(overdracht=self.overdracht, op=timezone.now())
        except SchoolFout as fout:
            messages.info(request, str(fout))
        else:
            messages.success(request, "Je neemt de plaats niet over. Je collega krijgt bericht.")
        return redirect(self.overdracht.inschrijving.uitvoering.opleiding)

    def neem(self, form):
        ik = self.request.user
        return services.neem_over(
            overdracht=self.overdracht, gebruiker=ik, op=timezone.now(), **form.cleaned_data
        )

    def klaar(self, inschrijving):
        messages.success(self.request, "De plaats is van jou.")
        return redirect("school:inschrijving", inschrijving.pk)

    def get_context_data(self, **kwargs):
        overdracht, run = self.overdracht, self.overdracht.inschrijving.uitvoering
        is_open = not overdracht.antwoord and begin(run) > timezone.now()
        return super().get_context_data(
            overdracht=overdracht,
            is_open=is_open,
            run=run,
            botsingen=botsingen(run, self.request.user, op=timezone.localdate()) if is_open else (),
            **kwargs,
        )
