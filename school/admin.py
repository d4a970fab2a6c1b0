from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminURLFieldWidget
from django.db import transaction
from django.db.models import ManyToManyField
from django.utils import timezone

from school import services
from school.fouten import SchoolFout
from school.models import (
    Afspraak,
    Akkoordbeleid,
    Bijeenkomst,
    Inschrijving,
    Inschrijvingstap,
    Opleiding,
    Quotum,
    Uitvoering,
)
from school.plaatsen import bezettingen
from twentsekracht.organisaties import toegang
from twentsekracht.organisaties.beheer import OrganisatieBeheer, OrganisatieInline
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


class Catalogus(OrganisatieBeheer):
    """What all organisations choose from."""

    gedeeld = True
    bekijken = {Rol.CONTACTPERSOON, Rol.BEHEERDER}
    wijzigen = toevoegen = {Rol.COORDINATOR}


@admin.register(Opleiding)
class OpleidingAdmin(Catalogus):
    fields = (
        "code",
        "titel",
        ("soort", "vakgebied"),
        "vaardigheden",
        "samenvatting",
        "omschrijving",
        "doelgroep",
        ("uren", "kosten"),
        "is_gepubliceerd",
    )
    formfield_overrides = {ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}
    list_display = ("titel", "soort", "vakgebied", "uren", "is_gepubliceerd", "code")
    list_filter = ("soort", "vakgebied", "is_gepubliceerd")
    search_fields = ("titel", "code")


class UitvoeringForm(forms.ModelForm):
    class Meta:
        model = Uitvoering
        fields = forms.ALL_FIELDS

    def clean_max_deelnemers(self):
        """Nobody who has a place loses it: `changeform_view` holds the run."""
        maximum = self.cleaned_data["max_deelnemers"]
        if maximum is not None and self.instance.pk and "max_deelnemers" in self.changed_data:
            bezetting = bezettingen([self.instance], op=timezone.localdate())[self.instance.pk]
            if maximum < bezetting.bezet.total():
                raise forms.ValidationError(f"Er zijn al {bezetting.bezet.total()} plaatsen bezet.")
        return maximum


class BijeenkomstForm(forms.ModelForm):
    online_url = forms.URLField(
        label="Link om online mee te doen", required=False, assume_scheme="https", widget=AdminURLFieldWidget
    )

    def clean_datum(self):
        datum, run = self.cleaned_data["datum"], self.instance.uitvoering
        if run.start and not run.start <= datum <= run.laatste_dag:
            raise forms.ValidationError("Deze dag valt buiten de uitvoering.")
        return datum


class BijeenkomstInline(OrganisatieInline):
    model = Bijeenkomst
    form = BijeenkomstForm
    gedeeld = True
    bekijken = {Rol.CONTACTPERSOON, Rol.BEHEERDER}
    wijzigen = toevoegen = verwijderen = {Rol.COORDINATOR}
    fields = ("datum", "begintijd", "eindtijd", "locatie", "ruimte", "online_url")


class QuotumFormSet(forms.BaseInlineFormSet):
    def clean(self):
        super().clean()
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
    formset = QuotumFormSet
    bekijken = {Rol.CONTACTPERSOON, Rol.BEHEERDER}
    wijzigen = toevoegen = verwijderen = {Rol.COORDINATOR}
    fields = ("organisatie", "aantal", "herkomst")
    readonly_fields = ("herkomst",)

    @admin.display(description="hoe dit aantal tot stand kwam")
    def herkomst(self, quotum):
        return quotum.herkomst if quotum.pk else ""


@admin.register(Uitvoering)
class UitvoeringAdmin(Catalogus):
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
    )
    inlines = (BijeenkomstInline, QuotumInline)
    actions = ("verdeel_plaatsen", "gelast_af")
    autocomplete_fields = ("opleiding",)
    list_display = ("opleiding", "code", "start", "einde", "locatie", "max_deelnemers")
    list_filter = ("opleiding__soort",)
    list_select_related = ("opleiding",)
    date_hierarchy = "start"
    search_fields = ("code", "opleiding__titel")

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """What is saved was checked against places that nobody took meanwhile."""
        with transaction.atomic():
            run = object_id and request.method == "POST" and self.get_object(request, unquote(object_id))
            if run and self.has_change_permission(request, run):
                services.vergrendel(run.pk)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_related(self, request, form, formsets, change):
        """More places, or fewer kept for others: the waiting list hears of it at once."""
        super().save_related(request, form, formsets, change)
        services.werk_uitvoering_bij(uitvoering_id=form.instance.pk, op=timezone.now())

    @admin.action(description="Gelast af: iedereen krijgt bericht", permissions=["change"])
    def gelast_af(self, request, queryset):
        for uitvoering in queryset.order_by("pk"):
            try:
                aantal = services.gelast_af(uitvoering=uitvoering, door=request.user, op=timezone.now())
            except SchoolFout as fout:
                self.message_user(request, f"{uitvoering}: {fout}", messages.ERROR)
            else:
                self.leg_vast(request, uitvoering, "afgelast", ["afgelast_op"])
                self.message_user(
                    request, f"{uitvoering} is afgelast. Bericht aan {aantal}.", messages.SUCCESS
                )

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


class StapInline(OrganisatieInline):
    model = Inschrijvingstap
    bekijken = {Rol.CONTACTPERSOON, Rol.COORDINATOR}
    fields = ("per", "van", "naar", "reden", "door")


@admin.register(Akkoordbeleid)
class AkkoordbeleidAdmin(OrganisatieBeheer):
    """What an organisation wants before its people go to a course: its own choice."""

    bekijken = {Rol.BEHEERDER}
    wijzigen = toevoegen = verwijderen = {Rol.CONTACTPERSOON, Rol.COORDINATOR}
    fields = ("organisatie", "vanaf_kosten", "wijze")
    list_display = ("organisatie", "vanaf_kosten", "wijze")
    search_fields = ("organisatie__naam",)
    list_filter = ("organisatie", "wijze")
    list_select_related = ("organisatie",)


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
