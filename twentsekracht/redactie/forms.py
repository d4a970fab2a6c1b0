"""Writing in the admin: the fields, and what an address may be."""

from django import forms

from twentsekracht.redactie import adressen
from twentsekracht.redactie.models import Doorverwijzing, Nieuwsbericht, Pagina


class StukForm(forms.ModelForm):
    """Only checks: the service writes."""

    def clean_slug(self):
        slug = self.cleaned_data["slug"].lower()
        if adressen.is_bezet(type(self.instance)(slug=slug)):
            raise forms.ValidationError("Op dit adres staat al een andere bladzijde van het portaal.")
        return slug


class NieuwsForm(StukForm):
    class Meta:
        model = Nieuwsbericht
        fields = ("titel", "slug", "inleiding", "tekst", "verschijnt_op", "alleen_collegas")
        widgets = {
            "inleiding": forms.Textarea(attrs={"rows": 3}),
            "tekst": forms.Textarea(attrs={"rows": 22}),
        }


class PaginaForm(StukForm):
    class Meta:
        model = Pagina
        fields = ("titel", "slug", "omschrijving", "tekst", "onderdeel", "plaats")
        widgets = {"tekst": forms.Textarea(attrs={"rows": 26})}


class DoorverwijzingForm(forms.ModelForm):
    class Meta:
        model = Doorverwijzing
        fields = ("van", "naar", "permanent")

    def clean_van(self):
        return self._adres("van", adressen.oud_adres)

    def clean_naar(self):
        return self._adres("naar", adressen.nieuw_adres)

    def _adres(self, veld, keur):
        try:
            return keur(self.cleaned_data[veld])
        except adressen.OngeldigAdres as fout:
            raise forms.ValidationError(str(fout)) from None

    def clean(self):
        velden = super().clean()
        van = velden.get("van", self.instance.van)
        if van and "naar" in velden:
            try:
                velden["naar"] = adressen.eindpunt(van, velden["naar"])
            except adressen.OngeldigAdres as fout:
                self.add_error("naar", str(fout))
        return velden
