from django.contrib import admin

from jbmb.models import Aanbodstap, Ruilaanbod, Voorkeur
from twentsekracht.organisaties.beheer import OrganisatieBeheer, OrganisatieInline
from twentsekracht.organisaties.toegang import Rol

WIE = {Rol.CONTACTPERSOON, Rol.AMBASSADEUR, Rol.COORDINATOR}


class VoorkeurInline(OrganisatieInline):
    model = Voorkeur
    bekijken = WIE


class StapInline(OrganisatieInline):
    model = Aanbodstap
    bekijken = WIE
    fields = ("per", "van", "naar", "door")


@admin.register(Ruilaanbod)
class RuilaanbodAdmin(OrganisatieBeheer):
    """To look at: the offer is the person's own."""

    bekijken = WIE
    fields = (
        "code",
        "functie",
        "deelnemer",
        "kenmerk",
        "organisatie",
        ("functiefamilie", "plaats"),
        ("schaal", "uren", "is_vast"),
        ("aangeboden_op", "geldig_tot"),
        "maanden",
        "status",
    )
    inlines = (VoorkeurInline, StapInline)
    list_display = ("functie", "organisatie", "schaal", "uren", "aangeboden_op", "geldig_tot", "status")
    list_filter = ("status", "functiefamilie", "is_vast", "organisatie")
    list_select_related = ("organisatie",)
    date_hierarchy = "aangeboden_op"
    search_fields = ("functie", "code", "kenmerk", "deelnemer__naam")
    exportvelden = (
        "code",
        "functie",
        "organisatie__code",
        "schaal",
        "uren",
        "aangeboden_op",
        "maanden",
        "functiefamilie",
        "geldig_tot",
        "status",
    )

    def get_queryset(self, request):
        """A concept is still its owner's alone."""
        return super().get_queryset(request).exclude(status=Ruilaanbod.Status.CONCEPT)
