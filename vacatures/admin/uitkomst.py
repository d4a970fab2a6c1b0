from django.contrib import admin

from twentsekracht.organisaties.beheer import OrganisatieBeheer
from vacatures.admin.rollen import IEDEREEN
from vacatures.models import Uitkomst


@admin.register(Uitkomst)
class UitkomstAdmin(OrganisatieBeheer):
    """To look up and take along; it is told and put right on its own page."""

    bekijken = IEDEREEN
    fields = ("vacature", "plaats", "soort", "per", "vastgelegd_op", "door")
    list_display = ("vacature", "plaats", "soort", "per", "vastgelegd_op")
    list_filter = ("soort", "vacature__organisatie")
    list_select_related = ("vacature",)
    date_hierarchy = "per"
    search_fields = ("vacature__titel", "vacature__code")
    exportvelden = (
        "vacature__code",
        "vacature__organisatie__code",
        "plaats",
        "soort",
        "per",
        "vastgelegd_op",
    )
