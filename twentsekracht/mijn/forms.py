from django import forms

from twentsekracht.formulieren import Vinkvakken
from twentsekracht.mijn.models import Deel, Profiel, Vakgebied, heel

UREN = {"inputmode": "decimal", "autocomplete": "off"}


class ProfielForm(forms.ModelForm):
    functie = forms.CharField(
        label="Functie", max_length=150, required=False, help_text="Zoals je het een collega vertelt."
    )
    vakgebieden = Vinkvakken(
        label="Vakgebieden",
        choices=Vakgebied,
        help_text="Waar je in werkt, of in wilt werken.",
    )

    toont = Vinkvakken(
        label="Dit mogen zij zien",
        choices=Deel,
        help_text="Wat je niet aanvinkt, zien anderen niet. Ze vinden het ook niet als ze zoeken. Je naam en je "
        "organisatie zien zij altijd.",
    )

    class Meta:
        model = Profiel
        fields = [
            "schaal",
            "uren_min",
            "uren_max",
            "niveau",
            "vakgebieden",
            "vaardigheden",
            "wensen",
            "zichtbaar_voor_collegas",
            "verborgen_voor_eigen_organisatie",
            "toont",
        ]
        labels = {
            "uren_min": "Uren per week, vanaf",
            "uren_max": "Uren per week, tot en met",
            "niveau": "Werk- en denkniveau",
            "zichtbaar_voor_collegas": "Collega’s van andere organisaties mogen mijn profiel zien",
            "verborgen_voor_eigen_organisatie": "Verberg mijn profiel voor mijn eigen organisatie",
        }
        help_texts = {
            "schaal": "De schaal die je zoekt, bijvoorbeeld 9. Wat je nu verdient, vragen we niet.",
            "vaardigheden": "Wat kun je goed? Vertel het in je eigen woorden.",
            "wensen": "Wat zou je willen doen of leren?",
            "verborgen_voor_eigen_organisatie": "Dan zien je directe collega’s en je leidinggevende niets, ook "
            "niet als anderen je profiel wel mogen zien. Bied je een baan aan? Dan kies je dat daar apart.",
        }
        localized_fields = ["uren_min", "uren_max"]
        widgets = {
            "schaal": forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            "uren_min": forms.TextInput(attrs=UREN),
            "uren_max": forms.TextInput(attrs=UREN),
            "vaardigheden": forms.Textarea(attrs={"rows": 4}),
            "wensen": forms.Textarea(attrs={"rows": 4}),
        }

    field_order = ["functie"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["functie"].initial = self.instance.gebruiker.functie
        for veld in ("uren_min", "uren_max"):
            self.initial[veld] = heel(self.initial[veld])

    @property
    def velden(self) -> dict:
        """The profile's own fields, for the service that writes them."""
        return {veld: self.cleaned_data[veld] for veld in self._meta.fields}


class WisForm(forms.Form):
    zeker = forms.BooleanField(label="Ja, verwijder mijn account. Ik weet dat het niet terugkomt.")
