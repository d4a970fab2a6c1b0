from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.generic import DetailView
from django_filters.views import FilterView

from evenementen import woorden
from evenementen.filters import EvenementFilter
from evenementen.models import Deelname, Evenement
from evenementen.programma import programma
from twentsekracht import markdown


@method_decorator(login_not_required, name="dispatch")
class Overzicht(FilterView):
    """What is to come, and per year what has been."""

    queryset = Evenement.objects.gepubliceerd()
    filterset_class = EvenementFilter
    template_name = "evenementen/overzicht.html"
    strict = False
    extra_context = {"nav": "bijeenkomsten"}

    def get_context_data(self, **kwargs):
        op = timezone.localdate()
        return super().get_context_data(
            komend=self.object_list.komend(op=op), geweest=self.object_list.geweest(op=op), **kwargs
        )


@method_decorator(login_not_required, name="dispatch")
class Evenementpagina(DetailView):
    template_name = "evenementen/evenement.html"
    context_object_name = "evenement"
    extra_context = {"nav": "bijeenkomsten"}

    def get_object(self, queryset=None):
        evenementen = Evenement.objects.gepubliceerd()
        return get_object_or_404(evenementen, jaar=self.kwargs["jaar"], code=self.kwargs["code"])

    def get_context_data(self, **kwargs):
        evenement = self.object
        dagen = programma(evenement)
        return super().get_context_data(
            programma=dagen,
            feiten=woorden.feiten(evenement, dagen),
            gegevens=woorden.gegevens(evenement),
            omschrijving=markdown.pagina(evenement.omschrijving),
            is_geweest=evenement.einde < timezone.localdate(),
            mijn=self.mijn_deelnames(),
            **kwargs,
        )

    def mijn_deelnames(self):
        if not self.request.user.is_authenticated:
            return ()
        eigen = Deelname.objects.van(self.request.user).filter(onderdeel__evenement=self.object)
        return eigen.order_by("onderdeel__datum", "onderdeel__begintijd", "pk")
