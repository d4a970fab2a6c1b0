"""What is asked beside the vacancy itself: a note for who wrote it, a name for a template."""

from django import forms

from twentsekracht.formulieren import Tekstvak
from vacatures.models import Nakijkverzoek, Sjabloon


class TerugForm(forms.Form):
    versie = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    opmerking = forms.CharField(
        label="Wat moet er anders?",
        max_length=Nakijkverzoek._meta.get_field("opmerking").max_length,
        widget=Tekstvak(6),
        help_text="Wie de vacature schreef, krijgt dit in een mail.",
    )


class SjabloonForm(forms.Form):
    naam = forms.CharField(
        label="Naam van het sjabloon",
        max_length=Sjabloon._meta.get_field("naam").max_length,
        help_text="Zo vinden je collega’s het terug als ze een vacature maken.",
    )
