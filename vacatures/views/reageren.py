"""Reacting to a vacancy, with an account or from outside."""

from contextlib import suppress

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import DetailView, FormView

from vacatures import bewaartermijn, services
from vacatures.forms.reageren import ReactieForm
from vacatures.fouten import AlGereageerd, VacatureFout
from vacatures.gesloten import Verlopen, openbaar_gesloten
from vacatures.models import Herplaatsingskandidaat, Vacature
from vacatures.openstelling import mag_reageren

TE_VEEL = (
    "Vanaf deze plek zijn net veel reacties gestuurd. Wacht een uur en druk dan nog een keer op de knop."
)


def te_lezen(gebruiker):
    zichtbaar = Vacature.objects.zichtbaar_voor(gebruiker, op=timezone.localdate())
    return zichtbaar.select_related("organisatie")


def haal(code: str, gebruiker, *, ook_net_dicht: bool) -> Vacature:
    """What this reader may read; for who was writing, also what was open to everybody until not long ago."""
    try:
        return get_object_or_404(te_lezen(gebruiker), code=code)
    except Http404:
        if ook_net_dicht:
            with suppress(Verlopen):
                if vacature := openbaar_gesloten(code, op=timezone.localdate()):
                    return vacature
        raise


@method_decorator([login_not_required, never_cache], name="dispatch")
class Reageren(FormView):
    form_class = ReactieForm
    template_name = "vacatures/reageren.html"
    extra_context = {"nav": "vacatures"}

    def dispatch(self, request, *args, **kwargs):
        self.vacature = haal(kwargs["code"], request.user, ook_net_dicht=request.method == "POST")
        self.gebruiker = request.user if request.user.is_authenticated else None
        if self.gebruiker and (eerder := services.lopende_van(self.vacature, self.gebruiker)):
            return self.al_gereageerd(AlGereageerd(eerder))
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        if not mag_reageren(self.vacature, request.user, op=timezone.localdate()):
            messages.info(request, "Op deze vacature kun je niet reageren.")
            return redirect(self.vacature)
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "gebruiker": self.gebruiker}

    def get_context_data(self, **kwargs):
        weken = bewaartermijn.termijn(mag_bewaren=False).days // 7
        voorrang = Herplaatsingskandidaat.objects.geldig(op=timezone.localdate())
        voorrang = voorrang.filter(gebruiker=self.gebruiker, organisatie=self.vacature.organisatie)
        return super().get_context_data(
            vacature=self.vacature, weken=weken, heeft_voorrang=voorrang.exists(), **kwargs
        )

    def post(self, request, *args, **kwargs):
        """Looking at a file costs more than sending one: whoever sends very many is stopped before that."""
        soort = "vacature_reageren_ingelogd" if self.gebruiker else "vacature_reageren"
        if ratelimit.consume(request, action=soort):
            return super().post(request, *args, **kwargs)
        form = self.form_class(request.POST, gebruiker=self.gebruiker)
        form.add_error(None, TE_VEEL)
        return super().form_invalid(form)

    def form_valid(self, form):
        try:
            return self.verstuur(form)
        except AlGereageerd as fout:
            return self.al_gereageerd(fout)
        except VacatureFout as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)

    def form_invalid(self, form):
        form.vraag_cv_opnieuw()
        return super().form_invalid(form)

    def verstuur(self, form):
        gegevens = {"vacature": self.vacature, "velden": form.velden, "cv": form.cleaned_data["cv"]}
        if self.gebruiker:
            sollicitatie = services.reageer(gebruiker=self.gebruiker, **gegevens, op=timezone.now())
            messages.success(self.request, "Je reactie is verstuurd.")
            return redirect("vacatures:reactie", sollicitatie.teken)
        # In silence: the page would tell how often this address was used today.
        adres = form.cleaned_data["email"].lower()
        if ratelimit.consume(self.request, action="vacature_reageren_adres", key=adres):
            services.reageer_van_buiten(**gegevens, op=timezone.now())
        return redirect("vacatures:reageren_verstuurd", self.vacature.code)

    def al_gereageerd(self, fout):
        messages.info(self.request, str(fout))
        return redirect("vacatures:reactie", fout.sollicitatie.teken)


@method_decorator(login_not_required, name="dispatch")
class Verstuurd(DetailView):
    """The same whatever was known of the address."""

    template_name = "vacatures/reageren_verstuurd.html"
    context_object_name = "vacature"
    slug_field = slug_url_kwarg = "code"
    extra_context = {"nav": "vacatures"}

    def get_queryset(self):
        return te_lezen(self.request.user)
