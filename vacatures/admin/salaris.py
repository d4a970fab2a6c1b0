from django import forms
from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.utils import timezone

from twentsekracht.organisaties.beheer import OrganisatieBeheer, OrganisatieInline
from twentsekracht.organisaties.toegang import Rol
from vacatures import services
from vacatures.admin.rollen import IEDEREEN
from vacatures.fouten import TabelBestaatAl, VacatureFout
from vacatures.models import Salarisschaal, Salaristabel
from vacatures.salaris import lees

BUREAU = {Rol.COORDINATOR, Rol.BEHEERDER}
UITLEG = (
    "Een CSV-bestand met puntkomma’s. Per schaal een regel: schaal;minimum;maximum. Of per periodiek een regel: "
    "schaal;periodiek;bedrag. De eerste regel noemt de kolommen. Bedragen zijn bruto per maand bij een volledige "
    "werkweek, bijvoorbeeld 3217,50. Laat tussenschalen zoals 10A weg."
)


class TabelForm(forms.ModelForm):
    bestand = forms.FileField(label="Bestand", help_text=UITLEG)
    vervang = forms.BooleanField(
        label="Vervang de tabel die er al is",
        required=False,
        help_text="Alleen nodig als er van deze cao vanaf deze dag al een tabel is. Vacatures die al op de site "
        "staan, houden hun bedragen.",
    )

    class Meta:
        model = Salaristabel
        fields = ("cao", "geldig_vanaf", "bron")
        help_texts = {"bron": "Waar komen deze bedragen vandaan? Bijvoorbeeld: Cao Gemeenten, bijlage 1."}

    def clean_bestand(self):
        bestand = self.cleaned_data["bestand"]
        inhoud = bestand.read()
        try:
            lees(inhoud)
        except VacatureFout as fout:
            raise forms.ValidationError(getattr(fout, "redenen", str(fout))) from fout
        return inhoud

    def clean(self):
        gegevens = super().clean()
        zelfde = Salaristabel.objects.filter(
            cao=gegevens.get("cao"), geldig_vanaf=gegevens.get("geldig_vanaf")
        ).first()
        if zelfde and not gegevens.get("vervang"):
            self.add_error("vervang", str(TabelBestaatAl(zelfde)))
        return gegevens

    def _get_validation_exclusions(self):
        """One that is there may be replaced; `clean` asks whether that is meant."""
        return super()._get_validation_exclusions() | {"geldig_vanaf"}


class SchaalInline(OrganisatieInline):
    model = Salarisschaal
    bekijken = IEDEREEN
    gedeeld = True
    fields = ("schaal", "minimum", "maximum")


@admin.register(Salaristabel)
class SalaristabelAdmin(OrganisatieBeheer):
    """Read in from a file, or not at all: amounts are not typed here."""

    gedeeld = True
    bekijken = IEDEREEN
    toevoegen = verwijderen = BUREAU
    fields = ("cao", "geldig_vanaf", "bron")
    inlines = (SchaalInline,)
    list_display = ("cao", "geldig_vanaf", "bron")
    list_filter = ("cao",)
    date_hierarchy = "geldig_vanaf"
    search_fields = ("bron",)

    def get_form(self, request, obj=None, **kwargs):
        if obj is None:
            kwargs |= {"form": TabelForm, "fields": ("cao", "geldig_vanaf", "bron", "bestand", "vervang")}
        return super().get_form(request, obj, **kwargs)

    def get_fields(self, request, obj=None):
        return self.fields if obj else (*self.fields, "bestand", "vervang")

    def get_inlines(self, request, obj):
        return self.inlines if obj else ()

    def save_model(self, request, obj, form, change):
        """The whole table by the service, which also writes it down."""
        self._bewaak(request, obj, "toevoegen")
        velden = {
            naam: form.cleaned_data[naam] for naam in ("cao", "geldig_vanaf", "bron", "bestand", "vervang")
        }
        tabel = services.lees_tabel(door=request.user, op=timezone.now(), **velden)
        obj.pk, obj._state.adding = tabel.pk, False

    def add_view(self, request, form_url="", extra_context=None):
        """Somebody else may have read in the same table since the form looked."""
        try:
            return super().add_view(request, form_url, extra_context)
        except TabelBestaatAl as fout:
            self.message_user(request, str(fout), messages.ERROR)
            return HttpResponseRedirect(request.path)

    def log_addition(self, request, obj, message):
        """The service wrote it down."""
