"""What a candidate fills in. Never what they earn now."""

from django import forms
from django.core.signing import BadSignature, TimestampSigner
from django.core.validators import RegexValidator

from twentsekracht.formulieren import Tekstvak
from twentsekracht.keuring import GROOTSTE, MB, Geweigerd, keur
from vacatures.models import Sollicitatie

BEGONNEN = TimestampSigner(salt="vacatures.reageren")
SNELSTE = 2  # seconds: nobody writes a motivation in less
OPNIEUW_KIEZEN = "Kies je cv opnieuw: je browser onthoudt een gekozen bestand niet."
VAL = "Laat het veld ‘Website’ leeg. Het is er om robots te herkennen."
TE_SNEL = "Dat ging sneller dan iemand kan typen. Druk nog een keer op de knop."


def _langste(veld: str) -> int:
    return Sollicitatie._meta.get_field(veld).max_length


class CvForm(forms.Form):
    """A CV by itself, in place of one that was refused."""

    cv = forms.FileField(
        label="Cv",
        help_text=f"Een pdf, docx of odt van hoogstens {GROOTSTE // MB} MB.",
        error_messages={
            "empty": "Dit bestand is leeg. Kies een ander bestand.",
            "required": "Kies eerst een bestand.",
        },
        widget=forms.FileInput({"accept": ".pdf,.docx,.odt"}),
    )

    def clean_cv(self):
        """The document, by what is in it; None without one."""
        bestand = self.cleaned_data["cv"]
        if not bestand:
            return None
        if bestand.size > GROOTSTE:
            raise forms.ValidationError(f"Dit bestand is te groot (hoogstens {GROOTSTE // MB} MB).")
        try:
            return keur(bestand.read(), naam=bestand.name)
        except Geweigerd as fout:
            raise forms.ValidationError(str(fout)) from fout


class ReactieForm(CvForm):
    """Of somebody with an account (`gebruiker`), or of somebody from outside."""

    groepen = [
        ("Wie je bent", ["naam", "email", "telefoon", "functie"]),
        ("Wat je wilt vertellen", ["motivatie", "cv"]),
        ("Wat we met je gegevens doen", ["mag_bewaren"]),
    ]

    naam = forms.CharField(
        label="Je naam", max_length=_langste("naam"), widget=forms.TextInput({"autocomplete": "name"})
    )
    email = forms.EmailField(
        label="E-mailadres", max_length=_langste("email"), widget=forms.EmailInput({"autocomplete": "email"})
    )
    telefoon = forms.CharField(
        label="Telefoonnummer",
        max_length=_langste("telefoon"),
        required=False,
        validators=[RegexValidator(r"^[0-9+() .-]{6,}$", "Vul een telefoonnummer in, zoals 06 12345678.")],
        widget=forms.TextInput({"type": "tel", "autocomplete": "tel"}),
    )
    functie = forms.CharField(
        label="Wat voor werk doe je nu?",
        max_length=_langste("functie"),
        required=False,
        widget=forms.TextInput({"autocomplete": "organization-title"}),
    )
    motivatie = forms.CharField(
        label="Waarom past deze functie bij je?",
        max_length=_langste("motivatie"),
        help_text="Schrijf het zoals je het zou vertellen. Een paar alinea’s is genoeg. Wat je nu verdient, hoef je "
        "niet te zeggen.",
        widget=Tekstvak(10),
    )
    mag_bewaren = forms.BooleanField(
        label="Bewaar mijn reactie tot een jaar na de procedure",
        required=False,
        help_text="Handig als er later een baan komt die bij je past. Je kunt dit altijd terugdraaien. Zonder vinkje "
        "is alles binnen vier weken na de procedure weg.",
    )

    def __init__(self, *args, gebruiker=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cv"].required = False
        self.is_extern = gebruiker is None
        if gebruiker:
            self.fields["email"].disabled = True
            self.fields["email"].help_text = "Het adres van je account. Hier krijg je bericht."
            self.initial |= {"naam": gebruiker.naam, "email": gebruiker.email, "functie": gebruiker.functie}
        else:
            self.fields["email"].help_text = "Hier krijg je een mail om je reactie te bevestigen."

    @property
    def begonnen(self) -> str:
        """When the page was opened, signed; the same after an error. For the page to send along."""
        eerder = self.data.get("begonnen", "")
        return eerder if _is_echt(eerder) else BEGONNEN.sign("")

    @property
    def in_de_val(self) -> str:
        """What stands in the field that people do not see."""
        return self.data.get("website", "") if self.is_extern else ""

    def clean_naam(self):
        return " ".join(self.cleaned_data["naam"].split())

    def clean(self):
        if self.in_de_val:
            self.add_error(None, VAL)
        elif self.is_extern and not _is_echt(self.data.get("begonnen", ""), sinds=SNELSTE):
            self.add_error(None, TE_SNEL)
        return self.cleaned_data

    def vraag_cv_opnieuw(self) -> None:
        """Whatever was wrong: the texts come back, the file does not."""
        if "cv" in self.files and "cv" not in self.errors:
            self.add_error("cv", OPNIEUW_KIEZEN)

    @property
    def velden(self) -> dict:
        """What goes on paper: everything but the file."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "cv"}


def _is_echt(stempel: str, sinds: int = 0) -> bool:
    """Ours, and at least so many seconds old."""
    try:
        BEGONNEN.unsign(stempel)
    except BadSignature:
        return False
    return not sinds or _is_ouder_dan(stempel, sinds)


def _is_ouder_dan(stempel: str, seconden: int) -> bool:
    try:
        BEGONNEN.unsign(stempel, max_age=seconden)
    except BadSignature:
        return True
    return False
