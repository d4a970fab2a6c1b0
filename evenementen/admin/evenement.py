"""Events with their programme."""

from django.contrib import admin
from django.utils import timezone

from evenementen import services
from evenementen.admin.organisator import MetOrganisator
from evenementen.models import Evenement, Onderdeel
from twentsekracht.organisaties.beheer import OrganisatieBeheer, OrganisatieInline
from twentsekracht.organisaties.toegang import Rol


class OnderdeelInline(OrganisatieInline):
    """To look at and to begin with: the programme editor and the page of a part change what is there."""

    model = Onderdeel
    show_change_link = True
    gedeeld = True
    bekijken = {Rol.CONTACTPERSOON, Rol.BEHEERDER}
    toevoegen = verwijderen = {Rol.COORDINATOR}
    fields = ("code", "titel", "soort", "datum", "begintijd", "eindtijd", "spreker", "locatie", "capaciteit")


@admin.register(Evenement)
class EvenementAdmin(MetOrganisator, OrganisatieBeheer):
    gedeeld = True
    bekijken = {Rol.CONTACTPERSOON, Rol.BEHEERDER}
    wijzigen = toevoegen = {Rol.COORDINATOR}
    fields = (
        ("code", "jaar"),
        "titel",
        "soort",
        "samenvatting",
        "omschrijving",
        ("start", "einde"),
        ("planning", "is_gepubliceerd"),
        ("mede_organisator", "gastorganisatie"),
        ("aanmelden_vanaf", "aanmelden_tot"),
        "route",
        "opbrengst",
    )
    readonly_fields = ("planning",)
    inlines = (OnderdeelInline,)
    list_display = ("titel", "soort", "jaar", "start", "einde", "planning", "is_gepubliceerd")
    list_filter = ("soort", "jaar", "planning", "is_gepubliceerd")
    date_hierarchy = "start"
    search_fields = ("titel", "code")

    def get_readonly_fields(self, request, obj=None):
        """What is not planned (any more) stays off the website; the plan itself moves on its own pages."""
        velden = super().get_readonly_fields(request, obj)
        mag = obj is None or obj.planning in (Evenement.Planning.GEPLAND, Evenement.Planning.AFGELAST)
        return velden if mag else [*velden, "is_gepubliceerd"]

    def save_model(self, request, obj, form, change):
        """What the office makes here is planned at once."""
        super().save_model(request, obj, form, change)
        if not change:
            services.leg_stap(obj, "", door=request.user, op=timezone.now())
