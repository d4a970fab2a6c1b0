"""What is filled in around the plan of the year: a proposal, a remark, an offer to host, what the office decides."""

from datetime import date, timedelta

from django import forms

from evenementen.models import Evenement, Gastaanbod, Opmerking
from evenementen.vrijlezen import GROOTSTE, lees
from twentsekracht.formulieren import Datum, Tekstvak
from twentsekracht.keuring import Geweigerd
from twentsekracht.organisaties.models import Organisatie

HORIZON = timedelta(days=5 * 365)
LANGSTE = timedelta(days=92)


class Namens(forms.Form):
    """On behalf of which organisation; with one there is nothing to choose, with none it is the platform office."""

    organisatie = forms.ModelChoiceField(Organisatie.objects.none(), label="Namens", empty_label="Kies")

    def __init__(self, *args, organisaties, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisatie"].queryset = organisaties
        self.enige = None
        if len(organisaties) <= 1:
            self.enige = next(iter(organisaties), None)
            del self.fields["organisatie"]

    def clean(self):
        velden = super().clean()
        velden.setdefault("organisatie", self.enige)
        return velden


class Periode(forms.Form):
    """The days of an event, within reach and in order."""

    start = forms.DateField(label="Eerste dag", widget=Datum)
    einde = forms.DateField(
        label="Laatste dag", widget=Datum, help_text="Duurt het een dag? Vul die dan twee keer in."
    )

    def __init__(self, *args, op: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.op = op

    def clean(self):
        velden = super().clean()
        start, einde = velden.get("start"), velden.get("einde")
        if start and start > self.op + HORIZON:
            self.add_error("start", "Kies een dag binnen vijf jaar.")
        elif start and einde and einde < start:
            self.add_error("einde", "De laatste dag ligt voor de eerste.")
        elif start and einde and einde - start > LANGSTE:
            self.add_error("einde", "Een evenement duurt hoogstens drie maanden.")
        return velden


class WijzigVoorstelForm(Periode):
    """What a proposal says."""

    titel = forms.CharField(label="Hoe heet het?", max_length=200)
    soort = forms.ChoiceField(label="Soort", choices=Evenement.Soort)
    samenvatting = forms.CharField(
        label="In een zin", max_length=300, required=False, help_text="Voor de lijst op de website."
    )
    omschrijving = forms.CharField(
        label="Wat wil je doen, en voor wie?", max_length=3000, required=False, widget=Tekstvak(6)
    )
    # The days of which the clashes were shown: sent again with the same days it goes through.
    gezien = forms.CharField(required=False, max_length=30, widget=forms.HiddenInput)
    field_order = ["titel", "soort"]


class VoorstelForm(WijzigVoorstelForm, Namens):
    is_gastheer = forms.BooleanField(label="Wij willen het ontvangen", required=False)
    field_order = [
        "titel",
        "soort",
        "start",
        "einde",
        "organisatie",
        "samenvatting",
        "omschrijving",
        "is_gastheer",
    ]


class OpmerkingForm(Namens, forms.ModelForm):
    class Meta:
        model = Opmerking
        fields = ["tekst"]
        labels = {"tekst": "Jouw opmerking"}
        widgets = {"tekst": Tekstvak(3)}
        help_texts = {"tekst": "De coördinator en de contactpersonen van alle organisaties lezen mee."}


class GastForm(Namens, forms.ModelForm):
    class Meta:
        model = Gastaanbod
        fields = ["toelichting"]
        labels = {"toelichting": "Wat heb je te bieden?"}
        help_texts = {"toelichting": "Bijvoorbeeld: een zaal voor honderd mensen en vier kleine."}


class PlanForm(Periode):
    gastorganisatie = forms.ModelChoiceField(
        Organisatie.objects.none(), label="Te gast bij", required=False, empty_label="Nog niet bekend"
    )

    def __init__(self, *args, gastheren, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["gastorganisatie"].queryset = gastheren


class RedenForm(forms.Form):
    reden = forms.CharField(label="Waarom?", max_length=300, widget=Tekstvak(2))


class IntrekForm(forms.Form):
    reden = forms.CharField(
        label="Waarom? Dat hoeft niet.",
        max_length=300,
        required=False,
        widget=Tekstvak(2),
        help_text="De coördinator en de contactpersonen van alle organisaties lezen het.",
    )


class KopieForm(forms.Form):
    start = forms.DateField(
        label="In de week van",
        widget=Datum,
        help_text="Het begint weer op dezelfde dag van de week. Alles schuift net zo ver op.",
    )


class VrijForm(forms.Form):
    """A list of a recess; for the coördinator also of the holidays of the schools."""

    organisatie = forms.ModelChoiceField(Organisatie.objects.none(), label="Van wie", empty_label="Kies")
    bestand = forms.FileField(
        label="Bestand",
        widget=forms.FileInput(attrs={"accept": ".ics,.csv,.xlsx,.ods"}),
        help_text="Een agenda (ics), of een lijst (csv, xlsx of ods) met de kolommen naam, van en tot.",
    )

    def __init__(self, *args, organisaties, is_bureau, **kwargs):
        super().__init__(*args, **kwargs)
        veld = self.fields["organisatie"]
        veld.queryset = organisaties
        if is_bureau:
            veld.required, veld.empty_label = False, "De scholen"
        elif len(organisaties) == 1:
            veld.empty_label, veld.initial = None, organisaties[0]

    def clean_bestand(self):
        try:
            self.perioden = lees(self.cleaned_data["bestand"].read(GROOTSTE + 1))
        except Geweigerd as fout:
            raise forms.ValidationError(str(fout)) from None
        return self.cleaned_data["bestand"]
