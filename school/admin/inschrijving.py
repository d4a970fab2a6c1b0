"""Who is enrolled, and the approvals that a contactpersoon gives."""

from django.contrib import admin, messages
from django.utils import timezone

from school import services
from school.fouten import SchoolFout
from school.models import Inschrijving, Inschrijvingstap
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.beheer import OrganisatieBeheer, OrganisatieInline
from twentsekracht.organisaties.toegang import Rol


class StapInline(OrganisatieInline):
    model = Inschrijvingstap
    bekijken = {Rol.CONTACTPERSOON, Rol.COORDINATOR}
    fields = ("per", "van", "naar", "reden", "door")


@admin.register(Inschrijving)
class InschrijvingAdmin(OrganisatieBeheer):
    """To look at: a place is taken, given back and handed over by verbs that leave a step."""

    bekijken = {Rol.CONTACTPERSOON, Rol.COORDINATOR}
    fields = (
        "uitvoering",
        "deelnemer",
        "kenmerk",
        "organisatie",
        "ingeschreven_op",
        "status",
        "geannuleerd_op",
        "is_aanwezig",
    )
    inlines = (StapInline,)
    actions = ("geef_akkoord", "weiger_akkoord")
    list_display = ("uitvoering", "deelnemer", "kenmerk", "organisatie", "ingeschreven_op", "status")
    list_filter = ("status", "organisatie")
    list_select_related = ("uitvoering__opleiding", "deelnemer", "organisatie")
    date_hierarchy = "ingeschreven_op"
    search_fields = ("kenmerk", "deelnemer__naam", "uitvoering__code", "uitvoering__opleiding__titel")
    exportvelden = (
        "uitvoering__code",
        "uitvoering__opleiding__titel",
        "deelnemer__naam",
        "kenmerk",
        "organisatie__code",
        "ingeschreven_op",
        "status",
        "geannuleerd_op",
    )

    def has_akkoord_permission(self, request):
        return toegang.heeft_rol(request.user, Rol.CONTACTPERSOON, op=timezone.localdate())

    @admin.action(description="Geef akkoord", permissions=["akkoord"])
    def geef_akkoord(self, request, queryset):
        self._beslis(request, queryset, is_akkoord=True)

    @admin.action(description="Geef geen akkoord", permissions=["akkoord"])
    def weiger_akkoord(self, request, queryset):
        self._beslis(request, queryset, is_akkoord=False)

    def _beslis(self, request, queryset, *, is_akkoord):
        """Each in a transaction of its own; for the organisations of which this person is the contactpersoon."""
        eigen = toegang.beheerbaar(
            queryset, request.user, op=timezone.localdate(), rollen={Rol.CONTACTPERSOON}
        )
        gelukt = 0
        for inschrijving in eigen.order_by("pk"):
            try:
                services.besluit_voor(
                    inschrijving=inschrijving, is_akkoord=is_akkoord, door=request.user, op=timezone.now()
                )
            except SchoolFout as fout:
                self.message_user(request, str(fout), messages.ERROR)
            else:
                gelukt += 1
        if gelukt:
            self.message_user(request, f"Besloten over {gelukt}. Wie het aangaat, krijgt bericht.")
