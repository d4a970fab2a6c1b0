from django.contrib import admin

from twentsekracht.mijn.models import Vaardigheid
from twentsekracht.organisaties.beheer import OrganisatieBeheer
from twentsekracht.organisaties.toegang import Rol


@admin.register(Vaardigheid)
class VaardigheidAdmin(OrganisatieBeheer):
    """One list for vacancies and courses. Taking a skill away takes it off all of them: the page says how many."""

    gedeeld = True
    bekijken = {Rol.CONTACTPERSOON, Rol.VACATUREHOUDER, Rol.BEHEERDER}
    wijzigen = toevoegen = verwijderen = {Rol.COORDINATOR}
    fields = ("naam",)
    list_display = ("naam",)
    search_fields = ("naam",)
    exportvelden = ("naam",)
