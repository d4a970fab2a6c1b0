from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.generic import DetailView
from django_filters.views import FilterView

from evenementen import woorden
from evenementen.alternatieven import lijkt_op
from evenementen.filters import EvenementFilter, ProgrammaFilter
from evenementen.models import Evenement
from evenementen.programma import delen, per_dag
from evenementen.rooster import rooster
from twentsekracht import markdown


def lezer(request):
    """How full a part is, depends on for whom."""
    return request.user if request.user.is_authenticated else None


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


class VanEenEvenement:
    """Public: who wants to know what there is need not sign in."""

    extra_context = {"nav": "bijeenkomsten"}

    def get_evenement(self):
        evenementen = Evenement.objects.gepubliceerd()
        return get_object_or_404(evenementen, jaar=self.kwargs["jaar"], code=self.kwargs["code"])

    def get_context_data(self, *, evenement, delen, **kwargs):
        """`delen`: all of the programme, as this reader sees it."""
        ik = lezer(self.request)
        kan_mee = ik is not None and ik.organisatie_id is not None
        return super().get_context_data(
            evenement=evenement,
            is_geweest=evenement.einde < timezone.localdate(),
            kan_mee=kan_mee,
            kiest=kan_mee and any(deel.te_kiezen for deel in delen),
            gekozen=[deel for deel in delen if deel.gekozen],
            **kwargs,
        )


@method_decorator(login_not_required, name="dispatch")
class Evenementpagina(VanEenEvenement, DetailView):
    template_name = "evenementen/evenement.html"
    context_object_name = "evenement"

    def get_object(self, queryset=None):
        return self.get_evenement()

    def get_context_data(self, **kwargs):
        evenement = self.object
        alles = delen(evenement, op=timezone.now(), voor=lezer(self.request))
        filter = ProgrammaFilter(self.request.GET, delen=alles)
        getoond = filter.gevonden
        return super().get_context_data(
            evenement=evenement,
            delen=alles,
            heeft_programma=bool(alles),
            filter=filter,
            dagen=[(dag, rooster(dag.delen)) for dag in per_dag(getoond)],
            verborgen=[deel for deel in alles if deel.gekozen and deel not in getoond],
            mijn=[deel.eigen for deel in alles if deel.eigen],
            feiten=woorden.feiten(evenement, alles),
            gegevens=woorden.gegevens(evenement),
            omschrijving=markdown.pagina(evenement.omschrijving),
            route=markdown.pagina(evenement.route, niveau=3),
            **kwargs,
        )


@method_decorator(login_not_required, name="dispatch")
class Onderdeelpagina(VanEenEvenement, DetailView):
    template_name = "evenementen/onderdeel.html"
    context_object_name = "onderdeel"

    def get_object(self, queryset=None):
        self.delen = delen(self.get_evenement(), op=timezone.now(), voor=lezer(self.request))
        code = self.kwargs["onderdeel"]
        self.deel = next((deel for deel in self.delen if deel.onderdeel.code == code), None)
        if self.deel is None:
            raise Http404
        return self.deel.onderdeel

    def get_context_data(self, **kwargs):
        onderdeel = self.object
        return super().get_context_data(
            evenement=onderdeel.evenement,
            delen=self.delen,
            deel=self.deel,
            kruimels=[
                ("Bijeenkomsten", reverse("evenementen:lijst")),
                (onderdeel.evenement.titel, onderdeel.evenement.get_absolute_url()),
            ],
            anders=lijkt_op(self.deel, self.delen),
            feiten=woorden.feiten_van_deel(onderdeel),
            gegevens=woorden.gegevens_van_deel(onderdeel),
            omschrijving=markdown.pagina(onderdeel.omschrijving),
            route=markdown.pagina(onderdeel.evenement.route, niveau=3),
            **kwargs,
        )
