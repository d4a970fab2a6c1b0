"""Where allauth asks us: which providers there are, and what to do with somebody whom one of them sends."""

import logging
import os

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialApp
from allauth.socialaccount.providers.base.constants import AuthError, AuthProcess
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.shortcuts import render
from django.utils import timezone

from twentsekracht.aanmelden.models import Aanbieder
from twentsekracht.aanmelden.oidc import beleid, services
from twentsekracht.aanmelden.oidc.verbinding import Onbereikbaar

logger = logging.getLogger(__name__)


def beoordeel(request, provider, claims) -> beleid.Aangemeld:
    """Before anything is looked up or written: is this somebody whom this provider may send?"""
    aanbieder = Aanbieder.objects.get(slug=provider.sub_id)
    try:
        return beleid.beoordeel(aanbieder=aanbieder, claims=claims, op=timezone.localdate())
    except beleid.Geweigerd as geweigerd:
        raise _nee(request, aanbieder, geweigerd) from geweigerd


def _nee(request, aanbieder, geweigerd) -> ImmediateHttpResponse:
    logger.warning("sign-on through %s refused: %s", aanbieder.slug, geweigerd.reden)
    gegevens = {"aanbieder": aanbieder, "reden": geweigerd.reden, "uitleg": str(geweigerd)}
    return ImmediateHttpResponse(render(request, "socialaccount/geweigerd.html", gegevens, status=403))


class AanbiederAdapter(DefaultSocialAccountAdapter):
    def list_apps(self, request, provider=None, client_id=None):
        """Our own rows in the shape allauth wants; its table of apps, secrets included, stays empty."""
        aanbieders = Aanbieder.objects.actief()
        if provider:
            aanbieders = aanbieders.filter(slug=provider)
        return [self._app(aanbieder) for aanbieder in aanbieders]

    def _app(self, aanbieder):
        return SocialApp(
            provider="openid_connect",
            provider_id=aanbieder.slug,
            name=aanbieder.naam,
            client_id=aanbieder.client_id,
            secret=os.environ.get(aanbieder.geheim_variabele, ""),
            settings={
                "server_url": aanbieder.server_url,
                "token_auth_method": aanbieder.token_auth_method,
            },
        )

    def populate_user(self, request, sociallogin, data):
        """The account is made by our service, not filled in here."""
        return sociallogin.user

    def is_open_for_signup(self, request, sociallogin):
        """Who may come in has an account by then: allauth's own way of making one is closed."""
        return False

    def can_authenticate_by_email(self, login, email):
        """Never on an address alone: that would hand every account to every provider."""
        return False

    def pre_social_login(self, request, sociallogin):
        aangemeld = sociallogin.aangemeld
        try:
            if sociallogin.state.get("process") == AuthProcess.CONNECT:
                if request.user.is_authenticated:
                    beleid.mag_koppelen(request.user, aangemeld)
            elif sociallogin.is_existing:
                sociallogin.user = services.kom_terug(
                    gebruiker=sociallogin.user, aangemeld=aangemeld, op=timezone.now()
                )
            else:
                self._laat_toe(sociallogin)
        except beleid.Geweigerd as geweigerd:
            raise _nee(request, aangemeld.aanbieder, geweigerd) from geweigerd

    def _laat_toe(self, sociallogin):
        """Twice at once: the other request made the account between our looking and our making."""
        aangemeld, extra = sociallogin.aangemeld, sociallogin.account.extra_data
        account = None
        if not services.adres_is_bezet(aangemeld.email):
            try:
                account = services.laat_toe(aangemeld=aangemeld, extra=extra, op=timezone.now())
            except (IntegrityError, ValidationError):
                logger.info("sign-on through %s: somebody was first", aangemeld.aanbieder.slug)
        eigen = SocialAccount.objects.filter(provider=aangemeld.aanbieder.slug, uid=aangemeld.sub)
        account = account or eigen.select_related("user").first()
        if account is None:
            raise beleid.Geweigerd("bestaat", aangemeld.aanbieder)
        sociallogin.account, sociallogin.user = account, account.user

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None):
        """A page that says what to do now; the details are for our log, since they may come from an attacker."""
        if error == AuthError.CANCELLED:
            return
        weg = isinstance(exception, Onbereikbaar)
        logger.warning(
            "sign-on through %s failed: %s %s", provider.sub_id, type(exception).__name__, exception
        )
        gegevens = {"aanbieder": provider.name, "onbereikbaar": weg}
        sjabloon = "socialaccount/authentication_error.html"
        raise ImmediateHttpResponse(render(request, sjabloon, gegevens, status=503 if weg else 401))
