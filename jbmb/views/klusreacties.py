"""One response, as its owner moves it on; and the answer of a leidinggevende, along the link in the mail."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView, View

from jbmb import kluswoorden as woorden
from jbmb.fouten import RuilFout
from jbmb.klusforms import InstemForm, KlusredenForm
from jbmb.klusregels import Wijze, weg_op, wijze_van
from jbmb.models import REACTIE_BEKEND, REACTIE_LEVEND, Klus, Klusreactie
from jbmb.services import klusreacties
from jbmb.services.kluslinks import reactie_van
from jbmb.views.klusbeheer import KORTER

R = Klusreactie.Status
GEDAAN = {
    "trek_terug": "Je reactie is ingetrokken.",
    "stop_zelf": "Je bent gestopt met deze klus.",
    "toon": "Het bedankje staat op je profiel.",
    "verberg": "Het bedankje staat niet meer op je profiel.",
}


@method_decorator(never_cache, name="dispatch")
class ReactiePagina(FormView):
    """How it stands; for who is chosen, the form to say yes."""

    form_class = InstemForm
    template_name = "jbmb/klusreactie.html"
    extra_context = {"nav": "mijn"}

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            eigen = Klusreactie.objects.van(request.user).met_alles()
            eigen = eigen.prefetch_related("stappen", "klus__vaardigheden")
            self.reactie = get_object_or_404(eigen, pk=kwargs["pk"])
            self.wijze = wijze_van(self.reactie.organisatie_id)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "wijze": self.wijze}

    def get_initial(self):
        """Who it was the last time."""
        eerder = Klusreactie.objects.van(self.request.user).exclude(leidinggevende="")
        return eerder.order_by("-pk").values("leidinggevende").first() or {}

    def form_valid(self, form):
        try:
            nu = klusreacties.stem_in(
                reactie=self.reactie, door=self.request.user, op=timezone.now(), **form.cleaned_data
            )
        except RuilFout as fout:
            veld = "leidinggevende" if isinstance(fout, klusreacties.GeenLeidinggevende) else None
            form.add_error(veld, str(fout))
            return self.form_invalid(form)
        wacht = nu.status == R.WACHT_OP_AKKOORD
        messages.success(
            self.request,
            "We hebben je leidinggevende om akkoord gevraagd."
            if wacht
            else "Afgesproken. Je doet deze klus.",
        )
        return redirect(nu)

    def get_context_data(self, **kwargs):
        rij = self.reactie
        klus_open = rij.klus.status == Klus.Status.OPEN
        return super().get_context_data(
            reactie=rij,
            klus=rij.klus,
            klusgever=rij.klus.klusgever if rij.status in REACTIE_BEKEND else None,
            mag_instemmen=rij.status == R.GEKOZEN and rij.antwoord_tot > timezone.now(),
            mag_terug=klus_open and rij.status in REACTIE_LEVEND,
            mag_stoppen=rij.status == R.AFGESPROKEN and rij.klus.status == Klus.Status.LOPEND,
            vraagt_akkoord=self.wijze == Wijze.AKKOORD,
            redenform=KlusredenForm(nodig=rij.status != R.GEREAGEERD, auto_id="stop_%s"),
            verloop=woorden.klusverloop(rij),
            weg_op=weg_op(rij),
            **kwargs,
        )


class ReactieZet(View):
    """One press of who responded; back to how it stands."""

    def post(self, request, pk):
        reactie = get_object_or_404(Klusreactie.objects.van(request.user), pk=pk)
        try:
            messages.success(request, self.zet(reactie, request.POST.get("naar")))
        except RuilFout as fout:
            messages.error(request, str(fout))
        return redirect(reactie)

    def zet(self, reactie, naar) -> str:
        wat = {"reactie": reactie, "door": self.request.user}
        if naar in ("toon", "verberg"):
            klusreacties.toon_dank(toon=naar == "toon", **wat)
        elif naar in ("trek_terug", "stop_zelf"):
            form = KlusredenForm(self.request.POST)
            if not form.is_valid():
                raise RuilFout(KORTER)
            getattr(klusreacties, naar)(op=timezone.now(), **form.cleaned_data, **wat)
        else:
            raise RuilFout("Kies wat je wilt doen.")
        return GEDAAN[naar]


@method_decorator([login_not_required, never_cache], name="dispatch")
class KlusAkkoord(TemplateView):
    """For a leidinggevende. Looking changes nothing, since mail programs follow links."""

    template_name = "jbmb/klus_akkoord.html"

    def dispatch(self, request, *args, **kwargs):
        self.reactie = reactie_van(kwargs["teken"])
        if self.reactie is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        antwoord = request.POST.get("antwoord")
        if antwoord not in ("akkoord", "niet_akkoord"):
            messages.error(request, "Kies wat je antwoord is.")
            return redirect(request.path)
        try:
            klusreacties.besluit(reactie=self.reactie, is_akkoord=antwoord == "akkoord", op=timezone.now())
        except RuilFout as fout:
            messages.info(request, str(fout))
        else:
            messages.success(request, "Dank je wel voor je antwoord.")
        return redirect(request.path)

    def get_context_data(self, **kwargs):
        rij, klus = self.reactie, self.reactie.klus
        gegevens = [
            ("Wie", rij.deelnemer.naam),
            ("Wat", klus.titel),
            ("Bij", str(klus.organisatie)),
            ("Waar", woorden.waar(klus)),
            ("Wanneer", woorden.periode(klus)),
            ("Uren", woorden.uren(rij.uren)),
        ]
        is_open = rij.status == R.WACHT_OP_AKKOORD and rij.antwoord_tot > timezone.now()
        return super().get_context_data(reactie=rij, is_open=is_open, gegevens=gegevens, **kwargs)
