"""What somebody thinks of an event they went to."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView

from evenementen import evaluatie, services
from evenementen.fouten import EvenementFout
from evenementen.models import MET_PLAATS, Deelname, Evaluatievraag, Evenement
from evenementen.services.evalueren import GESLOTEN
from twentsekracht.evaluatieform import EvaluatieForm


@method_decorator(never_cache, name="dispatch")
class Evaluatie(FormView):
    """Only of who had a place in it; answered or too late leads back to the event."""

    form_class = EvaluatieForm
    template_name = "evenementen/evaluatie.html"
    extra_context = {"nav": "bijeenkomsten"}

    def dispatch(self, request, *args, **kwargs):
        eigen = Deelname.objects.van(request.user).filter(status__in=MET_PLAATS)
        mijn = Evenement.objects.filter(pk__in=eigen.values("onderdeel__evenement"))
        self.evenement = get_object_or_404(mijn, pk=kwargs["pk"])
        te_vragen = evaluatie.te_vragen(self.evenement).filter(deelnemer=request.user)
        if not evaluatie.is_open(self.evenement, op=timezone.localdate()) or not te_vragen.exists():
            messages.info(request, GESLOTEN)
            return redirect("mijn:overzicht")
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "vragen": Evaluatievraag.objects.filter(is_actief=True)}

    def form_valid(self, form):
        wie = {"gebruiker": self.request.user, "op": timezone.now()}
        try:
            services.evalueer(evenement=self.evenement, antwoorden=form.antwoorden, **wie)
        except EvenementFout as fout:
            messages.info(self.request, str(fout))
        else:
            messages.success(self.request, "Bedankt. Je antwoorden zijn geteld, zonder je naam.")
        return redirect("mijn:overzicht")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            evenement=self.evenement, sluit_op=evaluatie.sluit_op(self.evenement), **kwargs
        )
