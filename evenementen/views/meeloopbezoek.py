"""One visit, as the two it is about see it, and what each may do with it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import DetailView, View

from evenementen import meeloopwoorden as woorden
from evenementen.fouten import EvenementFout
from evenementen.meeloopforms import BedankForm, RedenForm
from evenementen.models import GEWEEST_MEELOPEN, OP_TE_ZEGGEN_MEELOPEN, Meeloopverzoek
from evenementen.services import meeloopafloop, meelopen

Status = Meeloopverzoek.Status


class VanTwee:
    """Of the visitor and the host; for anybody else it does not exist."""

    def get_queryset(self):
        return Meeloopverzoek.objects.met(self.request.user).met_alles()


@method_decorator(never_cache, name="dispatch")
class Meeloopbezoek(VanTwee, DetailView):
    template_name = "evenementen/meeloopbezoek.html"
    context_object_name = "verzoek"
    extra_context = {"nav": "mijn"}

    def get_queryset(self):
        return super().get_queryset().prefetch_related("stappen", "bedankjes")

    def get_context_data(self, **kwargs):
        ik, verzoek, vandaag = self.request.user, self.object, timezone.localdate()
        als_gastgever = verzoek.is_gastgever(ik)
        van_mij, van_ander = woorden.bedankjes(verzoek, ik)
        is_begonnen = verzoek.datum <= vandaag
        return super().get_context_data(
            titel=woorden.titel(verzoek.plek),
            als_gastgever=als_gastgever,
            ander=woorden.de_ander(verzoek, ik),
            kent_elkaar=verzoek.status in (Status.BEVESTIGD, *GEWEEST_MEELOPEN),
            mag_antwoorden=als_gastgever and verzoek.status == Status.AANGEVRAAGD,
            mag_afzeggen=self.mag_afzeggen(verzoek, als_gastgever),
            mag_uitkomst=is_begonnen and verzoek.status in (Status.BEVESTIGD, *GEWEEST_MEELOPEN),
            mag_bedanken=verzoek.status == Status.DOORGEGAAN and not van_mij and verzoek.ander(ik),
            **self.formulieren(verzoek),
            van_mij=van_mij,
            van_ander=van_ander,
            verloop=woorden.verloop(verzoek),
            **kwargs,
        )

    def formulieren(self, verzoek):
        """Each with ids of its own: several may stand on the page."""
        nodig = verzoek.status == Status.BEVESTIGD
        return {
            "antwoordform": RedenForm(vraag="Kan het niet? Zeg er iets bij.", auto_id="antwoord_%s"),
            "uitkomstform": RedenForm(vraag="Ging het niet door? Schrijf waarom.", auto_id="uitkomst_%s"),
            "afzegform": RedenForm(vraag="Waarom?", nodig=nodig, auto_id="afzeggen_%s"),
            "bedankform": BedankForm(auto_id="bedankje_%s"),
        }

    def mag_afzeggen(self, verzoek, als_gastgever):
        """A host who was only just asked says no."""
        if als_gastgever and verzoek.status == Status.AANGEVRAAGD:
            return False
        return verzoek.status in OP_TE_ZEGGEN_MEELOPEN and meelopen.begin(verzoek.dag) > timezone.now()


class Zet(VanTwee, View):
    """A POST-only move; back to its page."""

    form_class = RedenForm

    def post(self, request, pk):
        verzoek = get_object_or_404(self.get_queryset(), pk=pk)
        form = self.form_class(request.POST)
        if not form.is_valid():
            messages.error(request, " ".join(fout for fouten in form.errors.values() for fout in fouten))
            return redirect(verzoek)
        try:
            gedaan = self.zet(verzoek, **form.cleaned_data)
        except EvenementFout as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, gedaan)
        return redirect(verzoek)


class BezoekAntwoord(Zet):
    def zet(self, verzoek, reden):
        is_welkom = self.request.POST.get("antwoord") == "ja"
        meelopen.beantwoord(
            verzoek=verzoek, is_welkom=is_welkom, door=self.request.user, op=timezone.now(), reden=reden
        )
        return "Jullie krijgen allebei een mail." if is_welkom else "Je collega krijgt bericht."


class BezoekAnnuleren(Zet):
    def zet(self, verzoek, reden):
        meelopen.annuleer(verzoek=verzoek, door=self.request.user, op=timezone.now(), reden=reden)
        return "Je hebt afgezegd. De ander krijgt bericht."


class BezoekUitkomst(Zet):
    def zet(self, verzoek, reden):
        meeloopafloop.leg_uitkomst_vast(
            verzoek=verzoek,
            is_doorgegaan=self.request.POST.get("uitkomst") == "ja",
            door=self.request.user,
            op=timezone.now(),
            reden=reden,
        )
        return "Bedankt, dat is genoteerd."


class BezoekBedankje(Zet):
    form_class = BedankForm

    def zet(self, verzoek, tekst):
        meeloopafloop.bedank(verzoek=verzoek, door=self.request.user, tekst=tekst, op=timezone.now())
        return "Je bedankje is verstuurd."
