"""The courses, and who gives them."""

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from school.admin.catalogus import Catalogus
from school.admin.evaluatie import mag_lezen, van_opleiding
from school.models import Belangstelling, Opleiding, Trainer
from school.voorkennis import kring
from school.vraag import per_organisatie
from twentsekracht.organisaties import toegang
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
        ("Wat deelnemers vonden", {"fields": ("evaluatie",)}),
    )
    readonly_fields = ("evaluatie",)
    evaluatie = staticmethod(van_opleiding)
    autocomplete_fields = ("vereist", "trainers")
    list_display = ("titel", "soort", "vorm", "vakgebied", "uren", "wachtenden", "is_gepubliceerd", "code")
    list_filter = ("soort", "vorm", "vakgebied", "betaler", "is_gepubliceerd")
    search_fields = ("titel", "code")

    def get_fieldsets(self, request, obj=None):
        vakken = super().get_fieldsets(request, obj)
        mag = mag_lezen(request)
        return [(naam, vak) for naam, vak in vakken if mag or "evaluatie" not in vak["fields"]]

    def get_queryset(self, request):
        wachtend = Belangstelling.objects.wachtend().filter(opleiding=OuterRef("pk")).order_by()
        geteld = wachtend.values("opleiding").annotate(aantal=Count("pk")).values("aantal")
        return super().get_queryset(request).annotate(wachten=Coalesce(Subquery(geteld), 0))

    @admin.display(description="wachten op een datum", ordering="wachten")
    def wachtenden(self, opleiding):
        return opleiding.wachten

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """How many of each organisation wait for a new date; a contactpersoon reads of the own only."""
        opleiding = object_id and self.get_object(request, unquote(object_id))
        if opleiding:
            eigen = self.organisaties(request, "bekijken")
            vraag = [rij for rij in per_organisatie(opleiding) if eigen is toegang.OVERAL or rij[0] in eigen]
            extra_context = {**(extra_context or {}), "vraag": vraag, "wachten": opleiding.wachten}
        return super().changeform_view(request, object_id, form_url, extra_context)


@admin.register(Trainer)
class TrainerAdmin(Catalogus):
    verwijderen = {Rol.COORDINATOR}
    fields = ("naam", "toelichting", "organisatie", "bureau")
    list_display = ("naam", "organisatie", "bureau")
    list_filter = ("organisatie",)
    list_select_related = ("organisatie",)
    search_fields = ("naam", "bureau")
