"""What somebody fills in to offer their job, and what the ambassadeur says of it."""

from django import forms

from jbmb.filters import AFSTANDEN
from jbmb.models import INHOUD, KORTST, LANGST, Functiefamilie, Ruilaanbod
from twentsekracht import omgeving
from twentsekracht.formulieren import Datum, Getal, Tekstvak, Vinkvakken
from twentsekracht.mijn.models import heel
from twentsekracht.organisaties.models import Organisatie

KEUZES = ("keus_1", "keus_2", "keus_3")
UREN = ("uren", "wens_uren_min", "wens_uren_max")


class Uren(forms.TextInput):
    """As people write hours: 32, or 28,5."""

    eenheid = "uur per week"

    def __init__(self):
        super().__init__({"inputmode": "decimal", "autocomplete": "off"})


def _keus(label: str) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        Organisatie.objects.none(), label=label, required=False, empty_label="Maakt niet uit"
    )


class AanbodForm(forms.ModelForm):
    """May be saved half-way; sending it in asks for the rest."""

    plaats = forms.ChoiceField(
        label="Plaats",
        required=False,
        choices=[("", "Kies een plaats"), *omgeving.keuzes()],
        help_text="Waar je meestal werkt als je niet thuis werkt.",
    )
    wens_families = Vinkvakken(
        label="Wat voor werk zoek je?",
        choices=Functiefamilie,
        help_text="Kies een of meer functiefamilies. Niets gekozen: alles is goed.",
    )
    keus_1 = _keus("Eerste keus")
    keus_2 = _keus("Tweede keus")
    keus_3 = _keus("Derde keus")
    wens_plaats = forms.ChoiceField(
        label="Of: een organisatie in de buurt van",
        required=False,
        choices=[("", "Maakt niet uit"), *omgeving.keuzes()],
        help_text="Een van je keuzes is goed, en ook een baan die dichtbij genoeg is.",
    )
    wens_afstand = forms.TypedChoiceField(
        label="Hoe ver mag het zijn?",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "Maakt niet uit"), *AFSTANDEN],
    )
    alles_mag_leeg = True
    groepen = [
        (
            "1. Jouw baan",
            [
                *("functie", "functiefamilie", "taken", "schaal", "uren"),
                *("plaats", "thuisdagen", "breng_mee"),
            ],
        ),
        ("2. Welk werk je zoekt", ["wens_families"]),
        ("3. Waar", [*KEUZES, "wens_plaats", "wens_afstand"]),
        ("4. Schaal en uren", ["wens_schaal_min", "wens_schaal_max", "wens_uren_min", "wens_uren_max"]),
        (
            "5. Hoelang en wanneer",
            ["wens_maanden_min", "wens_maanden_max", "wens_start_van", "wens_start_tot"],
        ),
        ("6. Wie je aanbod ziet", ["verborgen_voor_eigen_organisatie"]),
    ]
    field_order = [naam for _, namen in groepen for naam in namen]

    class Meta:
        model = Ruilaanbod
        fields = [*INHOUD]
        localized_fields = [*UREN]
        widgets = {
            "taken": Tekstvak(6),
            "breng_mee": Tekstvak(4),
            "thuisdagen": Getal("dagen per week"),
            **dict.fromkeys(("wens_maanden_min", "wens_maanden_max"), Getal("maanden")),
            **dict.fromkeys(UREN, Uren()),
            **dict.fromkeys(("wens_start_van", "wens_start_tot"), Datum()),
        }
        labels = {
            "functie": "Functie",
            "functiefamilie": "Functiefamilie",
            "taken": "Wat doe je?",
            "schaal": "Schaal van je functie",
            "uren": "Uren",
            "thuisdagen": "Thuiswerken",
            "breng_mee": "Wat breng je mee?",
            "wens_schaal_min": "Schaal vanaf",
            "wens_schaal_max": "Schaal tot en met",
            "wens_uren_min": "Uren vanaf",
            "wens_uren_max": "Uren tot en met",
            "wens_maanden_min": "Minstens",
            "wens_maanden_max": "Hoogstens",
            "wens_start_van": "Ik kan beginnen vanaf",
            "wens_start_tot": "Ik kan uiterlijk beginnen op",
            "verborgen_voor_eigen_organisatie": "Verberg mijn aanbod voor mijn eigen organisatie",
        }
        help_texts = {
            "functie": "Zoals je het een collega vertelt.",
            "functiefamilie": "Banen die op elkaar lijken. Weet je het niet? Vraag het je leidinggevende.",
            "taken": "De taken die een collega van je overneemt. Noem geen namen.",
            "schaal": "De schaal die bij de functie hoort. Wat je verdient, vragen we niet.",
            "breng_mee": "Wat kun je goed, en waar kan een ander jou voor vragen?",
            "wens_maanden_min": f"Een ruil duurt {KORTST} tot en met {LANGST} maanden.",
            "verborgen_voor_eigen_organisatie": "Dan zien je directe collega’s en je leidinggevende je aanbod "
            "niet. De ambassadeur en de contactpersoon van je organisatie zien het wel.",
        }

    def __init__(self, *args, organisatie: Organisatie | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["functiefamilie"].choices = [("", "Kies een functiefamilie"), *Functiefamilie.choices]
        anders = Organisatie.objects.werkgevers().exclude(pk=organisatie.pk if organisatie else None)
        gekozen = []
        if self.instance.pk:
            gekozen = list(self.instance.voorkeursvolgorde.values_list("organisatie", flat=True))
        for nummer, naam in enumerate(KEUZES):
            self.fields[naam].queryset = anders
            if nummer < len(gekozen):
                self.initial[naam] = gekozen[nummer]
        for naam in UREN:
            self.initial[naam] = heel(self.initial.get(naam))

    def clean(self):
        gegevens = super().clean()
        gekozen = self.voorkeuren
        if len(set(gekozen)) < len(gekozen):
            self.add_error("keus_2", "Kies elke organisatie één keer.")
        if gegevens.get("wens_plaats") and gegevens.get("wens_afstand") is None:
            self.add_error("wens_afstand", "Kies ook hoe ver het mag zijn.")
        return gegevens

    @property
    def voorkeuren(self) -> list[Organisatie]:
        """In the order in which they were chosen; a gap is none."""
        return [een for naam in KEUZES if (een := self.cleaned_data.get(naam))]

    @property
    def velden(self) -> dict:
        """The offer's own fields, for the service that writes them."""
        return {naam: self.cleaned_data[naam] for naam in INHOUD}


class IntrekForm(forms.Form):
    reden = forms.CharField(label="Waarom trek je het in?", max_length=300, required=False)


class NakijkForm(forms.Form):
    """One of three answers; what each asks for, the service says too."""

    besluit = forms.ChoiceField(
        label="Wat is je besluit?",
        choices=[
            ("goed", "Goedkeuren"),
            ("aanvulling", "Om een aanvulling vragen"),
            ("afwijzen", "Niet goedkeuren"),
        ],
        widget=forms.RadioSelect,
    )
    is_vast = forms.BooleanField(
        label="Ik heb gecontroleerd dat deze collega een vast contract heeft",
        required=False,
        help_text="Nodig als je goedkeurt.",
    )
    reden = forms.CharField(
        label="Waarom?",
        max_length=300,
        required=False,
        widget=Tekstvak(3),
        help_text="Nodig als je om een aanvulling vraagt of niet goedkeurt. Je collega leest dit.",
    )

    def clean(self):
        gegevens = super().clean()
        besluit = gegevens.get("besluit")
        if besluit == "goed" and not gegevens.get("is_vast"):
            self.add_error(
                "is_vast", "Ruilen kan alleen met een vast contract. Controleer dat en vink dit aan."
            )
        if besluit in ("aanvulling", "afwijzen") and not gegevens.get("reden"):
            self.add_error("reden", "Schrijf erbij waarom: dan weet je collega het.")
        return gegevens


class JaForm(forms.Form):
    leidinggevende = forms.EmailField(
        label="E-mailadres van je leidinggevende",
        help_text="Je leidinggevende krijgt een mail met de vraag om akkoord, zodra iedereen ja zegt.",
        widget=forms.EmailInput({"autocomplete": "off"}),
        error_messages={"required": "Vul het e-mailadres van je leidinggevende in."},
    )
