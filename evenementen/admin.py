from django.contrib import admin

from evenementen.models import Deelname, Deelnamestap, Evenement, Onderdeel, Werkplekruil
from twentsekracht.organisaties.beheer import OrganisatieBeheer, OrganisatieInline
from twentsekracht.organisaties.toegang import Rol


class OnderdeelInline(OrganisatieInline):
    model = Onderdeel
    gedeeld = True
    bekijken = {Rol.CONTACTPERSOON, Rol.BEHEERDER}
    wijzigen = toevoegen = verwijderen = {Rol.COORDINATOR}
    fields = ("code", "titel", "soort", "datum", "begintijd", "eindtijd", "spreker", "locatie", "capaciteit")


@admin.register(Evenement)
class EvenementAdmin(OrganisatieBeheer):
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
        "is_gepubliceerd",
    )
    inlines = (OnderdeelInline,)
    list_display = ("titel", "soort", "jaar", "start", "einde", "is_gepubliceerd")
    list_filter = ("soort", "jaar", "is_gepubliceerd")
    date_hierarchy = "start"
    search_fields = ("titel", "code")


class StapInline(OrganisatieInline):
    model = Deelnamestap
    bekijken = {Rol.CONTACTPERSOON, Rol.COORDINATOR}
    fields = ("per", "van", "naar", "door")


@admin.register(Deelname)
class DeelnameAdmin(OrganisatieBeheer):
    """To look at: taking part is a verb of its own, which leaves a step."""

    bekijken = {Rol.CONTACTPERSOON, Rol.COORDINATOR}
    fields = ("onderdeel", "deelnemer", "kenmerk", "organisatie", "ingeschreven_op", "status")
    inlines = (StapInline,)
    list_display = ("onderdeel", "evenement", "deelnemer", "kenmerk", "organisatie", "status")
    list_filter = ("status", "organisatie", "onderdeel__evenement")
    list_select_related = ("onderdeel__evenement", "deelnemer", "organisatie")
    date_hierarchy = "ingeschreven_op"
    search_fields = ("kenmerk", "deelnemer__naam", "onderdeel__titel", "onderdeel__code")
    exportvelden = (
        "onderdeel__evenement__titel",
        "onderdeel__titel",
        "deelnemer__naam",
        "kenmerk",
        "organisatie__code",
        "ingeschreven_op",
        "status",
    )

    @admin.display(description="evenement", ordering="onderdeel__evenement__titel")
    def evenement(self, deelname):
        return deelname.onderdeel.evenement


@admin.register(Werkplekruil)
class WerkplekruilAdmin(OrganisatieBeheer):
    """Between two organisations, so it belongs to neither: the platform office keeps it."""

    bekijken = {Rol.BEHEERDER}
    wijzigen = toevoegen = verwijderen = {Rol.COORDINATOR}
    fields = ("groep", "organisatie_a", "organisatie_b", "datum", "status", "reden")
    list_display = ("groep", "organisatie_a", "organisatie_b", "datum", "status")
    list_filter = ("status", "groep")
    list_select_related = ("organisatie_a", "organisatie_b")
    date_hierarchy = "datum"
    search_fields = ("groep", "organisatie_a__naam", "organisatie_b__naam")
