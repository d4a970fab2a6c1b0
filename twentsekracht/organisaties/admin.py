from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminURLFieldWidget
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone

from twentsekracht.aanmelden.services import haal_tweede_stap_weg, vergeet_oude_adressen
from twentsekracht.aanmelden.sterk import tweede_stappen
from twentsekracht.organisaties import services, termijnen, toegang
from twentsekracht.organisaties.beheer import OrganisatieBeheer, OrganisatieInline
from twentsekracht.organisaties.forms import TweedeStapWegForm
from twentsekracht.organisaties.fouten import ToegangFout
from twentsekracht.organisaties.models import (
    Alias,
    EmailDomein,
    Formatie,
    Gebruiker,
    Lid,
    Lidmaatschap,
    Naamgeving,
    Organisatie,
    Rolbesluit,
    Rollencontrole,
    Uitnodiging,
)
from twentsekracht.organisaties.toegang import REGIONAAL, Rol


class VanDeOrganisatie(OrganisatieInline):
    """The facts of an organisation are kept by the platform office; the organisation itself can look."""

    bekijken = {Rol.CONTACTPERSOON}
    wijzigen = toevoegen = verwijderen = REGIONAAL


class FormatieInline(VanDeOrganisatie):
    model = Formatie


class NaamgevingInline(VanDeOrganisatie):
    model = Naamgeving


class LidInline(VanDeOrganisatie):
    model = Lid
    fk_name = "werkgever"


class AliasInline(VanDeOrganisatie):
    model = Alias


class EmailDomeinInline(VanDeOrganisatie):
    """With an address at one of these anybody makes an account, so it is not for everybody at the office."""

    model = EmailDomein
    bekijken = {Rol.CONTACTPERSOON, Rol.COORDINATOR}
    wijzigen = toevoegen = verwijderen = {Rol.BEHEERDER}


class OrganisatieForm(forms.ModelForm):
    website = forms.URLField(
        label="Website", required=False, assume_scheme="https", widget=AdminURLFieldWidget
    )


@admin.register(Organisatie)
class OrganisatieAdmin(OrganisatieBeheer):
    bekijken = {Rol.CONTACTPERSOON}
    wijzigen = {Rol.CONTACTPERSOON} | REGIONAAL
    toevoegen = {Rol.BEHEERDER}
    form = OrganisatieForm
    alleen_bureau = ("naam", "soort", "is_werkgever", "voorganger", "actief_van", "actief_tot")
    fields = (
        *("code", "naam", "korte_naam", "soort", "is_werkgever", "voorganger", "actief_van", "actief_tot"),
        *("website", "email", "telefoon"),
    )
    inlines = (FormatieInline, NaamgevingInline, LidInline, AliasInline, EmailDomeinInline)
    list_display = ("naam", "korte_naam", "soort", "is_werkgever", "actief_van", "actief_tot")
    list_filter = ("soort", "is_werkgever")
    search_fields = ("naam", "korte_naam", "code", "aliassen__naam")

    def get_readonly_fields(self, request, obj=None):
        """The code is what year folders name the organisation by: it never changes."""
        return [*super().get_readonly_fields(request, obj), *(["code"] if obj else [])]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Who may say whose people come in, just proved to be it."""
        if toegang.heeft_rol(request.user, Rol.BEHEERDER, op=timezone.localdate()):
            raise_if_reauthentication_required(request, app="organisaties")
        return super().changeform_view(request, object_id, form_url, extra_context)


class LidmaatschapInline(OrganisatieInline):
    """To look at: giving a role is done at the role, where the rules for it are."""

    model = Lidmaatschap
    fk_name = "gebruiker"
    bekijken = {Rol.CONTACTPERSOON} | REGIONAAL
    fields = ("rol", "organisatie", "van", "tot")


@admin.register(Gebruiker)
class GebruikerAdmin(OrganisatieBeheer):
    """Accounts: the platform office makes them; a contactpersoon opens and closes the own organisation's."""

    bekijken = wijzigen = {Rol.CONTACTPERSOON} | REGIONAAL
    toevoegen = REGIONAAL
    alleen_bureau = ("naam", "email", "functie")
    fields = ("naam", "email", "organisatie", "functie", "is_active", "toegang_tot")
    inlines = (LidmaatschapInline,)
    list_display = ("naam", "email", "organisatie", "functie", "is_active")
    list_filter = ("is_active", "organisatie")
    list_select_related = ("organisatie",)
    search_fields = ("naam", "email", "functie")

    def has_change_permission(self, request, obj=None):
        mag = super().has_change_permission(request, obj)
        return mag and (
            obj is None or toegang.mag_account_wijzigen(request.user, obj, op=timezone.localdate())
        )

    def save_model(self, request, obj, form, change):
        was = Gebruiker.objects.filter(pk=obj.pk).values_list("organisatie", flat=True).first()
        if not change:
            obj.set_unusable_password()  # chosen by the person, through "wachtwoord vergeten"
        super().save_model(request, obj, form, change)
        if "email" in form.changed_data:
            vergeet_oude_adressen(gebruiker=obj)
        if change and was != obj.organisatie_id:
            services.eindig_rollen(gebruiker=obj, organisatie_id=was, door=request.user, op=timezone.now())

    # ---- somebody lost the second step

    def get_urls(self):
        view = self.admin_site.admin_view(self.tweede_stap)
        naam = "organisaties_gebruiker_tweede_stap"
        return [path("<path:object_id>/tweede-stap/", view, name=naam), *super().get_urls()]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["mag_tweede_stap_weghalen"] = bool(obj) and self._mag_tweede_stap(request, obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def _mag_tweede_stap(self, request, persoon):
        return toegang.mag_tweede_stap_weghalen(request.user, persoon, op=timezone.localdate())

    def tweede_stap(self, request, object_id):
        """Asks whether it is sure who is asking; and who does this, just proved to be the beheerder."""
        persoon = self.get_object(request, unquote(object_id))
        if persoon is None or not self._mag_tweede_stap(request, persoon):
            raise Http404
        raise_if_reauthentication_required(request, app="aanmelden")
        form = TweedeStapWegForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            weg = haal_tweede_stap_weg(gebruiker=persoon, door=request.user, op=timezone.now())
            gedaan = "De tweede stap van {} is weggehaald." if weg else "{} heeft geen tweede stap."
            messages.success(request, gedaan.format(persoon))
            return redirect("admin:organisaties_gebruiker_change", persoon.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Tweede stap van {persoon}",
            "opts": self.opts,
            "persoon": persoon,
            "stappen": tweede_stappen(persoon),
            "form": form,
        }
        return TemplateResponse(request, "admin/organisaties/gebruiker/tweede_stap.html", context)


class LidmaatschapForm(forms.ModelForm):
    """Asks the services beforehand whether they will do it, so that a refusal stands in the form."""

    door = None  # who fills it in: set by the admin

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "tot" in self.fields:
            self.fields["tot"].help_text = f"Leeg: {termijnen.ROL_JAREN} jaar. Daarna vervalt de rol."

    def clean(self):
        velden = super().clean()
        if self.errors:
            return velden
        rol = Lidmaatschap.objects.get(pk=self.instance.pk) if self.instance.pk else Lidmaatschap()
        for naam, waarde in velden.items():
            setattr(rol, naam, waarde)
        keur = services.keur_periode if rol.pk else services.keur_rol
        try:
            keur(rol, door=self.door, op=timezone.now())
        except ToegangFout as fout:
            self.add_error(None, str(fout))
        return velden


@admin.register(Lidmaatschap)
class LidmaatschapAdmin(OrganisatieBeheer):
    """Who holds which role. Nobody gives, changes or ends a role above their own; none is deleted."""

    bekijken = wijzigen = toevoegen = {Rol.CONTACTPERSOON} | REGIONAAL
    form = LidmaatschapForm
    fields = ("gebruiker", "organisatie", "rol", "van", "tot", "vervangt")
    autocomplete_fields = ("gebruiker", "vervangt")
    list_display = ("gebruiker", "rol", "organisatie", "van", "tot", "vervangt")
    list_filter = ("rol", "organisatie")
    list_select_related = ("gebruiker", "organisatie", "vervangt__gebruiker", "vervangt__organisatie")
    search_fields = ("gebruiker__naam", "gebruiker__email", "organisatie__naam")

    def get_readonly_fields(self, request, obj=None):
        """Somebody else, elsewhere or another role is another row: this one keeps telling what was."""
        vast = ["gebruiker", "organisatie", "rol", "vervangt"] if obj else []
        return list(dict.fromkeys([*super().get_readonly_fields(request, obj), *vast]))

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or self._toekenbaar(request, obj))

    def _toekenbaar(self, request, lidmaatschap):
        rollen = toegang.toekenbaar(
            request.user, op=timezone.localdate(), organisatie_id=lidmaatschap.organisatie_id
        )
        return lidmaatschap.rol in rollen

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        if db_field.name == "rol":
            mag = toegang.toekenbaar(request.user, op=timezone.localdate())
            kwargs["choices"] = [("", "---------"), *((rol.value, rol.label) for rol in Rol if rol in mag)]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        return type(form.__name__, (form,), {"door": request.user})

    def save_model(self, request, obj, form, change):
        if not self._toekenbaar(request, obj):
            raise PermissionDenied
        self._bewaak(request, obj, "wijzigen" if change else "toevoegen")
        wie = {"door": request.user, "op": timezone.now()}
        if change:
            services.wijzig_periode(lidmaatschap=obj, van=obj.van, tot=obj.tot, **wie)
        else:
            obj.pk = services.leg_rol_vast(obj, **wie).pk

    def log_addition(self, request, obj, message):
        """The service did."""

    def log_change(self, request, obj, message):
        """The service did."""


@admin.register(Uitnodiging)
class UitnodigingAdmin(OrganisatieBeheer):
    """To look at: inviting is done on the pages at /toegang/."""

    bekijken = {Rol.CONTACTPERSOON} | REGIONAAL
    fields = (
        *("naam", "email", "organisatie", "rol", "rol_tot", "status"),
        *("door", "gemaakt_op", "verloopt_op", "afgerond_op", "gebruiker"),
    )
    list_display = ("naam", "email", "organisatie", "rol", "status", "verloopt_op")
    list_filter = ("status", "rol", "organisatie")
    list_select_related = ("organisatie",)
    search_fields = ("naam", "email")


class RolbesluitInline(OrganisatieInline):
    model = Rolbesluit
    bekijken = {Rol.CONTACTPERSOON} | REGIONAAL
    fields = ("lidmaatschap", "besluit", "door", "op")


@admin.register(Rollencontrole)
class RollencontroleAdmin(OrganisatieBeheer):
    """To look at: deciding is done on the pages at /toegang/."""

    bekijken = {Rol.CONTACTPERSOON} | REGIONAAL
    fields = ("organisatie", "jaar", "gestart_op", "uiterlijk_op", "afgerond_op", "herinnerd_op", "door")
    inlines = (RolbesluitInline,)
    list_display = ("organisatie", "jaar", "gestart_op", "uiterlijk_op", "afgerond_op")
    list_filter = ("jaar", "organisatie")
    list_select_related = ("organisatie",)
    search_fields = ("organisatie__naam",)
