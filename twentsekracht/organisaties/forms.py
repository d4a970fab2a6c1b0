"""What a person fills in at the door: an invitation, coming in by one, a role, a deputy."""

from datetime import date, timedelta

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError

from twentsekracht.organisaties import termijnen, toegang
from twentsekracht.organisaties.domeinen import normaal_adres
from twentsekracht.organisaties.models import Gebruiker, Organisatie
from twentsekracht.organisaties.toegang import REGIONAAL, Rol

UITDELERS = REGIONAAL | {Rol.CONTACTPERSOON}


def datumveld(label, hulp="", **kwargs):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=hulp, widget=widget, **kwargs)


class VoorOrganisatie(forms.Form):
    """Offers the organisations and roles this person deals with; with one organisation there is nothing to choose."""

    organisatie = forms.ModelChoiceField(Organisatie.objects.none(), label="Organisatie", empty_label="Kies")

    def __init__(self, *args, door, op: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.door, self.op = door, op
        organisaties = toegang.organisaties_van(door, *UITDELERS, op=op).actief_op(op)
        self.fields["organisatie"].queryset = organisaties
        ids = toegang.organisatie_ids(door, *UITDELERS, op=op)
        if ids is not toegang.OVERAL and len(ids) == 1:
            self.enige = organisaties.first()
            del self.fields["organisatie"]

    def rolkeuzes(self):
        mag = toegang.toekenbaar(self.door, op=self.op)
        return [(rol.value, rol.label) for rol in Rol if rol in mag]

    def clean(self):
        velden = super().clean()
        if "organisatie" not in self.fields:
            velden["organisatie"] = self.enige
        return velden


class UitnodigingForm(VoorOrganisatie):
    naam = forms.CharField(label="Naam", max_length=150)
    email = forms.EmailField(
        label="E-mailadres", max_length=254, help_text="Het adres van het werk: de uitnodiging gaat hierheen."
    )
    rol = forms.ChoiceField(
        label="Rol", required=False, help_text="Zonder rol kan iemand alles wat elke medewerker kan."
    )
    rol_tot = datumveld(
        "Rol tot en met", "Alleen als je een rol kiest. Daarna vervalt de rol.", required=False
    )
    field_order = ["naam", "email", "organisatie", "rol", "rol_tot"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rol"].choices = [("", "Geen rol: medewerker"), *self.rolkeuzes()]
        self.fields["rol_tot"].initial = termijnen.rol_tot(self.op)

    def clean(self):
        velden = super().clean()
        if velden.get("rol") and not velden.get("rol_tot") and "rol_tot" not in self.errors:
            self.add_error("rol_tot", "Een rol heeft een einddatum: vul een dag in.")
        return velden


class AanvaardForm(forms.Form):
    """For who has no account yet."""

    naam = forms.CharField(
        label="Je naam", max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    wachtwoord = forms.CharField(
        label="Wachtwoord", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    nog_eens = forms.CharField(
        label="Wachtwoord nog een keer",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, email="", **kwargs):
        super().__init__(*args, **kwargs)
        self.email = email
        self.fields["wachtwoord"].help_text = password_validation.password_validators_help_text_html()

    def clean(self):
        velden = super().clean()
        wachtwoord = velden.get("wachtwoord")
        if wachtwoord and velden.get("nog_eens") and wachtwoord != velden["nog_eens"]:
            self.add_error("nog_eens", "De twee wachtwoorden zijn niet gelijk.")
        if wachtwoord:
            try:
                wie = Gebruiker(email=self.email, naam=velden.get("naam", ""))
                password_validation.validate_password(wachtwoord, wie)
            except ValidationError as fout:
                self.add_error("wachtwoord", fout)
        return velden


class CollegaVeld(forms.EmailField):
    def __init__(self, **kwargs):
        super().__init__(label="E-mailadres van de collega", max_length=254, **kwargs)


def vind_collega(adres, *, door, op):
    """Somebody with an open account whom this person may see; of others it does not say whether they exist."""
    zichtbaar = Gebruiker.objects.open(op=op).beheerbaar_door(door, op=op, rollen=UITDELERS)
    collega = zichtbaar.filter(email__iexact=normaal_adres(adres)).first()
    if collega is None:
        raise ValidationError(
            "In de organisatie waar jij over gaat, is geen account met dit adres. Nodig deze collega eerst uit."
        )
    return collega


class RolForm(VoorOrganisatie):
    email = CollegaVeld(help_text="Heeft de collega nog geen account? Stuur dan een uitnodiging.")
    rol = forms.ChoiceField(label="Rol")
    tot = datumveld("Tot en met", f"Hoogstens {termijnen.ROL_HOOGSTENS_JAREN} jaar. Daarna vervalt de rol.")
    field_order = ["email", "organisatie", "rol", "tot"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rol"].choices = [("", "Kies"), *self.rolkeuzes()]
        self.fields["tot"].initial = termijnen.rol_tot(self.op)

    def clean_email(self):
        self.collega = vind_collega(self.cleaned_data["email"], door=self.door, op=self.op)
        return self.collega.email

    def clean_tot(self):
        if self.cleaned_data["tot"] < self.op:
            raise ValidationError("Deze dag is al voorbij.")
        return self.cleaned_data["tot"]


class EindigForm(forms.Form):
    laatste_dag = datumveld("Laatste dag", "Laat je dit leeg, dan stopt de rol meteen.", required=False)


class VerlengForm(forms.Form):
    tot = datumveld("Nieuwe einddatum", f"Hoogstens {termijnen.ROL_HOOGSTENS_JAREN} jaar vanaf vandaag.")


class VervangerForm(forms.Form):
    email = CollegaVeld()
    van = datumveld("Van")
    tot = datumveld("Tot en met", "Daarna houdt de vervanging vanzelf op.")

    def __init__(self, *args, door, op: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.door, self.op = door, op
        self.fields["van"].initial, self.fields["tot"].initial = op, op + timedelta(days=30)

    def clean_email(self):
        self.collega = vind_collega(self.cleaned_data["email"], door=self.door, op=self.op)
        return self.collega.email


class TweedeStapWegForm(forms.Form):
    gecontroleerd = forms.BooleanField(
        label="Ik heb buiten het portaal gecontroleerd wie dit vraagt",
        error_messages={"required": "Controleer eerst wie dit vraagt, en zet dan het vinkje."},
    )
