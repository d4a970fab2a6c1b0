"""Klussen as everybody who is signed in meets them: finding one, responding, and what somebody posted or does."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView
from django_filters.views import FilterView

from jbmb.fouten import RuilFout
from jbmb.klusfilters import KlusFilter
from jbmb.klusforms import KlusForm, KlusredenForm, ReageerForm
from jbmb.klusregels import is_te_reageren, mag_overzien
from jbmb.models import REACTIE_BEZET, Klus, Klusreactie
from jbmb.services import klusreacties, klussen

NAV = {"nav": "functieruil"}


class KlusLijst(FilterView):
    filterset_class = KlusFilter
    template_name = "jbmb/klussen.html"
    context_object_name = "klussen"
    paginate_by = 25
    strict = False
    extra_context = NAV

    def get_queryset(self):
        return Klus.objects.te_vinden(op=timezone.localdate()).met_alles()

    def get_filterset_kwargs(self, filterset_class):
        """Bound also without a question, so that the counts can read it."""
        return {**super().get_filterset_kwargs(filterset_class), "data": self.request.GET}

    def get_context_data(self, **kwargs):
        return super().get_context_data(tellingen=self.filterset.tellingen(), **kwargs)


@method_decorator(never_cache, name="dispatch")
class KlusPagina(FormView):
    """A klus, and the form to respond. Whose it is, is not said."""

    form_class = ReageerForm
    template_name = "jbmb/klus.html"
    extra_context = NAV

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            ik, vandaag = request.user, timezone.localdate()
            self.klus = Klus.objects.met_alles().filter(pk=kwargs["pk"]).first()
            if self.klus is None:
                raise Http404
            self.overziet = mag_overzien(self.klus, ik, op=vandaag)
            if self.klus.klusgever_id == ik.pk:
                return redirect("jbmb:klusbeheer", self.klus.pk)
            self.is_open = is_te_reageren(self.klus, op=vandaag)
            self.mijn = Klusreactie.objects.van(ik).filter(klus=self.klus).order_by("-pk").first()
            if not (self.is_open or self.mijn or self.overziet):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "klus": self.klus}

    def form_valid(self, form):
        try:
            reactie = klusreacties.reageer(
                klus=self.klus, door=self.request.user, op=timezone.now(), **form.cleaned_data
            )
        except RuilFout as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, "Je reactie is verstuurd. Je krijgt een mail als de klusgever kiest.")
        return redirect(reactie)

    def get_context_data(self, **kwargs):
        loopt_nog = self.mijn is not None and self.mijn.status in (
            Klusreactie.Status.GEREAGEERD,
            *REACTIE_BEZET,
        )
        return super().get_context_data(
            klus=self.klus,
            mijn=self.mijn,
            overziet=self.overziet,
            redenform=KlusredenForm(nodig=True, auto_id="klus_%s"),
            is_open=self.is_open,
            mag_reageren=self.is_open and not loopt_nog and self.request.user.organisatie_id is not None,
            **kwargs,
        )


class Klusschrijven(FormView):
    """Shared by a new one and an existing one."""

    form_class = KlusForm
    template_name = "jbmb/klus_bewerken.html"
    extra_context = NAV
    klus = None

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.klus}

    def form_valid(self, form):
        wat = {
            "velden": form.velden,
            "vaardigheden": form.cleaned_data["vaardigheden"],
            "door": self.request.user,
            "op": timezone.now(),
        }
        try:
            if self.klus is None:
                klus = klussen.plaats(**wat)
            else:
                klus = klussen.wijzig(klus=self.klus, **wat)
        except RuilFout as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        gedaan = "Je klus is gewijzigd." if self.klus else "Je klus staat erop. Collega’s kunnen reageren."
        messages.success(self.request, gedaan)
        return redirect("jbmb:klusbeheer", klus.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(klus=self.klus, **kwargs)


@method_decorator(never_cache, name="dispatch")
class KlusNieuw(Klusschrijven):
    pass


@method_decorator(never_cache, name="dispatch")
class KlusBewerken(Klusschrijven):
    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            self.klus = Klus.objects.van(request.user).met_alles().filter(pk=kwargs["pk"]).first()
            if self.klus is None:
                raise Http404
        return super().dispatch(request, *args, **kwargs)


@method_decorator(never_cache, name="dispatch")
class MijnKlussen(TemplateView):
    """What somebody posted, and what they responded to."""

    template_name = "jbmb/klus_mijn.html"
    extra_context = {"nav": "mijn"}

    def get_context_data(self, **kwargs):
        ik = self.request.user
        return super().get_context_data(
            klussen=Klus.objects.van(ik).select_related("organisatie"),
            reacties=Klusreactie.objects.van(ik).met_alles().order_by("-pk"),
            **kwargs,
        )
