"""Groups whose members swap workplace, and who is in them."""

from django import forms
from django.contrib import admin

from evenementen.models import Ruilgroep, Ruillid
from twentsekracht.organisaties.beheer import OrganisatieBeheer, OrganisatieInline
from twentsekracht.organisaties.toegang import Rol


class RuillidForm(forms.ModelForm):
    """Without an organisation it is the one of the account."""

    class Meta:
        model = Ruillid
        fields = ("gebruiker", "organisatie", "van", "tot")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "organisatie" in self.fields:
            self.fields["organisatie"].required = False

    def clean(self):
        velden = super().clean()
        wie = velden.get("gebruiker")
        if wie and not velden.get("organisatie"):
            velden["organisatie"] = self.instance.organisatie = wie.organisatie
            if wie.organisatie is None:
                self.add_error("organisatie", "Kies namens welke organisatie.")
        return velden

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() | {"organisatie"}


class RuillidInline(OrganisatieInline):
    model = Ruillid
    form = RuillidForm
    bekijken = {Rol.BEHEERDER}
    wijzigen = toevoegen = verwijderen = {Rol.COORDINATOR}
    fields = ("gebruiker", "organisatie", "van", "tot")
    autocomplete_fields = ("gebruiker",)

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("gebruiker", "organisatie")


@admin.register(Ruilgroep)
class RuilgroepAdmin(OrganisatieBeheer):
    """Of several organisations, so of none: the platform office keeps it."""

    bekijken = {Rol.BEHEERDER}
    wijzigen = toevoegen = verwijderen = {Rol.COORDINATOR}
    fields = ("naam", "zorgt_ervoor")
    inlines = (RuillidInline,)
    autocomplete_fields = ("zorgt_ervoor",)
    list_display = ("naam", "zorgt_ervoor")
    list_select_related = ("zorgt_ervoor",)
    search_fields = ("naam",)
