"""Through which provider an organisation signs on: for the beheerder only, who just proved to be it."""

import os

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from twentsekracht.aanmelden.models import Aanbieder, AanbiederOrganisatie
from twentsekracht.aanmelden.oidc.controleren import controleer
from twentsekracht.organisaties.beheer import OrganisatieBeheer, OrganisatieInline
from twentsekracht.organisaties.toegang import Rol

BEHEERDER = {Rol.BEHEERDER}


class Verdeling(BaseInlineFormSet):
    """With a claim every organisation has its value; without, there is one organisation and nothing to tell."""

    def clean(self):
        super().clean()
        waarden = [
            form.cleaned_data.get("claimwaarde", "")
            for form in self.forms
            if form.cleaned_data.get("organisatie") and not form.cleaned_data.get("DELETE")
        ]
        if self.instance.organisatie_claim and not all(waarden):
            raise ValidationError("Vul bij elke organisatie de waarde van de claim in.")
        if not self.instance.organisatie_claim and (len(waarden) > 1 or any(waarden)):
            raise ValidationError(
                "Zonder claim hoort een aanbieder bij één organisatie, zonder waarde. Vul anders de claim in."
            )


class AanbiederOrganisatieInline(OrganisatieInline):
    model = AanbiederOrganisatie
    formset = Verdeling
    bekijken = wijzigen = toevoegen = verwijderen = BEHEERDER
    fields = ("organisatie", "claimwaarde")


@admin.register(Aanbieder)
class AanbiederAdmin(OrganisatieBeheer):
    bekijken = wijzigen = toevoegen = BEHEERDER  # never deleted: its accounts would lose their way in
    inlines = (AanbiederOrganisatieInline,)
    list_display = ("naam", "slug", "organisatienamen", "mfa_afgedwongen", "actief")
    list_filter = ("actief", "mfa_afgedwongen")
    search_fields = ("naam", "slug", "server_url", "organisaties__organisatie__naam")
    fieldsets = (
        (None, {"fields": ("naam", "slug", "antwoordadres", "actief")}),
        (
            "Bij de aanbieder",
            {
                "fields": (
                    "server_url",
                    "tenant_id",
                    "client_id",
                    "geheim_variabele",
                    "geheim",
                    "token_auth_method",
                )
            },
        ),
        ("Wat de aanbieder zegt", {"fields": ("mfa_afgedwongen", "organisatie_claim", "doorverwijzingen")}),
    )
    readonly_fields = ("antwoordadres", "geheim")

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("organisaties__organisatie")

    def get_readonly_fields(self, request, obj=None):
        """Elsewhere the same numbers are other people: with accounts, it stays the server and tenant it was."""
        velden = super().get_readonly_fields(request, obj)
        if obj is None:
            return velden
        heeft_accounts = SocialAccount.objects.filter(provider=obj.slug).exists()
        return [*velden, "slug", *(["server_url", "tenant_id"] if heeft_accounts else [])]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Who may open this door for others, just opened it themselves."""
        if self.has_view_permission(request):
            raise_if_reauthentication_required(request, app="aanmelden")
        return super().changeform_view(request, object_id, form_url, extra_context)

    @admin.display(description="organisaties")
    def organisatienamen(self, aanbieder):
        return ", ".join(koppeling.organisatie.korte_naam for koppeling in aanbieder.organisaties.all())

    @admin.display(description="antwoordadres")
    def antwoordadres(self, aanbieder):
        if not aanbieder.slug:
            return "Staat hier na het bewaren."
        return settings.SITE_URL.rstrip("/") + reverse("openid_connect_callback", args=[aanbieder.slug])

    @admin.display(description="geheim", boolean=True)
    def geheim(self, aanbieder):
        return bool(os.environ.get(aanbieder.geheim_variabele))

    # ---- does it work?

    def get_urls(self):
        naam = "aanmelden_aanbieder_controleren"
        view = self.admin_site.admin_view(self.controleren)
        return [path("<path:object_id>/controleren/", view, name=naam), *super().get_urls()]

    def controleren(self, request, object_id):
        aanbieder = self.get_object(request, object_id)
        if aanbieder is None or not self.has_view_permission(request, aanbieder):
            raise Http404
        context = {
            **self.admin_site.each_context(request),
            "title": f"Verbinding met {aanbieder}",
            "opts": self.opts,
            "aanbieder": aanbieder,
            "bevindingen": controleer(aanbieder),
        }
        return TemplateResponse(request, "admin/aanmelden/aanbieder/controleren.html", context)
