from django.contrib import admin
from django.db.models import Count

from twentsekracht.organisaties.beheer import OrganisatieBeheer, OrganisatieInline
from twentsekracht.organisaties.toegang import Rol
from vacatures.models import Reactie, Vacature, Vacaturestap

ORGANISATIE = {Rol.CONTACTPERSOON, Rol.VACATUREHOUDER}
IEDEREEN = ORGANISATIE | {Rol.COORDINATOR, Rol.BEHEERDER}


class StapInline(OrganisatieInline):
    model = Vacaturestap
    bekijken = IEDEREEN
    fields = ("per", "van", "naar", "reden", "door")


@admin.register(Vacature)
class VacatureAdmin(OrganisatieBeheer):
    """What it says can be changed here; how it stands, only by verbs that leave a step."""

    bekijken = IEDEREEN
    wijzigen = ORGANISATIE | {Rol.COORDINATOR}
    fieldsets = (
        (None, {"fields": ("titel", "organisatie", "code")}),
        (
            "De functie",
            {"fields": ("vakgebied", "niveau", ("schaal_min", "schaal_max"), ("uren_min", "uren_max"))},
        ),
        ("Dienstverband", {"fields": (("is_vast", "is_tijdelijk", "is_detachering", "is_oproep"),)}),
        ("Openstelling", {"fields": ("doelgroep", "sluit_op")}),
        ("Stand", {"fields": ("status", "gepubliceerd_op", "ingevuld_op", "ingevuld_door")}),
    )
    readonly_fields = ("code", "status", "gepubliceerd_op", "ingevuld_op", "ingevuld_door")
    inlines = (StapInline,)
    list_display = (
        "titel",
        "organisatie",
        "status",
        "gepubliceerd_op",
        "sluit_op",
        "ingevuld_op",
        "reacties",
    )
    list_filter = ("status", "organisatie", "vakgebied", "niveau")
    list_select_related = ("organisatie",)
    ordering = ("-gepubliceerd_op", "code")  # said again: a count drops the model's own
    date_hierarchy = "gepubliceerd_op"
    search_fields = ("titel", "code")
    exportvelden = (
        "code",
        "titel",
        "organisatie__code",
        "status",
        "gepubliceerd_op",
        "sluit_op",
        "ingevuld_op",
        "ingevuld_door",
    )

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(aantal_reacties=Count("reacties"))

    @admin.display(description="reacties", ordering="aantal_reacties")
    def reacties(self, vacature):
        return vacature.aantal_reacties


@admin.register(Reactie)
class ReactieAdmin(OrganisatieBeheer):
    """Only to count: no person is in it."""

    bekijken = IEDEREEN
    list_display = ("vacature", "ingediend_op", "herkomst")
    list_filter = ("herkomst",)
    list_select_related = ("vacature",)
    date_hierarchy = "ingediend_op"
    search_fields = ("vacature__titel", "vacature__code")
