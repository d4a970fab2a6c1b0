from django.contrib import admin

from twentsekracht.logboek.models import Regel
from twentsekracht.organisaties.beheer import OrganisatieBeheer
from twentsekracht.organisaties.toegang import Rol


@admin.register(Regel)
class RegelAdmin(OrganisatieBeheer):
    """To read. Nobody may change it, whatever their role: the model and the database would refuse it too."""

    bekijken = {Rol.BEHEERDER}
    list_display = ("op", "door_id", "rol", "organisatie_id", "actie", "object_type", "object_id", "velden")
    list_filter = ("object_type", "actie", "rol")
    search_fields = ("=object_id", "=door_id")
    date_hierarchy = "op"
    ordering = ("-op", "-pk")
