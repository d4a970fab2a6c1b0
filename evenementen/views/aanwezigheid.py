"""Who is there: noted by a speaker with the link of the part, or by who scans its code on a phone."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView

from evenementen.aanwezigheid import is_op, verwacht
from evenementen.aanwezigheidforms import AanwezigheidForm
from evenementen.fouten import EvenementFout
from evenementen.models import Deelname
from evenementen.services import aanwezigheid
from evenementen.services.presentielinks import codeteken, onderdeel_van_code, onderdeel_van_spreker
from twentsekracht.aanmelden.qr import qr_pad

Status = Deelname.Status


class VanSpreker:
    """The link is the key: to this part, on its day. Outside it names nobody."""

    def dispatch(self, request, *args, **kwargs):
        self.onderdeel = onderdeel_van_spreker(kwargs["teken"])
        if self.onderdeel is None:
            raise Http404
        self.vandaag = timezone.localdate()
        self.is_open = is_op(self.onderdeel, self.vandaag)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(onderdeel=self.onderdeel, **{**kwargs, "teken": self.kwargs["teken"]})


@method_decorator([login_not_required, never_cache], name="dispatch")
class Presentie(VanSpreker, FormView):
    """One press for most lists: everybody is there but for who is said not to be."""

    form_class = AanwezigheidForm
    template_name = "evenementen/presentie.html"

    def get(self, request, *args, **kwargs):
        return super().get(request, *args, **kwargs) if self.is_open else self.dicht()

    def post(self, request, *args, **kwargs):
        return super().post(request, *args, **kwargs) if self.is_open else self.dicht()

    def dicht(self):
        eerste, laatste = self.onderdeel.dagen
        context = {"onderdeel": self.onderdeel, "eerste_dag": eerste, "laatste_dag": laatste}
        return self.response_class(self.request, ["evenementen/presentie_dicht.html"], context)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "rijen": list(verwacht(self.onderdeel))}

    def form_valid(self, form):
        rest = "rest" in self.request.POST
        try:
            aantal = aanwezigheid.noteer(
                onderdeel_id=self.onderdeel.pk,
                notities=form.notities_en_rest_aanwezig() if rest else form.notities,
                bron=aanwezigheid.Bron.SPREKER,
                door=None,
                reden=form.cleaned_data["reden"],
                op=timezone.now(),
            )
        except EvenementFout as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(
            self.request, f"Bewaard, {aantal} veranderd. Dank je wel." if aantal else "Er veranderde niets."
        )
        return redirect(self.request.path)


@method_decorator([login_not_required, never_cache], name="dispatch")
class Presentiecode(VanSpreker, TemplateView):
    """The code of today, for the screen in the room."""

    template_name = "evenementen/presentiecode.html"

    def get_context_data(self, **kwargs):
        if not self.is_open:
            raise Http404
        teken = codeteken(self.onderdeel, self.vandaag)
        adres = f"{settings.SITE_URL}{reverse('evenementen:aanwezig', args=[teken])}"
        return super().get_context_data(qr=qr_pad(adres), **kwargs)


@method_decorator(never_cache, name="dispatch")
class Aanwezig(TemplateView):
    """What the code opens. Who is not signed in does that first, and comes back. Looking changes nothing."""

    template_name = "evenementen/aanwezig.html"

    def dispatch(self, request, *args, **kwargs):
        gevonden = onderdeel_van_code(kwargs["teken"])
        if gevonden is None:
            raise Http404
        self.onderdeel, self.dag = gevonden
        self.is_vandaag = self.dag == timezone.localdate() and is_op(self.onderdeel, self.dag)
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """Twice is as once: a phone that lost its connection sends it again."""
        if self.is_vandaag:
            try:
                aanwezigheid.meld_aanwezig(
                    onderdeel_id=self.onderdeel.pk, gebruiker=request.user, op=timezone.now()
                )
            except EvenementFout as fout:
                messages.error(request, str(fout))
        return redirect(request.path)

    def get_context_data(self, **kwargs):
        rij = aanwezigheid.rij_van(self.onderdeel, self.request.user)
        status = rij.status if rij else ""
        return super().get_context_data(
            onderdeel=self.onderdeel,
            is_vandaag=self.is_vandaag,
            rij=rij,
            is_er=status == Status.AANWEZIG,
            is_genoteerd=status in Deelname.GEWEEST,
            is_inloper=status in ("", Status.WACHTLIJST),
            **kwargs,
        )
