from django.contrib import admin

from twentsekracht.organisaties.beheer import OrganisatieBeheer
from vacatures.admin.rollen import IEDEREEN
from vacatures.models import Reactie


@admin.register(Reactie)
class ReactieAdmin(OrganisatieBeheer):
    """Only to count: who reacted is not shown."""

    bekijken = IEDEREEN
    fields = ("vacature", "ingediend_op", "herkomst", "status")
    list_display = ("vacature", "ingediend_op", "herkomst", "status")
    list_filter = ("herkomst", "status")
    list_select_related = ("vacature",)
    date_hierarchy = "ingediend_op"
    search_fields = ("vacature__titel", "vacature__code")
