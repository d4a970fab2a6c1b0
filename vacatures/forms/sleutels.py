"""A new key for a system of an organisation."""

from django import forms

from twentsekracht.organisaties.forms import VoorOrganisatie, datumveld
from vacatures.models import Apisleutel


class SleutelForm(VoorOrganisatie):
    naam = forms.CharField(
        label="Voor welk systeem?", max_length=100, help_text="Bijvoorbeeld: ons wervingssysteem."
    )
    bereik = forms.ChoiceField(
        label="Wat mag het systeem?", choices=Apisleutel.Bereik.choices, widget=forms.RadioSelect
    )
    verloopt_op = datumveld(
        "Geldig tot en met", "Hoogstens een jaar. Maak daarna een nieuwe sleutel, dan blijft hij geheim."
    )
    field_order = ["organisatie", "naam", "bereik", "verloopt_op"]

    def clean_naam(self):
        return " ".join(self.cleaned_data["naam"].split())
