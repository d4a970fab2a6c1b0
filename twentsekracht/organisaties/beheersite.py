"""The admin at /beheer/: one site, which lets in those who have work there and shows a stranger nothing."""

from functools import wraps

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView, redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from twentsekracht.aanmelden import sterk
from twentsekracht.organisaties import toegang


class TwentseKrachtBeheer(admin.AdminSite):
    site_title = "Twentse Kracht"
    site_header = "Beheer van Twentse Kracht"
    index_title = "Beheer"

    def has_permission(self, request):
        return sterk.rollen_tellen(request) and toegang.mag_beheer_in(request.user, op=timezone.localdate())

    def register(self, model_or_iterable, admin_class=None, **options):
        """Closed by default: only an admin that says per role what it allows.

        The groups of Django and the addresses of allauth stay out: our rights are roles.
        """
        modellen = [model_or_iterable] if isinstance(model_or_iterable, type) else model_or_iterable
        for model in modellen:
            if hasattr(admin_class, "rollen"):
                super().register(model, admin_class, **options)
            elif not model.__module__.startswith(("django.", "allauth.")):
                raise TypeError(f"{model} needs an OrganisatieBeheer (twentsekracht/organisaties/beheer.py)")

    def admin_view(self, view, cacheable=False):
        """404 and not 403, whatever the reason: a refusal would say that there is something."""
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def door(request, *args, **kwargs):
            if request.user.is_authenticated and not self.has_permission(request):
                raise Http404
            try:
                return inner(request, *args, **kwargs)
            except PermissionDenied:
                raise Http404 from None

        return door

    def get_urls(self):
        # r/<content type>/<id>/ redirects to any object of any organisation, past every ModelAdmin.
        return [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]

    # Signing in, signing out and passwords are allauth's: one place that counts attempts.

    @method_decorator(never_cache)
    @login_not_required
    def login(self, request, extra_context=None):
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"), "account_login")

    def logout(self, request, extra_context=None):
        return LogoutView.as_view(next_page="start")(request)

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")

    password_change_done = password_change

    def get_log_entries(self, request):
        """Django's own log keeps names of people after they are gone; ours (`logboek`) replaces it."""
        return LogEntry.objects.none()
