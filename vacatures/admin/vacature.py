from django.contrib import admin, messages
from django.db.models import Count
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from twentsekracht.organisaties.beheer import OrganisatieBeheer, OrganisatieInline
from twentsekracht.organisaties.toegang import Rol
from vacatures import services
from vacatures.admin.rollen import IEDEREEN, ORGANISATIE
from vacatures.fouten import VacatureFout
from vacatures.models import FASEVELDEN, Herkomst, Uitkomst, Vacature, Vacaturestap
from vacatures.services.schrijven import GESCHREVEN

NIEMAND = {"reden": "Niemand gevonden", "soort": Uitkomst.Soort.NIET_VERVULD}


class StapInline(OrganisatieInline):
    model = Vacaturestap
    bekijken = IEDEREEN
    fields = ("per", "van", "naar", "reden", "door")


@admin.register(Vacature)
class VacatureAdmin(OrganisatieBeheer):
    """What it says can be changed here; how it stands, only by verbs that leave a step."""

    bekijken = IEDEREEN
    wijzigen = toevoegen = ORGANISATIE | {Rol.COORDINATOR}
    fieldsets = (
        (None, {"fields": ("titel", "organisatie", "code", "omschrijving", "standplaats", "contact")}),
        (
            "De functie",
            {
                "fields": (
                    "vakgebied",
                    "niveau",
                    ("schaal_min", "schaal_max"),
                    ("uren_min", "uren_max"),
                    ("salaris_min", "salaris_max"),
                ),
                "description": "Vul het salaris alleen in als er voor deze cao en schaal geen salaristabel is: "
                "anders komen de bedragen uit die tabel.",
            },
        ),
        ("Dienstverband", {"fields": (("is_vast", "is_tijdelijk", "is_detachering", "is_oproep"),)}),
        ("Openstelling", {"fields": ("doelgroep", FASEVELDEN, "sluit_op")}),
        ("Stand", {"fields": ("status", "gepubliceerd_op", "ingevuld_op", "ingevuld_door")}),
    )
    readonly_fields = ("code", "status", "gepubliceerd_op", "ingevuld_op", "ingevuld_door", *FASEVELDEN)
    inlines = (StapInline,)
    list_display = (
        "titel",
        "organisatie",
        "status",
        "gepubliceerd_op",
        "sluit_op",
        "ingevuld_op",
        "reacties",
        "bewerken",
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

    actions = (
        "publiceer",
        "sluit",
        "ingevuld_intern",
        "ingevuld_regio",
        "ingevuld_extern",
        "ingevuld_onbekend",
        "niet_vervuld",
        "trek_in",
    )

    def save_model(self, request, obj, form, change):
        """The service writes: a new one gets its code and first step, one that is read keeps its promises."""
        self._bewaak(request, obj, "wijzigen" if change else "toevoegen")
        if change:
            self._wijzig(request, obj, form)
            return
        velden = {naam: form.cleaned_data[naam] for naam in form.cleaned_data if naam != "organisatie"}
        gemaakt = services.maak(organisatie=obj.organisatie, door=request.user, op=timezone.now(), **velden)
        obj.pk, obj.code, obj._state.adding = gemaakt.pk, gemaakt.code, False

    def _wijzig(self, request, obj, form):
        velden = {naam: form.cleaned_data[naam] for naam in form.changed_data if naam in GESCHREVEN}
        try:
            services.wijzig(vacature=obj, velden=velden, door=request.user, op=timezone.now())
        except VacatureFout as fout:
            request.niet_bewaard = True
            self.message_user(request, str(fout), messages.ERROR)

    def response_change(self, request, obj):
        """What the service refused is not said to be saved."""
        if getattr(request, "niet_bewaard", False):
            return HttpResponseRedirect(request.path)
        return super().response_change(request, obj)

    def log_addition(self, request, obj, message):
        """The service wrote it down."""

    log_change = log_addition

    @admin.display(description="op het portaal")
    def bewerken(self, vacature):
        return format_html('<a href="{}">Bewerken</a>', reverse("vacatures:bewerken", args=[vacature.pk]))

    def _voor_elk(self, request, queryset, verb, gelukt, **velden):
        """Each on its own: one that is not ready does not hold up the others."""
        aantal = 0
        for vacature in self.binnen_bereik(queryset, request, self.wijzigen):
            try:
                verb(vacature=vacature, door=request.user, op=timezone.now(), **velden)
            except VacatureFout as fout:
                self.message_user(request, f"{vacature.titel}: {fout}", messages.ERROR)
            else:
                aantal += 1
        if aantal:
            self.message_user(request, f"{gelukt}: {aantal}.", messages.SUCCESS)

    @admin.action(description="Plaats op de site", permissions=["change"])
    def publiceer(self, request, queryset):
        self._voor_elk(request, queryset, services.publiceer, "Geplaatst")

    @admin.action(description="Sluit", permissions=["change"])
    def sluit(self, request, queryset):
        self._voor_elk(request, queryset, services.sluit, "Gesloten")

    def _ingevuld(self, request, queryset, herkomst):
        self._voor_elk(request, queryset, services.vul_in, "Ingevuld", herkomst=herkomst)

    @admin.action(description="Ingevuld door iemand van de eigen organisatie", permissions=["change"])
    def ingevuld_intern(self, request, queryset):
        self._ingevuld(request, queryset, Herkomst.INTERN)

    @admin.action(
        description="Ingevuld door iemand van een andere Twentse organisatie", permissions=["change"]
    )
    def ingevuld_regio(self, request, queryset):
        self._ingevuld(request, queryset, Herkomst.REGIO)

    @admin.action(description="Ingevuld door iemand van buiten", permissions=["change"])
    def ingevuld_extern(self, request, queryset):
        self._ingevuld(request, queryset, Herkomst.EXTERN)

    @admin.action(description="Ingevuld, herkomst onbekend", permissions=["change"])
    def ingevuld_onbekend(self, request, queryset):
        self._ingevuld(request, queryset, Herkomst.ONBEKEND)

    @admin.action(description="Niemand gevonden", permissions=["change"])
    def niet_vervuld(self, request, queryset):
        self._voor_elk(request, queryset, services.trek_in, "Afgesloten", **NIEMAND)

    @admin.action(description="Trek in: gaat niet door", permissions=["change"])
    def trek_in(self, request, queryset):
        self._voor_elk(request, queryset, services.trek_in, "Ingetrokken", reden="Gaat niet door")

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(aantal_reacties=Count("reacties"))

    @admin.display(description="reacties", ordering="aantal_reacties")
    def reacties(self, vacature):
        return vacature.aantal_reacties
