"""What a klusgever, and somebody who responds, fills in."""

from django import forms

from jbmb.forms import Uren
from jbmb.klusregels import Wijze
from jbmb.models import Klus, Klusreactie
from jbmb.services.klussen import INHOUD_KLUS
from twentsekracht import omgeving
from twentsekracht.formulieren import Datum, Keuzelijst, Tekstvak
from twentsekracht.mijn.models import Vaardigheid, heel

UITLEG = {
    Wijze.INFORMEREN: "Je leidinggevende krijgt een bericht en hoeft niets te doen.",
    Wijze.AKKOORD: "Je leidinggevende krijgt een mail en kan met één klik akkoord geven.",
}


class KlusForm(forms.ModelForm):
    plaats = forms.ChoiceField(
        label="Plaats", required=False, choices=[("", "Geen vaste plaats"), *omgeving.keuzes()]
    )
    vaardigheden = forms.ModelMultipleChoiceField(
        Vaardigheid.objects.all(),
        label="Wat moet iemand kunnen?",
        required=False,
        widget=Keuzelijst,
        help_text="Kies alleen wat echt nodig is.",
    )
    groepen = [
        ("1. De klus", ["titel", "omschrijving", "vaardigheden"]),
        ("2. Hoeveel en wanneer", ["uren", "van", "tot", "mensen"]),
        ("3. Waar", ["plaats", "kan_op_afstand"]),
        ("4. Reageren", ["reageren_tot"]),
    ]
    field_order = [naam for _, namen in groepen for naam in namen]

    class Meta:
        model = Klus
        fields = [*INHOUD_KLUS, "vaardigheden"]
        localized_fields = ["uren"]
        widgets = {
            "omschrijving": Tekstvak(6),
            "uren": Uren(),
            **dict.fromkeys(("van", "tot", "reageren_tot"), Datum()),
        }
        labels = {
            "titel": "Titel",
            "omschrijving": "Wat ga je doen?",
            "uren": "Uren",
            "van": "Eerste dag",
            "tot": "Laatste dag",
            "mensen": "Hoeveel mensen zoek je?",
            "kan_op_afstand": "Het kan op afstand",
            "reageren_tot": "Reageren kan tot en met",
        }
        help_texts = {
            "titel": "Zoals je het een collega vertelt.",
            "omschrijving": "Wat levert iemand op, met wie, en wat leer je ervan? Noem geen namen.",
            "tot": "Een klus duurt hoogstens een half jaar.",
            "reageren_tot": "Een dag voor de klus begint, of eerder. Houd tijd over om te kiezen en af te spreken.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["omschrijving"].required = True
        self.initial["uren"] = heel(self.initial.get("uren"))

    @property
    def velden(self) -> dict:
        """The own fields, for the service that writes them."""
        return {naam: self.cleaned_data[naam] for naam in INHOUD_KLUS}


class ReageerForm(forms.ModelForm):
    class Meta:
        model = Klusreactie
        fields = ["motivatie", "uren"]
        localized_fields = ["uren"]
        widgets = {"motivatie": Tekstvak(5), "uren": Uren()}
        labels = {"motivatie": "Waarom wil je deze klus doen?", "uren": "Hoeveel uur heb je?"}
        help_texts = {
            "motivatie": "Wat breng je mee, en wat wil je leren? Je naam hoeft er niet bij.",
            "uren": "Bespreek dit eerst met je leidinggevende, als dat bij jou gewoon is.",
        }

    def __init__(self, *args, klus: Klus, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["motivatie"].required = True
        self.initial.setdefault("uren", heel(klus.uren))


class InstemForm(forms.Form):
    """Whom the own organisation wants to be asked or told."""

    leidinggevende = forms.EmailField(
        label="E-mailadres van je leidinggevende",
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "off"}),
    )

    def __init__(self, *args, wijze: Wijze, **kwargs):
        super().__init__(*args, **kwargs)
        if wijze == Wijze.GEEN:
            del self.fields["leidinggevende"]
        else:
            self.fields["leidinggevende"].help_text = UITLEG[wijze]


class KlusredenForm(forms.Form):
    """Why, in a few words; whether it must be said, the service knows."""

    reden = forms.CharField(label="Waarom?", max_length=300, required=False)

    def __init__(self, *args, nodig: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reden"].required = nodig


class DankForm(forms.Form):
    tekst = forms.CharField(
        label="Jouw bedankje",
        max_length=Klusreactie._meta.get_field("dank").max_length,
        widget=Tekstvak(3),
        help_text="Je collega mag dit laten zien op het eigen profiel. Noem geen andere namen.",
    )
