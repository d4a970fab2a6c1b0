"""What each organisation agreed to deliver."""

from django.contrib import admin

from school.models import Afspraak
from twentsekracht.organisaties.beheer import OrganisatieBeheer
from twentsekracht.organisaties.toegang import Rol


@admin.register(Afspraak)
class AfspraakAdmin(OrganisatieBeheer):
    """Agreed between the organisation and the platform office, so the office writes it down."""

    bekijken = {Rol.CONTACTPERSOON, Rol.BEHEERDER}
    wijzigen = toevoegen = verwijderen = {Rol.COORDINATOR}
    fields = ("organisatie", "jaar", "percentage", "te_behalen")
    list_display = ("organisatie", "jaar", "percentage", "te_behalen")
    list_filter = ("jaar", "organisatie")
    list_select_related = ("organisatie",)
    search_fields = ("organisatie__naam", "organisatie__korte_naam")
    exportvelden = ("organisatie__code", "jaar", "percentage", "te_behalen")
