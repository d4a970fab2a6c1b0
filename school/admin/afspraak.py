"""What each organisation agreed to deliver."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html_join

from school import services
from school.admin.afrekening import AfrekenBestand, Afrekening
from school.admin.jaarlijst import Inlezen, JaarBestand, JaarPagina
from school.admin.saldo import OverdrachtBesluit, Overdragen
from school.admin.stand import StandPagina
from school.afspraken import Soort, Voorstel, formaties, reken_uit, verloop
from school.fouten import AfspraakFout
from school.models import Afspraak
from twentsekracht.organisaties.beheer import OrganisatieBeheer
from twentsekracht.organisaties.toegang import Rol


class AfspraakForm(forms.ModelForm):
    """Works the number out, so that a refusal stands in the form."""

    class Meta:
        model = Afspraak
        fields = ("organisatie", "jaar", "soort", "percentage", "te_behalen", "reden")
        help_texts = {
            "te_behalen": "Vul dit in bij een ander aantal. Bij fte keer percentage rekenen we het uit.",
            "reden": "Nodig bij een ander aantal.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        nieuw = self.instance.pk is None
        if "soort" in self.fields and (nieuw or self.instance.soort != Soort.OVERGENOMEN):
            self.fields["soort"].choices = [keuze for keuze in Soort.choices if keuze[0] != Soort.OVERGENOMEN]
        if nieuw:
            self.initial["soort"] = Soort.BEREKEND

    def clean(self):
        velden = super().clean()
        if self.errors:
            return velden
        wie = velden.get("organisatie") or self.instance.organisatie
        jaar = velden.get("jaar") or self.instance.jaar
        self.voorstel = Voorstel(
            wie,
            velden["soort"],
            velden["percentage"],
            velden["te_behalen"],
            velden["reden"],
            opnieuw=True,
        )
        was = Afspraak.objects.filter(pk=self.instance.pk).first()
        try:
            wordt = reken_uit(self.voorstel, jaar=jaar, fte=formaties(jaar).get(wie.pk), was=was)
        except AfspraakFout as fout:
            self.add_error(None, str(fout))
            return velden
        self.instance.fte = wordt.fte
        return velden | {"te_behalen": wordt.te_behalen, "percentage": wordt.percentage}


@admin.register(Afspraak)
class AfspraakAdmin(OrganisatieBeheer):
    """Agreed between the organisation and the platform office, so the office writes it down."""

    bekijken = {Rol.CONTACTPERSOON, Rol.BEHEERDER}
    wijzigen = toevoegen = verwijderen = {Rol.COORDINATOR}
    form = AfspraakForm
    fields = ("organisatie", "jaar", "soort", "percentage", "te_behalen", "reden", "fte", "verloop")
    list_display = ("organisatie", "jaartal", "soort", "percentage", "te_behalen")
    list_filter = ("jaar", "soort", "organisatie")
    list_select_related = ("organisatie",)
    search_fields = ("organisatie__naam", "organisatie__korte_naam")
    exportvelden = ("organisatie__code", "jaar", "soort", "percentage", "te_behalen", "fte", "reden")

    def get_urls(self):
        """The pages about the agreements of a year, before those of one row."""
        bladen = (
            ("stand/", StandPagina, "stand"),
            ("afrekening/", Afrekening, "afrekening"),
            ("afrekening/<str:soort>/", AfrekenBestand, "afrekenbestand"),
            ("jaar/<int:jaar>/", JaarPagina, "jaar"),
            ("jaar/<int:jaar>/inlezen/", Inlezen, "inlezen"),
            ("jaar/<int:jaar>/bestand/<str:soort>/", JaarBestand, "jaarbestand"),
            ("overdragen/", Overdragen, "overdragen"),
            ("overdracht/<int:pk>/", OverdrachtBesluit, "overdracht"),
        )
        eigen = [
            path(adres, self.admin_site.admin_view(blad.as_view()), name=f"school_afspraak_{naam}")
            for adres, blad, naam in bladen
        ]
        return [*eigen, *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        extra = {"jaar": timezone.localdate().year, "mag_wijzigen": self.has_change_permission(request)}
        return super().changelist_view(request, extra | (extra_context or {}))

    def get_readonly_fields(self, request, obj=None):
        """Of what is there already, organisation and year are what it is."""
        vast = ("organisatie", "jaartal") if obj else ()
        return [*super().get_readonly_fields(request, obj), *vast, "fte", "verloop"]

    def get_fields(self, request, obj=None):
        velden = super().get_fields(request, obj)
        if obj:
            return ["jaartal" if veld == "jaar" else veld for veld in velden]
        return [veld for veld in velden if veld not in ("fte", "verloop")]

    @admin.display(description="jaar", ordering="jaar")
    def jaartal(self, afspraak):
        """A year has no thousands."""
        return str(afspraak.jaar)

    @admin.display(description="hoe het zo kwam")
    def verloop(self, afspraak):
        """Roles, not names: a contactpersoon does not need to know who at the office typed it."""
        regels = verloop(afspraak.organisatie_id, afspraak.jaar)
        return format_html_join("", "<p>{}: {}</p>", regels) or "niets vastgelegd"

    # ---- whatever is written goes through the service, which leaves the trail

    def save_model(self, request, obj, form, change):
        if not self.mag(request, "wijzigen" if change else "toevoegen", obj):
            raise PermissionDenied
        services.maak_afspraken(
            jaar=obj.jaar, voorstellen=[form.voorstel], door=request.user, op=timezone.now()
        )
        obj.pk = Afspraak.objects.get(organisatie=obj.organisatie, jaar=obj.jaar).pk

    def delete_model(self, request, obj):
        services.maak_afspraken(
            jaar=obj.jaar, voorstellen=[Voorstel(obj.organisatie)], door=request.user, op=timezone.now()
        )

    def delete_queryset(self, request, queryset):
        for afspraak in queryset.select_related("organisatie").order_by("pk"):
            self.delete_model(request, afspraak)

    def log_addition(self, request, obj, message):
        """The service did."""

    log_change = log_addition

    def log_deletions(self, request, queryset):
        """The service does."""
