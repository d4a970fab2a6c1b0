"""The runs: their sessions, and what is kept for whom."""

from functools import partial

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminURLFieldWidget
from django.db import transaction
from django.urls import path
from django.utils import timezone

from school import services
from school.admin import groep, planning
from school.admin.aanwezigheid import MetDeelnemers
from school.admin.catalogus import Catalogus
from school.admin.evaluatie import mag_lezen, van_uitvoering
from school.admin.gezien import Gezien
from school.fouten import SchoolFout
from school.models import Bijeenkomst, Quotum, Uitvoering
from school.models.uitvoering import OP_KALENDER
from school.plaatsen import bezettingen
from twentsekracht.organisaties.beheer import OrganisatieInline
from twentsekracht.organisaties.toegang import Rol


class UitvoeringForm(Gezien):
    class Meta:
        model = Uitvoering
        fields = forms.ALL_FIELDS

    def __init__(self, *args, **kwargs):
        """What is no day of this age is refused before anything is counted from it."""
        super().__init__(*args, **kwargs)
        for naam in self.fields.keys() & {"start", "einde"}:
            self.fields[naam].validators.extend(OP_KALENDER)

    def clean_max_deelnemers(self):
        """Nobody who has a place loses it: `changeform_view` holds the run."""
        maximum = self.zoals_gezien("max_deelnemers")
        if maximum is not None and self.instance.pk and "max_deelnemers" in self.changed_data:
            bezetting = bezettingen([self.instance], op=timezone.localdate())[self.instance.pk]
            if maximum < bezetting.bezet.total():
                raise forms.ValidationError(f"Er zijn al {bezetting.bezet.total()} plaatsen bezet.")
        return maximum

    def clean(self):
        velden = super().clean()
        minimum, maximum = velden.get("min_deelnemers"), velden.get("max_deelnemers")
        if None not in (minimum, maximum) and minimum > maximum:
            self.add_error("min_deelnemers", "Het minimum ligt boven het maximum.")
        return velden


class BijeenkomstForm(Gezien):
    online_url = forms.URLField(
        label="Link om online mee te doen", required=False, assume_scheme="https", widget=AdminURLFieldWidget
    )


class BijeenkomstFormSet(forms.BaseInlineFormSet):
    def clean(self):
        """Every term of a run counts from its first day: then it has to be the day on which it begins."""
        super().clean()
        run = self.instance  # as it was just filled in
        if not run.start:
            return
        blijft = [
            form
            for form in self.forms
            if form.is_valid() and form.cleaned_data.get("datum") and not form.cleaned_data.get("DELETE")
        ]
        for form in blijft:
            if not run.start <= form.cleaned_data["datum"] <= run.laatste_dag:
                form.add_error("datum", "Deze dag valt buiten de uitvoering.")
        dagen = [form.cleaned_data["datum"] for form in blijft if "datum" in form.cleaned_data]
        if dagen and min(dagen) != run.start:
            raise forms.ValidationError("De eerste bijeenkomst is op de eerste dag van de uitvoering.")


class BijeenkomstInline(OrganisatieInline):
    model = Bijeenkomst
    form = BijeenkomstForm
    formset = BijeenkomstFormSet
    gedeeld = True
    bekijken = {Rol.CONTACTPERSOON, Rol.BEHEERDER}
    wijzigen = toevoegen = verwijderen = {Rol.COORDINATOR}
    fields = ("datum", "begintijd", "eindtijd", "locatie", "ruimte", "online_url")


class QuotumForm(Gezien):
    let_op = ("aantal",)

    def clean_aantal(self):
        aantal = self.zoals_gezien("aantal")
        if "aantal" in self.changed_data:
            self.instance.met_de_hand()
        return aantal


class QuotumFormSet(forms.BaseInlineFormSet):
    def clean(self):
        super().clean()
        if any("id" in form.errors for form in self.forms):
            raise forms.ValidationError(
                "De plaatsen zijn intussen opnieuw verdeeld. Open deze pagina opnieuw."
            )
        blijft = [
            form.cleaned_data
            for form in self.forms
            if form.is_valid() and form.cleaned_data and not form.cleaned_data.get("DELETE")
        ]
        run, samen = self.instance, sum(velden.get("aantal") or 0 for velden in blijft)
        if blijft and not run.vrijgave_op:
            raise forms.ValidationError("Kies ook de dag waarop deze plaatsen vrijkomen.")
        if run.max_deelnemers is not None and samen > run.max_deelnemers:
            raise forms.ValidationError(f"Samen zijn dit {samen} plaatsen, er zijn er {run.max_deelnemers}.")


class QuotumInline(OrganisatieInline):
    """A contactpersoon sees what is kept for the own organisation."""

    model = Quotum
    form = QuotumForm
    formset = QuotumFormSet
    bekijken = {Rol.CONTACTPERSOON, Rol.BEHEERDER}
    wijzigen = toevoegen = verwijderen = {Rol.COORDINATOR}
    fields = ("organisatie", "aantal", "herkomst")
    readonly_fields = ("herkomst",)

    @admin.display(description="hoe dit aantal tot stand kwam")
    def herkomst(self, quotum):
        return quotum.herkomst if quotum.pk else ""


@admin.register(Uitvoering)
class UitvoeringAdmin(MetDeelnemers, Catalogus):
    form = UitvoeringForm
    fields = (
        "code",
        "opleiding",
        ("start", "einde"),
        ("begintijd", "eindtijd"),
        "locatie",
        ("sluit_op", "beslis_op"),
        ("min_deelnemers", "max_deelnemers"),
        ("wachtlijst", "vrijgave_op"),
        "meenemen",
        "evaluatie",
    )
    readonly_fields = ("evaluatie",)
    inlines = (BijeenkomstInline, QuotumInline)
    actions = ("verdeel_plaatsen",)
    autocomplete_fields = ("opleiding",)
    list_display = ("opleiding", "code", "start", "einde", "locatie", "max_deelnemers", "besluit")
    list_filter = ("opleiding__soort",)
    list_select_related = ("opleiding",)
    date_hierarchy = "start"
    search_fields = ("code", "opleiding__titel")

    @admin.display(description="gaat het door")
    def besluit(self, run):
        if run.afgelast_op:
            return "Afgelast"
        return "Ja, besloten" if run.gaat_door_op else ""

    def get_urls(self):
        bladen = {
            "doorgaan": planning.doorgaan,
            "kopieer": planning.kopieer,
            "groep": groep.groep,
            "quotum": groep.quotum,
        }
        eigen = [
            path(
                f"<path:object_id>/{naam}/",
                self.admin_site.admin_view(partial(blad, self)),
                name=f"school_uitvoering_{naam}",
            )
            for naam, blad in bladen.items()
        ]
        return [*eigen, *super().get_urls()]

    evaluatie = staticmethod(van_uitvoering)

    def get_fields(self, request, obj=None):
        velden = super().get_fields(request, obj)
        return velden if mag_lezen(request) else [veld for veld in velden if veld != "evaluatie"]

    def render_change_form(self, request, context, *args, **kwargs):
        context["is_contactpersoon"] = groep.is_contactpersoon(request)
        return super().render_change_form(request, context, *args, **kwargs)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """What is saved was checked against places that nobody took meanwhile."""
        with transaction.atomic():
            run = object_id and request.method == "POST" and self.get_object(request, unquote(object_id))
            if run and self.has_change_permission(request, run):
                services.vergrendel(run.pk)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_related(self, request, form, formsets, change):
        """Only now the sessions are what they are."""
        super().save_related(request, form, formsets, change)
        services.na_wijziging(uitvoering_id=form.instance.pk, op=timezone.now())

    @admin.action(description="Verdeel de plaatsen naar fte", permissions=["change"])
    def verdeel_plaatsen(self, request, queryset):
        for uitvoering in queryset.order_by("pk"):
            try:
                quota = services.verdeel_quota(uitvoering=uitvoering, door=request.user, op=timezone.now())
            except SchoolFout as fout:
                self.message_user(request, str(fout), messages.ERROR)
            else:
                wie = "1 organisatie" if len(quota) == 1 else f"{len(quota)} organisaties"
                wat = f"{uitvoering}: {uitvoering.max_deelnemers} plaatsen voor {wie}."
                self.message_user(request, wat, messages.SUCCESS)
