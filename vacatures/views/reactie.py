"""The page of one's own reaction, and the CV with it.

Who has an account signs in for it; of who has none the secret address is the key. The address goes to no other site:
the policy of the whole portal tells those nothing, and `no-referrer` would make browsers send forms without an origin.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import DetailView, View
from django.views.generic.detail import SingleObjectMixin

from twentsekracht import bestanden
from vacatures import behandelkring, bewaartermijn, reactiewoorden, services
from vacatures.fouten import VacatureFout
from vacatures.models import Bijlage, Reactie, Sollicitatie

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
            loopt=reactie.status in Reactie.LOPEND,
            weken=bewaartermijn.termijn(mag_bewaren=False).days // 7,
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
