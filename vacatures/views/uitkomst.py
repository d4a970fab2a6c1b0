"""How a vacancy ended: told by the link in our mail or by who is signed in, and how far it is known."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.cache import never_cache
from django.views.generic import ListView, TemplateView

from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.views.deur import AlleenVoor
from vacatures import services, uitkomsten
from vacatures.forms.uitkomst import UitkomstForm
from vacatures.fouten import VacatureFout
from vacatures.models import Herkomst, Uitkomst, Vacature
from vacatures.uitkomststand import stand_per_organisatie, wachtend


@dataclass
class Plaats:
    """One place on the page: what is recorded, what we expect, and the form."""

    nummer: int
    uitkomst: Uitkomst | None
    verwacht: str
    form: UitkomstForm


class PlaatsenMixin:
    """A page with a form per place; after a POST it comes back to itself, whatever became of it."""

    corrigeren = False

    @cached_property
    def vandaag(self):
        return timezone.localdate()

    def plaatsen(self, fout_form=None):
        bekend = {uitkomst.plaats: uitkomst for uitkomst in self.vacature.uitkomsten.all()}
        verwacht = iter(uitkomsten.voorstellen(self.vacature, bekend.values()))
        for nummer in range(1, self.vacature.aantal_plaatsen + 1):
            uitkomst = bekend.get(nummer)
            soort, dag = (None, None) if uitkomst else next(verwacht, (None, None))
            eerst = self.eerste_waarden(nummer, uitkomst, soort, dag)
            is_fout = fout_form is not None and fout_form.data.get("plaats") == str(nummer)
            form = fout_form if is_fout else self.form(nummer, initial=eerst)
            yield Plaats(nummer, uitkomst, Herkomst(soort).label.lower() if soort else "", form)

    def eerste_waarden(self, nummer, uitkomst, soort, dag):
        if uitkomst:
            return {"plaats": nummer, "soort": uitkomst.soort, "per": uitkomst.per}
        dag = dag or uitkomsten.vermoedelijke_dag(self.vacature, op=self.vandaag)
        return {"plaats": nummer, "soort": self.gekozen or soort, "per": dag}

    @cached_property
    def gekozen(self):
        """The answer that a button in the mail stands for, when there is one place to answer about."""
        antwoord = self.request.GET.get("antwoord")
        return antwoord if antwoord in Uitkomst.Soort.values and self.vacature.aantal_plaatsen == 1 else ""

    def form(self, nummer, data=None, initial=None):
        return UitkomstForm(
            data,
            initial=initial,
            vacature=self.vacature,
            op=self.vandaag,
            bevestig=bool(self.gekozen),
            auto_id=f"plaats_{nummer}_%s",
        )

    def post(self, request, *args, **kwargs):
        form = self.form(request.POST.get("plaats", ""), data=request.POST)
        if form.is_valid() and self.leg_vast(form):
            return redirect(request.path)
        return self.render_to_response(self.get_context_data(fout_form=form, **kwargs))

    def leg_vast(self, form):
        """Records or puts right; False with the reason on the form."""
        plaats, wie = form.cleaned_data["plaats"], {"door": self.door, "op": timezone.now()}
        mag_corrigeren = self.corrigeren and self.staat_vast(plaats)
        verb = services.corrigeer if mag_corrigeren else services.leg_uitkomst_vast
        try:
            verb(vacature=self.vacature, **form.cleaned_data, **wie)
        except VacatureFout as fout:
            form.add_error(None, str(fout))
            return False
        messages.success(self.request, "Dank je wel. Je antwoord is vastgelegd.")
        return True

    def staat_vast(self, plaats):
        return (
            self.vacature.status in services.AFGELOPEN
            or self.vacature.uitkomsten.filter(plaats=plaats).exists()
        )

    def get_context_data(self, fout_form=None, **kwargs):
        plaatsen = list(self.plaatsen(fout_form))
        return super().get_context_data(
            vacature=self.vacature,
            plaatsen=plaatsen,
            nog_open=sum(plaats.uitkomst is None for plaats in plaatsen),
            gekozen=dict(Uitkomst.Soort.choices).get(self.gekozen, ""),
            **kwargs,
        )


@method_decorator([login_not_required, never_cache], name="dispatch")
class UitkomstVraag(PlaatsenMixin, TemplateView):
    """From a mail, without signing in: looking changes nothing, since mail programs follow links."""

    template_name = "vacatures/uitkomst.html"

    def dispatch(self, request, *args, **kwargs):
        vraag = services.uitkomstvraag_van(kwargs["teken"])
        if vraag is None:
            raise Http404
        self.vacature, self.vraag = vraag.vacature, vraag
        if not uitkomsten.link_geldt(vraag, op=timezone.now()):
            self.template_name = "vacatures/uitkomst_verlopen.html"
            return self.render_to_response({"vacature": self.vacature}, status=410)
        return super().dispatch(request, *args, **kwargs)

    @property
    def door(self):
        """Whoever handles it and happens to be signed in; else only known as the reader of our mail."""
        gebruiker, organisatie = self.request.user, self.vacature.organisatie
        mag = toegang.heeft_rol(gebruiker, *services.BEHANDELAARS, op=self.vandaag, organisatie=organisatie)
        return gebruiker if mag else None


class UitkomstVastleggen(AlleenVoor, PlaatsenMixin, TemplateView):
    """The same for who is signed in and handles it, who can also put right what was recorded."""

    template_name = "vacatures/uitkomst_vastleggen.html"
    rollen = services.BEHANDELAARS
    corrigeren = True

    @cached_property
    def vacature(self):
        mijn = Vacature.objects.exclude(status=Vacature.Status.CONCEPT).select_related("organisatie")
        mijn = mijn.beheerbaar_door(self.request.user, op=self.vandaag, rollen=self.rollen)
        return get_object_or_404(mijn, pk=self.kwargs["pk"])

    @property
    def door(self):
        return self.request.user

    def get_context_data(self, **kwargs):
        return super().get_context_data(is_open=self.vacature.is_open(op=self.vandaag), **kwargs)


class Uitkomsten(AlleenVoor, ListView):
    """How far it is known, per organisation, and what is still to be told: the silent ones first."""

    template_name = "vacatures/uitkomsten.html"
    rollen = services.BEHANDELAARS
    context_object_name = "vacatures"
    paginate_by = 25

    def get_queryset(self):
        self.queryset = wachtend(op=timezone.localdate())
        return super().get_queryset()

    def get_context_data(self, **kwargs):
        vandaag = timezone.localdate()
        organisaties = toegang.organisaties_van(self.request.user, *self.rollen, op=vandaag)
        stand = stand_per_organisatie(organisaties, op=vandaag)
        return super().get_context_data(stand=stand, **kwargs)
