"""The courses, and who gives them."""

from django import forms
from django.contrib import admin

from school.admin.catalogus import Catalogus
from school.models import Opleiding, Trainer
from school.voorkennis import kring
from twentsekracht.organisaties.toegang import Rol


class OpleidingForm(forms.ModelForm):
    class Meta:
        model = Opleiding
        fields = forms.ALL_FIELDS
        widgets = {"vaardigheden": forms.CheckboxSelectMultiple}

    def clean_vereist(self):
        vereist = self.cleaned_data["vereist"]
        if self.instance.pk and (een := kring(self.instance, vereist)):
            if een == self.instance:
                raise forms.ValidationError("Een opleiding kan niet zichzelf als eis hebben.")
            raise forms.ValidationError(
                f"Dat loopt rond: voor ‘{een}’ moet je eerst ‘{self.instance}’ hebben gevolgd."
            )
        return vereist


@admin.register(Opleiding)
class OpleidingAdmin(Catalogus):
    form = OpleidingForm
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("code", "is_gepubliceerd"),
                    "titel",
                    ("soort", "vorm", "vakgebied"),
                    "samenvatting",
                )
            },
        ),
        ("Wat het is", {"fields": ("omschrijving", "leerdoelen", "vaardigheden")}),
        ("Voor wie", {"fields": ("doelgroep", "voorkennis", "vereist")}),
        ("Praktisch", {"fields": (("uren", "kosten", "betaler"), "trainers", "materialen", "certificaat")}),
    )
    autocomplete_fields = ("vereist", "trainers")
    list_display = ("titel", "soort", "vorm", "vakgebied", "uren", "is_gepubliceerd", "code")
    list_filter = ("soort", "vorm", "vakgebied", "betaler", "is_gepubliceerd")
    search_fields = ("titel", "code")


@admin.register(Trainer)
class TrainerAdmin(Catalogus):
    verwijderen = {Rol.COORDINATOR}
    fields = ("naam", "toelichting", "organisatie", "bureau")
    list_display = ("naam", "organisatie", "bureau")
    list_filter = ("organisatie",)
    list_select_related = ("organisatie",)
    search_fields = ("naam", "bureau")
