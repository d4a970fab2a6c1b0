"""When people are away: the schools for everybody, a recess by the organisation itself."""

from django.contrib import admin

from evenementen.models import VrijePeriode
from twentsekracht.organisaties.beheer import OrganisatieBeheer
from twentsekracht.organisaties.toegang import Rol


@admin.register(VrijePeriode)
class VrijePeriodeAdmin(OrganisatieBeheer):
    """A contactpersoon keeps the recess of the own organisation; the holidays of the schools are the office's."""

    bekijken = {Rol.BEHEERDER}
    wijzigen = toevoegen = verwijderen = {Rol.CONTACTPERSOON, Rol.COORDINATOR}
    alleen_bureau = ("soort",)
    fields = ("soort", "organisatie", "naam", ("van", "tot"))
    list_display = ("naam", "soort", "organisatie", "van", "tot")
    list_filter = ("soort", "organisatie")
    list_select_related = ("organisatie",)
    date_hierarchy = "van"
    search_fields = ("naam", "organisatie__naam")
