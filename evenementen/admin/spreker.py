"""Who gives the parts."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST

from evenementen import services
from evenementen.fouten import EvenementFout
from evenementen.models import Spreker
from evenementen.services.sprekers import sprekeradres
from twentsekracht.organisaties.beheer import OrganisatieBeheer
from twentsekracht.organisaties.toegang import Rol


@admin.register(Spreker)
class SprekerAdmin(OrganisatieBeheer):
    """With an address to write to, so for the platform office alone."""

    bekijken = {Rol.BEHEERDER}
    wijzigen = toevoegen = verwijderen = {Rol.COORDINATOR}
    fields = ("naam", "toelichting", "organisatie", "bureau", "gebruiker", "email")
    autocomplete_fields = ("organisatie", "gebruiker")
    list_display = ("naam", "van", "toelichting")
    list_filter = ("organisatie",)
    list_select_related = ("organisatie",)
    search_fields = ("naam", "bureau", "organisatie__naam")

    def get_urls(self):
        doen = self.admin_site.admin_view(require_POST(self.pagina))
        return [
            path("<path:object_id>/pagina/", doen, name="evenementen_spreker_pagina"),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj and self.has_change_permission(request, obj):
            context["pagina_url"] = sprekeradres(obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def pagina(self, request, object_id):
        """Sends the address of the speaker's own page, or makes it anew."""
        spreker = self.get_object(request, unquote(object_id))
        if spreker is None or not self.has_change_permission(request, spreker):
            raise Http404
        wie = {"spreker": spreker, "door": request.user, "op": timezone.now()}
        try:
            if request.POST.get("wat") == "vernieuw":
                services.vernieuw_sprekerlink(**wie)
                messages.success(request, "De pagina heeft een nieuw adres. Het oude werkt niet meer.")
            else:
                services.stuur_sprekerlink(**wie)
                messages.success(request, "De link is onderweg.")
        except EvenementFout as fout:
            messages.error(request, str(fout))
        return redirect("admin:evenementen_spreker_change", spreker.pk)
