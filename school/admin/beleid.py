"""What an organisation wants before and around a course."""

from django.contrib import admin

from school.models import Akkoordbeleid
from twentsekracht.organisaties.beheer import OrganisatieBeheer
from twentsekracht.organisaties.toegang import Rol


@admin.register(Akkoordbeleid)
class AkkoordbeleidAdmin(OrganisatieBeheer):
    """What an organisation wants before its people go to a course: its own choice."""

    bekijken = {Rol.BEHEERDER}
    wijzigen = toevoegen = verwijderen = {Rol.CONTACTPERSOON, Rol.COORDINATOR}
    fields = ("organisatie", "vanaf_kosten", "wijze")
    list_display = ("organisatie", "vanaf_kosten", "wijze")
    search_fields = ("organisatie__naam",)
    list_filter = ("organisatie", "wijze")
    list_select_related = ("organisatie",)
