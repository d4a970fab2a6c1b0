"""What is filled in about swaps of workplace."""

from datetime import date
from itertools import groupby

from django import forms
from django.utils.formats import date_format

from evenementen.models import Ruilronde, Werkplekruil


class DagenForm(forms.Form):
    """On which working days of the round somebody can; on one page, week by week."""

    dagen = forms.TypedMultipleChoiceField(
        label="Op welke dagen kun je?",
        coerce=date.fromisoformat,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Kies dagen uit de lijst."},
    )

    def __init__(self, *args, ronde: Ruilronde, **kwargs):
        super().__init__(*args, **kwargs)
        self.werkdagen = ronde.werkdagen()
        self.fields["dagen"].choices = [
            (dag.isoformat(), date_format(dag, "l j F")) for dag in self.werkdagen
        ]

    @property
    def weken(self) -> list[tuple[str, list]]:
        """(heading, boxes) of each week."""
        vakken = zip(self.werkdagen, self["dagen"], strict=True)
        return [
            (f"Week {week}", [vak for _, vak in groep])
            for (_, week), groep in groupby(vakken, key=lambda twee: twee[0].isocalendar()[:2])
        ]

    def clean(self):
        velden = super().clean()
        if not self.errors and not velden["dagen"]:
            self.add_error(
                "dagen", "Kruis minstens een dag aan, of laat weten dat je deze keer niet meedoet."
            )
        return velden


class RedenForm(forms.Form):
    """Why it did not go on."""

    reden = forms.ChoiceField(
        label="Waarom ging het niet door?",
        choices=[("", "Kies een reden"), *Werkplekruil.Reden.choices],
        error_messages={"required": "Kies waarom de ruil niet doorging."},
    )
