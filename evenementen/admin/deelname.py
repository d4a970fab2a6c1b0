"""Who takes part, the approvals that a contactpersoon gives, and who cannot come after all."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.http import Http404
from django.urls import path, reverse
from django.utils import timezone

from evenementen import services
from evenementen.admin.reden import vraag_reden
from evenementen.fouten import EvenementFout
from evenementen.models import OP_TE_ZEGGEN, Deelname, Deelnamestap, Evenementakkoord
from evenementen.termijnen import begin
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.beheer import OrganisatieBeheer, OrganisatieInline
from twentsekracht.organisaties.toegang import Rol


class StapInline(OrganisatieInline):
    model = Deelnamestap
    bekijken = {Rol.CONTACTPERSOON, Rol.COORDINATOR}
    fields = ("per", "van", "naar", "reden", "door")


@admin.register(Deelname)
class DeelnameAdmin(OrganisatieBeheer):
    """To look at: taking part is a verb of its own, which leaves a step."""

    bekijken = {Rol.CONTACTPERSOON, Rol.COORDINATOR}
    fields = ("onderdeel", "deelnemer", "kenmerk", "organisatie", "ingeschreven_op", "status")
    inlines = (StapInline,)
    actions = ("geef_akkoord", "weiger_akkoord")
    list_display = ("onderdeel", "evenement", "wie", "organisatie", "status")
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

    @admin.display(description="deelnemer", ordering="deelnemer__naam")
    def wie(self, deelname):
        """Of an old list there is no name, only the mark it came with; who left has one of chance."""
        if deelname.deelnemer:
            return deelname.deelnemer
        return "Account verwijderd" if deelname.kenmerk.startswith("weg-") else deelname.kenmerk

    # ---- cancelling

    def get_urls(self):
        view = self.admin_site.admin_view(self.afmelden)
        return [
            path("<path:object_id>/afmelden/", view, name="evenementen_deelname_afmelden"),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["mag_afmelden"] = obj is not None and self._mag_afmelden(request, obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def _mag_afmelden(self, request, rij):
        op = timezone.now()
        kan = rij.status in OP_TE_ZEGGEN and begin(rij.onderdeel) > op
        return kan and toegang.heeft_rol(request.user, Rol.COORDINATOR, op=timezone.localdate(op))

    def afmelden(self, request, object_id):
        """By the platform office, for somebody who asked or for whom there is no place after all."""
        rij = self.get_object(request, unquote(object_id))
        if rij is None or not self._mag_afmelden(request, rij):
            raise Http404

        def doe(reden):
            services.annuleer(deelname=rij, door=request.user, op=timezone.now(), reden=reden)
            self.leg_vast(request, rij, "afgemeld", ["status"])
            return f"{self.wie(rij)} is afgemeld."

        return vraag_reden(
            self,
            request,
            rij,
            titel="Meld iemand af",
            uitleg=f"{self.wie(rij)} staat bij ‘{rij.onderdeel}’ op ‘{rij.get_status_display()}’. "
            "De plaats gaat meteen naar wie het langst wacht.",
            knop="Meld af",
            terug=reverse("admin:evenementen_deelname_change", args=[rij.pk]),
            doe=doe,
        )

    # ---- approval

    def has_akkoord_permission(self, request):
        return toegang.heeft_rol(request.user, Rol.CONTACTPERSOON, op=timezone.localdate())

    @admin.action(description="Geef akkoord", permissions=["akkoord"])
    def geef_akkoord(self, request, queryset):
        self._beslis(request, queryset, ja=True)

    @admin.action(description="Geef geen akkoord", permissions=["akkoord"])
    def weiger_akkoord(self, request, queryset):
        self._beslis(request, queryset, ja=False)

    def _beslis(self, request, queryset, *, ja):
        """Each question once, about everything that was signed up for with it, in a transaction of its own."""
        eigen = toegang.beheerbaar(
            queryset, request.user, op=timezone.localdate(), rollen={Rol.CONTACTPERSOON}
        )
        vragen = Evenementakkoord.objects.filter(deelnames__in=eigen.values("pk"), besluit="").distinct()
        if not vragen:
            self.message_user(request, "Hier wacht niets op akkoord.", messages.WARNING)
        gelukt = 0
        for vraag in vragen.order_by("pk"):
            try:
                services.besluit(akkoord=vraag, ja=ja, door=request.user, op=timezone.now())
            except EvenementFout as fout:
                self.message_user(request, str(fout), messages.ERROR)
            else:
                gelukt += 1
        if gelukt:
            wat = "1 aanmelding" if gelukt == 1 else f"{gelukt} aanmeldingen"
            self.message_user(
                request, f"Besloten over {wat}, met alle onderdelen erin. Wie het aangaat, krijgt bericht."
            )
