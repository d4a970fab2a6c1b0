"""What an organisation wants before its people go to an event: its own choice."""

from django.contrib import admin

from evenementen.models import Evenementbeleid
from twentsekracht.organisaties.beheer import OrganisatieBeheer
from twentsekracht.organisaties.toegang import Rol


@admin.register(Evenementbeleid)
class EvenementbeleidAdmin(OrganisatieBeheer):
    bekijken = {Rol.BEHEERDER}
    wijzigen = toevoegen = verwijderen = {Rol.CONTACTPERSOON, Rol.COORDINATOR}
    fields = ("organisatie", "wijze")
    list_display = ("organisatie", "wijze")
    list_filter = ("wijze", "organisatie")
    list_select_related = ("organisatie",)
    search_fields = ("organisatie__naam",)
