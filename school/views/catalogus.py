from django.contrib.auth.decorators import login_not_required
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.generic import DetailView
from django_filters.views import FilterView

from school import woorden
from school.catalogus import aanbod
from school.filters import OpleidingFilter
from school.models import Inschrijving, Opleiding
from twentsekracht import markdown
from twentsekracht.organisaties.models import Gebruiker


def mijn_organisatie(request) -> int | None:
    """How full a run is, depends on for whom."""
    return getattr(request.user, "organisatie_id", None)


@method_decorator(login_not_required, name="dispatch")
class Catalogus(FilterView):
    """Public: who wants to know what the school offers need not sign in."""

    queryset = Opleiding.objects.in_catalogus()
    filterset_class = OpleidingFilter
    template_name = "school/catalogus.html"
    paginate_by = 25
    strict = False
    extra_context = {"nav": "opleidingen"}

    def get_filterset_kwargs(self, filterset_class):
        """Bound also without a question, since what one can still go to is the answer to none."""
        kwargs = super().get_filterset_kwargs(filterset_class)
        return {**kwargs, "data": self.request.GET, "op": timezone.localdate()}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["aanbod"] = aanbod(
            context["object_list"], op=timezone.localdate(), organisatie_id=mijn_organisatie(self.request)
        )
        context["tellingen"] = self.filterset.tellingen()
        return context


@method_decorator(login_not_required, name="dispatch")
class Opleidingpagina(DetailView):
    queryset = Opleiding.objects.in_catalogus()
    slug_field = slug_url_kwarg = "code"
    template_name = "school/opleiding.html"
    extra_context = {"nav": "opleidingen"}

    def get_context_data(self, **kwargs):
        op = timezone.localdate()
        mijn_organisatie_id = mijn_organisatie(self.request)
        [van_deze] = aanbod([self.object], op=op, organisatie_id=mijn_organisatie_id)
        runs = [moment.uitvoering for moment in van_deze.momenten]
        prefetch_related_objects(runs, "bijeenkomsten")
        return super().get_context_data(
            aanbod=van_deze,
            kan_mee=mijn_organisatie_id is not None,
            feiten=woorden.feiten(van_deze),
            gegevens=woorden.gegevens(van_deze),
            omschrijving=markdown.pagina(self.object.omschrijving),
            leerdoelen=markdown.pagina(self.object.leerdoelen, niveau=3),
            materialen=markdown.pagina(self.object.materialen, niveau=3),
            vaardigheden=self.object.vaardigheden.all(),
            vereist=self.object.vereist.all(),
            trainers=self.object.trainers.select_related("organisatie"),
            geweest=self.object.uitvoeringen.geweest(op=op),
            **self.van_mij(op),
            **kwargs,
        )

    def van_mij(self, op):
        """For who is signed in: my own enrolments, and whom to ask."""
        ik = self.request.user
        if not ik.is_authenticated:
            return {}
        mijn = list(Inschrijving.objects.van(ik).filter(uitvoering__opleiding=self.object))
        lopend = {rij.uitvoering_id for rij in mijn if rij.status != Inschrijving.Status.GEANNULEERD}
        return {
            "mijn_runs": lopend,
            "wil_weten": self.object.belangstelling.filter(gebruiker=ik).exists(),
            "mijn": mijn,
            "contactpersonen": Gebruiker.objects.contactpersonen(op=op).filter(
                contact_voor_id=ik.organisatie_id
            ),
        }
