"""How one place of a vacancy ended: a button for each answer, and the day."""

from django import forms

from twentsekracht.formulieren import Datum
from vacatures.models import Uitkomst


class Antwoordknoppen(forms.RadioSelect):
    """One click: each choice is a button that sends the form. The one we expect stands out."""

    template_name = "vacatures/uitkomst_knoppen.html"


class UitkomstForm(forms.Form):
    """`bevestig`: the answer is chosen already, so only the day can still be changed."""

    plaats = forms.IntegerField(min_value=1, max_value=50, widget=forms.HiddenInput)
    per = forms.DateField(label="Sinds wanneer?", widget=Datum)
    soort = forms.ChoiceField(
        label="Hoe is het afgelopen?",
        choices=Uitkomst.Soort.choices,
        widget=Antwoordknoppen,
        error_messages={"required": "Kies een antwoord.", "invalid_choice": "Kies een antwoord."},
    )

    def __init__(self, *args, vacature, op, bevestig=False, **kwargs):
        super().__init__(*args, **kwargs)
        grenzen = {"max": op.isoformat()}
        if vacature.gepubliceerd_op:
            grenzen["min"] = vacature.gepubliceerd_op.isoformat()
        self.fields["per"].widget.attrs.update(grenzen)
        if bevestig:
            self.fields["soort"].widget = forms.HiddenInput()
