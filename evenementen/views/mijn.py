"""Somebody's own participations: how each stands, and what they may do with it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView, View

from evenementen import services
from evenementen.aanmeldregels import overlapt
from evenementen.forms import WisselForm
from evenementen.fouten import EvenementFout
from evenementen.inzicht import inzicht
from evenementen.models import Deelname, Evenement
from evenementen.programma import delen

AANGENOMEN = {
    Deelname.Status.BEVESTIGD: "Je hebt een plaats.",
    Deelname.Status.WACHT_OP_AKKOORD: "We hebben je leidinggevende om akkoord gevraagd.",
}


@method_decorator(never_cache, name="dispatch")
class MijnEvenement(TemplateView):
    """All of one event. Who never signed up has no such page."""

    template_name = "evenementen/mijn_evenement.html"
    extra_context = {"nav": "mijn"}

    def get_context_data(self, jaar, code, **kwargs):
        evenement = get_object_or_404(Evenement, jaar=jaar, code=code)
        eigen = Deelname.objects.van(self.request.user).filter(onderdeel__evenement=evenement)
        rijen = inzicht(eigen.order_by("onderdeel__datum", "onderdeel__begintijd", "pk"), op=timezone.now())
        if not rijen:
            raise Http404
        return super().get_context_data(
            evenement=evenement,
            lopend=[een for een in rijen if not een.is_weg],
            weg=[een for een in rijen if een.is_weg],
            **kwargs,
        )


class Eigen:
    """Another's participation does not exist."""

    def get_deelname(self):
        eigen = Deelname.objects.van(self.request.user).select_related("deelnemer")
        return get_object_or_404(eigen, pk=self.kwargs["pk"])

    def terug(self, deelname):
        evenement = deelname.onderdeel.evenement
        return redirect("evenementen:mijn", evenement.jaar, evenement.code)


class Zet(Eigen, View):
    """A POST-only move of one's own."""

    http_method_names = ["post"]

    def post(self, request, pk):
        deelname = self.get_deelname()
        try:
            gedaan = self.zet(deelname)
        except EvenementFout as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, gedaan)
        return self.terug(deelname)


class Aannemen(Zet):
    def zet(self, deelname):
        return AANGENOMEN[services.neem_aan(deelname=deelname, op=timezone.now()).status]


class Annuleren(Zet):
    def zet(self, deelname):
        services.annuleer(deelname=deelname, door=self.request.user, op=timezone.now())
        return f"Je bent afgemeld voor ‘{deelname.onderdeel}’."


@method_decorator(never_cache, name="dispatch")
class Wisselen(Eigen, FormView):
    """The one is given up only when the other is had."""

    form_class = WisselForm
    template_name = "evenementen/wisselen.html"
    extra_context = {"nav": "mijn"}

    def dispatch(self, request, *args, **kwargs):
        self.deelname = self.get_deelname()
        [eigen] = inzicht([self.deelname], op=timezone.now())
        if not eigen.mag_weg:
            messages.info(request, "Wisselen kan hier niet meer.")
            return self.terug(self.deelname)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        alles = delen(self.deelname.onderdeel.evenement, op=timezone.now(), voor=self.request.user)
        ander = [deel.onderdeel for deel in alles if deel.eigen and deel.eigen != self.deelname]
        vrij = [
            deel
            for deel in alles
            if deel.te_kiezen
            and not deel.plaatsen.is_vol
            and not any(overlapt(deel.onderdeel, een) for een in ander)
        ]
        return {**super().get_form_kwargs(), "delen": vrij}

    def form_valid(self, form):
        try:
            nieuw = services.wissel(
                deelname=self.deelname, naar=form.gekozen, door=self.request.user, op=timezone.now()
            )
        except EvenementFout as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, f"Je hebt gewisseld. Je gaat nu naar ‘{nieuw.onderdeel}’.")
        return self.terug(self.deelname)

    def get_context_data(self, **kwargs):
        onderdeel = self.deelname.onderdeel
        return super().get_context_data(
            deelname=self.deelname, onderdeel=onderdeel, evenement=onderdeel.evenement, **kwargs
        )
