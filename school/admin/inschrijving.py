"""Who is enrolled, and the approvals that a contactpersoon gives."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from school import services
from school.forms import OverdraagForm
from school.fouten import SchoolFout
from school.models import Aanwezigheid, Inschrijving, Inschrijvingstap
from school.termijnen import begin
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.beheer import OrganisatieBeheer, OrganisatieInline
from twentsekracht.organisaties.beheerformulier import als_beheerformulier
from twentsekracht.organisaties.toegang import Rol


class StapInline(OrganisatieInline):
    model = Inschrijvingstap
    bekijken = {Rol.CONTACTPERSOON, Rol.COORDINATOR}
    fields = ("per", "van", "naar", "reden", "door")


class AanwezigheidInline(OrganisatieInline):
    """Noted on the page of the run (school/admin/aanwezigheid.py)."""

    model = Aanwezigheid
    bekijken = {Rol.CONTACTPERSOON, Rol.COORDINATOR}
    fields = ("bijeenkomst", "soort", "bron", "reden", "door", "vastgelegd_op")


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
    inlines = (StapInline, AanwezigheidInline)
    actions = ("geef_akkoord", "weiger_akkoord")
    list_display = ("uitvoering", "wie", "organisatie", "ingeschreven_op", "status")
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

    def get_fields(self, request, obj=None):
        """What an old list said of being there, is only of who came in with one."""
        velden = super().get_fields(request, obj)
        weet = obj is not None and obj.is_aanwezig is not None
        return [veld for veld in velden if weet or veld != "is_aanwezig"]

    @admin.display(description="deelnemer", ordering="deelnemer__naam")
    def wie(self, rij):
        """Of an old list there is no name, only the mark it came with."""
        return rij.deelnemer or rij.kenmerk or "Account verwijderd"

    def get_urls(self):
        view = self.admin_site.admin_view(self.overdragen)
        naam = "school_inschrijving_overdragen"
        return [path("<path:object_id>/overdragen/", view, name=naam), *super().get_urls()]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["mag_overdragen"] = obj is not None and self._mag_overdragen(request, obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def _mag_overdragen(self, request, rij):
        op = timezone.now()
        is_plaats = (
            rij.status == Inschrijving.Status.BEVESTIGD and rij.deelnemer_id and begin(rij.uitvoering) > op
        )
        vandaag = timezone.localdate(op)
        return bool(is_plaats) and toegang.heeft_rol(
            request.user, Rol.CONTACTPERSOON, op=vandaag, organisatie=rij.organisatie
        )

    def overdragen(self, request, object_id):
        """The contactpersoon gives somebody's place to a colleague."""
        rij = self.get_object(request, unquote(object_id))
        if rij is None or not self._mag_overdragen(request, rij):
            raise Http404
        form = OverdraagForm(request.POST if request.method == "POST" else None)
        if form.is_valid() and (nieuw := self._draag_over(request, rij, form)):
            return redirect("admin:school_inschrijving_change", nieuw.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": "Geef de plaats aan een collega",
            "opts": self.opts,
            "rij": rij,
            "adminform": als_beheerformulier(form),
            "knop": "Geef de plaats aan deze collega",
            "terug": reverse("admin:school_inschrijving_change", args=[rij.pk]),
        }
        return TemplateResponse(request, "admin/school/inschrijving/overdragen.html", context)

    def _draag_over(self, request, rij, form):
        try:
            nieuw = services.draag_over(
                inschrijving=rij,
                adres=form.cleaned_data["collega"],
                leidinggevende=form.cleaned_data["leidinggevende"],
                door=request.user,
                op=timezone.now(),
            )
        except SchoolFout as fout:
            form.add_error(getattr(fout, "veld", None), str(fout))
            return None
        self.message_user(
            request, f"{nieuw.deelnemer} heeft de plaats. Allebei krijgen ze bericht.", messages.SUCCESS
        )
        return nieuw

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
