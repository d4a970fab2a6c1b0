"""Inviting: what is open, sending, withdrawing; and the public page on which somebody accepts."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.cache import never_cache
from django.views.generic import FormView
from django_filters.views import FilterView

from twentsekracht.organisaties import services
from twentsekracht.organisaties.domeinen import normaal_adres
from twentsekracht.organisaties.filters import UitnodigingenFilter
from twentsekracht.organisaties.forms import AanvaardForm, UitnodigingForm
from twentsekracht.organisaties.fouten import ToegangFout, UitnodigingGeldtNiet
from twentsekracht.organisaties.models import Gebruiker, Uitnodiging
from twentsekracht.organisaties.termijnen import voluit
from twentsekracht.organisaties.views.basis import Doen, Formulier, MetFilter, Uitdeler


class UitnodigingenLijst(Uitdeler, MetFilter, FilterView):
    filterset_class = UitnodigingenFilter
    template_name = "toegang/uitnodigingen.html"
    context_object_name = "uitnodigingen"
    paginate_by = 50

    def get_queryset(self):
        self.queryset = Uitnodiging.objects.select_related("organisatie", "door")
        return super().get_queryset().order_by("-gemaakt_op", "-pk")


class Uitnodigen(Uitdeler, Formulier, FormView):
    form_class = UitnodigingForm
    template_name = "toegang/uitnodigen.html"
    terug = "organisaties:uitnodigingen"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "door": self.request.user, "op": self.vandaag}

    def voer_uit(self, form):
        uitnodiging = services.nodig_uit(**form.cleaned_data, door=self.request.user, op=timezone.now())
        return f"De uitnodiging is verstuurd naar {uitnodiging.email}."


class OverUitnodiging(Doen):
    def naar(self):
        return ["organisaties:uitnodigingen"]

    @cached_property
    def uitnodiging(self):
        mag = Uitnodiging.objects.beheerbaar_door(self.request.user, op=self.vandaag, rollen=self.rollen)
        return get_object_or_404(mag, pk=self.kwargs["pk"])


class Opnieuw(OverUitnodiging):
    def voer_uit(self):
        nieuw = services.stuur_opnieuw(
            uitnodiging=self.uitnodiging, door=self.request.user, op=timezone.now()
        )
        return f"Er is een nieuwe uitnodiging verstuurd naar {nieuw.email}. De oude link werkt niet meer."


class Intrekken(OverUitnodiging):
    def voer_uit(self):
        services.trek_in(uitnodiging=self.uitnodiging, door=self.request.user, op=timezone.now())
        return "De uitnodiging is ingetrokken. De link werkt niet meer."


# ---- coming in


@method_decorator([login_not_required, never_cache], name="dispatch")
class Aanvaarden(FormView):
    """Public: whoever has the link reads the mail of the address it went to."""

    form_class = AanvaardForm
    template_name = "toegang/uitnodiging.html"

    @cached_property
    def uitnodiging(self):
        gezocht = Uitnodiging.objects.met_sleutel(self.kwargs["sleutel"]).select_related(
            "organisatie", "door"
        )
        return gezocht.first()

    @cached_property
    def account(self):
        return Gebruiker.objects.filter(email__iexact=self.uitnodiging.email).first()

    def dispatch(self, request, *args, **kwargs):
        if self.uitnodiging is None or not self.uitnodiging.geldt_op(timezone.now()):
            return self.geldt_niet()
        return super().dispatch(request, *args, **kwargs)

    def geldt_niet(self):
        context = {"tekst": str(UitnodigingGeldtNiet())}
        return self.response_class(self.request, ["toegang/uitnodiging_weg.html"], context, status=404)

    def get_context_data(self, **kwargs):
        wie = self.request.user
        eigen = wie.is_authenticated and normaal_adres(wie.email) == normaal_adres(self.uitnodiging.email)
        return super().get_context_data(
            uitnodiging=self.uitnodiging,
            is_eigen=eigen,
            is_ander=wie.is_authenticated and not eigen,
            heeft_account=self.account is not None,
            **kwargs,
        )

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "email": self.uitnodiging.email}

    def get_initial(self):
        return {"naam": self.uitnodiging.naam}

    def post(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            return self.aanvaard_met_account()
        if self.account:
            return redirect_to_login(request.path, reverse("account_login"))
        return super().post(request, *args, **kwargs)

    def aanvaard_met_account(self):
        try:
            rol = services.aanvaard(
                uitnodiging=self.uitnodiging, gebruiker=self.request.user, op=timezone.now()
            )
        except UitnodigingGeldtNiet:
            return self.geldt_niet()
        except ToegangFout as fout:
            messages.error(self.request, str(fout))
            return redirect(self.request.path)
        messages.success(self.request, welkom(self.uitnodiging, rol))
        return redirect("start")

    def form_valid(self, form):
        try:
            gebruiker = services.aanvaard_als_nieuw(
                uitnodiging=self.uitnodiging,
                naam=form.cleaned_data["naam"],
                wachtwoord=form.cleaned_data["wachtwoord"],
                op=timezone.now(),
            )
        except UitnodigingGeldtNiet:
            return self.geldt_niet()
        except ToegangFout as fout:
            form.add_error(None, str(fout))
            return self.form_invalid(form)
        messages.success(self.request, "Welkom bij Twentse Kracht. Je account is klaar.")
        record_authentication(self.request, gebruiker, method="password", email=gebruiker.email)
        return perform_login(self.request, gebruiker, redirect_url=reverse("start"))


def welkom(uitnodiging, rol) -> str:
    if rol:
        return f"Je bent nu {uitnodiging.wat} bij {uitnodiging.organisatie}, tot en met {voluit(rol.tot)}."
    if uitnodiging.rol:
        return "De uitnodiging is aanvaard, maar de rol kan niet meer gegeven worden. Vraag een nieuwe uitnodiging."
    return "De uitnodiging is aanvaard."
