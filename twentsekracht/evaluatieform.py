"""The questions of the coördinator as a form: `twentsekracht/evaluatie.py`."""

from django import forms

from twentsekracht.evaluatie import MEESTE_LETTERS, SCHAAL, Soort, Vraag

CIJFERS = [(waarde, str(waarde)) for waarde in range(1, 11)]
EENS = [(waarde, naam.capitalize()) for waarde, naam in enumerate(SCHAAL, start=1)]


class EvaluatieForm(forms.Form):
    """Each question may be skipped, not all of them."""

    alles_mag_leeg = True

    def __init__(self, *args, vragen, **kwargs):
        super().__init__(*args, **kwargs)
        self.vragen = {f"vraag_{vraag.pk}": vraag for vraag in vragen}
        for naam, vraag in self.vragen.items():
            self.fields[naam] = _veld(vraag)

    def clean(self):
        velden = super().clean()
        if not self.errors and not self.antwoorden:
            raise forms.ValidationError("Beantwoord ten minste een vraag.")
        return velden

    @property
    def antwoorden(self) -> dict[Vraag, int | str]:
        """What was answered."""
        gegeven = ((vraag, self.cleaned_data.get(naam)) for naam, vraag in self.vragen.items())
        return {vraag: antwoord for vraag, antwoord in gegeven if antwoord not in (None, "")}


def _veld(vraag: Vraag) -> forms.Field:
    if vraag.soort == Soort.TEKST:
        return forms.CharField(
            label=vraag.vraag,
            required=False,
            max_length=MEESTE_LETTERS,
            widget=forms.Textarea({"rows": 4}),
            help_text="Noem geen namen: dan blijft je antwoord anoniem.",
        )
    keuzes = CIJFERS if vraag.soort == Soort.CIJFER else EENS
    return forms.TypedChoiceField(
        label=vraag.vraag,
        required=False,
        coerce=int,
        empty_value=None,
        choices=keuzes,
        widget=forms.RadioSelect({"class": "op-een-rij"} if vraag.soort == Soort.CIJFER else {}),
    )
