from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from twentsekracht.organisaties import services, toegang
from twentsekracht.organisaties.beheer import OrganisatieBeheer, OrganisatieInline
from twentsekracht.organisaties.models import (
    Alias,
    EmailDomein,
    Formatie,
    Gebruiker,
    Lid,
    Lidmaatschap,
    Naamgeving,
    Organisatie,
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
    model = EmailDomein


@admin.register(Organisatie)
class OrganisatieAdmin(OrganisatieBeheer):
    bekijken = {Rol.CONTACTPERSOON}
    wijzigen = {Rol.CONTACTPERSOON} | REGIONAAL
    toevoegen = {Rol.BEHEERDER}
    alleen_bureau = ("naam", "soort", "is_werkgever", "voorganger", "actief_van", "actief_tot")
    fields = ("code", "naam", "korte_naam", "soort", "is_werkgever", "voorganger", "actief_van", "actief_tot")
    inlines = (FormatieInline, NaamgevingInline, LidInline, AliasInline, EmailDomeinInline)
    list_display = ("naam", "korte_naam", "soort", "is_werkgever", "actief_van", "actief_tot")
    list_filter = ("soort", "is_werkgever")
    search_fields = ("naam", "korte_naam", "code", "aliassen__naam")

    def get_readonly_fields(self, request, obj=None):
        """The code is what year folders name the organisation by: it never changes."""
        return [*super().get_readonly_fields(request, obj), *(["code"] if obj else [])]


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
    fields = ("naam", "email", "organisatie", "functie", "is_active")
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
        if change and was != obj.organisatie_id:
            services.eindig_rollen(gebruiker=obj, organisatie_id=was, op=timezone.localdate())


@admin.register(Lidmaatschap)
class LidmaatschapAdmin(OrganisatieBeheer):
    """Who holds which role. Nobody gives, changes or ends a role above their own; none is deleted."""

    bekijken = wijzigen = toevoegen = {Rol.CONTACTPERSOON} | REGIONAAL
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

    def save_model(self, request, obj, form, change):
        if not self._toekenbaar(request, obj):
            raise PermissionDenied
        super().save_model(request, obj, form, change)
