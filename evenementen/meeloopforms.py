"""What a visitor and a host fill in."""

from datetime import date, time

from django import forms

from evenementen.meeloopfilters import AFSTANDEN
from evenementen.meeloopplaatsen import Dagstand
from evenementen.meeloopwoorden import wanneer
from evenementen.models import Bedankje, Evenement, Evenementbeleid, Meeloopplek, Meeloopverzoek, Meeloopwens
from evenementen.models.meelopen import MEESTE_PLAATSEN
from twentsekracht import omgeving
from twentsekracht.formulieren import Datum, Tekstvak, Tijd, Vinkvakken
from twentsekracht.mijn.models import Vakgebied

Wijze = Evenementbeleid.Wijze
UITLEG = {
    Wijze.INFORMEREN: "Je leidinggevende krijgt een bericht en hoeft niets te doen.",
    Wijze.AKKOORD: "Je leidinggevende krijgt een mail en kan met één klik akkoord geven.",
}


class Adresveld(forms.EmailField):
    """Of a colleague: the browser has no business filling in one's own."""

    def __init__(self, **velden):
        super().__init__(max_length=254, widget=forms.EmailInput({"autocomplete": "off"}), **velden)


class MeevraagForm(forms.Form):
    """Which day, and why."""

    dag = forms.ChoiceField(label="Welke dag?", widget=forms.RadioSelect)
    motivatie = forms.CharField(
        label="Waarom wil je meelopen?",
        max_length=Meeloopverzoek._meta.get_field("motivatie").max_length,
        widget=Tekstvak(4),
        help_text="Een paar zinnen. De ander leest dit, en ziet waar je werkt.",
    )
    leidinggevende = Adresveld(label="E-mailadres van je leidinggevende")

    def __init__(self, *args, standen: list[Dagstand], wijze: str, **kwargs):
        super().__init__(*args, **kwargs)
        vrij = [stand for stand in standen if not stand.is_vol]
        self.fields["dag"].choices = [
            (stand.dag.pk, f"{wanneer(stand.dag)}. {stand.plaatsen.woorden}") for stand in vrij
        ]
        self.dagen = {str(stand.dag.pk): stand.dag for stand in vrij}
        if wijze == Wijze.GEEN:
            del self.fields["leidinggevende"]
        else:
            self.fields["leidinggevende"].help_text = UITLEG[wijze]

    def clean_dag(self):
        return self.dagen[self.cleaned_data["dag"]]


class PlekForm(forms.ModelForm):
    plaats = forms.ChoiceField(label="Plaats", choices=[("", "Kies een plaats"), *omgeving.keuzes()])
    vakgebied = forms.ChoiceField(label="Vakgebied", choices=[("", "Kies een vakgebied"), *Vakgebied.choices])
    groepen = [
        ("Wat je laat zien", ["functie", "vakgebied", "wat_je_ziet", "meenemen"]),
        ("Waar en wanneer", ["plaats", "adres", "evenement"]),
        ("Hoe het gaat", ["wijze", "toont_naam", "leidinggevende"]),
    ]

    class Meta:
        model = Meeloopplek
        fields = [
            *("functie", "vakgebied", "wat_je_ziet", "meenemen"),
            *("plaats", "adres", "evenement", "wijze", "toont_naam", "leidinggevende"),
        ]
        widgets = {
            "wat_je_ziet": Tekstvak(6),
            "meenemen": Tekstvak(3),
            "wijze": forms.RadioSelect,
            "leidinggevende": forms.EmailInput({"autocomplete": "off"}),
        }
        labels = {
            "functie": "Jouw functie",
            "wat_je_ziet": "Wat is er te zien?",
            "meenemen": "Wat neemt iemand mee?",
            "adres": "Waar zien jullie elkaar?",
            "wijze": "Hoe kiest iemand een dag?",
            "toont_naam": "Collega’s van mijn eigen organisatie mogen mijn naam zien",
        }
        help_texts = {
            "functie": "Zoals je het een collega vertelt. Bijvoorbeeld: dijkbeheerder.",
            "wat_je_ziet": "Hoe ziet zo’n dag eruit? Noem geen namen.",
            "leidinggevende": "Dan krijgt je leidinggevende bericht als er iemand komt, als je organisatie dat wil.",
        }

    def __init__(self, *args, op: date, **kwargs):
        super().__init__(*args, **kwargs)
        komend = Evenement.objects.gepubliceerd().komend(op=op)
        self.fields["evenement"].queryset = (
            komend | Evenement.objects.filter(pk=self.instance.evenement_id)
        ).distinct()
        self.fields["evenement"].empty_label = "Niets: het hele jaar door"


class DagForm(forms.Form):
    datum = forms.DateField(label="Dag", widget=Datum)
    begintijd = forms.TimeField(label="Van", widget=Tijd, initial=time(9))
    eindtijd = forms.TimeField(label="Tot", widget=Tijd, initial=time(16, 30))
    aantal = forms.IntegerField(
        label="Hoeveel mensen tegelijk", min_value=1, max_value=MEESTE_PLAATSEN, initial=1
    )


class WensForm(forms.ModelForm):
    vakgebieden = Vinkvakken(
        label="Vakgebieden",
        choices=Vakgebied,
    )
    plaats = forms.ChoiceField(
        label="Vanuit", required=False, choices=[("", "Maakt niet uit"), *omgeving.keuzes()]
    )
    afstand = forms.TypedChoiceField(
        label="Hoe ver weg mag het zijn?",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "Maakt niet uit"), *AFSTANDEN],
    )
    alles_mag_leeg = True
    groepen = [
        ("Wat wil je zien?", ["functie", "vakgebieden"]),
        ("Waar?", ["plaats", "afstand"]),
        ("Wanneer?", ["van", "tot"]),
    ]

    class Meta:
        model = Meeloopwens
        fields = ["functie", "vakgebieden", "plaats", "afstand", "van", "tot", "wil_mail"]
        widgets = {"van": Datum, "tot": Datum}
        labels = {
            "van": "Vanaf",
            "wil_mail": "Mail me als er een nieuwe plek is die past",
        }


class RedenForm(forms.Form):
    """Why not, in a few words; whether it must be said, the service knows."""

    reden = forms.CharField(max_length=300, required=False)

    def __init__(self, *args, vraag: str = "Waarom?", nodig: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reden"].label = vraag
        self.fields["reden"].required = nodig


class BedankForm(forms.Form):
    tekst = forms.CharField(
        label="Jouw bedankje",
        max_length=Bedankje._meta.get_field("tekst").max_length,
        widget=Tekstvak(3),
        help_text="Een paar woorden. Alleen de ander leest dit.",
    )
