"""For the ambassadeur: the offers of the own organisation, and the answer to what waits. Another’s are not here."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, ListView

from jbmb import services
from jbmb.beoordelaars import ROLLEN, na_te_kijken_door, te_zien_door
from jbmb.forms import NakijkForm
from jbmb.fouten import RuilFout
from jbmb.models import Ruilaanbod
from jbmb.views.zoeken import NAV
from twentsekracht.organisaties import toegang

GEDAAN = {
    "goed": "Goedgekeurd. Collega’s kunnen het aanbod vinden. Je collega krijgt een mail.",
    "aanvulling": "Je collega krijgt een mail met je vraag.",
    "afwijzen": "Niet goedgekeurd. Je collega krijgt een mail met je uitleg.",
}


class VoorNakijkers:
    """For an ambassadeur and the coördinator; to others the page is not there."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not toegang.heeft_rol(
            request.user, *ROLLEN, op=timezone.localdate()
        ):
            raise Http404
        return super().dispatch(request, *args, **kwargs)


@method_decorator(never_cache, name="dispatch")
class Werklijst(VoorNakijkers, ListView):
    template_name = "jbmb/werklijst.html"
    context_object_name = "aanbod"
    paginate_by = 25
    extra_context = NAV

    def get_queryset(self):
        gezien = te_zien_door(self.request.user, op=timezone.localdate())
        return gezien.select_related("organisatie", "deelnemer").order_by("-ingediend_op", "-pk")

    def get_context_data(self, **kwargs):
        wacht = na_te_kijken_door(self.request.user, op=timezone.localdate())
        wacht = wacht.select_related("organisatie", "deelnemer").order_by("ingediend_op", "pk")
        return super().get_context_data(wacht=wacht, **kwargs)


@method_decorator(never_cache, name="dispatch")
class Nakijken(FormView):
    form_class = NakijkForm
    template_name = "jbmb/nakijken.html"
    extra_context = NAV

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            gezien = te_zien_door(request.user, op=timezone.localdate()).select_related(
                "organisatie", "deelnemer"
            )
            self.aanbod = get_object_or_404(
                gezien.prefetch_related("voorkeursvolgorde__organisatie", "stappen"), pk=kwargs["pk"]
            )

    def form_valid(self, form):
        besluit = form.cleaned_data["besluit"]
        wat = {"aanbod": self.aanbod, "door": self.request.user, "op": timezone.now()}
        try:
            if besluit == "goed":
                services.keur_goed(is_vast=form.cleaned_data["is_vast"], **wat)
            elif besluit == "aanvulling":
                services.vraag_aanvulling(reden=form.cleaned_data["reden"], **wat)
            else:
                services.wijs_af(reden=form.cleaned_data["reden"], **wat)
        except RuilFout as fout:
            # Somebody else answered meanwhile, so the form is not there any more.
            messages.error(self.request, str(fout))
            return redirect("jbmb:nakijken", self.aanbod.pk)
        messages.success(self.request, GEDAAN[besluit])
        return redirect("jbmb:werklijst")

    def get_context_data(self, **kwargs):
        wacht = self.aanbod.status == Ruilaanbod.Status.INGEDIEND
        return super().get_context_data(
            aanbod=self.aanbod,
            mag_besluiten=wacht and self.aanbod.deelnemer_id not in (None, self.request.user.pk),
            is_eigen=self.aanbod.deelnemer_id == self.request.user.pk,
            **kwargs,
        )
