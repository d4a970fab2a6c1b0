"""What a handler fills in: a mail to candidates, and who sits on the committee until when."""

from django import forms

from twentsekracht.formulieren import Datum, Tekstvak
from vacatures import brief
from vacatures.models import Reactiestap


class BriefForm(forms.Form):
    tekst = forms.CharField(
        label="Je bericht",
        max_length=brief.LANGSTE,
        widget=Tekstvak(14),
        help_text="Waar {naam} en {titel} staan, leest iedereen de eigen naam en de naam van de vacature.",
    )

    def clean_tekst(self):
        tekst = self.cleaned_data["tekst"]
        if bezwaren := brief.bezwaren(tekst):
            raise forms.ValidationError(bezwaren)
        return tekst


class AfwijsForm(BriefForm):
    reden = forms.ChoiceField(
        label="Waarom niet?",
        choices=[("", "Kies een reden"), *Reactiestap.Reden.choices],
        help_text="Voor jullie eigen overzicht. De kandidaat ziet dit niet.",
    )
    field_order = ["reden", "tekst"]


class HeropenForm(forms.Form):
    reden = forms.ChoiceField(
        label="Waarom draai je de beslissing terug?",
        help_text="Voor jullie eigen overzicht. De kandidaat ziet dit niet.",
    )

    def __init__(self, *args, redenen, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reden"].choices = [
            ("", "Kies een reden"),
            *((reden.value, reden.label) for reden in redenen),
        ]


class CommissieForm(forms.Form):
    email = forms.EmailField(label="E-mailadres van de collega", max_length=254)
    tot = forms.DateField(label="Leest mee tot en met", widget=Datum)
