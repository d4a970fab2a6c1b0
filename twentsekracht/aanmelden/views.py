"""The pages of one's own account: how to sign in, the second step, where one is signed in."""

from allauth.account.utils import get_next_redirect_url
from allauth.account.views import PasswordResetFromKeyView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView, View

from twentsekracht.aanmelden import services, sterk
from twentsekracht.aanmelden.apparaat import in_woorden
from twentsekracht.aanmelden.qr import qr_pad
from twentsekracht.organisaties import toegang

VERDER = "aanmelden_verder"  # in the session: where somebody was going who first has to set up a second step


class EigenAccount(LoginRequiredMixin):
    """After logging out the back button shows nothing of it."""

    @method_decorator(never_cache)
    def dispatch(self, request, *args, **kwargs):
        return super().dispatch(request, *args, **kwargs)


class WachtwoordKiezen(PasswordResetFromKeyView):
    """The link was mailed, so who followed it has shown to read that mail."""

    def form_valid(self, form):
        antwoord = super().form_valid(form)
        services.bevestig_adres(gebruiker=self.reset_user)
        return antwoord


class Beveiliging(EigenAccount, TemplateView):
    template_name = "account/beveiliging.html"

    def get_context_data(self, **kwargs):
        gebruiker = self.request.user
        stappen = list(Authenticator.objects.filter(user=gebruiker).order_by("created_at"))
        per_soort = {soort: [stap for stap in stappen if stap.type == soort] for soort in Authenticator.Type}
        codes = per_soort[Authenticator.Type.RECOVERY_CODES]
        return super().get_context_data(
            passkeys=per_soort[Authenticator.Type.WEBAUTHN],
            app=next(iter(per_soort[Authenticator.Type.TOTP]), None),
            codes=codes[0] if codes else None,
            codes_over=len(codes[0].wrap().get_unused_codes()) if codes else 0,
            aantal_sessies=len(services.lopende_sessies(gebruiker=gebruiker, op=timezone.now())),
            is_verplicht=settings.MFA_VERPLICHT
            and bool(toegang.gehouden_rollen(gebruiker, op=timezone.localdate())),
            **kwargs,
        )


class TweedeStapKiezen(EigenAccount, TemplateView):
    """Where somebody lands who has no second step yet and whose role, or the page they ask for, needs one."""

    template_name = "account/tweede_stap.html"

    def get(self, request, *args, **kwargs):
        heeft_rol = bool(toegang.gehouden_rollen(request.user, op=timezone.localdate()))
        verder = get_next_redirect_url(request)
        if sterk.tweede_stappen(request.user) or not (heeft_rol or verder):
            return redirect("account_beveiliging")
        if verder:
            request.session[VERDER] = verder
        return super().get(request, *args, heeft_rol=heeft_rol, **kwargs)


class EersteStap:
    """Having set up a second step, one has shown to have it. Who had one already had to use it to get here."""

    def form_valid(self, form):
        antwoord = super().form_valid(form)
        if not sterk.is_sterk(self.request):
            sterk.leg_bewijs_vast(
                self.request, Authenticator.objects.filter(user=self.request.user).latest("created_at")
            )
        return antwoord


@method_decorator(never_cache, name="dispatch")
class AppKoppelen(EersteStap, ActivateTOTPView):
    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        geheim = context["form"].secret
        groepen = [geheim[i : i + 4] for i in range(0, len(geheim), 4)]
        return {**context, "qr": qr_pad(context["totp_url"]), "geheim": " ".join(groepen)}


@method_decorator(never_cache, name="dispatch")
class PasskeyMaken(EersteStap, AddWebAuthnView):
    pass


@method_decorator(never_cache, name="dispatch")
class Herstelcodes(ViewRecoveryCodesView):
    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "verder": self.request.session.get(VERDER)}


class Sessies(EigenAccount, TemplateView):
    template_name = "usersessions/usersession_list.html"

    def get_context_data(self, **kwargs):
        sessies = services.lopende_sessies(gebruiker=self.request.user, op=timezone.now())
        for sessie in sessies:
            sessie.apparaat = in_woorden(sessie.user_agent)
            sessie.is_deze = sessie.session_key == self.request.session.session_key
        return super().get_context_data(sessies=sessies, **kwargs)


class SessiesEindigen(EigenAccount, View):
    """One of the others (`pk`), or all of them."""

    http_method_names = ["post"]

    def post(self, request, pk=None):
        sessies = UserSession.objects.filter(user=request.user).exclude(
            session_key=request.session.session_key
        )
        if pk:
            sessies = sessies.filter(pk=pk)
        aantal = services.eindig_sessies(sessies=sessies, door=request.user, op=timezone.now())
        messages.success(request, "Daar ben je nu uitgelogd." if aantal else "Daar was je al uitgelogd.")
        return redirect("usersessions_list")
