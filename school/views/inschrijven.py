"""Enrolling, and one's own enrolment: how it stands, and what one may do with it."""

from django.contrib import messages
from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import DetailView, FormView, View

from school import annuleren, services
from school.beleid import nodig
from school.botsing import botsingen
from school.forms import InschrijfForm
from school.fouten import AlIngeschreven, GeenLeidinggevende, SchoolFout
from school.inzicht import inzicht
from school.models import Inschrijving, Inschrijvingstap, Uitvoering
from school.no_show import aan_de_beurt_op, geldt_voor, te_vaak_weg
from school.plaatsen import plaatsen
from school.voorkennis import vereisten
from school.woorden import tarief
from twentsekracht.vaste_vraag import Plek, VasteVraag

GEDAAN = {
    Inschrijving.Status.BEVESTIGD: "Je hebt een plaats.",
    Inschrijving.Status.WACHT_OP_AKKOORD: "We hebben je leidinggevende om akkoord gevraagd.",
    Inschrijving.Status.WACHTLIJST: "Je staat op de wachtlijst.",
}
RUN = VasteVraag(lambda: Uitvoering.objects.order_by().select_related("opleiding").filter(pk=Plek("pk")))
ZOJUIST = "ingeschreven"  # in the address: the page says what came of it


class OmEenPlaats(FormView):
    """A form that ends in a place, or in why not; `neem(form)` does it, `klaar(inschrijving)` leads on from there."""

    def form_valid(self, form):
        try:
            inschrijving = self.neem(form)
        except AlIngeschreven as fout:
            messages.info(self.request, str(fout))
            return redirect("school:inschrijving", fout.inschrijving.pk)
        except SchoolFout as fout:
            form.add_error(fout.veld if isinstance(fout, GeenLeidinggevende) else None, str(fout))
            return self.form_invalid(form)
        return self.klaar(inschrijving)


@method_decorator(never_cache, name="dispatch")
class Inschrijven(OmEenPlaats):
    form_class = InschrijfForm
    template_name = "school/inschrijven.html"
    extra_context = {"nav": "opleidingen"}

    def dispatch(self, request, *args, **kwargs):
        self.vandaag = timezone.localdate()
        self.run = next(iter(RUN(pk=kwargs["pk"])), None)
        if self.run is None or not self.run.opleiding.is_gepubliceerd:
            raise Http404
        organisatie_id = request.user.organisatie_id
        if organisatie_id is None or not self.run.is_open(op=self.vandaag):
            messages.info(request, "Inschrijven kan hier niet.")
            return redirect(self.run.opleiding)
        self.nodig = nodig(organisatie_id, self.run.opleiding.kosten_organisatie)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "nodig": self.nodig}

    def get_initial(self):
        """Who they were the last time, for who begins."""
        if self.request.method == "POST":
            return {}
        eerder = Inschrijving.objects.filter(deelnemer=self.request.user).exclude(leidinggevende="")
        return eerder.values("leidinggevende", "vervanger").first() or {}

    def neem(self, form):
        return services.schrijf_in(
            uitvoering=self.run,
            gebruiker=self.request.user,
            wat=self.nodig,
            op=timezone.now(),
            **form.cleaned_data,
        )

    def klaar(self, inschrijving):
        """The page says so itself: a message would be written into the session, while others wait to enrol."""
        return redirect(f"{reverse('school:inschrijving', args=[inschrijving.pk])}?{ZOJUIST}")

    def get_context_data(self, **kwargs):
        ik, run = self.request.user, self.run
        prefetch_related_objects([run], "bijeenkomsten")
        stand = plaatsen([run], op=self.vandaag, organisatie_id=ik.organisatie_id)[run.pk]
        te_vaak = te_vaak_weg([ik], op=self.vandaag).get(ik.pk) if geldt_voor(run) else None
        return super().get_context_data(
            run=run,
            opleiding=run.opleiding,
            stand=stand,
            te_vaak=te_vaak,
            achteraan_tot=aan_de_beurt_op(run),
            naar_lijst=stand.is_vol or (te_vaak and self.vandaag < aan_de_beurt_op(run)),
            botsingen=botsingen(run, ik, op=self.vandaag),
            vereisten=vereisten(run.opleiding, ik),
            al_in=Inschrijving.objects.lopend().filter(uitvoering=run, deelnemer=ik).first(),
            nodig=self.nodig,
            tarief=tarief(annuleren.voor_wie_wil(run, annuleren.regels_nu()), self.vandaag),
            **kwargs,
        )


class Eigen:
    """Somebody's own enrolment; another's does not exist."""

    def get_queryset(self):
        return Inschrijving.objects.van(self.request.user)


@method_decorator(never_cache, name="dispatch")
class MijnInschrijving(Eigen, DetailView):
    template_name = "school/inschrijving.html"
    context_object_name = "inschrijving"
    extra_context = {"nav": "mijn"}

    def get_queryset(self):
        stappen = Inschrijvingstap.objects.order_by("pk")
        return (
            super()
            .get_queryset()
            .select_related("organisatie")
            .prefetch_related(
                "uitvoering__bijeenkomsten",
                "akkoorden",
                "aanwezigheid__bijeenkomst",
                "bezwaren",
                Prefetch("stappen", stappen),
            )
        )

    def get_context_data(self, **kwargs):
        if ZOJUIST in self.request.GET and len(self.object.stappen.all()) == 1:  # and nothing came after it
            messages.success(self.request, GEDAAN[self.object.status])
        [mijn] = inzicht([self.object], op=timezone.now())
        return super().get_context_data(
            mijn=mijn,
            tarief=tarief(mijn.annuleren, timezone.localdate()),
            overdracht=self.object.overdrachten.filter(antwoord="").first(),
            **kwargs,
        )


class Zet(Eigen, View):
    """A POST-only move of one's own enrolment; back to its page."""

    def post(self, request, pk):
        inschrijving = get_object_or_404(self.get_queryset(), pk=pk)
        try:
            gedaan = self.zet(inschrijving)
        except SchoolFout as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, gedaan)
        return redirect("school:inschrijving", pk)


class Aannemen(Zet):
    def zet(self, inschrijving):
        inschrijving = services.neem_aan(inschrijving=inschrijving, op=timezone.now())
        return GEDAAN[inschrijving.status]


class Annuleren(Zet):
    def zet(self, inschrijving):
        services.annuleer(inschrijving=inschrijving, door=self.request.user, op=timezone.now())
        return "Je bent afgemeld."
