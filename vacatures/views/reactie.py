"""The page of one's own reaction, and the CV with it.

Who has an account signs in for it; of who has none the secret address is the key. The address goes to no other site:
the policy of the whole portal tells those nothing, and `no-referrer` would make browsers send forms without an origin.
"""

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import DetailView, FormView, View
from django.views.generic.detail import SingleObjectMixin

from twentsekracht import bestanden
from vacatures import behandelkring, bewaartermijn, reactiewoorden, services
from vacatures.forms.reageren import CvForm
from vacatures.fouten import VacatureFout
from vacatures.models import Bijlage, Reactie, Sollicitatie

TE_VEEL = "Vanaf deze plek zijn net veel bestanden gestuurd. Wacht een uur en probeer het dan nog een keer."
TE_LEZEN = (Bijlage.Controle.SCHOON, Bijlage.Controle.NIET)


@method_decorator([login_not_required, never_cache], name="dispatch")
class EigenReactie(SingleObjectMixin):
    """Found by its secret; of somebody with an account only for them."""

    slug_field = slug_url_kwarg = "teken"
    context_object_name = "sollicitatie"
    extra_context = {"nav": "mijn"}

    def get_queryset(self):
        return Sollicitatie.objects.select_related("vacature__organisatie", "reactie", "bijlage")

    def dispatch(self, request, *args, **kwargs):
        self.object = self.get_object()
        reactie = self.object.reactie
        if reactie and reactie.kandidaat_id and reactie.kandidaat_id != request.user.pk:
            if request.user.is_authenticated:
                raise Http404
            return redirect_to_login(request.get_full_path())
        antwoord = super().dispatch(request, *args, **kwargs)
        antwoord.headers["X-Robots-Tag"] = "noindex"
        return antwoord

    def terug(self):
        return redirect("vacatures:reactie", self.object.teken)


class Reactiepagina(EigenReactie, DetailView):
    template_name = "vacatures/status.html"

    def get_object(self, queryset=None):
        return getattr(self, "object", None) or super().get_object(queryset)

    def get_context_data(self, **kwargs):
        sollicitatie, reactie = self.object, self.object.reactie
        if reactie is None:
            verlopen = timezone.now() - sollicitatie.gemaakt_op >= bewaartermijn.ONBEVESTIGD
            return super().get_context_data(verlopen=verlopen, **kwargs)
        titel, uitleg = reactiewoorden.stand(reactie)
        zichtbaar = type(sollicitatie.vacature).objects.zichtbaar_voor(
            self.request.user, op=timezone.localdate()
        )
        return super().get_context_data(
            stand_titel=titel,
            stand_uitleg=uitleg,
            stappen=reactiewoorden.tijdlijn(reactie.stappen.all()),
            loopt=reactie.status in Reactie.LOPEND and not reactiewoorden.wacht_vergeefs(reactie),
            weken=bewaartermijn.termijn(mag_bewaren=False).days // 7,
            mag_cv_nasturen=services.mag_cv_nasturen(sollicitatie),
            cv_te_lezen=hasattr(sollicitatie, "bijlage") and sollicitatie.bijlage.controle in TE_LEZEN,
            vacature_te_lezen=zichtbaar.filter(pk=sollicitatie.vacature_id).exists(),
            **kwargs,
        )


class Handeling(EigenReactie, View):
    """A POST that does one thing and comes back to the page."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        try:
            return self.doe()
        except VacatureFout as fout:
            messages.error(request, str(fout))
            return self.terug()


class Bevestigen(Handeling):
    def doe(self):
        sollicitatie = services.bevestig(sollicitatie=self.object, op=timezone.now())
        if sollicitatie.pk == self.object.pk:
            messages.success(self.request, "Je reactie is bevestigd en verstuurd.")
        else:
            messages.info(self.request, "Je had al op deze vacature gereageerd. Dit is je eerste reactie.")
        return redirect("vacatures:reactie", sollicitatie.teken)


class Bewaren(Handeling):
    def doe(self):
        mag = self.request.POST.get("mag") == "1"
        services.kies_bewaren(sollicitatie=self.object, mag=mag, op=timezone.now())
        messages.success(self.request, "Je keuze is bewaard.")
        return self.terug()


class Definitief(Handeling, DetailView):
    """What cannot be undone is asked once more, on a page of its own."""

    http_method_names = ["get", "post"]

    def get_object(self, queryset=None):
        return getattr(self, "object", None) or super().get_object(queryset)


class Intrekken(Definitief):
    template_name = "vacatures/reactie_intrekken.html"

    def doe(self):
        services.trek_reactie_in(sollicitatie=self.object, op=timezone.now())
        messages.success(self.request, "Je reactie is ingetrokken.")
        return self.terug()


class Verwijderen(Definitief):
    template_name = "vacatures/reactie_verwijderen.html"

    def doe(self):
        services.verwijder_nu(sollicitatie=self.object, op=timezone.now())
        messages.success(self.request, "Je reactie en je gegevens zijn verwijderd.")
        return redirect("vacatures:lijst")


class CvNasturen(EigenReactie, FormView):
    """Another CV, when the first one was refused."""

    form_class = CvForm
    template_name = "vacatures/reactie_cv_nasturen.html"

    def get_object(self, queryset=None):
        return getattr(self, "object", None) or super().get_object(queryset)

    def get(self, request, *args, **kwargs):
        if not services.mag_cv_nasturen(self.object):
            return self.terug()
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """Looking at a file costs more than sending one: whoever sends very many is stopped before that."""
        if ratelimit.consume(request, action="vacature_reageren"):
            return super().post(request, *args, **kwargs)
        messages.error(request, TE_VEEL)
        return self.terug()

    def form_valid(self, form):
        try:
            services.stuur_cv_na(sollicitatie=self.object, cv=form.cleaned_data["cv"], op=timezone.now())
        except VacatureFout as fout:
            messages.error(self.request, str(fout))
        else:
            messages.success(self.request, "Je cv is verstuurd.")
        return self.terug()


class EigenCv(EigenReactie, View):
    def get(self, request, *args, **kwargs):
        return geef(get_object_or_404(Bijlage, sollicitatie=self.object))


class Cv(View):
    """For who reads the reactions to this vacancy (`behandelkring`)."""

    def get(self, request, pk):
        op = timezone.now()
        leesbaar = behandelkring.te_lezen(request.user, op=timezone.localdate(op))
        gevonden = Bijlage.objects.select_related("sollicitatie__vacature__organisatie").filter(
            sollicitatie__reactie__isnull=False, sollicitatie__vacature__in=leesbaar
        )
        bijlage = get_object_or_404(gevonden, pk=pk, controle__in=TE_LEZEN)
        antwoord = geef(bijlage)
        services.geef_bijlage(bijlage=bijlage, door=request.user, op=op)
        return antwoord


def geef(bijlage):
    """Held until it was found clean; gone when it was not."""
    if bijlage.controle not in TE_LEZEN:
        raise Http404
    try:
        return bestanden.geef(bijlage.bestand, soort=bijlage.soort, getoond=bijlage.naam)
    except FileNotFoundError:
        raise Http404 from None
