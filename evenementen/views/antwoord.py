"""What somebody answers by the link in our mail, without signing in: a leidinggevende, and who waits for a place."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from evenementen import services
from evenementen.fouten import EvenementFout
from evenementen.models import Deelname
from evenementen.termijnen import begin

Status = Deelname.Status
ZONDER_ACCOUNT = method_decorator([login_not_required, never_cache], name="dispatch")
KIES = "Kies wat je antwoord is."
ANTWOORDEN = {"aannemen": services.neem_aan, "bedanken": services.verlaat_wachtlijst}


@ZONDER_ACCOUNT
class Akkoordpagina(TemplateView):
    """Looking changes nothing, since mail programs follow links. The first answer counts; after that it only shows."""

    template_name = "evenementen/akkoord.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.akkoord = services.akkoord_van(kwargs["teken"])
        if self.akkoord is None:
            raise Http404

    def post(self, request, *args, **kwargs):
        antwoord = request.POST.get("antwoord")
        if antwoord not in ("akkoord", "niet_akkoord"):
            messages.error(request, KIES)
            return redirect(request.path)
        try:
            services.besluit(akkoord=self.akkoord, ja=antwoord == "akkoord", op=timezone.now())
        except EvenementFout as fout:
            messages.info(request, str(fout))
        return redirect(request.path)

    def get_context_data(self, **kwargs):
        deelnames = services.deelnames_van(self.akkoord)
        wachtend = [rij for rij in deelnames if rij.status == Status.WACHT_OP_AKKOORD]
        op_tijd = not self.akkoord.besluit and self.akkoord.plaats_tot > timezone.now()
        lopend = [rij for rij in deelnames if rij.status != Status.GEANNULEERD]
        return super().get_context_data(
            akkoord=self.akkoord,
            is_open=op_tijd and bool(wachtend),
            deelnames=wachtend or lopend or deelnames,
            deelnemer=deelnames[0].deelnemer,
            evenement=deelnames[0].onderdeel.evenement,
            **kwargs,
        )


@ZONDER_ACCOUNT
class Aanbodpagina(TemplateView):
    """Takes the place on offer, or leaves the waiting list. It takes nobody's place away once it is theirs."""

    template_name = "evenementen/aanbod.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.deelname = services.wie_wacht(kwargs["teken"])
        if self.deelname is None:
            raise Http404

    def post(self, request, *args, **kwargs):
        doe = ANTWOORDEN.get(request.POST.get("antwoord"))
        if doe is None:
            messages.error(request, KIES)
            return redirect(request.path)
        try:
            doe(deelname=self.deelname, op=timezone.now())
        except EvenementFout as fout:
            messages.info(request, str(fout))
        return redirect(request.path)

    def get_context_data(self, **kwargs):
        rij, nu = self.deelname, timezone.now()
        is_aanbod = rij.status == Status.AANGEBODEN and rij.aanbod_tot is not None and rij.aanbod_tot > nu
        wacht = rij.status == Status.WACHTLIJST or is_aanbod
        return super().get_context_data(
            deelname=rij,
            onderdeel=rij.onderdeel,
            evenement=rij.onderdeel.evenement,
            is_aanbod=is_aanbod,
            kan_weg=wacht and begin(rij.onderdeel) > nu,
            **kwargs,
        )
