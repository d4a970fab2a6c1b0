"""What the pages at /toegang/ share."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.forms import UITDELERS
from twentsekracht.organisaties.fouten import ToegangFout
from twentsekracht.organisaties.models import Lidmaatschap, Rollencontrole, Uitnodiging
from twentsekracht.organisaties.views.deur import AlleenVoor


class Uitdeler(AlleenVoor):
    """For who gives roles: contactpersonen in their own organisation, the platform office in all."""

    rollen = UITDELERS
    extra_context = {"nav": "toegang"}

    @cached_property
    def vandaag(self):
        return timezone.localdate()

    @cached_property
    def is_bureau(self):
        return toegang.ziet_alles(self.request.user, op=self.vandaag)

    @cached_property
    def organisaties(self):
        return toegang.organisaties_van(self.request.user, *self.rollen, op=self.vandaag)

    def get_context_data(self, **kwargs):
        return super().get_context_data(is_bureau=self.is_bureau, vandaag=self.vandaag, **kwargs)


class MetFilter:
    """Gives the filter what it may offer."""

    def get_filterset_kwargs(self, filterset_class):
        kwargs = super().get_filterset_kwargs(filterset_class)
        return {**kwargs, "organisaties": self.organisaties, "op": self.vandaag}


class Formulier:
    """A form that one service works off: `voer_uit` calls it and returns what to say."""

    terug = ""

    def form_valid(self, form):
        try:
            messages.success(self.request, self.voer_uit(form))
        except ToegangFout as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        return redirect(self.terug)


class Doen(Uitdeler, View):
    """One move by a POST; `voer_uit` returns what to say, `terug` where to go on."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        try:
            messages.success(request, self.voer_uit())
        except ToegangFout as fout:
            messages.error(request, str(fout))
        return redirect(*self.naar())


class Overzicht(Uitdeler, TemplateView):
    """What can be done here, and what is open."""

    template_name = "toegang/overzicht.html"

    def get_context_data(self, **kwargs):
        def van_mij(queryset):
            return queryset.beheerbaar_door(self.request.user, op=self.vandaag, rollen=self.rollen).count()

        rollen = van_mij(Lidmaatschap.objects.geldig(op=self.vandaag))
        uitnodigingen = van_mij(Uitnodiging.objects.open())
        controles = van_mij(Rollencontrole.objects.open())
        return super().get_context_data(
            tekst_rollen=f"Geef, verleng of beëindig een rol, of wijs een vervanger aan. Nu gelden er {rollen}.",
            tekst_uitnodigingen=f"Nodig een collega uit, met of zonder rol. Er staan er {uitnodigingen} open.",
            tekst_controles=f"Loop elk jaar na of elke rol nog klopt. Er staan er {controles} open.",
            **kwargs,
        )
