"""Signing on through one's organisation: which provider, to it, and back."""

from functools import wraps

from allauth.account.decorators import reauthentication_required
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialAccount, SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.views import ConnectionsView
from allauth.utils import get_request_param
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from django.views.generic import FormView

from twentsekracht.aanmelden.aanbieders import voor_adres
from twentsekracht.aanmelden.models import Aanbieder
from twentsekracht.aanmelden.oidc.client import StrengeAdapter
from twentsekracht.aanmelden.oidc.forms import AdresForm
from twentsekracht.aanmelden.oidc.verbinding import Ongeldig


def met_uitleg(view):
    """A provider that is not there is no page; one that is down or talks nonsense gets a page that says so."""

    @never_cache
    @wraps(view)
    def verpakt(request, provider_id):
        adapter = StrengeAdapter(request, provider_id)
        try:
            provider = adapter.get_provider()
        except SocialApp.DoesNotExist:
            raise Http404 from None
        try:
            return view(request, adapter)
        except OAuth2Error as fout:
            return render_authentication_error(request, provider, exception=fout)

    return login_not_required(verpakt)


def wil_koppelen(request) -> bool:
    return get_request_param(request, "process") == AuthProcess.CONNECT


@met_uitleg
@reauthentication_required(enabled=wil_koppelen, app="allauth.socialaccount")
def login(request, adapter):
    return OAuth2LoginView.adapter_view(adapter)(request)


class Antwoord(OAuth2CallbackView):
    def _get_state(self, request, provider):
        """The state comes out of the session once; with it the nonce, and who we asked."""
        state, antwoord = super()._get_state(request, provider)
        if state is not None:
            self.adapter.nonce = state.get("nonce")
            if (
                request.GET.get("iss", self.adapter.openid_config["issuer"])
                != self.adapter.openid_config["issuer"]
            ):
                raise Ongeldig("answer of another issuer")
        return state, antwoord


@met_uitleg
@require_GET
def callback(request, adapter):
    return Antwoord.adapter_view(adapter)(request)


@method_decorator([login_not_required, never_cache], name="dispatch")
class Organisatie(FormView):
    """From a mail address to where its organisation signs on. Looks at the domain: it tells of no account."""

    form_class = AdresForm
    template_name = "socialaccount/organisatie.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(next=get_next_redirect_url(self.request), **kwargs)

    def form_valid(self, form):
        adres = form.cleaned_data["email"]
        aanbieders = list(voor_adres(adres, op=timezone.localdate()))
        if len(aanbieders) == 1:
            return self._naar(aanbieders[0], adres)
        gegevens = self.get_context_data(form=form, aanbieders=aanbieders, adres=adres)
        return render(self.request, "socialaccount/organisatie_keuze.html", gegevens)

    def _naar(self, aanbieder, adres):
        provider = get_adapter(self.request).get_provider(self.request, aanbieder.slug)
        try:
            return provider.redirect(
                self.request,
                AuthProcess.LOGIN,
                next_url=get_next_redirect_url(self.request),
                login_hint=adres,
            )
        except OAuth2Error as fout:
            return render_authentication_error(self.request, provider, exception=fout)


class Koppelingen(ConnectionsView):
    """One's own account and the log-in of one's organisation: linked, or to be linked by its owner."""

    def get_form(self, form_class=None):
        """Of a provider that is out of use there is nothing to loosen: it opens no account."""
        form = super().get_form(form_class)
        form.fields["account"].queryset = self.gekoppeld()
        return form

    def gekoppeld(self):
        actief = Aanbieder.objects.actief()
        return SocialAccount.objects.filter(user=self.request.user, provider__in=actief.values("slug"))

    def get_context_data(self, **kwargs):
        namen = dict(Aanbieder.objects.actief().values_list("slug", "naam"))
        gekoppeld = list(self.gekoppeld())
        for account in gekoppeld:
            account.naam = namen[account.provider]
        eigen = Aanbieder.objects.actief().van([self.request.user.organisatie_id])
        te_koppelen = eigen.exclude(slug__in=[account.provider for account in gekoppeld])
        return super().get_context_data(gekoppeld=gekoppeld, te_koppelen=te_koppelen, **kwargs)
