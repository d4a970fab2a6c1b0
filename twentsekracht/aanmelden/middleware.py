"""What stands between being signed in and getting somewhere: how long a session lasts, and how strong it must be.

A visitor without a session cookie costs nothing here. The last two come after allauth's AccountMiddleware.
"""

import time
from urllib.parse import urlencode

from allauth.usersessions.models import UserSession
from allauth.utils import get_request_param
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from twentsekracht.aanmelden import sterk
from twentsekracht.organisaties import toegang

GEZIEN = "aanmelden_gezien"  # in the session: when we last wrote down that somebody was there
SCHRIJF_ELKE = 300  # seconds
HOOGSTENS = 8 * 3600  # after that one signs in again, however busy
STIL_MET_ROL, STIL = 30 * 60, 2 * 3600

EIGEN_PAGINAS = ("account_", "mfa_", "usersessions_", "socialaccount_")
LEEST = {"GET", "HEAD"}
ALTIJD_OPEN = {"account_logout", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"}


def is_aangemeld(request) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated


class InloggenNodig(LoginRequiredMiddleware):
    """Django's own, which looks who it is before it asks whether that matters: then no proxy could keep a feed."""

    def process_view(self, request, view_func, view_args, view_kwargs):
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(self, request, view_func):
        if request.method not in LEEST:
            messages.warning(request, "Je was niet meer ingelogd. Wat je verstuurde, is niet aangekomen.")
        return redirect_to_login(terug_naar(request), self.get_login_url(view_func))


class Sessieduur:
    """Ends a session after eight hours, with its account, or when nobody was there for a while (sooner with a role).

    What somebody saw while signed in is kept by no browser and no proxy, also when anybody may open the page.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        aangemeld = is_aangemeld(request)
        if aangemeld:
            nu = time.time()
            if self._is_voorbij(request, nu):
                logout(request)
                messages.info(request, "Je was een tijd weg. Log opnieuw in om verder te gaan.")
            elif nu - self._gezien(request) >= SCHRIJF_ELKE:
                request.session[GEZIEN] = nu
                UserSession.objects.filter(session_key=request.session.session_key).update(
                    last_seen_at=timezone.now()
                )
        antwoord = self.get_response(request)
        if aangemeld:
            antwoord.headers.setdefault("Cache-Control", "private, no-store")
        return antwoord

    def _is_voorbij(self, request, nu) -> bool:
        sinds, vandaag = sterk.sinds(request), timezone.localdate()
        if sinds is None or nu - sinds >= HOOGSTENS or not toegang.mag_inloggen(request.user, op=vandaag):
            return True
        stil = nu - self._gezien(request)
        if stil < STIL_MET_ROL:
            return False
        return stil >= STIL or bool(toegang.gehouden_rollen(request.user, op=vandaag))

    def _gezien(self, request) -> float:
        return request.session.get(GEZIEN) or sterk.bewijzen(request)[-1]["at"]


class SterkeAanmelding:
    """In a session without a second step no role counts, and who holds one is brought to that step first.

    Who has set up a second step also uses it before touching passwords, passkeys and the like: a session that was
    opened with the password alone, before, may not be the way to add another passkey.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if is_aangemeld(request) and not sterk.rollen_tellen(request):
            request.user.zwak_aangemeld = True
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        naam = request.resolver_match.view_name or ""
        koppelt = naam == "openid_connect_login" and get_request_param(request, "process") == "connect"
        openbaar = not getattr(view_func, "login_required", True) and not koppelt
        if openbaar or naam in ALTIJD_OPEN or not is_aangemeld(request):
            return None
        if koppelt or naam.startswith(EIGEN_PAGINAS):
            return None if sterk.is_sterk(request) else _met_tweede_stap(request)
        zwak = getattr(request.user, "zwak_aangemeld", False)
        if not zwak or not toegang.gehouden_rollen(request.user, op=timezone.localdate()):
            return None
        return naar_tweede_stap(request)


def naar_tweede_stap(request):
    """To show one's second step, or to set one up. Also for a page that asks one of somebody without a role."""
    return _met_tweede_stap(request) or _naar("account_tweede_stap", request)


def _met_tweede_stap(request):
    """To the second step this person has; None without one."""
    stappen = sterk.tweede_stappen(request.user)
    if not stappen:
        return None
    via = "mfa_reauthenticate" if "totp" in stappen else "mfa_reauthenticate_webauthn"
    return _naar(via, request)


def _naar(naam, request):
    return HttpResponseRedirect(f"{reverse(naam)}?{urlencode({'next': terug_naar(request)})}")


def terug_naar(request) -> str:
    """Where somebody goes on after signing in. What they were about to send is not kept: that is the page of the form.

    Many an address only takes what is sent, so asking for it afterwards would show an empty page.
    """
    if request.method in LEEST:
        return request.get_full_path()
    hier = f"{request.scheme}://{request.get_host()}"
    pagina = request.headers.get("referer", "").partition("#")[0]
    pad = pagina.removeprefix(hier)
    return pad if pad != pagina and url_has_allowed_host_and_scheme(pad, None) else reverse("start")
