from django.contrib import admin

from twentsekracht.bezoek.models import Bezoekmeting
from twentsekracht.organisaties.beheer import OrganisatieBeheer
from twentsekracht.organisaties.toegang import Rol


@admin.register(Bezoekmeting)
class BezoekmetingAdmin(OrganisatieBeheer):
    bekijken = {Rol.BEHEERDER}
    wijzigen = toevoegen = verwijderen = {Rol.COORDINATOR}
    fields = ("soort", "sleutel", "aantal", "aantal_overijssel", "van", "tot")
    list_display = ("soort", "sleutel", "aantal", "aantal_overijssel", "van", "tot")
    list_filter = ("soort",)
    date_hierarchy = "van"
    search_fields = ("sleutel",)
    exportvelden = ("soort", "sleutel", "aantal", "aantal_overijssel", "van", "tot")
