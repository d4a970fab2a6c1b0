"""The reactions to a vacancy: the list, one of them, and the moves of each."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView, View
from django_filters.views import FilterView

from twentsekracht import rekenblad
from twentsekracht.aanmelden.middleware import naar_tweede_stap
from twentsekracht.organisaties import toegang
from vacatures import behandelkring, services
from vacatures.bewaartermijn import VOORBIJ
from vacatures.forms.behandelen import HeropenForm
from vacatures.fouten import VacatureFout
from vacatures.models import Commissielid, Reactie, Reactiestap
from vacatures.reactielijst import ReactieFilter, in_volgorde, loop, per_groep, weggehaald
from vacatures.reactielijst import rekenblad as als_rekenblad

Status = Reactie.Status
KIESBAAR = {van for van, naar in Reactie.OVERGANGEN.items() if naar & {Status.UITGENODIGD, Status.AFGEWEZEN}}


class MetVacature:
    """The vacancy whose reactions this person reads (with `schrijft`: handles); everybody else gets 404.

    Who is on a committee may have no role, so nobody asked them for a second step: this page does.
    """

    schrijft = False
    extra_context = {"nav": "vacatures"}

    def dispatch(self, request, *args, **kwargs):
        if getattr(request.user, "zwak_aangemeld", False) and self._zit_in_commissie():
            return naar_tweede_stap(request)
        self.vacature = self._vacature()
        antwoord = super().dispatch(request, *args, **kwargs)
        antwoord.headers.setdefault("Cache-Control", "private, no-store")
        return antwoord

    def _zit_in_commissie(self):
        mijn = Commissielid.objects.filter(gebruiker=self.request.user, tot__gte=self.vandaag)
        return not self.schrijft and mijn.filter(vacature=self.kwargs["pk"]).exists()

    @cached_property
    def vandaag(self):
        return timezone.localdate()

    def _vacature(self):
        mag = behandelkring.te_behandelen if self.schrijft else behandelkring.te_lezen
        vacatures = mag(self.request.user, op=self.vandaag).select_related("organisatie")
        return get_object_or_404(vacatures, pk=self.kwargs["pk"])

    @cached_property
    def mag_behandelen(self):
        rollen, organisatie = behandelkring.ROLLEN, self.vacature.organisatie
        return toegang.heeft_rol(self.request.user, *rollen, op=self.vandaag, organisatie=organisatie)

    @cached_property
    def lijst(self):
        return reverse("vacatures:reacties", args=[self.vacature.pk])

    @property
    def kruimels(self):
        if not self.mag_behandelen:
            return [("Vacatures", reverse("vacatures:lijst"))]
        bewerken = reverse("vacatures:bewerken", args=[self.vacature.pk])
        return [("Vacatures beheren", reverse("vacatures:beheren")), (self.vacature.titel, bewerken)]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            vacature=self.vacature,
            lijst=self.lijst,
            kruimels=self.kruimels,
            mag_behandelen=self.mag_behandelen,
            **kwargs,
        )


class Reacties(MetVacature, FilterView):
    template_name = "vacatures/behandelen/lijst.html"
    filterset_class = ReactieFilter
    context_object_name = "reacties"
    paginate_by = 50
    strict = False

    def get_queryset(self):
        return in_volgorde(self.vacature, met_voorrang=self.mag_behandelen)

    def get_filterset_kwargs(self, filterset_class):
        """Bound also without a question: the counts behind the choices ask what is on."""
        erbij = {"data": self.request.GET, "met_voorrang": self.mag_behandelen}
        return {**super().get_filterset_kwargs(filterset_class), **erbij}

    def paginate_queryset(self, queryset, page_size):
        """A page that is no longer there is the last one."""
        paginator = self.get_paginator(queryset, page_size)
        page = paginator.get_page(self.request.GET.get("page"))
        return paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        commissie = self.vacature.commissieleden.filter(tot__gte=self.vandaag)
        return context | {
            "aantal": context["paginator"].count,
            "groepen": per_groep(context["reacties"]),
            "kiesbaar": KIESBAAR,
            "weggehaald": weggehaald(self.vacature),
            "in_commissie": commissie.count() if self.mag_behandelen else 0,
        }


class MetReactie(MetVacature):
    @cached_property
    def reactie(self):
        return get_object_or_404(in_volgorde(self.vacature), pk=self.kwargs["nummer"])

    @cached_property
    def adres(self):
        return reverse("vacatures:reactie_behandelen", args=[self.vacature.pk, self.reactie.pk])

    @property
    def zetten(self):
        """The moves that are one press; taking a decision back asks for a reason."""
        if self.reactie.status in Reactiestap.OM_TE_HEROPENEN:
            return ()
        return Reactie.OVERGANGEN.get(self.reactie.status, ())

    @property
    def mag_heropenen(self):
        return self.reactie.status in Reactiestap.OM_TE_HEROPENEN and self.vacature.status not in VOORBIJ


class ReactieBehandelen(MetReactie, TemplateView):
    template_name = "vacatures/behandelen/reactie.html"

    def get_context_data(self, **kwargs):
        sollicitatie = self.reactie.sollicitatie
        met_voorrang = sollicitatie.is_herplaatsing and self.mag_behandelen
        gegevens = [
            ("E-mail", sollicitatie.email),
            ("Telefoon", sollicitatie.telefoon),
            ("Functie nu", sollicitatie.functie),
            ("Herkomst", self.reactie.get_herkomst_display()),
            ("Voorrang", "Ja, herplaatsingskandidaat" if met_voorrang else ""),
        ]
        return super().get_context_data(
            reactie=self.reactie,
            sollicitatie=sollicitatie,
            gegevens=gegevens,
            kan=self.zetten if self.mag_behandelen else (),
            mag_heropenen=self.mag_behandelen and self.mag_heropenen,
            loop=loop(self.reactie),
            **kwargs,
        )


class Zet(MetReactie, TemplateView):
    """One move: a GET asks whether to, a POST does it. `verb` of services, and what it is called."""

    schrijft = True
    template_name = "vacatures/behandelen/zet.html"
    verb = naar = None
    titel = vraag = knop = gelukt = ""

    def get(self, request, *args, **kwargs):
        if self.naar not in self.zetten:
            return redirect(self.adres)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(reactie=self.reactie, adres=self.adres, zet=self, **kwargs)

    def post(self, request, *args, **kwargs):
        try:
            type(self).verb(reactie=self.reactie, door=request.user, op=timezone.now())
        except VacatureFout as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, self.gelukt)
        return redirect(self.adres)


class InBehandeling(Zet):
    verb, naar = services.neem_in_behandeling, Status.IN_BEHANDELING
    titel, knop = "In behandeling nemen", "Neem in behandeling"
    vraag = "De kandidaat krijgt een mail dat jullie de reactie bekijken. Dit kun je niet terugdraaien."
    gelukt = "De reactie is in behandeling. De kandidaat krijgt daarover een mail."


class Aanbieden(Zet):
    verb, naar = services.bied_aan, Status.AANGEBODEN
    titel, knop = "De baan aanbieden", "Bied de baan aan"
    vraag = (
        "De kandidaat krijgt een mail dat jullie de baan willen geven. Maak zelf een afspraak over het vervolg. "
        "Dit kun je niet terugdraaien."
    )
    gelukt = "De baan is aangeboden. De kandidaat krijgt daarover een mail."


class Aannemen(Zet):
    verb, naar = services.neem_aan, Status.AANGENOMEN
    titel, knop = "Vastleggen dat de kandidaat ja zegt", "Neem aan"
    vraag = (
        "De kandidaat krijgt een mail met een felicitatie. De anderen horen iets als je hen afwijst, "
        "of als de vacature is afgerond. Gaat het toch niet door? Tot die tijd kun je dit terugdraaien."
    )
    gelukt = "De kandidaat is aangenomen. Stuur ook de anderen een bericht."


class Heropenen(MetReactie, FormView):
    schrijft = True
    form_class = HeropenForm
    template_name = "vacatures/behandelen/heropenen.html"

    def get(self, request, *args, **kwargs):
        return super().get(request, *args, **kwargs) if self.mag_heropenen else redirect(self.adres)

    def get_form_kwargs(self):
        redenen = Reactiestap.OM_TE_HEROPENEN.get(self.reactie.status, ())
        return {**super().get_form_kwargs(), "redenen": redenen}

    def get_context_data(self, **kwargs):
        return super().get_context_data(reactie=self.reactie, adres=self.adres, **kwargs)

    def form_valid(self, form):
        try:
            reden = form.cleaned_data["reden"]
            services.heropen(reactie=self.reactie, reden=reden, door=self.request.user, op=timezone.now())
        except VacatureFout as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(
            self.request, "De reactie is weer in behandeling. De kandidaat krijgt daarover een mail."
        )
        return redirect(self.adres)


class Exporteren(MetVacature, View):
    """POST `soort`: xlsx or ods. For who handles them: the committee takes nothing along."""

    schrijft = True
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        soort = request.POST.get("soort")
        if soort not in rekenblad.SOORTEN:
            raise Http404
        services.leg_export_vast(vacature=self.vacature, door=request.user, op=timezone.now())
        return rekenblad.als_antwoord(soort, f"reacties-{self.vacature.pk}", *als_rekenblad(self.vacature))
