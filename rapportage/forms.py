"""What a person fills in: parameters of an edition, a text, an explanation. The services do the rest."""

from datetime import date

from django import forms

from rapportage.services import GROOTSTE_TOP, LANGSTE_TEKST, LANGSTE_UITLEG
from twentsekracht.organisaties.models import Organisatie

EERSTE_JAAR = 2000


class EditieForm(forms.Form):
    jaar = forms.IntegerField(label="Jaar", min_value=EERSTE_JAAR)
    peildatum = forms.DateField(
        label="Peildatum",
        required=False,
        help_text="De dag waarop de boeken sluiten. Laat je dit leeg, dan is het 31 december.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    organisatie = forms.ModelChoiceField(
        Organisatie.objects.werkgevers(),
        label="Voor wie",
        required=False,
        empty_label="De hele regio",
        help_text="Kies je een organisatie, dan staan haar cijfers naast die van de regio.",
    )
    top_reacties = forms.IntegerField(
        label="Hoeveel vacatures in de top",
        initial=10,
        min_value=1,
        max_value=GROOTSTE_TOP,
        help_text="De vacatures met de meeste reacties.",
    )
    top_opleidingen = forms.IntegerField(
        label="Hoeveel opleidingen in de top",
        initial=6,
        min_value=1,
        max_value=GROOTSTE_TOP,
        help_text="De opleidingen met de meeste inschrijvingen.",
    )

    def __init__(self, *args, vandaag: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["jaar"].initial = vandaag.year - 1
        self.fields["jaar"].max_value = vandaag.year
        self.fields["jaar"].widget.attrs["max"] = vandaag.year
        self.vandaag = vandaag

    def clean_jaar(self):
        if (jaar := self.cleaned_data["jaar"]) > self.vandaag.year:
            raise forms.ValidationError("Dit jaar moet nog beginnen.")
        return jaar

    def clean(self):
        velden = super().clean()
        if velden.get("jaar") and not velden.get("peildatum") and "peildatum" not in self.errors:
            velden["peildatum"] = date(velden["jaar"], 12, 31)
        return velden


class TekstForm(forms.Form):
    tekst = forms.CharField(
        label="Tekst",
        required=False,
        max_length=LANGSTE_TEKST,
        help_text="Een lege regel begint een nieuwe alinea. **Vet**, *cursief*, een - voor elk punt van een lijst.",
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "true"}),
    )
    # The text this page was opened with: who saves over another one has not seen it.
    gezien = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)


class VerklaringForm(forms.Form):
    uitleg = forms.CharField(
        label="Verklaring",
        max_length=LANGSTE_UITLEG,
        help_text="Waardoor verschillen deze cijfers? De verklaring komt in de bijlage van het rapport.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf op waardoor deze cijfers van elkaar verschillen."},
    )
