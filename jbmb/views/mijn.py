"""Somebody's own offer: writing it, how it stands, and every move that is the owner's."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView, UpdateView, View

from jbmb import services
from jbmb.beginwaarden import beginwaarden
from jbmb.forms import AanbodForm, IntrekForm
from jbmb.fouten import NietCompleet, RuilFout
from jbmb.mijn import eigen_aanbod
from jbmb.models import Ruilaanbod
from jbmb.termijnen import mag_verlengen, weg_op
from jbmb.views.zoeken import NAV, ambassadeurs
from twentsekracht.mijn.models import Profiel

Status = Ruilaanbod.Status
GEDAAN = {
    "dien_in": "Je aanbod is ingediend. Je ambassadeur kijkt het na.",
    "pauzeer": "Niemand vindt je aanbod nu.",
    "hervat": "Je aanbod is weer te vinden.",
    "verleng": "Je aanbod geldt weer een jaar.",
    "trek_in": "Je aanbod is ingetrokken.",
}


@method_decorator(never_cache, name="dispatch")
class Mijn(TemplateView):
    """How it stands and what can be done; and what was before."""

    template_name = "jbmb/mijn_aanbod.html"
    extra_context = NAV

    def get_context_data(self, **kwargs):
        ik, vandaag = self.request.user, timezone.localdate()
        eigen = eigen_aanbod(ik)
        eerder = Ruilaanbod.objects.van(ik).exclude(pk=eigen.pk if eigen else None)
        eerder = eerder.select_related("organisatie").prefetch_related("stappen").order_by("-pk")
        return super().get_context_data(
            eigen=eigen,
            eerder=[(een, weg_op(een)) for een in eerder],
            weg_op=weg_op(eigen) if eigen else None,
            mag_verlengen=eigen is not None and mag_verlengen(eigen, op=vandaag),
            begin_voorbij=eigen is not None and _is_voorbij(eigen, vandaag),
            intrekform=IntrekForm(auto_id="intrek_%s"),
            ambassadeurs=ambassadeurs(ik),
            **kwargs,
        )


def _is_voorbij(aanbod, vandaag) -> bool:
    return aanbod.is_te_wijzigen and bool(aanbod.wens_start_tot) and aanbod.wens_start_tot < vandaag


@method_decorator(never_cache, name="dispatch")
class Bewerken(UpdateView):
    """A new one, begun with what the profile tells, or the one there is."""

    form_class = AanbodForm
    template_name = "jbmb/bewerken.html"
    extra_context = NAV

    def get_object(self, queryset=None):
        return eigen_aanbod(self.request.user)

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            eigen = eigen_aanbod(request.user)
            if eigen is not None and not eigen.is_te_wijzigen:
                messages.error(request, "Tijdens een ruil kun je je aanbod niet wijzigen.")
                return redirect("jbmb:mijn")
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self):
        if self.object is not None:
            return {}
        return beginwaarden(self.request.user, Profiel.objects.filter(gebruiker=self.request.user).first())

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "organisatie": self.request.user.organisatie}

    def form_valid(self, form):
        indienen = self.request.POST.get("wat") == "dien_in"
        try:
            aanbod = services.bewaar(
                aanbod=eigen_aanbod(self.request.user),
                velden=form.velden,
                voorkeuren=form.voorkeuren,
                indienen=indienen,
                door=self.request.user,
                op=timezone.now(),
            )
        except NietCompleet as fout:
            for veld in fout.velden:
                form.add_error(veld, "Vul dit in.")
        except RuilFout as fout:
            form.add_error(None, str(fout))
        if form.errors:
            return self.form_invalid(form)
        messages.success(self.request, _bewaard(aanbod, indienen))
        return redirect("jbmb:mijn")

    def get_context_data(self, **kwargs):
        eigen = self.object
        return super().get_context_data(
            eigen=eigen,
            mag_indienen=eigen is None or eigen.status in (Status.CONCEPT, Status.AANVULLING),
            is_gezien=eigen is not None and eigen.aangeboden_op is not None,
            **kwargs,
        )


def _bewaard(aanbod: Ruilaanbod, indienen: bool) -> str:
    if indienen:
        return GEDAAN["dien_in"]
    if aanbod.status == Status.INGEDIEND and aanbod.aangeboden_op:
        return "Bewaard. Je ambassadeur kijkt je aanbod opnieuw na, omdat je baan is gewijzigd."
    return "Bewaard."


class Zet(View):
    """One press; back to how it stands."""

    def post(self, request):
        try:
            messages.success(request, self.zet(request.POST.get("naar")))
        except NietCompleet:
            messages.error(request, "Vul eerst alles in wat nodig is.")
            return redirect("jbmb:bewerken")
        except RuilFout as fout:
            messages.error(request, str(fout))
        return redirect("jbmb:mijn")

    def zet(self, naar) -> str:
        aanbod = eigen_aanbod(self.request.user)
        if aanbod is None:
            raise RuilFout("Je hebt nu geen aanbod.")
        if naar not in GEDAAN:
            raise RuilFout("Kies wat je wilt doen.")
        extra = {}
        if naar == "trek_in":
            form = IntrekForm(self.request.POST)
            if not form.is_valid():
                raise RuilFout("Schrijf het korter, zonder vreemde tekens.")
            extra = form.cleaned_data
        getattr(services, naar)(aanbod=aanbod, door=self.request.user, op=timezone.now(), **extra)
        return GEDAAN[naar]
