from django.contrib.auth.decorators import login_not_required
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.generic import TemplateView

from twentsekracht.zoeken.forms import Zoekvraag
from twentsekracht.zoeken.groepen import zoek


@method_decorator(login_not_required, name="dispatch")
class Zoeken(TemplateView):
    """One box over everything; who is not signed in finds what is public. Each app decides what that is."""

    template_name = "zoeken/zoeken.html"
    extra_context = {"nav": "zoeken"}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(vraag=Zoekvraag(self.request.GET), **kwargs)
        vraag = context["vraag"]
        context["is_gevraagd"] = "q" in self.request.GET
        if context["is_gevraagd"] and vraag.is_valid():
            woorden = vraag.cleaned_data["q"]
            groepen = zoek(woorden, gebruiker=self.request.user, op=timezone.localdate())
            context |= {
                "woorden": woorden,
                "groepen": groepen,
                "totaal": sum(groep.totaal for groep in groepen),
            }
        return context
